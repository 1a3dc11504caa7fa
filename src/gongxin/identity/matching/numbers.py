"""Numbers of units, however they are written (序号): 第二, 第2, 二 before 分公司 become 2."""

import re

_DIGITS = {"零": 0, "〇": 0} | {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_DIGITS |= {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100}
_NUMERAL = "".join((*_DIGITS, *_TENS)).replace("百", "").replace("佰", "")
_ONE = f"(?:[{_NUMERAL}\\d]|[百佰](?!货))+"
_UNITS = "号|分|支|店|厂|车间|门市|营业|项目|加油|经营|服务|小学|中学|幼儿园|医院|队|组|部|期"
_NUMBER = re.compile(f"第({_ONE})|(?<![{_NUMERAL}])({_ONE})(?={_UNITS})")
_ANY = re.compile(f"[{_NUMERAL}]|第")


def in_digits(name: str) -> str:
    """The name with the numbers of units in digits and without 第; a trade name's own characters stay."""
    return _NUMBER.sub(_digits, name) if _ANY.search(name) else name


def _digits(found: re.Match[str]) -> str:
    numeral: str = found[1] or found[2]
    if not any(character in _TENS for character in numeral):
        return str(int("".join(map(str, map(_value, numeral)))))
    total, digit = 0, 0
    for character in numeral:
        if character in _TENS:
            total += max(digit, 1) * _TENS[character]
        digit = 0 if character in _TENS else _value(character)
    return str(total + digit)


def _value(character: str) -> int:
    return _DIGITS[character] if character in _DIGITS else int(character)

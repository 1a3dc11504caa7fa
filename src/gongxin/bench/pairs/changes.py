"""What people, programs and scanners do to a name that stays the name of the same organisation (同一主体)."""

from collections.abc import Callable

from gongxin.bench.pairs.confusions import SHAPES, SHAPES_OF_OTHER_PARTS, SOUNDS
from gongxin.bench.pairs.firms import Firm, Maker
from gongxin.bench.pairs.words import SHORT_FORMS, TRADITIONAL

Pair = tuple[str, str]
Change = Callable[[Maker], Pair]
_WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})


def writing(maker: Maker) -> Pair:
    """Brackets, width and spaces (括号、全半角、空格)."""
    firm, one = maker.firm(), maker.chance.randrange(4)
    bracketed = f"{firm.trade}（{firm.bare}）{firm.line}{firm.form}"
    if one == 0:
        return bracketed, bracketed.replace("（", "(").replace("）", ")")
    if one == 1:
        return bracketed, bracketed.replace("（", maker.one(("〔", "【", "[", " （"))).replace(
            "）", maker.one(("〕", "】", "]", "） "))
        )
    if one == 2:
        return str(firm), _with(
            str(firm), maker.chance.randrange(2, len(str(firm)) - 1), maker.one((" ", "\u3000", "  "))
        )
    number = str(maker.chance.randrange(2, 90))
    shop = f"{firm}{number}号店"
    return shop, shop.translate(_WIDE)


def traditional(maker: Maker) -> Pair:
    """Traditional characters, all of them or one (繁体)."""
    firm = str(maker.firm())
    found = [i for i, character in enumerate(firm) if character in TRADITIONAL]
    if not found:
        return traditional(maker)
    chosen = found if maker.chance.random() < 0.7 else [maker.chance.choice(found)]
    return firm, "".join(TRADITIONAL[c] if i in chosen else c for i, c in enumerate(firm))


def form(maker: Maker) -> Pair:
    """The legal form written short, long or not at all (组织形式简写)."""
    firm = maker.firm()
    return str(firm), str(firm.but(form=maker.one(SHORT_FORMS[firm.form])))


def place(maker: Maker) -> Pair:
    """The region bracketed, moved, shortened, left out, or with its province (行政区划移位、省略)."""
    firm = maker.firm()
    name = f"{firm.trade}{firm.line}"
    return str(firm), maker.one(
        (
            f"{firm.bare}{name}{firm.form}",
            f"{firm.trade}（{firm.bare}）{firm.line}{firm.form}",
            f"{firm.trade}（{firm.place}）{firm.line}{firm.form}",
            f"{name}（{firm.place}）{firm.form}",
            f"（{firm.place}）{name}{firm.form}",
            f"{name}{firm.form}",
            f"{maker.part.province}{firm}",
        )
    )


def shape(maker: Maker) -> Pair:
    """One character of similar shape, in the trade name or elsewhere (形近字)."""
    if maker.chance.random() < 0.3:
        return _elsewhere(maker)
    right, wrong = maker.chance.choice(SHAPES[maker.part.turn])
    return _in_trade(maker, right, wrong)


def sound(maker: Maker) -> Pair:
    """One character of the same sound in the trade name (音近字)."""
    right, wrong = maker.chance.choice(SOUNDS[maker.part.turn])
    return _in_trade(maker, right, wrong)


def slip(maker: Maker) -> Pair:
    """One character missing, doubled, or exchanged with its neighbour (漏字、叠字、换位).

    Only where that makes no other trade name.
    """
    firm = maker.firm()
    begin = len(firm.place)
    rest = str(firm)[begin + len(firm.trade) :]
    kind = maker.chance.randrange(4)
    if kind == 0:
        at = maker.chance.randrange(len(str(firm)))
        return str(firm), _with(str(firm), at, str(firm)[at])
    if kind == 1:
        at = maker.chance.randrange(len(rest) - 1)
        return str(firm), firm.place + firm.trade + rest[:at] + rest[at + 1] + rest[at] + rest[at + 2 :]
    if kind == 2:
        at = maker.chance.randrange(len(rest))
        return str(firm), firm.place + firm.trade + rest[:at] + rest[at + 1 :]
    firm = maker.firm(maker.trade(4))
    at = maker.chance.randrange(4)
    return str(firm), str(firm.but(trade=firm.trade[:at] + firm.trade[at + 1 :]))


def industry(maker: Maker) -> Pair:
    """The line of business written short (行业简写)."""
    full, short = maker.chance.choice(maker.part.shortened)
    firm = maker.firm().but(line=full)
    return str(firm), str(firm.but(line=short))


def former(maker: Maker) -> Pair:
    """A former name noted in brackets; the other name is the present or the former one (曾用名)."""
    firm, before = maker.firm(), maker.firm()
    before = before.but(place=firm.place)
    noted = maker.one(
        (
            f"（原{before}）",
            f"（原名：{before}）",
            f"（曾用名：{before}）",
            f"(曾用名{before})",
            f"（更名前：{before}）",
        )
    )
    return f"{firm}{noted}", str(firm if maker.chance.random() < 0.6 else before)


def branch(maker: Maker) -> Pair:
    """The same branch or the same numbered unit in other words (同一分支机构)."""
    firm, quarter, number = maker.firm(), maker.quarter(), maker.chance.randrange(9)
    word, digit = "一二三四五六七八九"[number], str(number + 1)
    unit = maker.one(("分公司", "门市部", "项目部", "营业部"))
    school = maker.one(("小学", "中学", "幼儿园", "人民医院"))
    chosen: tuple[Pair, ...] = (
        (f"{firm}{quarter}分公司", f"{firm}（{quarter}分公司）"),
        (f"{firm}{quarter}分公司", f"{_other(maker, firm)}{quarter}分公司"),
        (f"{firm}第{word}{unit}", f"{firm}第{digit}{unit}"),
        (f"{firm}第{word}{unit}", f"{firm}{word}{unit}"),
        (f"{firm}{digit}号店", f"{firm}{word}号店"),
        (f"{firm.place}第{word}建筑工程{firm.form}", f"{firm.place}第{digit}建筑工程{firm.form}"),
        (f"{firm.place}第{word}{school}", f"{firm.place}第{digit}{school}"),
        (f"{firm.place}{firm.trade}{school}", f"{firm.bare}{firm.trade}{school}"),
    )
    return maker.chance.choice(chosen)


def two(maker: Maker) -> Pair:
    """Two of these at once (两处不同)."""
    firm = maker.firm()
    first = maker.chance.randrange(3)
    if first == 0:
        right, wrong = maker.chance.choice(SHAPES[maker.part.turn])
        one, other = _firms(maker, right, wrong)
        return str(one), str(_other(maker, other))
    if first == 1:
        right, wrong = maker.chance.choice(SOUNDS[maker.part.turn])
        one, other = _firms(maker, right, wrong)
        return str(one), f"{other.trade}（{other.bare}）{other.line}{other.form}"
    full, short = maker.chance.choice(maker.part.shortened)
    return str(firm.but(line=full)), f"{firm.bare}{firm.trade}{short}{_other(maker, firm).form}"


TIERS: dict[str, Change] = {
    f"same-{change.__name__}": change
    for change in (writing, traditional, form, place, shape, sound, slip, industry, former, branch, two)
}


def _firms(maker: Maker, right: str, wrong: str) -> tuple[Firm, Firm]:
    length = maker.chance.choice((2, 2, 3, 4))
    at = maker.chance.randrange(length)
    while True:
        others = maker.trade(length)
        if right not in others and wrong not in others:
            firm = maker.firm(others[:at] + right + others[at + 1 :])
            return firm, firm.but(trade=others[:at] + wrong + others[at + 1 :])


def _in_trade(maker: Maker, right: str, wrong: str) -> Pair:
    one, other = _firms(maker, right, wrong)
    return str(one), str(other)


def _elsewhere(maker: Maker) -> Pair:
    while True:
        firm = maker.firm()
        tail = firm.line + firm.form
        fitting = [pair for pair in SHAPES_OF_OTHER_PARTS[maker.part.turn] if pair[0] in tail]
        if fitting:
            right, wrong = maker.chance.choice(fitting)
            return str(firm), firm.place + firm.trade + tail.replace(right, wrong, 1)


def _other(maker: Maker, firm: Firm) -> Firm:
    return firm.but(form=maker.one(tuple(form for form in SHORT_FORMS[firm.form] if form)))


def _with(name: str, at: int, more: str) -> str:
    return name[:at] + more + name[at:]

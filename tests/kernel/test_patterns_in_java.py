"""The published patterns mean the same to Java's engine, which Spark uses, as to Python's."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyspark
import pytest
from py4j.java_gateway import JavaGateway, JVMView

from gongxin.kernel import dates, money, orgcode, people, regno, text, uscc
from gongxin.kernel.patterns import CITIZEN_ID_15_CELL, CITIZEN_ID_CELL, PATTERNS, SUSPICIOUS

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(not shutil.which("java"), reason="there is no Java runtime"),
]

PUBLISHED = {
    **{f"{kind}-{place}": pattern for place, (kind, pattern) in enumerate(PATTERNS)},
    **{f"date-{form}": pattern for form, pattern in dates.PATTERNS.items()},
    "suspicious": SUSPICIOUS,
    "citizen-id-cell": CITIZEN_ID_CELL,
    "citizen-id-15-cell": CITIZEN_ID_15_CELL,
    "excel": dates.EXCEL_PATTERN,
    "amount": money.PLAIN_PATTERN,
    "unified-code": uscc.PATTERN,
    "organisation-code": orgcode.PATTERN,
    "registration-number": regno.PATTERN,
    "older-number": regno.OLD_PATTERN,
    "individual-business": regno.INDIVIDUAL_BUSINESS_PATTERN,
    "invisible": text.INVISIBLE_PATTERN,
    "unspaced": text.UNSPACED_PATTERN,
    "noise": text.CODE_NOISE_PATTERN,
    "borne": people.BORNE,
    "organisation-in-latin": people.ORGANISATION_IN_LATIN,
}
SAMPLES = (
    "",
    "无",
    "身份证11010519491231002X,电话13800138000",
    "11010519491231002X",
    "110105 19491231 002X",
    "110105491231002",
    "身份证号: 1101051949123100",
    "911156198001010019",
    "ABC123456789012",
    "护照E12345678;台胞证:0123456789",
    "账号 1234 5678 9012,卡号6222021234567890128",
    "6222 0212 3456 7890",
    "+86 138-0013-8000",
    "(0533)2345678转(0533)-23456789",
    "联系电话:2345678",
    "someone.else@example.org。",
    "家庭住址:示例市甲区一号路1号,户籍地为示例市乙区",
    "汉族,住示例市甲区一号路1号\n当事人住所:一号路2号",
    "幸福小区3号楼2单元501室",
    "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X,1.3.8.0.0.1.3.8.0.0.0",
    "Passport No. E12345678,QQ号:12345678,微信abc123,WeChat: shiyang17,vx:shiyang17",
    "一三八〇〇一三八〇〇〇,①③⑧𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎,l38OOl38OOO",
    "914403001922038216",
    "71093123X",
    "440301103097413",
    "379900610309741",
    "3799001000001",
    "2026-05-06 09:30:00.5",
    "20260506",
    "2026/5/6",
    "2026年5月6日",
    "46148.5",
    "-1234.56",
    "李䶮",
    "李𠮷",
    "𠮷",
    "𠮷𠮷𠮷𠮷𠮷",
    "迪丽热巴迪力木拉提",
    "JOHN SMITH",
    "Smith, John",
    "Acme Trading co.",
    "9144\u200b0300 1922-0382'16\ufeff",
)


@pytest.fixture(scope="module")
def java() -> Iterator[JVMView]:
    (jar,) = (Path(pyspark.__file__).parent / "jars").glob("py4j-*.jar")
    gateway = JavaGateway.launch_gateway(jarpath=str(jar), die_on_exit=True)
    yield gateway.jvm
    gateway.shutdown()


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_pattern_finds_the_same_in_java(java, name):
    compiled = java.java.util.regex.Pattern.compile(PUBLISHED[name])
    for sample in SAMPLES:
        match = re.search(PUBLISHED[name], sample)
        matcher = compiled.matcher(sample)
        assert matcher.find() == (match is not None), sample
        if match:
            assert [matcher.group(n) for n in range(matcher.groupCount() + 1)] == [match[0], *match.groups()]


def test_every_pattern_finds_something_in_the_samples():
    assert [n for n, pattern in PUBLISHED.items() if not any(re.search(pattern, s) for s in SAMPLES)] == []

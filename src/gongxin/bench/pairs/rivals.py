"""Names that are nearly the same and stand for two organisations (近似名称的不同主体)."""

from gongxin.bench.pairs.changes import Change, Pair
from gongxin.bench.pairs.confusions import SHAPES, SOUNDS, alike, kin
from gongxin.bench.pairs.firms import ORDINALS, Maker
from gongxin.bench.pairs.words import TRADE


def industry(maker: Maker) -> Pair:
    """Same trade name and place, another line of business (行业不同)."""
    firm = maker.firm()
    return str(firm), str(firm.but(line=maker.line(firm.line)))


def place(maker: Maker) -> Pair:
    """The same in another place (行政区划不同)."""
    firm = maker.firm()
    other = firm.but(place=maker.place(firm.place))
    if maker.chance.random() < 0.3:
        return str(firm), f"{other.trade}（{other.bare}）{other.line}{other.form}"
    return str(firm), str(other)


def numbered(maker: Maker) -> Pair:
    """Units that differ in their number (序号不同)."""
    firm, one = maker.firm(), maker.ordinal()
    other = maker.ordinal(one)
    first, second = f"{ORDINALS.index(one) + 1}", f"{ORDINALS.index(other) + 1}"
    unit = maker.one(("分公司", "门市部", "项目部", "营业部", "加油站", "车间"))
    return maker.chance.choice(
        (
            (f"{firm}第{one}{unit}", f"{firm}第{other}{unit}"),
            (f"{firm}{one}{unit}", f"{firm}{other}{unit}"),
            (f"{firm}{first}号店", f"{firm}{second}号店"),
            (f"{firm.place}第{one}建筑工程{firm.form}", f"{firm.place}第{other}建筑工程{firm.form}"),
            (f"{firm.place}{firm.trade}第{one}加油站", f"{firm.place}{firm.trade}第{other}加油站"),
            (f"{firm.place}{firm.trade}{one}厂", f"{firm.place}{firm.trade}{other}厂"),
        )
    )


def parent(maker: Maker) -> Pair:
    """A branch or a dependent body and its parent (分支机构与其所属主体)."""
    firm, quarter = maker.firm(), maker.quarter()
    tail = maker.one(
        (
            f"{quarter}分公司",
            f"{quarter}支公司",
            "第一分公司",
            f"{quarter}营业部",
            "工会委员会",
            f"{quarter}店",
            "门市部",
            "驻拟定办事处",
        )
    )
    return str(firm), f"{firm}{tail}"


def branch(maker: Maker) -> Pair:
    """Two branches of one parent (同一主体的两个分支机构)."""
    firm, quarter = maker.firm(), maker.quarter()
    unit, other = maker.one(("分公司", "支公司", "营业部", "店")), maker.quarter(quarter)
    return f"{firm}{quarter}{unit}", f"{firm}{other}{unit}"


def character(maker: Maker) -> Pair:
    """Trade names that differ in a character of another shape and sound (字号一字之差)."""
    firm = maker.firm(maker.trade(maker.chance.choice((2, 2, 3))))
    at = maker.chance.randrange(len(firm.trade))
    here = firm.trade[at]
    fitting = tuple(c for c in TRADE if c not in firm.trade and not kin(c, here) and not alike(c, here))
    return str(firm), str(firm.but(trade=firm.trade[:at] + maker.one(fitting) + firm.trade[at + 1 :]))


def longer(maker: Maker) -> Pair:
    """A trade name of two characters and one that has a third (字号多一字)."""
    firm = maker.firm(maker.trade(3))
    at = maker.chance.randrange(3)
    return str(firm), str(firm.but(trade=firm.trade[:at] + firm.trade[at + 1 :]))


def turned(maker: Maker) -> Pair:
    """The characters or halves of the trade name in another order (字号倒序)."""
    firm = maker.firm(maker.trade(maker.chance.choice((2, 4))))
    half = len(firm.trade) // 2
    return str(firm), str(firm.but(trade=firm.trade[half:] + firm.trade[:half]))


def trade(maker: Maker) -> Pair:
    """The same in all but the trade name (字号不同)."""
    firm = maker.firm()
    return str(firm), str(firm.but(trade=maker.firm().trade))


def group(maker: Maker) -> Pair:
    """A group and a company of it (集团与成员企业)."""
    firm = maker.firm().but(form=maker.one(("有限公司", "有限责任公司")))
    head = maker.one(
        (
            f"{firm.place}{firm.trade}集团{firm.form}",
            f"{firm.trade}集团股份有限公司",
            f"{firm.place}{firm.trade}控股集团{firm.form}",
            f"{firm.trade}（集团）{firm.form}",
        )
    )
    member = maker.one((str(firm), f"{firm.place}{firm.trade}集团{firm.line}{firm.form}"))
    return head, member


def form(maker: Maker) -> Pair:
    """A legal form that is another kind of body (组织形式不同)."""
    firm = maker.firm().but(form=maker.one(("有限公司", "有限责任公司")))
    other = maker.one(("股份有限公司", "合伙企业（有限合伙）", "专业合作社", "厂", "研究所", "协会"))
    return str(firm), str(firm.but(form=other))


def business(maker: Maker) -> Pair:
    """An individual business or a sole proprietorship and a company of the same name (个体工商户与企业)."""
    firm = maker.firm()
    return str(firm), str(firm.but(form=maker.one(("经营部", "商行", "店", "服务部", "工作室", "商店"))))


def school(maker: Maker) -> Pair:
    """Schools, kindergartens and hospitals of one place (学校、幼儿园、医院)."""
    place, one = maker.place(), maker.ordinal()
    other, trade, quarter = maker.ordinal(one), maker.trade(2), maker.quarter()
    kind = maker.one(("小学", "中学", "幼儿园", "人民医院", "实验小学", "职业学校"))
    return maker.chance.choice(
        (
            (f"{place}第{one}{kind}", f"{place}第{other}{kind}"),
            (f"{place}第{one}小学", f"{place}第{one}中学"),
            (f"{place}{trade}小学", f"{place}{trade}中学"),
            (f"{place}{trade}幼儿园", f"{place}{trade}小学"),
            (f"{place}人民医院", f"{place}中医院"),
            (f"{place}人民医院", f"{place}{quarter}人民医院"),
            (f"{place}{trade}学校", f"{place}{trade}学校附属幼儿园"),
            (f"{place}实验小学", f"{place}第{one}实验小学"),
            (f"{place}{quarter}{trade}小学", f"{place}{maker.quarter(quarter)}{trade}小学"),
        )
    )


def confusable(maker: Maker) -> Pair:
    """A confusable trade name, and another place or line of business (易混字号且另有不同)."""
    right, wrong = maker.chance.choice((*SHAPES[maker.part.turn], *SOUNDS[maker.part.turn]))
    firm = maker.firm(right + maker.trade(1))
    other = firm.but(trade=wrong + firm.trade[1:])
    if maker.chance.random() < 0.5:
        return str(firm), str(other.but(place=maker.place(firm.place)))
    return str(firm), str(other.but(line=maker.line(firm.line)))


def unit(maker: Maker) -> Pair:
    """Bodies of one place whose names share most words (同地相近的单位)."""
    place, quarter = maker.place(), maker.quarter()
    one, other = maker.chance.sample(
        (
            "住房保障",
            "殡葬服务",
            "水利工程质量",
            "建设工程质量",
            "农产品检测",
            "气象灾害防御",
            "种子管理",
            "环境监测",
        ),
        2,
    )
    ending = maker.one(("中心", "站", "研究所"))
    first = f"{place}{one}{ending}"
    return first, maker.one((f"{place}{other}{ending}", f"{place}{quarter}{one}{ending}"))


TIERS: dict[str, Change] = {
    f"other-{rival.__name__}": rival
    for rival in (
        industry, place, numbered, parent, branch, character, longer, turned, trade, group, form, business,
        school, confusable, unit,
    )
}  # fmt: skip

"""What the made-up names of the pairs are made of; no real place, no real firm (名称对用语).

The development part and the held-out part have places, shortened lines of business and confusable characters
of their own: what was tuned on one part must hold on the other.
"""

from dataclasses import dataclass

# Characters that firms like in their trade names (字号).
TRADE = (
    "安邦宝博成驰创达德鼎东方丰福富高冠广海汉航浩和恒弘宏鸿华辉汇嘉佳坚建健江金锦晶景久聚凯康科乐力立利"
    "联良林隆茂美明铭南宁诺鹏启千勤庆荣瑞润森尚胜盛世顺思泰腾天通同万旺维伟文祥新鑫信兴雄旭雅阳耀一益永"
    "优友裕元源远悦云泽展兆哲正志智中众卓梅松柏桂兰荷莲竹岭峰川河湖溪泉石岩玉珠琪瑶凤鹤雁虎马牛羊春夏秋"
    "冬晨夕星月雨雪霜露禾谷穗麦稻棉丝绸锦绣织梭舟帆桥渡塔阁楼亭台园圃苑庄村垦牧渔樵耕读诗书画琴棋墨砚"
)

# Lines of business, in families: two of one family share a word, and are two lines of business all the same.
LINES = (
    ("进出口贸易", "服装贸易", "图书贸易"),
    ("建筑工程", "装饰工程", "园林绿化工程"),
    ("建筑材料", "包装材料", "防水材料"),
    ("信息科技", "生物科技", "环保科技", "电子科技", "网络科技", "新能源科技"),
    ("物业管理", "餐饮管理", "酒店管理", "供应链管理"),
    ("机械制造", "机械租赁", "服装制造"),
    ("教育咨询", "企业管理咨询", "税务咨询"),
    ("文化传媒", "文化教育"),
    ("房地产开发", "农业开发"),
    ("医疗器械", "医药"),
    ("汽车配件", "汽车销售", "汽车维修"),
    ("道路运输", "水路运输"),
    ("物流",),
    ("食品加工", "粮油食品"),
    ("家用电器", "电力设备"),
    ("日用百货", "农业生产资料"),
    ("化工产品", "水产养殖"),
    ("劳务派遣", "会展服务"),
)

# Legal forms (组织形式), by weight.
FORMS = {"有限公司": 65, "有限责任公司": 25, "股份有限公司": 10}
SHORT_FORMS = {
    "有限公司": ("公司", "", "有限责任公司"),
    "有限责任公司": ("有限公司", "公司", ""),
    "股份有限公司": ("股份公司",),
}

# Characters with their traditional form (繁体).
_TRADITIONAL = """
东東 达達 驰馳 创創 丰豐 广廣 汉漢 鸿鴻 华華 辉輝 汇匯 坚堅 锦錦 凯凱 乐樂 联聯 龙龍 铭銘 宁寧 诺諾
鹏鵬 启啟 庆慶 荣榮 润潤 胜勝 顺順 腾騰 万萬 维維 伟偉 兴興 阳陽 优優 远遠 悦悅 云雲 泽澤 众眾 兰蘭
莲蓮 岭嶺 凤鳳 鹤鶴 马馬 麦麥 丝絲 绸綢 绣繡 织織 桥橋 阁閣 楼樓 台臺 园園 庄莊 垦墾 渔漁 读讀 诗詩
书書 画畫 砚硯 贸貿 进進 装裝 饰飾 绿綠 术術 环環 电電 网網 络絡 业業 饮飲 机機 械械 制製 赁賃 询詢
传傳 产產 开開 农農 医醫 疗療 药藥 车車 销銷 维維 运運 输輸 粮糧 设設 备備 资資 劳勞 务務 会會 责責
"""
TRADITIONAL = {pair[0]: pair[1] for pair in _TRADITIONAL.split() if pair[0] != pair[1]}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the benchmark (一部分): what it has for itself alone."""

    name: str
    seed: int
    pairs: int  # of each tier
    province: str
    places: tuple[str, ...]
    quarters: tuple[str, ...]  # where branches are
    turn: int  # of two lists taken by turns, this part's turn
    shortened: tuple[tuple[str, str], ...]


DEVELOPMENT = Part(
    name="development",
    seed=20260401,
    pairs=80,
    province="虚拟省",
    places=(
        "示例市",
        "样例县",
        "演示市",
        "虚构市",
        "假设县",
        "图示市",
        "例证市",
        "空白县",
        "样张市",
        "试写县",
    ),
    quarters=("甲区", "乙区", "丙区", "东门", "北关", "一号路"),
    turn=0,
    shortened=(
        ("建筑工程", "建筑"),
        ("房地产开发", "房产"),
        ("信息科技", "信息"),
        ("生物科技", "生物"),
        ("物业管理", "物业"),
        ("机械制造", "机械"),
        ("汽车配件", "汽配"),
        ("企业管理咨询", "企管咨询"),
        ("文化传媒", "传媒"),
        ("粮油食品", "粮油"),
        ("道路运输", "运输"),
        ("农业生产资料", "农资"),
    ),
)
HELD_OUT = Part(
    name="held-out",
    seed=20261101,
    pairs=120,
    province="想象省",
    places=(
        "拟名市",
        "仿写县",
        "模本市",
        "借喻市",
        "无名县",
        "范文市",
        "草稿县",
        "底稿市",
        "校样市",
        "留白县",
    ),
    quarters=("丁县", "戊县", "己区", "西门", "南关", "二号街"),
    turn=1,
    shortened=(
        ("建筑材料", "建材"),
        ("房地产开发", "房地产"),
        ("网络科技", "网络"),
        ("环保科技", "环保"),
        ("酒店管理", "酒店"),
        ("服装制造", "服装"),
        ("家用电器", "家电"),
        ("装饰工程", "装饰"),
        ("进出口贸易", "进出口"),
        ("日用百货", "百货"),
        ("医疗器械", "器械"),
        ("水路运输", "水运"),
    ),
)
PARTS = (DEVELOPMENT, HELD_OUT)

"""Names as people bear them (人名): told by surnames, so that none is kept beside an organisation's.

A look, no knowledge: 高新 and 石材 begin as people's names do, and 江山 is a place. What is known to be a
word or a place is none; in doubt a name counts as somebody's.
"""

import re
from collections.abc import Container

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖闫褚卫尤施陶戚窦章葛奚柳鲍费岑倪滕殷毕"
    "邬安乐时齐伍卜祁岳詹甄庞涂靳焦温芦苗申樊耿关左欧柴聂路祝尚鲁牛童桂裴覃符骆屈项凌辛管盛游霍翟莫解甘向阳梅穆艾麦晏瞿冉俞阮"
    "巫翁封单谷车池房栾匡荆臧司刁"
)
_DOUBLE = (
    "欧阳|司马|上官|诸葛|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|司空|端木|南宫|轩辕|闻人|申屠"
)
_NAME = re.compile(
    f"(?:[{_SURNAMES}]|{_DOUBLE})[㐀-鿿]{{1,2}}|[㐀-鿿]{{2,}}(?:·[㐀-鿿]+)+|[A-Z][a-z]+(?: [A-Z][a-z]+)+"
)
# Words that begin as people's names do, and stand in names of organisations: trades, regions, forms.
_WORDS = re.compile(
    "高新|高科|高速|高级|高端|石油|石化|石材|石料|石膏|石业|金属|金融|金店|金银|金矿|"
    "黄金|黄酒|白酒|白糖|白银|毛纺|毛巾|毛皮|毛织|牛奶|牛肉|马术|马场|万通|方便|文化|"
    "文具|文教|文体|文旅|文创|文艺|武术|武馆|康复|康养|康体|常温|常务|安防|安装|安保|"
    "时装|时尚|程控|乐器|乐园|于洪|路桥|路政|路面|陶瓷|陶艺|章程|温泉|温室|童装|童鞋|"
    "童车|车辆|车业|车身|车床|房产|房管|管道|管业|管材|管件|管理|单位|单体|单店|关联|"
    "游艺|游乐|游戏|解放|马达|梅花|麦芽|桂花|田园|田径|林业|林场|林产|林木|江湖|范围|"
    "余热|余料|花卉|苗木|苗圃|汤料|柴油|盛典|封装|封头|池塘|谷物|司机|司法|易货|温控|"
    "符号|凌空|向导|卫生|卫浴|项目|项目部|焦炭|焦化|金工|金具|高压|高频|金加工|石油气|"
    "石灰|石墨|石英|石棉|黄页|黄沙|白灰|毛坯|毛毯|毛线|雷达|雷管|龙虾|龙头|龙舟|钱币|"
    "钟表|万能|汽车|夏令营|史料|顾问|安检|安置|时代|齐全|程序|祝福|尚品|关税|房屋|房车|"
    "单证|游泳|游船|管网|管桩|管控|骆驼|解冻|甘蔗|梅林|欧式|张江|陆家嘴|曹妃甸|金桥|"
    "石岩|石岛|黄海|黄河|江南|江北|江东|江西|江淮|关东|关中|关外|高速路|高铁|高校|高教|"
    "高中|华东|Hong Kong|Far East|New York"
)
# Where it says itself that somebody is meant.
_SAID = re.compile(
    "法定代表人|法人代表|负责人|经营者|业主|投资人|自然人股东|承包人|挂靠人|联系人|实际控制人|先生|女士"
)


def is_a_name(text: str, places: Container[str] = ()) -> bool:
    """The whole text is a name as people bear, and no known word or place."""
    return bool(_NAME.fullmatch(text)) and not _WORDS.fullmatch(text) and text not in places


def is_said(text: str) -> bool:
    """The text says that it tells of somebody: 法定代表人 …"""
    return _SAID.search(text) is not None

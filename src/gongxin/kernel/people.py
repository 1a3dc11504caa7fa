"""Names as people bear them (人名): told by surnames, so that none is kept beside an organisation's.

A look, no knowledge: 高新 and 石材 begin as people's names do, and 江山 is a place. What is known to be a
word or a place is none; in doubt a name counts as somebody's.
"""

import re
from collections.abc import Container, Sequence

from gongxin.kernel.text import ACCENTED

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖闫褚卫尤施陶戚窦章葛奚柳鲍费岑倪滕殷毕"
    "邬安乐时齐伍卜祁岳詹甄庞涂靳焦温芦苗申樊耿关左欧柴聂路祝尚鲁牛童桂裴覃符骆屈项凌辛管盛游霍翟莫解甘向阳梅穆艾麦晏瞿冉俞阮"
    "巫翁封单谷车池房栾匡荆臧司刁韦付严颜邢庄包宁舒柯纪季曲成兰蓝蒙喻蒲饶牟卓古吉缪简娄景宫冷席米柏宗佟闵苟边卞姬仇隋荣寇桑郎"
    "丛仲虞敖巩佘麻苑迟邝晋谈晁竺谌鞠逄亓扈厉亢衡占帅练雍粟"
    # Rarer ones, of the Hundred Family Surnames (百家姓) and beyond, but none that words begin with: 印、党.
    "狄禹邰郗邴隗茹芮荀蔺胥莘宦庾阙夔厍訾阚乜逯桓钭郏郜璩濮蒯郦殳宓睢鄢鄞郇郄禚缑昝仝綦冼菅雒邸贲佴谯笪俎虢蹇仉仵琚苌茆迮酆贠遆麴"
)
_DOUBLE = (
    "欧阳|司马|上官|诸葛|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|司空|端木|南宫|轩辕|闻人|申屠"
    "|万俟|赫连|公羊|澹台|公冶|淳于|太叔|钟离|鲜于|闾丘|亓官|司寇|颛孙|巫马|漆雕|乐正|壤驷|拓跋|宰父|呼延|羊舌|梁丘|左丘"
)
# Chinese characters, rare ones of names too, which stand before 一, behind 鿿 and on the planes above.
_HAN = "〇㐀-鿿豈-龎𠀀-𲎯"
# By these names of other languages are written, 迪丽热巴迪力木拉提, a dot between their parts or not.
_SOUNDS = (
    "阿艾巴拜班比别勃布达丹旦的迪地丁杜多尔法凡弗夫甫哥格古哈汗赫吉加江杰居卡凯坎克肯库拉莱兰朗勒里力丽利列卢鲁罗洛玛麦曼米敏摩莫姆"
    "穆木那娜乃奈尼努诺帕培佩皮珀普其奇齐恰切曲热仁日茹萨赛桑色沙斯苏索塔泰特提吐图托瓦旺维沃乌吾西希谢雅亚娅央耶伊依衣尤孜扎兹再泽"
    "珠卓宗次措顿堆"
)
_FOREIGN = f"[{_SOUNDS}]{{5,16}}"
_LETTER = f"A-Za-z{ACCENTED}"
_LATIN = f"[{_LETTER}][{_LETTER}.'-]*(?:,? [{_LETTER}][{_LETTER}.'-]*){{1,2}}"
_CAPITALISED = "[A-ZÀ-ÖØ-ÞĀ-ſ][a-zß-öø-ſ]+"
# As people bear them, whatever the surname, and some words of organisations in those of Latin letters.
# Written for Python, RE2 and Java alike.
BORNE = f"^(?:[{_HAN}]{{2,4}}|[{_HAN}]{{2,}}·[{_HAN}·]{{2,}}|{_FOREIGN}|{_LATIN})$"
ORGANISATION_IN_LATIN = (
    "(?:^|[ .,-])(?i:LTD|LIMITED|CO|COMPANY|COMPANIES|INC|INCORPORATED|CORP|CORPORATION|GMBH|AG|KG|SA|SE|SAS|"
    "SARL|SRL|SPA|BV|NV|AB|OY|AS|PLC|LLC|LLP|LP|PTE|PTY|SDN|BHD|JSC|OOO|PJSC|S[.]A|S[.]P[.]A|B[.]V|N[.]V|L[.]L[.]C|"
    "GROUP|HOLDINGS?|BANK|HOTELS?|HOSPITAL|SCHOOL|UNIVERSITY|COLLEGE|ACADEMY|INSTITUTE|LABORATORY|LABORATORIES|"
    "CENT(?:ER|RE)|FOUNDATION|FUND|TRUST|ASSOCIATION|SOCIETY|UNION|CLUB|CHURCH|COUNCIL|COMMITTEE|COMMISSION|OFFICE|"
    "BUREAU|MINISTRY|DEPARTMENT|AGENCY|AUTHORITY|GOVERNMENT|COURT|EMBASSY|CONSULATE|BRANCH|FACTORY|WORKS|MILLS?|"
    "INDUSTRY|INDUSTRIES|INDUSTRIAL|INTERNATIONAL|GLOBAL|TRADING|TRADE|ENTERPRISES?|VENTURES?|CAPITAL|INVESTMENTS?|"
    "INSURANCE|ASSURANCE|FINANCE|FINANCIAL|SECURITIES|TECHNOLOGY|TECHNOLOGIES|TECH|SYSTEMS?|SOLUTIONS?|SERVICES?|"
    "SOFTWARE|ELECTRONICS?|ELECTRIC|MOTORS?|ENGINEERING|CONSTRUCTION|MACHINERY|MATERIALS?|CHEMICALS?|"
    "PHARMACEUTICALS?|ENERGY|PETROLEUM|OIL|STEEL|MINING|FOODS?|LOGISTICS|SHIPPING|LINES?|AIRLINES|AIRWAYS|"
    "PARTNERS|ASSOCIATES|CONSULTING|MEDIA|DESIGN|STUDIO|STORES?|SHOP|RESTAURANT|CHINA|ASIA|"
    "SOCI[Éé]T[Éé]|COMPAGNIE|COMPA[Ññ][Íí]A|BANQUE|BANCO|CR[Éé]DIT|GROUPE|IND[Úú]STRIAS?|COM[Éé]RCIO|LTDA"
    ")(?:[ .,-]|$)"
)
_NAME = re.compile(
    f"(?:[{_SURNAMES}]|{_DOUBLE})[{_HAN}]{{1,2}}|[{_HAN}]{{2,}}(?:·[{_HAN}]+)+|{_FOREIGN}"
    f"|{_CAPITALISED}(?: {_CAPITALISED})+"
)
_capitalised = re.compile(_CAPITALISED).fullmatch
_SURNAME = re.compile(f"[{_SURNAMES}]|{_DOUBLE}")
_LATIN_ALONE = re.compile(_LATIN)
# Whatever is written with none of these holds no name with a surname that is known here.
BEGINNING_NAMES = _SURNAMES + "".join(name[0] for name in _DOUBLE.split("|"))
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
    "高中|华东|付款|严选|庄园|包装|包子|包头|包材|包机|包车|宁波|宁夏|宁东|舒适|纪念|纪检|纪委|纪元|"
    "季节|季度|曲艺|曲酒|成人|成品|成套|成衣|成型|成员|成教|成渝|成本|成长|成功|成果|成品油|兰花|兰亭|"
    "蓝天|蓝海|蓝莓|蓝牙|蓝领|蓝图|蓝光|蓝星|蓝色|蒙古|蒙餐|蒙东|蒙西|蒙医|蒙药|蒙中医|蒲公英|卓越|"
    "古玩|古建|古城|古镇|古典|古董|古琴|古籍|吉祥|吉他|简易|简称|简介|简餐|景区|景观|景点|宫廷|"
    "冷冻|冷藏|冷链|冷库|冷饮|冷却|冷轧|冷食|冷暖|冷弯|冷拔|席梦思|米业|米粉|米线|米面|米制品|柏油|柏林|"
    "宗教|宗地|宗祠|边贸|边境|边防|边检|边疆|荣誉|荣军|桑拿|桑蚕|"
    "桑园|丛林|丛书|仲裁|麻将|麻纺|麻辣|麻油|麻醉|麻辣烫|谈判|衡器|占地|练习|练歌|晋商|晋北|晋南|郎酒|"
    "Hong Kong|Far East|New York"
)
# What a word or a place is, behind it: 高新区, 兰州站.
_KINDS = tuple("路街店厂部区院馆站省市县镇乡村")
_GIVEN = 2  # characters of a given name at most
# Where it says itself that somebody is meant.
_SAYS = "法定代表人|法人代表|负责人|经营者|业主|投资人|自然人股东|承包人|挂靠人|联系人|实际控制人|先生|女士"
_SAID = re.compile(_SAYS)
# The same as `tells` for engines, where words and places need not be told from a name.
NAMED = f"^(?:(?:[{_SURNAMES}]|{_DOUBLE}) ?[{_HAN}] ?[{_HAN}]?|{_LATIN})$|{_SAYS}"


def is_a_name(text: str, places: Container[str] = ()) -> bool:
    """The whole text is a name as people bear, and no known word or place, nor one with its kind: 石材厂."""
    known = {text, text[:-1] if text.endswith(_KINDS) else text}
    return bool(_NAME.fullmatch(text)) and not any(_WORDS.fullmatch(one) or one in places for one in known)


def is_borne(text: str) -> bool:
    """The whole text is one as people bear, whatever the surname, and none of Acme Trading's kind."""
    return re.search(BORNE, text) is not None and re.search(ORGANISATION_IN_LATIN, text) is None


def in_latin_before(words: Sequence[str]) -> str:
    """The words in Latin letters with which a text begins, if they may be a name: José García 某公司."""
    behind = next((n for n, word in enumerate(words) if not _capitalised(word)), len(words))
    name = " ".join(words[:behind])
    return name if is_borne(name) else ""


def tells(text: str) -> bool:
    """The whole text, where no name belongs, is one as people bear, or says that it tells of somebody."""
    in_latin = _LATIN_ALONE.fullmatch(text) is not None and is_borne(text)
    return in_latin or is_a_name(text.replace(" ", "")) or is_said(text)


def written_apart(words: Sequence[str]) -> dict[int, str]:
    """Names whose characters have blanks between them (姓名中的空格), by the place of their surname: 李 明.

    A whole text written so, 安 装 工 程 有 限 公 司, holds none.
    """
    found = {}
    for place, word in enumerate(words):
        if _SURNAME.fullmatch(word) and (place == 0 or len(words[place - 1]) > 1):
            behind = words[place + 1 :]
            alone = next((n for n, given in enumerate(behind) if len(given) > 1), len(behind))
            if alone in (1, 2):
                found[place] = word + "".join(behind[:alone])
            elif alone == 0 and behind and len(behind[0]) == _GIVEN:
                found[place] = word + behind[0]
    return found


def is_said(text: str) -> bool:
    """The text says that it tells of somebody: 法定代表人 …"""
    return _SAID.search(text) is not None

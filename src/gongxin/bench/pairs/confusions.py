"""Characters taken for one another, chosen by hand: the right one, then the wrong one (易混字).

Of each list one part of the benchmark takes the pairs at even places, the other those at odd places. The
lists are made for the pairs alone: no matcher reads them.
"""

from functools import cache

from pypinyin import Style, pinyin

# By shape (形近), as recognition of scanned lists and tired eyes confuse them.
_SHAPES = """
天夭 大太 东乐 千干 士土 未末 永水 白自 田由 甲申 王玉 元无 万方 宁守 宇字 安妥 宏宠 宝室 富宫 金全
淼森 晶品 昌冒 明朋 晨震 昊吴 晖辉 海梅 海悔 江红 洋样 润涧 清请 清情 泽择 泽译 泰秦 泰奉 林材 栋拣
桥娇 柏拍 桂挂 荣茶 华毕 茂荗 莱菜 蓝篮 康庚 康唐 庆床 建健 远运 通诵 通桶 进迸 迅讯 顺须 顺颂 领颔
风凤 利刊 和知 科料 龙尤 腾滕 腾膝 驰驶 驰池 鸿鸣 聚骤 联职 博搏 博傅 卓早 协胁 力刀 友发 信倍 佳住
优伏 众丛 创枪 创抢 嘉喜 普晋 启后 合台 川州 帆帜 师帅 广厂 思恩 恒桓 恒垣 悦说 悦脱 吉古 捷接
新斩 景影 朗郎 枫讽 欣欧 正止 民氏 沃妖 津律 渝愉 湘湖 滨槟 焱炎 熙照 特持 瑞端 瑞喘 琪棋 琪淇
瑶谣 瑶遥 环坏 环怀 珠株 盈盆 益盖 祥样 祥详 纬伟 绿缘 美姜 翰韩 翼冀 航杭 航肮 舟丹 良艮 苏办
墨黑 砚现 诗待 诗持 织炽 织积 渔鱼 牧枚 村材 庄压 园圆 阁阔 楼搂 塔搭 渡镀 帆矾 绣诱 绸调 棉绵 稻蹈
"""
# The same in lines of business and legal forms.
_SHAPES_OF_OTHER_PARTS = """
限眼 限跟 司同 股般 责贵 任仕 技枝 设没 械诫 息思 物扬 流琉 输愉 贸贺 筑筇 程秤 业亚
"""
# By sound (音同或音近，不论声调), as an input method offers them.
_SOUNDS = """
鑫新 鑫欣 佳嘉 嘉加 宏鸿 洪宏 弘宏 恒衡 汇惠 慧惠 辉徽 华桦 金锦 金津 晶京 景晶 君军 骏军 科柯 利力
利立 丽利 力立 联连 莲联 林琳 霖林 龙隆 茂贸 美梅 铭明 茗铭 宁凝 鹏朋 平萍 琪奇 祺琪 启起 千谦 清青
庆磬 泉全 权泉 荣融 容荣 瑞锐 睿瑞 胜盛 晟盛 圣胜 升生 诗施 石时 世仕 顺舜 思斯 松嵩 泰太 涛滔 腾藤
天添 通同 桐同 旺望 威薇 维唯 伟炜 文闻 武伍 溪西 曦溪 仙先 祥翔 湘香 晓小 协谐 馨欣 兴星 雄熊 轩宣
雅亚 岩炎 研岩 燕雁 阳洋 洋扬 耀曜 业叶 伊依 怡宜 益亿 艺益 英鹰 盈赢 永勇 优悠 友有 羽宇 雨羽 裕玉
誉裕 元源 圆元 缘源 月悦 岳月 云芸 韵运 章彰 兆照 珍真 震振 正政 志智 致智 中忠 钟中 卓琢 紫子 博伯
丰峰 福扶 富复 冠贯 海亥 浩皓 坚兼 健剑 江疆 久九 凯楷 康慷 乐勒 良粮 隆陇 南楠 勤琴 森参 尚上
"""


# Endings and beginnings that many speakers do not tell apart.
_FOLDED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("f", "h"))


Characters = tuple[tuple[str, str], ...]


def _by_turns(text: str) -> tuple[Characters, Characters]:
    pairs = tuple((pair[0], pair[1]) for pair in text.split())
    return pairs[::2], pairs[1::2]


SHAPES = _by_turns(_SHAPES)
SHAPES_OF_OTHER_PARTS = _by_turns(_SHAPES_OF_OTHER_PARTS)
SOUNDS = _by_turns(_SOUNDS)


def kin(one: str, other: str) -> bool:
    """Whether the lists lead from one character to the other, over others too: such a pair is doubtful."""
    return other in _family(one)


@cache
def _family(character: str) -> set[str]:
    found = {character}
    for _ in range(2):
        found |= {c for lists in (*SHAPES, *SOUNDS) for pair in lists if found & set(pair) for c in pair}
    return found


def alike(one: str, other: str) -> bool:
    """Whether two characters sound nearly the same to somebody."""
    return bool(_sounds(one) & _sounds(other))


@cache
def _sounds(character: str) -> set[str]:
    found = set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])
    for full, folded in _FOLDED:
        found = {sound.replace(full, folded) for sound in found}
    return found

"""Words that organisations' names are made of (名称用语)."""

# First-level divisions as names abbreviate them, before any 省, 市 or 自治区 (GB/T 2260).
_PROVINCES = """
北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北
湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门
"""
PROVINCES = tuple(_PROVINCES.split())
WHOLE_COUNTRY = ("中国", "中华人民共和国", "全国", "国家")
# Without 州, 旗 and 盟: they end too many trade names.
_DIVISION_ENDINGS = """
特别行政区 自治区 自治州 自治县 自治旗 开发区 高新区 新区 林区 地区 省 市 县 区 镇 乡
街道
"""
DIVISION_ENDINGS = tuple(_DIVISION_ENDINGS.split())

# Legal forms (组织形式), longer before shorter, each with what it means.
LEGAL_FORMS = {
    "集团股份有限公司": "股份公司",
    "集团有限责任公司": "有限公司",
    "集团有限公司": "有限公司",
    "股份有限公司": "股份公司",
    "有限责任公司": "有限公司",
    "股份合作公司": "股份合作",
    "集团总公司": "公司",
    "集团公司": "公司",
    "股份公司": "股份公司",
    "有限公司": "有限公司",
    "总公司": "公司",
    "公司": "公司",
    "集团": "公司",
    "农民专业合作社联合社": "合作社",
    "农民专业合作社": "合作社",
    "专业合作社": "合作社",
    "合作社": "合作社",
    "特殊普通合伙": "合伙",
    "普通合伙": "合伙",
    "有限合伙": "合伙",
    "合伙企业": "合伙",
    "合伙": "合伙",
}

# What the name of a branch or dependent body (分支机构) ends with, after the name of its parent.
_BRANCH_ENDINGS = """
营销服务部 连锁经营部 来料加工厂 工会委员会 有限公司 分公司 支公司 子公司 分行 支行 分店 分厂
分社 分部 分院 分校 分所 支局 分理处 营业部 营业厅 营业所 办事处 代表处 服务部 门市部
经营部 项目部 储蓄所 加油站 邮政所 连锁店 农家店 公司 店
"""
BRANCH_ENDINGS = tuple(_BRANCH_ENDINGS.split())

# Lines of business (行业) as they stand at the end of a name, before the legal form.
_INDUSTRIES = """
科技 技术 信息 网络 软件 电子 电器 电气 机电 机械 设备 仪器 自动化 智能 贸易 商贸 经贸
工贸 进出口 国际贸易 物资 商业 百货 超市 零售 批发 供销 建筑 建设 工程 装饰 装潢 装修
设计 园林 绿化 景观 监理 造价 测绘 勘察 房地产 置业 物业 开发 地产 租赁 投资 资产 管理
咨询 策划 服务 企业管理 文化 传媒 传播 广告 影视 教育 培训 旅游 酒店 餐饮 食品 饮品 茶业
酒业 农业 林业 牧业 渔业 种业 养殖 种植 水产 粮油 饲料 生态 环保 环境 水务 医药 医疗
医院 药业 药房 器械 生物 健康 化工 化学 材料 塑料 塑胶 橡胶 金属 钢铁 钢材 五金 铝业
铜业 矿业 煤业 煤炭 石油 燃气 电力 能源 新能源 热力 纺织 服装 服饰 制衣 鞋业 皮革 丝绸
家具 家居 木业 纸业 包装 印刷 玩具 工艺品 珠宝 首饰 汽车 摩托车 配件 汽配 维修 运输 物流
货运 仓储 航空 港口 船舶 铁路 公路 交通 快递 通信 通讯 电信 数码 安防 光电 照明 灯饰
保险 证券 基金 担保 小额贷款 融资 典当 拍卖 人力资源 劳务 家政 保安 清洁 农机 农资 种养
经济 综合 建材 实业 产业 发展 制造 制品 加工 用品 日用品 销售 经营 专业 联合 控股 股份
会计师 律师 税务师 事务所 研究院 研究所 协会 学会 商会 学校 幼儿园 中心 经营部 商行 商店
工厂 厂 店 行 部 社 馆 坊 站 所 院
"""
INDUSTRIES = frozenset(_INDUSTRIES.split())

"""Words that organisations' names are made of (名称用语), and the words for this station's refusals."""

from gongxin.catalogue.model import Text

# First-level divisions as names abbreviate them, before any 省, 市 or 自治区 (GB/T 2260).
_PROVINCES = """
北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北
湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门
"""
PROVINCES = tuple(_PROVINCES.split())
WHOLE_COUNTRY = ("中国", "中华人民共和国", "全国", "国家")
# Without 州, 旗 and 盟: they end too many trade names.
_DIVISION_ENDINGS = """
高新技术产业开发区 经济技术开发区 特别行政区 自治区 自治州 自治县 自治旗 开发区 高新区 新区 林区 地区
省 市 县 区 镇 乡 街道
"""
DIVISION_ENDINGS = tuple(_DIVISION_ENDINGS.split())
# Words that hold an ending and are no places: what goes before it, what follows.
NO_PLACES = {
    "市": ("超上", "场政容民"),
    "区": ("社小园景校厂", "域块"),
    "镇": ("城乡", "流"),
    "乡": ("城故家水", "村镇情"),
}

# Legal forms (组织形式), longer before shorter, each with what it means.
LEGAL_FORMS = {
    "股份有限公司": "股份公司",
    "有限责任公司": "有限公司",
    "股份合作公司": "股份合作",
    "股份公司": "股份公司",
    "有限公司": "有限公司",
    "总公司": "公司",
    "公司": "公司",
    "农民专业合作社联合社": "联合社",
    "专业合作社联合社": "联合社",
    "农民专业合作社": "合作社",
    "专业合作社": "合作社",
    "合作社": "合作社",
    "合伙企业": "合伙",
    "特殊普通合伙": "合伙",
    "普通合伙": "合伙",
    "有限合伙": "合伙",
    "合伙": "合伙",
}

# The last word of a body that states no legal form (单位名称的末尾): what it is, as a legal form is.
_BODY_ENDINGS = """
小学 中学 大学 学院 幼儿园 幼稚园 托儿所 学校 医院 卫生院 卫生室 诊所 派出所 中心 研究院 研究所 设计院
监测站 院 站 馆 队 人民政府 人民检察院 人民法院 委员会 办公室 局 处 厅 协会 学会 商会 联合会 基金会
促进会 俱乐部 经营部 商行 商店 门市部 服务部 工作室 超市 便利店 餐馆 饭店 酒楼 面馆 茶馆 宾馆 旅馆 店 部
行 坊 社 摊 吧 工厂 厂 农场 养殖场 林场
"""
BODY_ENDINGS = frozenset(_BODY_ENDINGS.split())

# What the name of a branch or dependent body (分支机构) ends with, after the name of its parent.
_BRANCH_ENDINGS = """
营销服务部 连锁经营部 来料加工厂 工会委员会 有限公司 分公司 支公司 子公司 分行 支行 分店 分厂
分社 分部 分院 分校 分园 分所 支局 分理处 营业部 营业厅 营业所 办事处 代表处 服务部 门市部
经营部 项目部 储蓄所 加油站 邮政所 连锁店 农家店 公司 店
"""
BRANCH_ENDINGS = tuple(_BRANCH_ENDINGS.split())

# Lines of business (行业) as they stand at the end of a name, before the legal form.
_INDUSTRIES = """
科技 技术 信息 网络 软件 电子 电器 电气 机电 机械 设备 仪器 自动化 智能 贸易 商贸 经贸 工贸 进出口
国际贸易 物资 商业 百货 超市 零售 批发 供销 建筑 建设 工程 装饰 装潢 装修 设计 园林 绿化 景观 监理 造价
测绘 勘察 房地产 置业 物业 开发 地产 租赁 投资 资产 管理 咨询 策划 服务 企业管理 文化 传媒 传播 广告
影视 教育 培训 旅游 酒店 餐饮 食品 饮品 茶业 酒业 农业 林业 牧业 渔业 种业 养殖 种植 水产 粮油 饲料 生态
环保 环境 水务 医药 医疗 医院 药业 药房 器械 生物 健康 化工 化学 材料 塑料 塑胶 橡胶 金属 钢铁 钢材 五金
铝业 铜业 矿业 煤业 煤炭 石油 燃气 电力 能源 新能源 热力 纺织 服装 服饰 制衣 鞋业 皮革 丝绸 家具 家居
木业 纸业 包装 印刷 玩具 工艺品 珠宝 首饰 汽车 摩托车 配件 汽配 维修 运输 物流 货运 仓储 航空 港口 船舶
铁路 公路 交通 快递 通信 通讯 电信 数码 安防 光电 照明 灯饰 保险 证券 基金 担保 小额贷款 融资 典当 拍卖
人力资源 劳务 家政 保安 清洁 农机 农资 种养 经济 综合 建材 实业 产业 发展 制造 制品 加工 用品 日用品
日用 销售 经营 专业 联合 控股 股份 会计师 律师 税务师 事务所 研究院 研究所 协会 学会 商会 学校 幼儿园
中心 经营部 商行 商店 工厂 厂 店 行 部 社 馆 坊 站 所 院 律师事务所 会计师事务所 税务师事务所 旅行社
国际 代理 派遣 生产 资料 农产品 安装 配套 企业 供应链 会展 会议 展览 展示 庆典 婚庆 摄影 礼仪 道路 水路
公共 城市 乡村 市政 水利 水电 消防 防水 保温 门窗 幕墙 钢构 钢结构 混凝土 水泥 砂石 石材 陶瓷 玻璃 涂料
油漆 管道 阀门 轴承 模具 锻造 铸造 电缆 线缆 电线 电池 电机 电控 变压器 仪表 工具 泵业 风机 锅炉 压缩机
制冷 空调 家电 家用 厨具 卫浴 洁具 灯具 窗帘 床上用品 布艺 针织 印染 毛纺 棉业 棉纺 制鞋 箱包 皮具 眼镜
钟表 文具 办公 图书 音像 出版 动漫 游戏 体育 健身 艺术 美术 古玩 花卉 苗木 果业 水果 蔬菜 菌业 茶叶 烟草
盐业 糖业 酒类 白酒 啤酒 饮料 乳业 奶业 肉类 肉食 禽业 蛋业 海产 冷链 冷冻 调味品 米业 面粉 油脂 糕点
烘焙 快餐 火锅 咖啡 美容 美发 化妆品 洗涤 养老 护理 康复 保健 口腔 体检 兽药 农药 化肥 肥料 种苗 灌溉
农牧 畜牧 农机具 拖拉机 车业 车辆 二手车 驾校 停车 代驾 出租 客运 航运 海运 空运 报关 仓库 装卸 搬家
保洁 环卫 垃圾 再生资源 回收 废旧 节能 光伏 风电 太阳能 充电 储能 煤层气 天然气 液化气 加油站 油品
润滑油 矿产 黄金 稀土 不锈钢 板材 铝材 型材 木材 竹木 地板 家饰 软装 工艺 礼品 玉器 陶艺 工业 商务 电商
电子商务 直播 大数据 云计算 人工智能 物联网 计算机 电脑 系统 集成 数字 数据 互联网 芯片 半导体 传感 激光
精密 仪器仪表 检测 检验 认证 评估 评价 鉴定 知识产权 专利 商标 财务 会计 税务 法律 征信 信用 招标 采购
租车 汽贸 汽修 轮胎 机车 轨道 桥梁 隧道 地基 土石方 拆除 劳保 防护 应急 安全 监控 门业 锁业 电梯 起重
物联 无人机 航天 新材料 复合材料 纳米 高分子 橡塑 泡沫 薄膜 胶业 试剂 医学 基因 疫苗 中药 药材 饮片 诊断
民宿 度假 景区 游乐 演艺 演出 票务 电影 影城 网吧 娱乐 歌舞 彩票 公益 社工 社会工作 早教 托育 艺考 职业
技能 人才 家教 外语 出国 留学 翻译 速递 邮政 产品 耗材 机床 数控 焊接 紧固件 弹簧 齿轮 液压 气动 密封件
电镀 喷涂 热处理 绝缘 磁材 铜材 合金 钛业 锌业
"""
INDUSTRIES = frozenset(_INDUSTRIES.split())

# What ties a subject to another (主体关系), by kind and by whether it leads to the other.
RELATIONS = {
    (1, True): Text("已并入", "Merged into"),
    (1, False): Text("吸收合并了", "Has absorbed"),
    (2, True): Text("分立出", "Divided into"),
    (2, False): Text("由其分立而来", "Came of the division of"),
    (3, True): Text("代码已变更为", "Code changed to"),
    (3, False): Text("原代码", "Former code"),
    (4, True): Text("上级组织", "Parent"),
    (4, False): Text("分支机构", "Branch"),
    (5, True): Text("所属协会", "Member of"),
    (5, False): Text("会员单位", "Member"),
    (6, True): Text("项目代理机构", "Agency in its project"),
    (6, False): Text("代理的项目单位", "Agency in the project of"),
}
REFUSALS = {
    "identity.unknown_code": Text(
        "登记库中没有代码为 {code} 的组织。请核对代码；新代码须先由登记机关报送登记信息。",
        "The registry has no organisation with the code {code}. Compare the code; a new one comes in with "
        "its registration first.",
    ),
    "identity.not_registered": Text(
        "代码 {code} 只见于部门报送的记录，登记信息尚未收到。请登记机关先报送新代码的登记信息。",
        "The code {code} is known from records only. Have its registration handed in first.",
    ),
    "identity.same_subject": Text(
        "两个代码是同一主体。请分别填写两个主体的代码。",
        "Both codes are of one subject. Give the codes of two.",
    ),
    "identity.stated_before": Text(
        "这一关系已经登记，没有变化。", "This has been stated before: nothing would change."
    ),
    "identity.gone_elsewhere": Text(
        "{code} 已登记并入或者换码为另一主体。登记有误的，请先撤销原登记。",
        "{code} is stated to have gone over into another subject. If that is wrong, undo it first.",
    ),
    "identity.in_a_circle": Text(
        "{other} 已经直接或者间接归于 {code}，不能再反向登记。请核对先后。",
        "{other} leads to {code} already, near or far: it cannot lead back. Compare which came first.",
    ),
    "identity.day_to_come": Text(
        "{day} 尚未到来。请在生效之日或者以后登记。",
        "{day} has not come yet. State it on the day from which it holds, or later.",
    ),
    "identity.no_kind": Text("请选择发生了什么。", "Choose what happened."),
    "identity.no_day": Text("请填写生效日期。", "Give the day from which it holds."),
    "identity.no_document": Text(
        "请写明依据文书的名称和文号。", "Name the document on which it rests, with its number."
    ),
    "identity.no_reason": Text("撤销须写明理由。", "To undo it, say why."),
    "identity.long_document": Text("最多 {limit} 个字。", "At most {limit} characters."),
    "identity.unknown_relation": Text("没有这项登记。", "There is no such statement."),
    "identity.undone_before": Text("这项登记已经撤销。", "This was undone before."),
}

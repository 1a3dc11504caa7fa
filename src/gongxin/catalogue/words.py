"""The words for what can be wrong in a pack, and for refusals of this package."""

from typing import Final

from gongxin.catalogue.model import Audience, Information, Kind, Text
from gongxin.kernel.findings import Severity

PROBLEMS: Final = {
    "yaml": Text("不是有效的 YAML。", "This is not valid YAML."),
    "empty": Text("文件是空的。", "The file is empty."),
    "mapping": Text("这里应是键值对。", "A mapping belongs here."),
    "list": Text("“{0}”应是列表。", "“{0}” must be a list."),
    "scalar": Text("“{0}”应是单个值。", "“{0}” must hold plain values."),
    "twice": Text("“{0}”出现两次。", "“{0}” stands here twice."),
    "needed": Text("缺少“{0}”。", "“{0}” is missing."),
    "value": Text("“{0}”不是这里可用的值。", "“{0}” is no value for this place."),
    "choice": Text("“{0}”不在可选值之内：{1}。", "“{0}” is none of: {1}."),
    "unknown_key": Text("不认识的键“{0}”。", "Unknown key “{0}”."),
    "period": Text("期间的终止日应晚于起始日。", "The period must end after it begins."),
    "no_pack": Text("找不到数据包“{0}”。", "There is no pack “{0}”."),
    "overlay_first": Text(
        "数据包“{0}”缺少时区、币种等基础设定，不能排在第一位。",
        "Pack “{0}” lacks zone, currency and the like: it cannot come first.",
    ),
    "no_basis": Text(
        "没有法律依据：没有依据的条目不得生效。", "No legal basis: such an entry cannot be in force."
    ),
    "no_audience": Text(
        "没有规定公开范围：至少要有一条公示规则。", "No audience: at least one window is needed."
    ),
    "no_period": Text("没有生效期间。", "No period of validity."),
    "no_subject_kind": Text("没有规定主体类型。", "No subject kind."),
    "no_subject": Text(
        "没有一个字段能认出主体（名称或代码）。", "No field tells the subject (its name or its code)."
    ),
    "no_subject_by": Text(
        "仅限来源内部识别的主体须列出 subject_by。", "A subject within its source needs `subject_by`."
    ),
    "not_registered": Text(
        "字段“{0}”是住所：只有登记机关公示住所，其他条目中的地址用 text。",
        "Field “{0}” is a registered address: only a registration publishes one; elsewhere use `text`.",
    ),
    "no_stored_day": Text(
        "公开期限所用的字段“{0}”须是保存的日期字段。",
        "Windows are made of dates that are kept: field “{0}” is none.",
    ),
    "no_public_basis": Text("向社会公开须另有依据。", "Showing to the public needs a basis of its own."),
    "no_end": Text(
        "向社会公开没有终止：须有期限、终止日字段或“until_further_notice: true”。",
        "Nothing ends the showing to the public: give limits, a field with the end, or "
        "`until_further_notice: true`.",
    ),
    "forbidden": Text(
        "字段“{0}”属于不得归集的类别：{1}。", "Field “{0}” is of a category that may not be collected: {1}."
    ),
    "forbidden_matter": Text(
        "“{0}”属于不得作为公共信用信息归集的事项：{1}（{2}）。",
        "“{0}” is of a matter that may be no public credit information: {1} ({2}).",
    ),
    "draft_instrument": Text(
        "依据“{0}”还是草案：生效的条目不得以草案为依据。",
        "“{0}” is itself a draft: nothing in force may rest on it.",
    ),
    "ended_instrument": Text(
        "依据“{0}”自{1}起不再有效：此后仍然生效的条目不得以它为依据。",
        "“{0}” is no law any more from {1} on: nothing that stays in force may rest on it.",
    ),
    "no_reason": Text(
        "草案什么都不缺，须用 why 写明为何没有生效。",
        "The draft lacks nothing: say in `why` what keeps it from being in force.",
    ),
    "no_part": Text("没有叫“{0}”的共用部分。", "There is no shared part called “{0}”."),
    "natural_person": Text(
        "主体只能是组织，不能是自然人。", "Only organisations may be subjects, never natural persons."
    ),
    "duplicate": Text("“{0}”已在 {1} 中定义。", "“{0}” is already defined in {1}."),
    "dangling": Text("“{0}”不存在（{1}）。", "There is no “{0}” ({1})."),
    "no_precedence": Text(
        "没有说明以谁为准：须写 decider: true，或用 order 列出单位。",
        "Nobody goes first here: give `decider: true`, or sources in `order`.",
    ),
    "no_decider": Text(
        "条目“{0}”不保存认定机关的代码（decider_code），不能以认定机关为准。",
        "Item “{0}” keeps no code of the deciding body (decider_code), so that one cannot go first.",
    ),
    "not_competent": Text(
        "单位“{0}”不报送条目“{1}”，不能排在前面。",
        "“{0}” does not report item “{1}” and cannot go first in it.",
    ),
    "public_alone": Text(
        "“{0}”只用于公共信用信息：市场信用信息和自主申报的信息不设登记、公示栏目、失信分类和信用修复。",
        "“{0}” is of public credit information alone: market and self-declared information have no registry, "
        "no column of publicity, no classes of failing and no repair.",
    ),
    "other_information": Text(
        "信息来源类别与此前的版本（{0}）不同：各版本必须一致。",
        "The kind of information differs from that of another version ({0}): all versions have one.",
    ),
    "not_by_source": Text(
        "市场信用信息须按来源分别记录：数据来源单位代码（source_code）须必填，并列入 identity。",
        "Market credit information is kept apart by source: the source's code (source_code) must be required "
        "and belong to `identity`.",
    ),
    "no_authorisation": Text(
        "自主申报的条目须有保存的必填字段“{0}”（撤回授权日期可以不必填）；授权期限不得无终止日。",
        "A self-declared item needs a stored, required field “{0}” (the day of withdrawal may be empty); no "
        "authorisation is without an end.",
    ),
    "unbounded_authorisation": Text(
        "对“{0}”的公开须随授权终止：last_days 含授权期限，end_days 含撤回授权日期。",
        "What “{0}” sees must end with the authorisation: its last day among `last_days`, its withdrawal "
        "among `end_days`.",
    ),
    "endless_agreement": Text("协议须有终止日。", "An agreement must have an end."),
    "not_market": Text(
        "“{0}”不是生效的市场信用信息条目，不能列入协议。",
        "“{0}” is no item of market credit information in force and cannot be agreed upon.",
    ),
    "mixed_source": Text(
        "按协议提供市场信用信息的单位，不报送其他类别的信息。",
        "Who hands in market credit information by agreement hands in nothing else.",
    ),
    "bad_code": Text("“{0}”不是有效的统一社会信用代码。", "“{0}” is no valid unified code."),
    "one_length": Text(
        "months、working_days、days 三者须且只能给出一个。", "Give exactly one of months, working_days, days."
    ),
    "no_procedure": Text(
        "生效的条目须写明提出、评估、征求意见、批准四个环节（procedure）。",
        "An item in force must tell of proposal, assessment, comment and approval (`procedure`).",
    ),
    "procedure_order": Text(
        "各环节的先后不对：提出、评估、征求意见、批准、生效依次进行。",
        "The stages are out of order: proposal, assessment, comment, approval, force.",
    ),
    "short_comment": Text("公开征求意见少于{0}天。", "The public comment took less than {0} days."),
    "one_default": Text(
        "缺省值须且只能给出 value、from 之一。", "A default gives exactly one of `value` and `from`."
    ),
    "one_way_to_points": Text(
        "parts、indicator、evidence 三者须且只能给出一个。", "Give exactly one of parts, indicator, evidence."
    ),
    "no_superior": Text(
        "没有写明所依据的上位文件（superior）。",
        "Name the rules above it in `superior`.",
    ),
    "own_superior": Text("“{0}”不能以自己为上位文件。", "“{0}” cannot be the rule above itself."),
    "kept_conflict": Text(
        "与上位文件抵触的不能保留：须修订或者废止。",
        "What conflicts with a rule above it cannot be kept: revise or abolish it.",
    ),
    "unpublished": Text("尚未发布的标准不能是现行标准。", "A standard in force must have been published."),
    "version_order": Text(
        "新版本应晚于旧版本执行。", "A later version must hold from a later day than the one before."
    ),
    "overlap": Text("各时期的值互相重叠。", "The values overlap in time."),
    "check_shape": Text(
        "校验应写成“名称: {{参数}}”，且只有一个。", "A check is written as one `name: {{arguments}}`."
    ),
    "unknown_check": Text("不认识的校验“{0}”。", "Unknown check “{0}”."),
    "check_arguments": Text("校验“{0}”的参数不对：{1}。", "Wrong arguments for check “{0}”: {1}."),
    "lock_changed": Text(
        "内容与锁定文件不同：已发布的版本不得改动，请另立新版本。",
        "Differs from the lock file: a released version never changes, write a new one.",
    ),
    "lock_missing": Text("不在锁定文件中。", "Not in the lock file."),
    "lock_gone": Text("锁定文件中有，数据包中没有。", "In the lock file, yet not in the pack."),
}

NOTICES: Final = {
    "overdue": Text(
        "《{0}》清理已逾期：应于{2}前完成，由{1}负责。",
        "Past its day: “{0}” was to be dealt with by {2}, by {1}.",
    ),
    "superior_ended": Text(
        "《{0}》所依据的《{1}》自{2}起不再有效。",
        "“{0}” relies on “{1}”, which is no law any more from {2} on.",
    ),
    "power_ended": Text(
        "职权“{0}”的依据《{1}》自{2}起不再有效。",
        "The power “{0}” rests on “{1}”, which is no law any more from {2} on.",
    ),
}

REFUSALS: Final = {
    "catalogue.refused": Text(
        "目录有问题，未能加载：\n{problems}",
        "The catalogue was not loaded; what is wrong with it:\n{problems}",
    ),
    "catalogue.no_such_item": Text(
        "目录中没有“{item}”。可用 gongxin catalogue list 查看。",
        "The catalogue has no “{item}”. See gongxin catalogue list.",
    ),
    "catalogue.no_such_register": Text(
        "没有叫“{register}”的制度或清单，或者它是空的。可用 gongxin catalogue register 查看。",
        "There is no register “{register}”, or it is empty. See gongxin catalogue register.",
    ),
    "catalogue.no_such_department": Text(
        "目录中没有代码为“{department}”的来源单位。",
        "The catalogue has no department with the code “{department}”.",
    ),
    "catalogue.changed": Text(
        "条目“{item}”第{version}版已被使用过，内容不得再改。请恢复原文，或另立新版本。",
        "Version {version} of “{item}” has been used: it must not change. Restore it or write a new version.",
    ),
    "catalogue.calendar_unknown": Text(
        "数据包中没有工作日历“{calendar}”。请在数据包的 calendars 文件夹中补充，或改正设定。",
        "No pack has working days called “{calendar}”. Add their file to a pack's folder `calendars`, "
        "or correct the setting.",
    ),
    "catalogue.no_document": Text(
        "请写明“{id}”是从哪份文件中核对的。", "Name the document in which “{id}” was read."
    ),
    "catalogue.long_document": Text(
        "文件的写法最多 {limit} 个字，请只写标题、文号和条款。",
        "At most {limit} characters name a document: its title, number and place.",
    ),
    "catalogue.no_such_value": Text(
        "目录中没有需要确认的“{id}”。可用 gongxin catalogue confirm 不带参数查看。",
        "There is nothing called “{id}” to confirm. See gongxin catalogue confirm without a name.",
    ),
}

KINDS: Final = {
    Kind.TEXT: Text("文字", "text"),
    Kind.ADDRESS: Text("组织的住所", "registered address"),
    Kind.NAME: Text("组织名称", "name of an organisation"),
    Kind.LABEL: Text("短文字", "short text"),
    Kind.USCC: Text("18位统一社会信用代码", "unified social credit code, 18 characters"),
    Kind.IDENTIFIER: Text("代码或编号", "code or number"),
    Kind.CODE: Text("从列表中选一个", "one of a list"),
    Kind.CODES: Text("从列表中选取，多个值用分号隔开", "of a list; several are joined by a semicolon"),
    Kind.MONEY: Text("数字", "figure"),
    Kind.DATE: Text("日期，如2026-05-06", "date, like 2026-05-06"),
    Kind.INTEGER: Text("整数", "whole number"),
}
UNITS: Final = {"yuan": Text("元", "yuan"), "ten_thousand": Text("万元", "10,000 yuan")}

LEVELS: Final = {
    "law": Text("法律", "Laws"),
    "regulation": Text("行政法规", "Administrative regulations"),
    "local_regulation": Text("地方性法规", "Local regulations"),
    "rule": Text("规章和司法解释", "Rules and judicial interpretations"),
    "policy": Text("政策文件", "Policy documents"),
    "standard": Text("标准", "Standards"),
}
AUDIENCES: Final = {
    Audience.PUBLIC: Text("社会公开", "public"),
    Audience.GOVERNMENT: Text("政务共享", "government bodies"),
    Audience.AUTHORISED: Text("授权查询", "with authorisation"),
    Audience.SELF: Text("主体自身", "the subject itself"),
}
INFORMATION: Final = {
    Information.PUBLIC: Text("公共信用信息", "Public credit information"),
    Information.MARKET: Text("市场信用信息", "Market credit information"),
    Information.SELF_DECLARED: Text("自主申报", "Self-declared information"),
}
# What a body may read a file for; the matter at hand is told by its case number.
PURPOSES: Final = {
    "permit": Text("行政许可、审批审查", "Examination of a permit or approval"),
    "inspection": Text("监督检查、行政执法", "Inspection and enforcement"),
    "procurement": Text("招标投标、政府采购", "Tendering and public procurement"),
    "funds": Text("资金、补助审查", "Funds and subsidies"),
    "honours": Text("表彰、评优审查", "Honours and awards"),
    "repair": Text("信用修复、异议处理", "Repair and objection"),
}
PUBLICITY: Final = "publicity"  # for this an agreement alone may be concluded
AGREED_PURPOSES: Final = {**PURPOSES, PUBLICITY: Text("向社会公示", "Showing it to everybody")}
SEVERITIES: Final = {
    Severity.NOTE: Text("提示", "note"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.DOUBT: Text("存疑", "doubt"),
    Severity.ERROR: Text("错误", "error"),
    Severity.PERSONAL: Text("个人", "personal"),
}
CLASSES: Final = {
    None: Text("全部", "any"),
    "minor": Text("轻微", "minor"),
    "general": Text("一般", "general"),
    "serious": Text("严重", "serious"),
    "undetermined": Text("待定", "undetermined"),
}

TEMPLATE_NOTES: Final = (
    Text(
        "请在“填报”表中逐行填写，一行一条记录；底色较深的列必填，不要改动表头。",
        "Fill in the sheet 填报, one record a row; darker columns are needed; leave the header.",
    ),
    Text(
        "只报送组织的信息。自然人、个体工商户的信息，以及法定代表人、证件号码、电话、住址，一律不报送。",
        "Only organisations are reported: no natural persons, no individual businesses, no representatives, "
        "ID numbers, telephones or home addresses.",
    ),
    Text("日期写成2026-05-06；没有终止日的填2099-12-31。", "Dates like 2026-05-06; no end is 2099-12-31."),
    Text("多个值用分号隔开，如“警告；罚款”。", "Several values are joined by a semicolon: 警告；罚款."),
)
TEMPLATE_COLUMNS: Final = (
    Text("列", "column"),
    Text("英文", "in English"),
    Text("字段代码", "field code"),
    Text("是否必填", "needed"),
    Text("填写方式", "how to fill in"),
    Text("最多字符", "characters at most"),
    Text("示例", "sample"),
)

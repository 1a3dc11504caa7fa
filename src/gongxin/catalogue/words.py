"""The words for what can be wrong in a pack, and for refusals of this package."""

from typing import Final

from gongxin.catalogue.model import Text

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
    "no_public_basis": Text("向社会公开须另有依据。", "Showing to the public needs a basis of its own."),
    "no_end": Text(
        "向社会公开没有终止：须有期限、终止日字段或“until_further_notice: true”。",
        "Nothing ends the showing to the public: give limits, a field with the end, or "
        "`until_further_notice: true`.",
    ),
    "forbidden": Text(
        "字段“{0}”属于不得归集的类别：{1}。", "Field “{0}” is of a category that may not be collected: {1}."
    ),
    "natural_person": Text(
        "主体只能是组织，不能是自然人。", "Only organisations may be subjects, never natural persons."
    ),
    "duplicate": Text("“{0}”已在 {1} 中定义。", "“{0}” is already defined in {1}."),
    "dangling": Text("“{0}”不存在（{1}）。", "There is no “{0}” ({1})."),
    "bad_code": Text("“{0}”不是有效的统一社会信用代码。", "“{0}” is no valid unified code."),
    "one_length": Text(
        "months、working_days、days 三者须且只能给出一个。", "Give exactly one of months, working_days, days."
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

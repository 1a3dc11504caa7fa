"""The words of this station: refusals of whole files, faults of single rows, outcomes, states."""

from typing import Final, NamedTuple

from gongxin.catalogue.model import Text


class Answer(NamedTuple):
    """What is wrong and what can be done now (原因与办法)."""

    what: Text
    remedy: Text


_TEMPLATE = Text(
    "请从该条目的目录页下载模板（终端：gongxin catalogue template {item}），或对照该页核对表头。",
    "Take the template from the item's page (in a terminal: `gongxin catalogue template {item}`),"
    " or compare the headers with that page.",
)
_AS_CSV = Text("请另存为 UTF-8 编码的 CSV 后再报送。", "Save it as CSV in UTF-8 and hand that in.")
_AGAIN = Text(
    "请在原程序中打开，确认无误后重新保存、重新上传。",
    "Open it in the program it came from, save it again and upload it again.",
)
_SMALLER = Text("请拆成几个文件分别报送。", "Cut it into several files and hand them in one by one.")


def _answer(what: Text, remedy: Text) -> Text:
    return Text(what.zh + remedy.zh, f"{what.en} {remedy.en}")


REFUSALS: Final = {
    "collection.empty": _answer(Text("文件是空的。", "The file is empty."), _AGAIN),
    "collection.too_large": _answer(
        Text("文件超过 {limit} 字节的上限。", "The file is larger than {limit} bytes."), _SMALLER
    ),
    "collection.too_many_rows": _answer(
        Text("行数超过 {limit} 行的上限。", "There are more than {limit} rows."), _SMALLER
    ),
    "collection.too_many_columns": _answer(
        Text(
            "第 {row} 行有 {columns} 列，上限为 {limit} 列。",
            "Row {row} has {columns} columns; at most {limit} are read.",
        ),
        Text(
            "请只保留目录条目中的列；若整张表被转置，请先转回。",
            "Keep only the columns of the item; if the table is transposed, turn it back first.",
        ),
    ),
    "collection.no_header": _answer(
        Text(
            "在前 {looked} 行中没有找到表头：至少应有两列的名称与目录条目一致。",
            "No header was found in the first {looked} rows: at least two column names must be the item's.",
        ),
        _TEMPLATE,
    ),
    "collection.missing_columns": _answer(
        Text(
            "第 {sheet} 张表第 {row} 行的表头缺少必填列：{columns}。",
            "The header in sheet {sheet}, row {row} lacks required columns: {columns}.",
        ),
        _TEMPLATE,
    ),
    "collection.column_twice": _answer(
        Text(
            "第 {sheet} 张表中字段“{column}”出现在两列：第 {first} 列和第 {second} 列。",
            "In sheet {sheet} the field “{column}” stands in two columns: {first} and {second}.",
        ),
        Text("请删去其中一列，或改正它的表头。", "Delete one of them or correct its header."),
    ),
    "collection.no_rows": _answer(
        Text("只有表头，没有数据行。", "There is a header and no row below it."),
        Text("请确认导出时选中了数据。", "See whether the rows were chosen when it was exported."),
    ),
    "collection.unknown_format": _answer(
        Text(
            "无法识别的文件格式（{found}）：可读取 CSV、XLSX、XLS、JSON Lines、Parquet。",
            "The format is not known ({found}): CSV, XLSX, XLS, JSON Lines and Parquet can be read.",
        ),
        _AS_CSV,
    ),
    "collection.unknown_encoding": _answer(
        Text(
            "无法识别文件的字符编码：既不是 UTF-8、UTF-16，也不是 GB18030。",
            "The encoding is not known: neither UTF-8 or UTF-16 nor GB18030.",
        ),
        _AS_CSV,
    ),
    "collection.broken_file": _answer(
        Text(
            "文件不完整或已损坏（{place}）。",
            "The file is incomplete or damaged ({place}).",
        ),
        _AGAIN,
    ),
    "collection.encrypted": _answer(
        Text("文件设有打开密码。", "The file is locked with a password."),
        Text("请取消密码后重新报送。", "Take the password off and hand it in again."),
    ),
    "collection.unpacks_too_large": _answer(
        Text(
            "文件解压后有 {unpacked} 字节，超过上限 {limit} 字节，或压缩比异常。",
            "Unpacked the file has {unpacked} bytes, more than {limit}, or it is packed unusually tight.",
        ),
        _AS_CSV,
    ),
    "collection.unsafe_markup": _answer(
        Text(
            "文件内含实体声明（{place}），不予读取。", "The file declares entities ({place}) and is not read."
        ),
        _AS_CSV,
    ),
    "collection.too_many_members": _answer(
        Text("压缩包内的文件超过 {limit} 个。", "There are more than {limit} files in the archive."),
        Text("请分几个压缩包报送。", "Pack them into several archives."),
    ),
    "collection.foreign_member": _answer(
        Text(
            "压缩包内第 {number} 个文件不是可报送的格式（{endings}）。",
            "File {number} of the archive is of none of the formats that are taken ({endings}).",
        ),
        Text("请取出它后重新打包；整包没有收下。", "Take it out and pack again; nothing of it was taken."),
    ),
    "collection.no_period": _answer(
        Text("期间的起止日不对。", "These are no first and last day of a period."),
        Text(
            "请按 2026-05-01 的格式填写，止日不早于起日。", "Write days like 2026-05-01, the first one first."
        ),
    ),
    "collection.period_not_over": _answer(
        Text("期间至 {last_day} 为止，还没有结束。", "The period ends on {last_day} and is not over."),
        Text("请在期间结束后报送。", "Report when it is over."),
    ),
    "collection.no_pulls": _answer(
        Text(
            "没有配置抽取来源（GONGXIN_PULLS）。", "No sources to pull from are configured (GONGXIN_PULLS)."
        ),
        Text("请按运维文档写好配置文件。", "Write the file that docs/operators/pulling.md describes."),
    ),
    "collection.pulls_malformed": _answer(
        Text("抽取配置有误：{places}。", "The file of sources is malformed: {places}."),
        Text("请对照运维文档改正。", "Compare it with docs/operators/pulling.md."),
    ),
    "collection.unknown_source": _answer(
        Text("配置中没有来源“{source}”。", "There is no source “{source}” in the configuration."),
        Text("请核对名称。", "Compare the name."),
    ),
    "collection.pull_unfit": _answer(
        Text(
            "抽取配置的列与条目不符：{fields}。",
            "The configured columns do not fit the item: {fields}.",
        ),
        Text(
            "列须是条目的字段，必填字段都要配置。",
            "Columns are of fields of the item, and every required field has one.",
        ),
    ),
    "collection.no_source_password": _answer(
        Text("没有找到来源数据库的密码。", "The password of the source's database was not found."),
        Text("请在所配置的环境变量或文件中提供。", "Give it in the variable or file that is configured."),
    ),
    "collection.source_gone": _answer(
        Text("来源数据库无法连接，或在读取中断开。", "The source cannot be reached, or went away meanwhile."),
        Text(
            "已完整收下的批次不受影响；恢复后再次抽取即从断点继续。",
            "What was taken whole stays; the next pull goes on where this one ended.",
        ),
    ),
    "collection.unknown_upload": _answer(
        Text("没有这次上传，或者已过期。", "There is no such upload, or it has expired."),
        Text("请重新选择文件上传。", "Choose the file again."),
    ),
    "collection.too_many_uploads": _answer(
        Text("未完成的上传超过 {limit} 个。", "There are more than {limit} uploads that were not completed."),
        Text("请先完成它们，或者一天后再试。", "Complete them first, or try again in a day."),
    ),
    "collection.wrong_offset": _answer(
        Text("应从第 {offset} 字节继续。", "Go on at byte {offset}."),
        Text("请从该处续传。", "Send what follows from there."),
    ),
    "collection.upload_not_whole": _answer(
        Text("只收到 {size} 字节中的 {offset} 字节。", "Of {size} bytes {offset} have arrived."),
        Text("请续传其余部分。", "Send the rest."),
    ),
    "collection.no_bundle": _answer(
        Text("这不是 ZIP 压缩包。", "This is no zip archive."),
        Text("单个文件请用报送文件的接口。", "Hand a single file in as such."),
    ),
    "collection.wrong_state": _answer(
        Text("批次处于“{state}”，不能执行此操作。", "The delivery is {state}: this cannot be done now."),
        Text("请刷新页面查看当前状态。", "Load the page again to see how it stands."),
    ),
    "collection.already_decided": _answer(
        Text("该行已经处理过。", "This row has been decided already."),
        Text("请刷新页面查看处理结果。", "Load the page again to see the decision."),
    ),
    "collection.no_proof": _answer(
        Text("确认存疑的行须写明依据材料。", "To confirm a held row the document looked at must be named."),
        Text(
            "请填写材料名称和编号，例如营业执照或登记机关的复函。",
            "Give its name and number: a licence, or a letter of the registrar.",
        ),
    ),
    "collection.no_reason": _answer(
        Text("须写明理由。", "A reason is needed."),
        Text("请填写理由后再提交。", "Write the reason and send again."),
    ),
    "collection.too_long_reason": _answer(
        Text("理由超过 {limit} 字。", "The reason is longer than {limit} characters."),
        Text("请缩短后再提交。", "Shorten it and send again."),
    ),
    "collection.request_key_used": _answer(
        Text(
            "这个 Idempotency-Key 已用于另一次报送（回执 {receipt}），内容、条目或方式不同。",
            "This Idempotency-Key was used for another delivery (receipt {receipt}) of another content, item "
            "or mode.",
        ),
        Text(
            "重发同一请求请用原来的键和原来的内容；新的报送请换一个键。",
            "Send the same key with the same content to repeat a request; a new delivery needs a new key.",
        ),
    ),
    "collection.long_request_key": _answer(
        Text(
            "Idempotency-Key 超过 {limit} 个字符。", "The Idempotency-Key is longer than {limit} characters."
        ),
        Text("建议使用 UUID。", "A UUID serves well."),
    ),
    "collection.unknown_delivery": _answer(
        Text("没有这个批次。", "There is no such delivery."),
        Text("请核对回执编号。", "Compare the number with the receipt."),
    ),
    "collection.unknown_ticket": _answer(
        Text("没有这份整改工单。", "There is no such ticket."),
        Text("请从整改工单列表重新打开。", "Open it again from the list of tickets."),
    ),
    "collection.unknown_row": _answer(
        Text("没有这一待处理行。", "No such row is waiting."),
        Text("请从待办列表重新打开。", "Open it again from the queue."),
    ),
    "collection.unknown_item": _answer(
        Text("目录中没有条目“{item}”。", "The catalogue has no item “{item}”."),
        Text("可用“gongxin catalogue list”查看全部条目。", "`gongxin catalogue list` shows all items."),
    ),
    "collection.unknown_department": _answer(
        Text("“{department}”不是数据来源单位。", "“{department}” is no reporting department."),
        Text("请核对单位的统一社会信用代码。", "Compare the unified code of the department."),
    ),
    "collection.not_competent": _answer(
        Text(
            "单位“{department}”不报送条目“{item}”。",
            "Department “{department}” does not report item “{item}”.",
        ),
        Text(
            "如职责有变，请由信用中心更新目录中的来源单位。",
            "If competences have changed, the credit centre updates the sources in the catalogue.",
        ),
    ),
    "collection.not_stopped": _answer(
        Text("该批次没有被暂扣，或者已经有人处理。", "This delivery is not stopped, or was decided already."),
        Text("请刷新页面查看当前状态。", "Load the page again to see how it stands."),
    ),
    "collection.not_second": _answer(
        Text("报送人不能放行或退回自己报送的批次。", "Nobody decides on a delivery that they handed in."),
        Text("请由另一人处理。", "Another person has to."),
    ),
    "collection.refused_by_second": _answer(
        Text(
            "整批数据超出预期范围，经复核退回。理由：{reason}",
            "The delivery was outside of what is expected and refused on a second look. Reason: {reason}",
        ),
        Text("请核对数据后重新报送。", "Check the data and hand it in again."),
    ),
    "collection.busy": _answer(
        Text("同一文件正在处理。", "The same file is being worked on."),
        Text("请等它结束后查看回执。", "Wait until it ends and read the receipt."),
    ),
}

FAULTS: Final = {
    "FILE-S-001": Answer(
        Text("本行的单元格数与表头不符。", "The row has another number of cells than the header."),
        Text(
            "含分隔符的内容须加引号；补齐或删去多余的单元格。",
            "Quote text with separators; add or delete cells.",
        ),
    ),
    "FILE-S-002": Answer(
        Text("引号没有配对。", "A quotation mark is not closed, or text follows a closing one."),
        Text('单元格内的引号须写成两个（""）。', 'Write a quotation mark inside a cell twice ("").'),
    ),
    "FILE-S-003": Answer(
        Text("本行有不符合文件编码的字节。", "The row has bytes that are not of the file's encoding."),
        Text("请用同一种编码重新导出。", "Export again in one encoding."),
    ),
    "FILE-S-004": Answer(
        Text("本行含有空字符（NUL）。", "The row has NUL characters."),
        Text("请重新导出本行。", "Export the row again."),
    ),
    "FILE-S-005": Answer(
        Text("有单元格过长。", "A cell is too long."),
        Text(
            "请确认不是引号或换行错误，并缩短内容。",
            "See whether a quotation mark or line end is wrong; shorten it.",
        ),
    ),
    "FILE-S-006": Answer(
        Text("单元格是公式，不是值。", "The cell holds a formula, not a value."),
        Text("请复制后“选择性粘贴为数值”。", "Copy it and paste it as a value."),
    ),
    "FILE-S-007": Answer(
        Text("代码被存为数值，末位数字已丢失。", "The code was stored as a number and has lost digits."),
        Text("请将该列设为文本格式后重新填写代码。", "Set the column to text and enter the code again."),
    ),
    "FILE-S-008": Answer(
        Text("单元格是错误值（如 #N/A）。", "The cell holds an error such as #N/A."),
        Text("请改正为实际的值。", "Put the value in its place."),
    ),
    "FILE-S-009": Answer(
        Text("本行不是一个 JSON 对象。", "The line is no JSON object."),
        Text("JSON Lines 每行一个完整的对象。", "JSON Lines has one whole object a line."),
    ),
    "FILE-S-010": Answer(
        Text("同一字段在本行出现两次。", "One field stands twice in the row."),
        Text("请只保留一个。", "Keep one of them."),
    ),
    "FILE-S-011": Answer(
        Text("字段的值应是文字或数字，不是嵌套结构。", "A value must be text or a number, not a structure."),
        Text("请按目录条目逐字段填写。", "Fill in field by field as in the catalogue."),
    ),
    "FILE-S-012": Answer(
        Text(
            "按旧格式的状态，本行的决定有异议或情形不明，未予入库。",
            "By the older layout's status the decision is objected to or its state unknown: not taken.",
        ),
        Text(
            "请核实决定现在的效力，改为正常或撤销后重新报送；仍有异议的不报送。",
            "See how the decision stands now and report it as normal or annulled; while objected to, do not.",
        ),
    ),
}

OUTCOMES: Final = {
    "accepted": Text("入库", "accepted"),
    "unchanged": Text("无变化", "unchanged"),
    "corrected": Text("更正", "corrected"),
    "held": Text("待确认", "held"),
    "unlinked": Text("未匹配主体", "unlinked"),
    "refused": Text("退回", "refused"),
    "personal": Text("涉及自然人，不予收录", "personal, not kept"),
}

STAGES: Final = {
    "reading": Text("读取", "reading"),
    "checking": Text("校验", "checking"),
    "loading": Text("入库", "loading"),
}

MODES: Final = {
    "rows": Text("逐条增改", "add and correct"),
    "snapshot": Text("全量", "full list"),
    "zero": Text("零报送", "nothing to report"),
}

CHANNELS: Final = {
    "cli": Text("命令行", "command line"),
    "desk": Text("工作台上传", "upload at the desk"),
    "form": Text("工作台填报", "form at the desk"),
    "api": Text("接口", "interface"),
    "folder": Text("监视文件夹", "watched folder"),
    "database": Text("库表抽取", "pulled from a table"),
}

STATES: Final = {
    "received": Text("已接收", "received"),
    "running": Text("处理中", "running"),
    "stopped": Text("整批待核", "stopped for a second look"),
    "done": Text("已完成", "done"),
    "refused": Text("整批退回", "refused as a whole"),
    "failed": Text("处理中断，可重新报送", "broken off; it can be handed in again"),
}

# What each gate measures; numbers are rows, or shares of rows (闸口).
GATES: Final = {
    "volume": Text("行数", "rows"),
    "fill": Text("填写比例", "share filled"),
    "fall": Text("将终止的记录所占比例", "share of its records that would end"),
}

TICKETS: Final = {
    "open": Text("待整改", "open"),
    "corrected": Text("已更正", "corrected"),
    "explained": Text("已说明", "explained"),
    "withdrawn": Text("已撤回", "withdrawn"),
}

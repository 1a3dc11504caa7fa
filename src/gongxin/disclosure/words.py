"""The words for windows, and for this package's refusals: what was asked, why not, what can be done now."""

from gongxin.catalogue.model import Text

# Why a window ends when it does, or why there is none: see windows.Reason.
REASONS = {
    "until_further_notice": Text("没有规定期限", "no limit is set"),
    "limit": Text("法定期限届满", "a time limit of the law"),
    "stated": Text("记录写明的日期", "a day that the record states"),
    "not_shown": Text("该类别不公开", "records of this class are not shown"),
    "undetermined": Text("类别未定", "nobody has determined the class"),
    "unverified": Text("依据没有核对", "its basis was not checked"),
    "undated": Text("没有起算日期", "the day that starts the limit is missing"),
    "no_rule": Text("没有公开的规则", "no rule shows it"),
    "ended": Text("记录已终止", "the record ended"),
    "not_authorised": Text("组织没有授权", "the organisation did not authorise it"),
    "agreed": Text(
        "来源的协议没有生效或者已经到期", "the agreement of its source does not or no longer carry it"
    ),
}

# What is counted of each kind of request: see visits.KINDS.
VISITS = {
    "home": Text("首页", "first page"),
    "search": Text("查询", "searches"),
    "organisation": Text("组织主页", "pages of organisations"),
    "column": Text("公示栏目", "columns"),
    "catalogue": Text("信用目录", "catalogue"),
    "about": Text("规则和说明", "rules and explanations"),
    "interface": Text("开放接口", "open interface"),
    "file": Text("部门查阅档案", "files read by departments"),
}

REFUSALS = {
    "disclosure.search_for_a_person": Text(
        "这里只能查询单位，不能查询个人：输入的内容像是证件号码、电话或邮箱，未予查询，也未作记录。"
        "请输入单位名称或统一社会信用代码。",
        "Only organisations can be searched, never persons: the text looks like somebody's ID, telephone "
        "number or address and was neither searched nor recorded. Enter an organisation's name or code.",
    ),
    "disclosure.unknown_organisation": Text(
        "没有代码为 {code} 的组织。请核对代码，或按名称查询。",
        "There is no organisation with the code {code}. Compare the code, or search by name.",
    ),
    "disclosure.search_too_short": Text(
        "请至少输入 {shortest} 个字：单位名称的一部分、名称的拼音首字母，或统一社会信用代码。",
        "Enter at least {shortest} characters: part of a name, initials of its pinyin, or a unified code.",
    ),
    "disclosure.unknown_mirror": Text(
        "目录中没有镜像系统“{mirror}”。有：{mirrors}。",
        "The catalogue has no mirror “{mirror}”. It has: {mirrors}.",
    ),
    "disclosure.since_later": Text(
        "起始时点晚于现在。请填写上一份文件写明的时点。",
        "That moment is still to come. Give the one that the last file names.",
    ),
    "disclosure.no_moment": Text(
        "时点没有写全。请照抄上一份文件第一行的 until，例如 2026-05-06T00:00:00+00:00；留空则为全部。",
        "The moment is not whole. Copy `until` from the first line of the last file, "
        "such as 2026-05-06T00:00:00+00:00; leave it empty for everything.",
    ),
}

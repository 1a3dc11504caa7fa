"""The words of the rules that hold for every item, beside those of the catalogue (内置规则用语)."""

from collections.abc import Mapping
from types import MappingProxyType

from gongxin.catalogue.model import Text

_NOT_REPORTED = Text("自然人的信息不报送。", "Natural persons are not reported.")

# Of every rule: what is wrong, and what can be done.
GUARDS: Mapping[str, tuple[Text, Text]] = MappingProxyType(
    {
        "P-002": (
            Text(
                "填写了自然人的证件栏：按自然人处理，不予接收。",
                "A column for a natural person's papers is filled: treated as a person and not taken.",
            ),
            Text(
                "相对人是组织的，请清空证件栏后重新报送；自然人的信息不报送。",
                "If it is an organisation empty that column and report again; persons are not reported.",
            ),
        ),
        "P-003": (
            Text(
                "代码或编号栏中是公民身份号码，不予接收。",
                "A column for a code or number holds a citizen ID; the row is not taken.",
            ),
            _NOT_REPORTED,
        ),
        "P-004": (
            Text(
                "税务登记号由公民身份号码构成，或者是个体工商户的代码，属于自然人，不予接收。",
                "The tax number is built on a citizen ID, or is the code of an individual business: a natural"
                " person's, and not taken.",
            ),
            _NOT_REPORTED,
        ),
        "P-005": (
            Text(
                "代码或注册号属于个体工商户，在法律上属于自然人，本目录不接收。",
                "The code or number is that of an individual business, in law a natural person; not taken.",
            ),
            Text("个体工商户的信息不报送。", "Individual businesses are not reported."),
        ),
        "P-006": (
            Text(
                "没有能证明是组织的代码，名称也不像组织：按自然人处理，不予接收。",
                "No number that proves an organisation, and a name unlike one: treated as a natural person.",
            ),
            Text(
                "相对人是组织的，请补充统一社会信用代码后重新报送；自然人的信息不报送。",
                "If it is an organisation add its unified code and report again; persons are not reported.",
            ),
        ),
        "P-007": (
            Text(
                "相对人类别写明是自然人，不予接收。",
                "The kind of counterparty speaks of a natural person; the row is not taken.",
            ),
            _NOT_REPORTED,
        ),
        "P-009": (
            Text(
                "没有能证明是组织的代码，名称又是个体工商户常用的：按个体工商户处理，不予接收。",
                "No code or number that proves an organisation, and a name as individual businesses bear:"
                " treated as one and not taken.",
            ),
            Text(
                "相对人是组织的，请补充或核对统一社会信用代码后重新报送；个体工商户的信息不报送。",
                "If it is an organisation add or correct its unified code and report again;"
                " no others are reported.",
            ),
        ),
        "P-010": (
            Text(
                "名称栏中有几个名称（用符号、空格或括号隔开），且不都是组织的名称，可能是自然人：不予接收。",
                "Several names in one cell (signs, blanks or brackets part them), not all of organisations:"
                " one may be a person's. Not taken.",
            ),
            Text("名称栏只填组织现用的名称。", "Give nothing but the organisation's present name."),
        ),
        "P-008": (
            Text(
                "名称或编号中有个人信息，已遮盖。",
                "Personal data stood in a name or number; it has been masked.",
            ),
            Text("请在报送前删去。", "Take it out before reporting."),
        ),
        "P-012": (
            Text(
                "曾用名、第二名称、上级组织、机关等名称不是组织的名称，可能是自然人或个体工商户：未采用，也不留存。",
                "A former or second name, or that of a parent or body, is no organisation's and may be a"
                " person's: left out and not kept.",
            ),
            Text(
                "只填组织的名称；几个名称用顿号隔开，名称中不留空格。",
                "Give names of organisations alone, joined by 、 and without blanks in them.",
            ),
        ),
        "P-013": (
            Text(
                "名称像自然人的姓名：无论代码是谁的，不予接收。",
                "The name is one as people bear: whoever's the code is, the row is not taken.",
            ),
            Text(
                "填写证照上组织的全称；自然人的信息不报送。",
                "Give the organisation's full name as on its certificate; no person is reported.",
            ),
        ),
        "A-001": (
            Text(
                "市场信用信息须按协议提供：收到之日，来源单位没有涵盖此类信息的有效协议。不予接收，也不留存。",
                "Market credit information comes in under agreement: on the day of receipt its source had"
                " none in force that covers this item. Not taken and not kept.",
            ),
            Text(
                "请与平台一方签订或者续签协议，登记到目录后由协议单位自己重新报送。",
                "Conclude or renew the agreement, have it entered in the catalogue, and let the party itself"
                " report again.",
            ),
        ),
        "L-001": (
            Text(
                "所填失信分类不在法定范围之内，未予采用。",
                "The class given is none that the law allows here, and is ignored.",
            ),
            Text("请按规定的分类填写，或留空。", "Give one of the classes of the rule, or leave it empty."),
        ),
    }
)

REFUSALS = {
    "quality.unknown_part": Text(
        "考核办法中没有这一项，或者它由数据算出，不由人评分。",
        "The assessment has no such part, or its points are computed and nobody gives them.",
    ),
    "quality.unknown_assessment": Text("没有这项考核。", "There is no such assessment."),
    "quality.too_many_points": Text("请填 0 到 {most} 之间的分数。", "Give points between 0 and {most}."),
    "quality.unknown_letter": Text("没有这份函件。", "There is no such letter."),
    "quality.unknown_department": Text(
        "没有这个部门，或者它不在您的管辖范围内。",
        "There is no such department, or it is not yours to write to.",
    ),
    "quality.no_kind": Text("请选择函件种类。", "Choose which letter it is."),
    "quality.nothing_cited": Text(
        "请至少选择一个事项：函件只说平台有记载的情况。",
        "Choose one matter at least: a letter tells only what is on record.",
    ),
    "quality.lapse_gone": Text(
        "所选事项在本页显示之后已有变化，请重新核对后再拟稿。",
        "What you chose has changed since this page was shown: look again before drawing up the letter.",
    ),
    "quality.changed_since_shown": Text(
        "函件在本页显示之后又有办理，请看过办理记录再办。",
        "Something was done with the letter since this page was shown: read its history, then decide.",
    ),
    "quality.no_text": Text("请写明内容。", "Say something."),
    "quality.long_text": Text("最多写 {limit} 个字。", "At most {limit} characters."),
    "quality.personal_text": (
        Text(
            "文字中有个人信息（号码、账号、住址，或者单独写出的姓名），没有保存。",
            "There is personal data in the text (a number, an account, an address, or a name by itself): "
            "nothing was saved.",
        ),
        Text(
            "请写单位和职务，不写姓名和联系方式。", "Name offices and posts, not people or how to reach them."
        ),
    ),
    "quality.no_answer_days": Text(
        "目录没有规定这种函件的答复期限，请填写工作日数（1 到 {most}）。",
        "The catalogue sets no days for the answer to such a letter: give working days, 1 to {most}.",
    ),
    "quality.answer_days": Text(
        "答复期限请填 1 到 {most} 个工作日。", "Give between 1 and {most} working days for the answer."
    ),
}

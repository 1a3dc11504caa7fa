"""The words for this package's refusals."""

from gongxin.catalogue.model import Text

REFUSALS = {
    "web.unknown_organisation": Text(
        "没有这个代码的组织，或者它不在公示范围内。个体工商户和个人不在查询范围内。",
        "No organisation of this code may be found. Individual businesses and persons never are.",
    ),
    "web.invalid_request": Text(
        "请求的内容或格式不对，请对照接口说明。",
        "The request is malformed: compare it with the description of the interface.",
    ),
    "web.long_case_number": Text(
        "案号或受理号不超过 {limit} 字。请只填写编号，不写案情。",
        "A case number has at most {limit} characters. Write the number alone, nothing of the matter.",
    ),
    "web.no_such_information": Text(
        "可以不查阅的只有市场信用信息和自主申报信息，请重新选择。",
        "Only market information and self-declared information can be left out. Choose again.",
    ),
    "web.no_purpose": Text("请选择查阅目的。", "Choose the purpose of the reading."),
    "web.no_case_number": Text("请填写所办事项的受理号或案号。", "Give the number of the case at hand."),
    "web.no_file": Text("请选择要报送的文件。", "Choose the file to hand in."),
    "web.nothing_filled_in": Text("表单是空的，请填写后再报送。", "Nothing is filled in yet."),
    "web.no_subject": Text("请选择要关联的组织。", "Choose the organisation to link to."),
    "web.unknown_key": Text(
        "密钥缺失、不正确、已到期或已吊销。请在请求头写明 Authorization: Bearer 密钥；"
        "新密钥由安全管理员签发。",
        "The key is missing, wrong, expired or revoked. Send the header Authorization: Bearer with the key; "
        "the security administrator issues new ones.",
    ),
}

"""The words for this package's refusals: what was asked, why not, what can be done now."""

from gongxin.catalogue.model import Text

REFUSALS = {
    "access.refused": Text(
        "您的角色没有此项权限（{permission}），或者该单位不在您的管辖范围内。请联系安全管理员。",
        "Your roles do not include {permission}, or this department is not yours to act for. "
        "Ask the security administrator.",
    ),
    "access.sign_in_refused": Text(
        "用户名或密码不正确。连续五次失败后将锁定十五分钟。",
        "Name or password is wrong. After five failures in a row the name is locked for fifteen minutes.",
    ),
    "access.locked": Text(
        "登录失败次数过多，已锁定至 {until}。请届时再试，或联系系统管理员。",
        "Too many failed sign-ins: locked until {until}. Try again then, or ask the system administrator.",
    ),
    "access.name_taken": Text(
        "该用户名已被使用，请另选一个。",
        "This name is in use. Choose another.",
    ),
    "access.own_roles": Text(
        "不能修改本人的角色，请由另一位安全管理员办理。",
        "Nobody changes their own roles. Another security administrator has to.",
    ),
    "access.unknown_role": Text("没有这样的角色：{roles}。", "There is no such role: {roles}."),
    "access.administrators_apart": Text(
        "系统、安全、审计三类管理员须由不同的人担任，且不得兼任其他角色。",
        "System, security and audit administrators are different people, and hold no other role.",
    ),
    "access.key_for_people": Text(
        "管理员角色只授予人员，不授予接口密钥。",
        "Roles of administrators are for people; a key cannot hold them.",
    ),
    "access.weak_password": Text(
        "密码不符合要求（{broken}）：至少十二个字符，不得只含数字，不得是常见密码或与姓名、岗位相近。",
        "The password is too weak ({broken}): twelve characters or more, not digits alone, not a common one, "
        "not like the name or post.",
    ),
}

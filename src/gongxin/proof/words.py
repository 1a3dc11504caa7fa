"""The words of this package's refusals: Chinese first, English beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from gongxin.proof.verify import SAYS

REFUSALS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "proof.empty": (
            "日志尚无检查点。",
            "No checkpoint of this log was published yet.",
        ),
        "proof.no_tile": (
            "日志缺少切片{path}：文件不全，请重新导出或者从备份恢复。",
            "The log lacks the tile {path}: export it anew, or restore it from a backup.",
        ),
        "proof.other_tiles": (
            "日志切片与检查点（{size}条）不符：切片文件被改动过，请从备份恢复。",
            "The tiles are not those for which {size} leaves were signed: restore them from a backup.",
        ),
        "proof.unknown_leaf": (
            "日志有{size}条，没有序号为{index}的一条：刚入库的记录请稍后再试。",
            "The log has {size} leaves and none at {index}: what was just appended follows shortly.",
        ),
        "proof.no_growth": (
            "不能证明日志从{old}条增长到{size}条。",
            "There is no proof of growth from {old} to {size} leaves.",
        ),
        "proof.unfit_name": (
            "“{name}”不能用作日志名称：不得为空，不得含空格和加号。",
            "“{name}” names no log: not empty, no spaces, no plus signs.",
        ),
        "proof.key_is_there": (
            "{path}已存在：日志密钥不得覆盖，请另选文件。",
            "{path} is there already: a key is never written over; name another file.",
        ),
        "proof.unfit_secret": (
            "签名密钥文件格式不对或者已损坏，请从备份恢复。",
            "The file of the signing key is damaged: restore it from its backup.",
        ),
        "proof.not_cosigned": (
            "{name}的见证签名不符，未予采用。",
            "{name} did not sign this checkpoint; its line was not taken.",
        ),
        **{f"proof.{code}": words for code, words in SAYS.items()},
    }
)

"""A file of any supported format becomes Parquet with its row numbers, and a list of what is unreadable."""

from gongxin.collection.reading.files import read
from gongxin.collection.reading.filling import Sender
from gongxin.collection.reading.layout import Layout
from gongxin.collection.reading.staging import Limits, Staged

__all__ = ["Layout", "Limits", "Sender", "Staged", "read"]

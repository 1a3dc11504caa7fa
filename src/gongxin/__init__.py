"""Gongxin (公信): an open public credit information platform about organisations."""

__version__ = "0.1.0"

"""The desk's pages: translate the address, call once, translate the answer."""

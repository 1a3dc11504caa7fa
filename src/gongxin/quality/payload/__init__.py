"""The canonical payload and its digests."""

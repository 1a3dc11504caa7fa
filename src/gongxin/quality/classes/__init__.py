"""The class of a failing record."""

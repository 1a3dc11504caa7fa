"""Text becomes dates, amounts and codes."""

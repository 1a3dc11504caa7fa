"""Rows that concern a natural person: told, taken out, not kept."""

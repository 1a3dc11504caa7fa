"""The tests of identifiers, a column at a time."""

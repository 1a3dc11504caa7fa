"""Numbers as people and addresses give them."""


def number(given: str, *, digits: int = 9) -> int | None:
    """A whole number of so many digits at most; None where something else is given."""
    return int(given) if given.isdecimal() and len(given) <= digits else None

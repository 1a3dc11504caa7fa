"""Names of the columns that the steps add beside a field's own (附加列)."""

SOURCE_ROW = "source_row"
SHEET = "sheet"
PERSONAL_HINT = "personal_hint"
PROVED = "proved"  # TRUE where a number of the row proves that its subject is an organisation
BARE = "bare_name"  # the subject's name without brackets; null where nobody needs to look at it
NAMED = "named"  # TRUE where it is one that only organisations bear
AFTER_BLANK = "after_blank"  # what follows an organisation's name and a blank in the subject's cell
BESIDE = "beside_name"  # whom the cell of the subject's name tells of beside it, as `Beside`
BUSINESS = "business_name"  # TRUE where it is one that individual businesses bear
DIVISION = "^[1-9][0-9]{5}$"  # the form of a division's code; nothing else is kept as one


def given(field: str) -> str:
    """What stood in the cell: of a typed field as it came; of a text in one form, null if it was in that."""
    return f"{field}__given"


def blank(field: str) -> str:
    """TRUE where nothing stood in the cell of a typed field; what could not be read is something."""
    return f"{field}__blank"


def contested(field: str) -> str:
    """TRUE where the cell of an amount names another currency than the one of its own column."""
    return f"{field}__contested"


def hidden(field: str) -> str:
    """TRUE where personal data was masked in the field."""
    return f"{field}__hidden"


def formed(field: str) -> str:
    """A unified code in its form, of those that are tested ahead of all else."""
    return f"{field}__formed"


def several(field: str) -> str:
    """TRUE where a name was told apart from others in its cell."""
    return f"{field}__several"


def parted(field: str) -> str:
    """TRUE where blanks stood between words of a name, as they may between two names."""
    return f"{field}__parted"


def somebody(field: str) -> str:
    """TRUE where somebody's name stands in a name of an organisation: in brackets, behind a blank, alone."""
    return f"{field}__somebody"


def left_out(field: str) -> str:
    """TRUE where a name that may be a person's was taken out of the cell and is kept nowhere."""
    return f"{field}__left_out"


def canonical(field: str) -> str:
    """A document's number in the one form by which it is compared; the field has it as it was written."""
    return f"{field}__canonical"


def flaws(field: str) -> str:
    """What is wrong with a unified code, as bits of `Flaw`; 0 for an empty one."""
    return f"{field}__flaws"


def flags(part: int) -> str:
    """One of the bit masks of broken rules."""
    return f"flags_{part}"


def careful(field: str) -> str:
    """TRUE where the text of the field needs work; FALSE: it is what it should be."""
    return f"{field}__careful"


def valid(field: str) -> str:
    """TRUE where an old number has the right form and check character."""
    return f"{field}__valid"

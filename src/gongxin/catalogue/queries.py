"""Reads of the catalogue that need the database."""

from gongxin.catalogue.confirmable import confirmables
from gongxin.catalogue.load import catalogue, confirmed
from gongxin.catalogue.model import Catalogue
from gongxin.catalogue.models import Confirmation


def in_force() -> Catalogue:
    """The catalogue of this process with what its operator has confirmed (现行目录).

    A confirmation of a value that has changed since does not count.
    """
    found = catalogue()
    values = confirmables(found)
    known = Confirmation.objects.filter(value__in=values).values_list("value", "value_digest")
    return confirmed(found, frozenset(value for value, digest in known if values[value].digest == digest))

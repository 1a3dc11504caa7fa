"""Reads of the catalogue that need the database."""

from django.db import connection

from gongxin.catalogue.confirmable import confirmables
from gongxin.catalogue.load import catalogue, confirmed
from gongxin.catalogue.model import Catalogue


def in_force() -> Catalogue:
    """The catalogue of this process with what its operator has confirmed (现行目录)."""
    return confirmed(catalogue(), frozenset(confirmations()))


def confirmations() -> dict[str, str]:
    """The confirmed values, each with the document in which it was read; any process may ask.

    A confirmation of a value that has changed since does not count.
    """
    values = confirmables(catalogue())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT value, value_digest, document FROM shown.confirmation WHERE value = any(%s)",
            [list(values)],
        )
        return {
            value: document for value, digest, document in cursor.fetchall() if values[value].digest == digest
        }

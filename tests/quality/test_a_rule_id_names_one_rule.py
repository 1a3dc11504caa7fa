"""A rule's number is published: it stands for one rule, wherever it is broken."""

from collections import Counter

from gongxin.catalogue.derive import generic_rules
from gongxin.collection.words import FAULTS
from gongxin.flows.words import WHOLE
from gongxin.quality.words import GUARDS
from tests.journeys.papers import CITY


def test_no_number_stands_for_two_rules():
    own = {rule.id for item in CITY.versions.values() for rule in item.rules}
    numbers = Counter([*generic_rules(), *GUARDS, *WHOLE, *FAULTS, *own])
    assert [number for number, times in numbers.items() if times > 1] == []

import pytest

from gongxin.catalogue.citing import in_english


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("第六条", "art. 6"),
        ("第十二条", "art. 12"),
        ("第二十条第六项", "art. 20, item 6"),
        ("第五条、第四十条", "art. 5, art. 40"),
        ("第一百零三条第二款", "art. 103, para. 2"),
        ("第五章", "ch. 5"),
        ("Art. 3", "Art. 3"),
        ("", ""),
    ],
)
def test_a_place_is_cited_in_english(written, said):
    assert in_english(written) == said

"""A part larger than its whole is found by a rule over the facts, in any library."""

import pytest

from facts.consistency import contradictions
from facts.library import load_library
from tests.facts.test_library import small_library

TEXT = (
    "Report\n"
    "The land traded 10 million euros. The north traded {north} million euros, "
    "the pair {pair} million {unit}.\n"
)
VOCABULARY = {
    "default_subject": "land",
    "default_period": "2024",
    "concept": {
        "land": {"type": "region", "en": "the land", "zh": "国"},
        "north": {"type": "region", "en": "the north", "zh": "北", "in": "land"},
        "pair": {
            "type": "group",
            "en": "the pair",
            "zh": "两地",
            "in": "land",
            "members": ["north"],
        },
        "union": {"type": "bloc", "en": "the Union", "zh": "联盟"},
        "trade": {"type": "activity", "en": "trade", "zh": "贸易"},
    },
    "measure": {
        "trade": {"en": "trade", "zh": "贸易额", "needs": ["trade"]},
        "exports": {"en": "exports", "zh": "出口额", "needs": ["trade"]},
    },
}


def found(north=4, pair=6, unit="euros", **change):
    """(whole, part) of each contradiction; `change` is of the row of the pair."""
    code = {"euros": "EUR", "US dollars": "USD"}[unit]
    rows = [
        {
            "id": name,
            "subject": name,
            "measure": "trade",
            "kind": "level",
            "value": f"{value} million",
            "unit": code if name == "pair" else "EUR",
            "text": quote,
            "quote": quote,
        }
        for name, value, quote in (
            ("land", 10, "The land traded 10 million euros"),
            ("north", north, f"The north traded {north} million euros"),
            ("pair", pair, f"the pair {pair} million {unit}"),
        )
    ]
    rows[-1].update(change)
    library = small_library(TEXT.format(north=north, pair=pair, unit=unit), VOCABULARY, {}, rows)
    return [(clash.whole.id, clash.part.id) for clash in contradictions(library)]


@pytest.mark.parametrize(
    ("values", "clashes"),
    [
        ({}, []),
        ({"north": 10, "pair": 10}, []),
        ({"north": 11, "pair": 12}, [("land", "north"), ("land", "pair")]),
        ({"north": 7}, [("pair", "north")]),
        ({"pair": 11}, [("land", "pair")]),
        # another measure, period, unit or kind, and trade with one partner, say nothing
        ({"pair": 11, "measure": "exports"}, []),
        ({"pair": 11, "period": "2023"}, []),
        ({"pair": 11, "kind": "bound"}, []),
        ({"pair": 11, "partner": "union"}, []),
        ({"pair": 11, "unit": "US dollars"}, []),
    ],
)
def test_a_part_is_not_larger_than_its_whole(values, clashes):
    assert found(**values) == clashes


def test_the_bundled_article_contradicts_itself():
    assert [(clash.whole.id, clash.part.id) for clash in contradictions(load_library())] == [
        ("china-goods-trade", "guangdong-trade"),
        ("china-goods-trade", "zhejiang-trade"),
        ("china-goods-trade", "seven-trade"),
    ]

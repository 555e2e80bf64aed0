"""The facts table: what a checked fact holds, and how each wrong row is refused."""

from decimal import Decimal

import pytest

from facts.library_errors import FactError
from facts.table import load_facts
from facts.vocabulary import Vocabulary
from index.split import parse

TEXT = (
    "Harbour report\n"
    "In 2024 the North exported over 12.5 million euros, an increase of 4%. "
    "With the Union it traded 3 million euros. The South is small. The South is small.\n"
)
DOCUMENT = parse(TEXT)
VOCABULARY = Vocabulary(
    {
        "default_subject": "north",
        "default_period": "2024",
        "concept": {
            "north": {"type": "region", "en": "the North", "zh": "北"},
            "south": {"type": "region", "en": "the South", "zh": "南"},
            "union": {"type": "bloc", "en": "the Union", "zh": "联盟", "members": ["south"]},
            "export": {"type": "activity", "en": "exports", "zh": "出口"},
        },
        "measure": {
            "exports": {"en": "exports", "zh": "出口额", "needs": ["export|sale"], "may": ["a+b"]},
            "mentions": {
                "en": "mentions",
                "zh": "提及",
                "needs": ["export"],
                "subject": "needed",
            },
        },
        "unit": {"EUR": "money"},
    },
    {},
)
LEVEL = {
    "id": "north-exports",
    "subject": "north",
    "measure": "exports",
    "kind": "level",
    "value": "12.5 million",
    "unit": "EUR",
    "text": "over 12.5 million euros",
    "quote": "the North exported over 12.5 million euros",
}
STATEMENT = {
    "id": "south",
    "subject": "south",
    "kind": "statement",
    "text": "small",
    "quote": "The South is small",
    "at": TEXT.index("The South"),
    "needs": ["south"],
    "en": "How the South is",
    "zh": "南方怎样",
}


def load(*rows):
    return load_facts(rows, DOCUMENT, VOCABULARY)


def without(row, *names):
    return {name: value for name, value in row.items() if name not in names}


def test_a_level():
    (fact,) = load(LEVEL)
    assert TEXT[fact.start : fact.end] == "over 12.5 million euros"
    assert (fact.id, fact.subject, fact.kind, fact.unit) == (
        "north-exports",
        "north",
        "level",
        "EUR",
    )
    assert (fact.value, fact.qualifier, fact.significant) == (Decimal(12500000), "over", 3)
    assert fact.period == "2024"
    assert fact.needs == (frozenset({"export", "sale"}),)
    assert fact.may == {"north", "export", "sale", "a", "b", "money"}
    assert [sentence.id for sentence in fact.sentences] == ["s1"]
    assert (fact.label("en"), fact.label("zh"), fact.label("ru")) == (
        "the North: exports",
        "北出口额",
        "the North: exports",
    )


def test_a_growth_is_labelled_as_one():
    (fact,) = load(
        {**LEVEL, "kind": "growth", "value": "4", "unit": "%", "text": "4%", "quote": "of 4%"}
    )
    assert (fact.value, fact.unit, fact.qualifier) == (Decimal(4), "%", None)
    assert (fact.en, fact.zh) == ("the North: exports, year-on-year growth", "北出口额同比增长")


def test_a_partner_must_be_in_the_question():
    (fact,) = load(
        {
            **LEVEL,
            "partner": "union",
            "value": "3 million",
            "text": "3 million euros",
            "quote": "With the Union it traded 3 million euros.",
        }
    )
    partner = frozenset({"union", "south"})
    assert fact.needs == (partner | {"export", "sale"}, partner)
    assert (fact.en, fact.zh) == ("the North: exports with the Union", "北与联盟出口额")


def test_a_measure_may_need_its_subject():
    (fact,) = load({**LEVEL, "measure": "mentions"})
    assert fact.needs == (frozenset({"export"}), frozenset({"north"}))


def test_a_statement_with_an_offset():
    (fact,) = load(STATEMENT)
    assert TEXT[fact.start : fact.end] == "small"
    assert (fact.value, fact.significant, fact.qualifier) == (None, 0, None)
    assert (fact.needs, fact.en, fact.zh) == (
        (frozenset({"south"}),),
        "How the South is",
        "南方怎样",
    )
    (second,) = load({**STATEMENT, "at": TEXT.rindex("The South")})
    assert (TEXT[second.start : second.end], second.start - fact.start) == ("small", 20)


def test_a_curator_may_state_the_qualifier_and_the_period():
    (fact,) = load({**LEVEL, "qualifier": "at least", "period": "2023"})
    assert (fact.qualifier, fact.period) == ("at least", "2023")


FIRST, SECOND = TEXT.index("The South"), TEXT.rindex("The South")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            {**LEVEL, "quote": "the North imported over 12.5 million euros"},
            'quote not in the document: "the North imported over 12.5 million euros"',
        ),
        (
            without(STATEMENT, "at"),
            f'the quote stands at {FIRST} and at {SECOND}: make it longer, or say which with "at"',
        ),
        ({**STATEMENT, "at": 3}, "the quote is not at offset 3"),
        ({**LEVEL, "text": "12.6 million"}, 'text "12.6 million" is not in the quote'),
        ({**LEVEL, "subject": "moon"}, 'subject "moon" is not in the vocabulary'),
        ({**LEVEL, "partner": "moon"}, 'partner "moon" is not in the vocabulary'),
        ({**LEVEL, "measure": "moons"}, 'measure "moons" is not in the vocabulary'),
        (without(LEVEL, "measure"), "a level needs measure, value and unit"),
        (without(LEVEL, "value"), "a level needs measure, value and unit"),
        (without(LEVEL, "unit"), "a level needs measure, value and unit"),
        ({**LEVEL, "kind": "growth", "unit": ""}, "a growth needs measure, value and unit"),
        (
            {**LEVEL, "value": "many"},
            'value "many" is no number such as "9.49 trillion"',
        ),
        (
            {**LEVEL, "value": "12.5 billion"},
            'value 12500000000 is not the figure of "over 12.5 million euros" (there: 12500000 EUR)',
        ),
        (
            {**LEVEL, "text": "exported"},
            'value 12500000 is not the figure of "exported" (there: none)',
        ),
        (
            {**LEVEL, "unit": "USD"},
            'unit "USD" is not that of "over 12.5 million euros" (EUR)',
        ),
        *(
            (
                without(STATEMENT, name),
                'without a measure it needs "needs" and the labels "en" and "zh"',
            )
            for name in ("needs", "en", "zh")
        ),
        (without(LEVEL, "quote"), "quote: Field required"),
        ({**LEVEL, "colour": "red"}, "colour: Extra inputs are not permitted"),
    ],
)
def test_a_wrong_row_is_named_with_the_reason(row, reason):
    good = {**LEVEL, "id": "good"}
    with pytest.raises(FactError) as error:
        load(good, row)
    assert (error.value.row, error.value.fact, error.value.reason) == (2, row["id"], reason)
    assert str(error.value) == f'facts row 2 ("{row["id"]}"): {reason}'


def test_a_kind_that_there_is_not():
    with pytest.raises(FactError) as error:
        load({**LEVEL, "kind": "mood"})
    assert (error.value.row, error.value.reason.split(" ")[:4]) == (
        1,
        ["kind:", "Input", "should", "be"],
    )


def test_a_row_without_an_id():
    with pytest.raises(FactError) as error:
        load(without(LEVEL, "id"))
    assert str(error.value) == 'facts row 1 ("?"): id: Field required'


def test_the_same_id_twice():
    with pytest.raises(FactError) as error:
        load(LEVEL, STATEMENT, LEVEL)
    assert str(error.value) == 'facts row 3 ("north-exports"): the id is already that of row 1'


OTHER = {
    **LEVEL,
    "id": "other",
    "value": "3 million",
    "text": "3 million euros",
    "quote": "it traded 3 million euros",
}


def test_the_same_key_with_another_value():
    with pytest.raises(FactError) as error:
        load(LEVEL, OTHER)
    assert str(error.value) == (
        'facts row 2 ("other"): answers the same as "north-exports" with another value '
        "(mark with same_as)"
    )


@pytest.mark.parametrize(
    "change", [{"period": "2023"}, {"subject": "south"}, {"partner": "union"}, {"kind": "bound"}]
)
def test_another_key_may_have_another_value(change):
    assert [fact.id for fact in load(LEVEL, {**OTHER, **change})] == ["north-exports", "other"]


def test_the_same_key_with_the_same_value_or_marked():
    assert len(load(LEVEL, {**LEVEL, "id": "again"})) == 2
    assert len(load(LEVEL, {**OTHER, "same_as": "north-exports"})) == 2


def test_same_as_must_name_a_fact():
    with pytest.raises(FactError) as error:
        load(LEVEL, {**OTHER, "same_as": "nobody"})
    assert str(error.value) == 'facts row 2 ("other"): same_as names "nobody", which is no fact'


def test_no_rows():
    assert load() == ()

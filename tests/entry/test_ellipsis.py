"""What a follow-up takes from the turns before, and what it doesn't."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.ellipsis import is_switch, merged, opens_as_continuation, points_back
from tests.lowland import lowland, read

VOCABULARY = lowland().vocabulary
EXPORT = "How much did Northshire export?"


def completed(text, *earlier, found=()):
    """The likeliest reading of a message after others."""
    return next(merged(read(text), [read(turn) for turn in earlier], VOCABULARY, found))


def slots(reading):
    return (
        set(reading.subjects),
        set(reading.asks),
        [quantity.text for quantity in reading.quantities],
    )


# ------------------------------------------------------------------ what continues


@pytest.mark.parametrize(
    ("text", "opens", "points"),
    [
        ("and Southshire?", True, False),
        ("And Southshire?", True, False),
        ("ok, and Southshire?", True, False),
        ("what about Southshire", True, False),
        ("then Southshire?", True, False),
        ("那南郡呢？", True, True),
        ("南郡呢？", True, False),
        ("¿y Southshire?", True, False),
        ("e o Southshire?", True, False),
        ("а Southshire?", True, False),
        ("by how much did it grow?", False, True),
        ("how much did they export together?", False, True),
        ("它增长多少？", False, True),
        ("и сколько они экспортировали?", True, True),
        ("How much did Southshire export?", False, False),
        ("Andorra's exports", False, False),
        ("orders and butter", False, False),
        ("", False, False),
    ],
)
def test_continuations(text, opens, points):
    assert (opens_as_continuation(text), points_back(text)) == (opens, points)


@pytest.mark.parametrize(
    ("text", "switch"),
    [
        ("By the way, who is the harbour master?", True),
        ("different question: timber", True),
        ("换个问题，木材呢", True),
        ("cambiando de tema", True),
        ("другой вопрос", True),
        ("and Southshire?", False),
        ("", False),
    ],
)
def test_a_change_of_topic(text, switch):
    assert is_switch(text) is switch


# ------------------------------------------------------------------ what is taken


@pytest.mark.parametrize(
    ("text", "earlier", "expected"),
    [
        # a new place, partner, measure, kind or year takes the place of the old one
        ("and Southshire?", EXPORT, ({"south", "export"}, {"amount"}, [])),
        (
            "and to Marland?",
            "How much did Northshire export to the Union?",
            ({"north", "marland", "export"}, {"amount"}, []),
        ),
        (
            "and Southshire?",
            "How much did Northshire export to the Union?",
            ({"south", "union", "export"}, {"amount"}, []),
        ),
        ("and imports?", EXPORT, ({"north", "import"}, {"amount"}, [])),
        ("by how much did it grow?", EXPORT, ({"north", "export"}, {"growth"}, [])),
        ("and in 2019?", EXPORT, ({"north", "export"}, {"amount"}, ["2019"])),
        ("and in 2024?", "Northshire's exports in 2019", ({"north", "export"}, set(), ["2024"])),
        ("and Southshire?", "Northshire's exports in 2019", ({"south", "export"}, set(), ["2019"])),
        ("and Southshire?", "How much did France export?", ({"south", "export"}, {"amount"}, [])),
        ("南郡呢？", "北郡出口多少？", ({"south", "export"}, {"amount", "count"}, [])),
        # talk is not taken
        ("and Southshire?", "thanks", ({"south"}, set(), [])),
    ],
)
def test_what_is_left_out_comes_from_before(text, earlier, expected):
    assert slots(completed(text, earlier)) == expected


def test_the_foreign_name_of_before_is_replaced_too():
    assert not any(mention.is_name for mention in completed(
        "and Southshire?", "How much did France export?"
    ).mentions)  # fmt: skip
    assert any(mention.is_name for mention in completed("and France?", EXPORT).mentions)


def test_what_the_last_answer_named_is_what_it_points_to():
    reading = completed("how much did it build?", "Who is the largest?", found=("yard",))
    assert "yard" in reading.subjects
    assert "yard" not in completed("how much did it build?", "Who is the largest?").subjects


def test_a_rate_is_taken_for_another_conversion_only():
    rate = "Northshire's exports in dollars at 1.1 dollars to the euro"
    again = completed("and Southshire in dollars?", rate)
    assert (slots(again)[0], slots(again)[2]) == ({"south", "export"}, ["1.1 dollars"])
    assert [code for code, _, _ in completed("convert it for Southshire", rate).currencies] == [
        "USD", "EUR",
    ]  # fmt: skip
    assert completed("and Southshire?", rate).currencies == ()
    assert completed("and Southshire?", rate).quantities == ()


def test_two_turns_give_the_operands_of_a_difference():
    reading = completed(
        "what is the difference?", EXPORT, "And how much did Southshire export?"
    )  # fmt: skip
    assert (reading.subjects, reading.operations) == ({"north", "south", "export"}, {"difference"})


def test_if_all_does_not_help_the_names_may():
    """The second reading has only who and what of the turn before, no measure."""
    turn = "How much did Northshire export to the Union?"
    first, second = list(merged(read("and the timber?"), [read(turn)], VOCABULARY))
    assert first.subjects >= second.subjects == {"timber", "north", "union"}


def test_one_turn_back_is_enough_for_all_else():
    reading = completed("and imports?", EXPORT, "How much did Southshire export?")
    assert reading.subjects == {"south", "import"}


# ------------------------------------------------------------------ any message

PARTS = [
    "and", "Northshire", "Southshire", "to the Union", "Marland", "exports", "imports", "timber",
    "ferries", "how much", "grow", "what share", "2019", "difference", "it", "France", "Zembla",
]  # fmt: skip
messages = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map(" ".join)
many = settings(derandomize=True)


@many
@given(messages, st.lists(messages, min_size=1, max_size=3))
def test_a_message_keeps_all_of_its_own(text, earlier):
    own = read(text)
    turns = [read(turn) for turn in earlier]
    for whole in merged(own, turns, VOCABULARY):
        assert own.subjects <= whole.subjects
        assert own.quantities == whole.quantities[: len(own.quantities)]
        assert {word.text for word in own.unknown} == {word.text for word in whole.unknown}
        names = {mention.text for mention in own.mentions if mention.is_name}
        assert names <= {mention.text for mention in whole.mentions}
        assert whole.text == own.text


@many
@given(messages, st.lists(messages, min_size=1, max_size=3))
def test_nothing_is_taken_but_from_before(text, earlier):
    own = read(text)
    turns = [read(turn) for turn in earlier]
    said = own.subjects.union(*(turn.subjects for turn in turns))
    years = {*own.years}.union(*(turn.years for turn in turns))
    for whole in merged(own, turns, VOCABULARY):
        assert whole.subjects <= said
        assert set(whole.years) <= years
        if own.quantities:
            assert whole.quantities == own.quantities


@many
@given(messages, messages)
def test_merging_twice_gives_the_same(text, before):
    def once():
        return list(merged(read(text), [read(before)], VOCABULARY))

    assert once() == once()

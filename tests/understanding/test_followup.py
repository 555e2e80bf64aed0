"""Messages that lean on the ones before, and what they keep of them, in several languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.followup import leans, merged, shifted
from bot.understanding.question import Asked, read_question

LEANING = [
    ("en", "and in 2022?"),
    ("en", "What about Japan?"),
    ("en", "why?"),
    ("en", "who built it?"),
    ("en", "thanks, and Japan"),
    ("zh", "那日本呢？"),
    ("de", "Und 2022?"),
    ("fr", "Et en 2022 ?"),
    ("es", "¿Y en 2022?"),
    ("pt", "E em 2022?"),
    ("ru", "А в 2022 году?"),
    ("xx", "and in 2022?"),
]
WHOLE = [
    ("en", "How many ships called at Hamburg in 2022?"),
    ("en", "Andorra exports"),
    (
        "en",
        "And how many foreign ships called at Hamburg, Bremen, Kiel, Rostock and Emden in 2022?",
    ),
    ("zh", "2022年出口额是多少？"),
    ("de", "Wie viele Schiffe liefen Hamburg an?"),
    ("fr", "Combien coûte le pont de Lyon ?"),
    ("ru", "Сколько стоит мост?"),
    ("en", ""),
]


@pytest.mark.parametrize(("language", "message"), LEANING)
def test_it_leans(language, message):
    assert leans(read_question(message, language))


@pytest.mark.parametrize(("language", "message"), WHOLE)
def test_it_stands_alone(language, message):
    assert not leans(read_question(message, language))


SHIPS = "How many ships called at Hamburg in 2023?"
MERGED = [  # language, the earlier message, the new one, its keys, what of them is carried
    ("en", SHIPS, "and in 2022?", ("2022", "ship", "call", "hamburg"), {"ship", "call", "hamburg"}),
    ("en", SHIPS, "and Rome?", ("rome", "ship", "call", "2023"), {"ship", "call", "2023"}),
    (
        "en",
        SHIPS,
        "and trains?",
        ("train", "ship", "call", "hamburg", "2023"),
        {"ship", "call", "hamburg", "2023"},
    ),
    ("en", "What is the low volume?", "and the medium volume?", ("medium", "volum"), set()),
    ("en", "high-tech exports", "and low-tech exports?", ("low", "tech", "lowtech", "export"), set()),
    ("zh", "出口额", "那进口额呢？", ("那进", "进", "进口", "口", "口额", "额", "额呢"), set()),
    ("en", SHIPS, "and ships in 2022?", ("ship", "2022", "call", "hamburg"), {"call", "hamburg"}),
    ("zh", "2023年出口", "那2022呢？", ("2022", "年", "年出", "出", "出口", "口"), {"年", "年出", "出", "出口", "口"}),
    ("de", "Wie viele Schiffe kamen 2023?", "Und 2022?", ("2022", "schiff", "kam"), {"schiff", "kam"}),
    ("ru", "Сколько кораблей пришло в 2023?", "А в 2022?", ("2022", "корабл", "пришл"), {"корабл", "пришл"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "earlier", "message", "keys", "carried"), MERGED)
def test_its_own_slots_replace_those_before(language, earlier, message, keys, carried):
    whole = merged(read_question(message, language), read_question(earlier, language))
    assert (whole.keys, whole.carried) == (keys, carried)


def test_the_document_knows_names_that_are_written_small():
    earlier = read_question("how many ships called at hamburg?", "en")
    message = read_question("what about rome?", "en")
    assert merged(message, earlier).keys == ("rome", "ship", "call", "hamburg")
    assert merged(message, earlier, {"hamburg", "rome"}).keys == (
        "rome",
        "ship",
        "call",
    )


@pytest.mark.parametrize(
    ("message", "kinds", "kind", "counted"),
    [
        ("and in 2022?", {"count"}, "count", ("ship", "call")),
        ("and when?", {"date"}, "date", ()),
        ("and how many trains?", {"count"}, "count", ("train",)),
    ],
)
def test_the_kind_is_kept_unless_it_asks_for_one(message, kinds, kind, counted):
    whole = merged(read_question(message, "en"), read_question(SHIPS, "en"))
    assert (whole.kinds, whole.kind, whole.counted) == (kinds, Asked(kind), counted)


def test_what_is_replaced_stands_nowhere_in_the_text():
    whole = merged(read_question("and Rome in 2022?", "en"), read_question(SHIPS, "en"))
    assert " ".join(whole.text.split()) == "and Rome in 2022? (How many ships called at in ?)"


def test_a_talk_of_three_messages():
    first, second, third = (
        read_question(text, "en") for text in (SHIPS, "and in 2022?", "and Rome?")
    )
    whole = merged(third, merged(second, first))
    assert whole.keys == ("rome", "2022", "ship", "call")
    assert whole.carried == {"2022", "ship", "call"}


MESSAGES = st.lists(
    st.sampled_from(["and", "Rome", "ships", "2022", "3.5", "the", "low-tech", "出口", "?", "it"]),
    max_size=6,
).map(" ".join)


@given(MESSAGES, MESSAGES, MESSAGES)
def test_every_term_of_a_completed_message_has_its_place(first, second, third):
    one, two, three = (read_question(text, "en") for text in (first, second, third))
    whole = merged(three, merged(two, one))
    for term in whole.terms:
        if term.kind != "compound":
            assert whole.text[term.start : term.end] == term.surface
    assert {term.key for term in three.terms} <= {term.key for term in whole.terms}


@pytest.mark.parametrize(
    ("language", "earlier", "message", "expected"),
    [
        ("en", "What did Texas get in 2017?", "and the year after?", "What did Texas get in 2018?"),
        ("en", "What did Texas get in 2017?", "And the previous year?", "What did Texas get in 2016?"),
        ("en", "How many goals in 1999–00?", "and the season after?", "How many goals in 2000–01?"),
        ("en", "What did Texas get in 2017?", "and Ohio the year after?", None),
        ("en", "What did Texas get from 2017 to 2019?", "and the year after?", None),
        ("es", "¿Cuánto recibió Texas en 2017?", "¿y el año siguiente?", "¿Cuánto recibió Texas en 2018?"),
        ("zh", "2017年收到多少？", "那次年呢？", "2018年收到多少？"),
        ("ru", "Сколько получил Техас в 2017 году?", "а годом ранее?", "Сколько получил Техас в 2016 году?"),
    ],
)  # fmt: skip
def test_the_year_after_or_before_is_that_of_the_message_before(
    language, earlier, message, expected
):
    found = shifted(read_question(message, language), read_question(earlier, language))
    assert (found and found.text) == expected


def test_a_conversation_is_kept_as_it_was_sent():
    rent = read_question("What is the rent of a plot?", "en")
    water = merged(read_question("and the water?", "en"), rent)
    assert water.conversation == "What is the rent of a plot? and the water?"
    earlier = merged(read_question("and in 2022?", "en"), water)
    assert earlier.conversation == "What is the rent of a plot? and the water? and in 2022?"
    assert rent.conversation == ""

"""Reading a text: mentions, misspellings, languages and spellings."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.phrases import stem
from facts.recognition import Reader
from facts.vocabulary import Vocabulary
from index.script import simplified
from tests.facts.readings import concepts, many, sayings
from tests.lowland import VOCABULARY, WORDS, lowland, read
from tests.tables import table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "How much did Northshire export to the Union?",
            [("Northshire", ["north"]), ("export", ["export"]), ("the Union", ["union"])],
        ),
        ("EXPORTING from NORTHSHIRE’S coast", [
            ("EXPORTING", ["export"]), ("NORTHSHIRE’S", ["north"]), ("coast", ["coast"]),
        ]),
        ("the coastal regions", [("the coastal regions", ["coast"])]),
        ("北郡出口多少？", [("北郡", ["north"]), ("出口", ["export"])]),
        ("北郡出口額多少？", [("北郡", ["north"]), ("出口額", ["export"])]),
        ("Northshire的出口", [("Northshire", ["north"]), ("出口", ["export"])]),
        ("What is 出口 in English?", [("出口", ["export"])]),
        ("Is it raining?", []),
        ("", []),
    ],
)  # fmt: skip
def test_concepts_are_found_as_they_are_written(text, expected):
    assert concepts(text) == expected


@many
@given(sayings | st.text(max_size=60))
def test_mentions_are_verbatim_and_in_order(text):
    reading = read(text)
    assert reading.text == text
    for one in (*reading.mentions, *reading.unknown, *reading.quantities):
        assert text[one.start : one.end] == one.text
    for found in (reading.mentions, reading.unknown):
        ends = [position for one in found for position in (one.start, one.end)]
        assert ends == sorted(ends)


@many
@given(sayings)
def test_a_word_is_known_or_unknown_but_not_both(text):
    reading = read(text)
    known = {place for one in reading.mentions for place in range(one.start, one.end)}
    strange = {place for one in reading.unknown for place in range(one.start, one.end)}
    assert known & strange == set()


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Northshire exports", {"Northshire": 0, "exports": 0}),
        ("Finch says, Northshire exports", {"Finch": 0, "Northshire": 1, "exports": 1}),
        ("Northshire; exports: timber?", {"Northshire": 0, "exports": 1, "timber": 2}),
        ("北郡，出口", {"北郡": 0, "出口": 1}),
        ("Northshire - exports", {"Northshire": 0, "exports": 1}),
    ],
)
def test_clauses_are_counted(text, clauses):
    found = {m.text: m.clause for m in read(text).mentions if m.has("concept")}
    assert found == clauses


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("exportaron 4.312 ferrys", "es", 4312),  # the language tells, where no word nearby does
        ("exportaron 4.312 ferrys", "en", Decimal("4.312")),
        ("exportaram 4.312 ferrys", "pt", 4312),
    ],
)
def test_a_figure_is_read_in_the_language_of_its_message(text, language, value):
    assert [one.value for one in lowland().concepts.reader.read(text, language).quantities] == [
        value
    ]


def test_a_word_of_the_document_without_a_meaning_is_known():
    reading = read("dries")
    [mention] = reading.mentions
    assert (mention.categories, mention.ids) == ({"word"}, {"=" + stem("dries", "en")})
    assert reading.unknown == ()


def test_a_foreign_name_is_a_name_and_one_of_the_document_is_not():
    names = [m.text for m in read("France and Northshire").mentions if m.is_name]
    assert names == ["France"]


def test_the_id_of_a_list_of_names_is_not_that_of_a_concept():
    vocabulary = Vocabulary(
        {
            "default_subject": "france",
            "default_period": "2024",
            "concept": {"france": {"type": "region", "en": "France", "zh": "法国"}},
        },
        {"en": "france: France"},
    )
    [mention] = Reader(vocabulary).read("France").mentions
    assert (mention.is_name, mention.ids) == (False, {"france"})


@table(
    ("text", "expected"),
    [
        ("northsire", [("northsire", ["north"])]),
        ("Nrothshire", [("Nrothshire", ["north"])]),
        ("northshir exprots", [("northshir", ["north"]), ("exprots", ["export"])]),
        ("Marlnd", [("Marlnd", ["marland"])]),
        ("exportzq", [("exportzq", ["export"])]),  # two letters wrong of eight, but not of seven
        ("exqorzs", []),
        ("ferriez", [("ferriez", ["ferry"])]),
        ("a fery's", [("fery's", ["ferry"])]),
        # too far, too short, another first letter in a short word, or not a word
        ("nrthsre", []),
        ("wod", []),
        ("qaint", []),
        ("n0rthshire export5 ferr1es", []),
    ],
)
def test_misspellings(text, expected):
    assert concepts(text) == expected


def test_a_word_of_the_document_is_no_misspelling():
    """It is a letter away from "winers", but may be a name."""
    words = {"en": "wine: winers"}
    vocabulary = Vocabulary(
        {
            "default_subject": "wine",
            "default_period": "2024",
            "concept": {"wine": {"type": "product", "en": "wine", "zh": "酒"}},
        },
        words,
    )
    assert "wine" in Reader(vocabulary).read("winerz", "en").ids
    assert "wine" not in Reader(vocabulary, ["winerz"]).read("winerz", "en").ids


@many
@given(st.lists(st.sampled_from([
    "northsire", "exprots", "12.5", "1,234,567", "5800", "20%", "4.2%", "2019", "1e5", "7", "b2b",
]), min_size=1, max_size=6))  # fmt: skip
def test_correcting_a_word_never_changes_a_figure(words):
    text = " ".join(words)
    right = text.replace("northsire", "Northshire").replace("exprots", "exports")
    figures = [(q.value, q.unit, q.kind, q.text) for q in read(text, "en").quantities]
    assert figures == [(q.value, q.unit, q.kind, q.text) for q in read(right, "en").quantities]
    assert read(text, "en").subjects == read(right, "en").subjects
    assert not any(re.search(r"\d", m.text) and m.has("concept") for m in read(text, "en").mentions)


@table(
    ("text", "language"),
    [
        ("How much did Northshire export?", "en"),
        ("exports", "en"),
        ("Northshire", "en"),
        ("12.5", "en"),
        ("", "en"),
        ("北郡出口多少？", "zh"),
        ("Northshire 出口多少？", "zh"),
        ("北郡出口額多少？", "zh"),
        ("What does 出口 mean in the report?", "en"),
        ("¿Cuánto exportó Northshire en 2024 y cuál es su parte?", "es"),
        ("Quanto exportou Northshire em 2024 e qual foi a sua parte?", "pt"),
        ("Сколько составил экспорт Northshire?", "ru"),
        ("экспорт", "ru"),
    ],
)
def test_the_language_is_told(text, language):
    assert read(text).language == language


def test_the_language_may_be_given():
    assert read("exports", "es").language == "es"
    assert read("exports", "es").subjects == {"export"}  # English lends its concepts


def wide(text):
    return "".join(
        "\u3000" if c == " " else chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text
    )


def said(text):
    """What a reading says, without where."""
    reading = read(text)
    return (
        reading.ids,
        reading.asks,
        reading.operations,
        [stem(word.text.casefold(), "en") for word in reading.unknown],
        [(quantity.value, quantity.unit, quantity.kind) for quantity in reading.quantities],
    )


@many
@given(sayings, st.sampled_from(["  ", "\t", " \t ", "\u00a0", "\u2003"]))
def test_white_space_says_nothing(text, space):
    assert said(text.replace(" ", space)) == said(text)
    assert said(f"{space}{text}{space}") == said(text)


@pytest.mark.parametrize(
    "text",
    [
        "How much did Northshire export in 2024?",
        "exports up 20%",
        "12 million euros",
        "Who ranked first in exports?",
        "Northshire's exports",
    ],
)
def test_full_width_letters_and_case_say_nothing(text):
    reading, other, loud = read(text), read(wide(text)), read(text.upper())
    assert (other.ids, other.asks, other.years) == (reading.ids, reading.asks, reading.years)
    assert (loud.ids, loud.asks, loud.years) == (reading.ids, reading.asks, reading.years)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北郡出口額", "北郡出口额"),
        ("exports", "exports"),
        ("廣東 exports", "广东 exports"),
        ("", ""),
    ],
)
def test_simplified(text, expected):
    assert simplified(text) == expected


@many
@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=20))
def test_simplified_keeps_offsets_and_is_idempotent(text):
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once


def test_the_reader_of_a_library_knows_the_words_of_its_document():
    reader = lowland().concepts.reader
    strange = Reader(Vocabulary(VOCABULARY, WORDS)).read("heron", "en").unknown
    assert (len(strange), reader.read("heron", "en").unknown) == (1, ())

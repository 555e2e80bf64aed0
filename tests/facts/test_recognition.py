"""Reading a text: mentions, misspellings, languages, asks, quantities, and what is left over."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.phrases import stem
from facts.quantity import quantities
from facts.recognition import Reader
from facts.vocabulary import Vocabulary
from index.script import simplified
from tests.lowland import VOCABULARY, WORDS, lowland, read
from tests.tables import table

# Words of questions, of the document, of neither, and figures.
WORDS_SAID = [
    "Northshire", "Southshire", "the Union", "exports", "exported", "ferries", "how much", "grow",
    "what share", "first", "paint", "slowly", "Zembla", "exprots", "northsire", "2024", "2019",
    "12 million euros", "20%", "14 days", "and", "than", "not", "北郡", "出口", "出口額", "多少",
]  # fmt: skip
sayings = st.lists(st.sampled_from(WORDS_SAID), min_size=1, max_size=8).map(" ".join)
many = settings(derandomize=True)


def concepts(text, language=None):
    """(words, concept ids) of the phrases that name a concept, in order."""
    return [
        (mention.text, sorted(sense.id for sense in mention.senses if sense.category == "concept"))
        for mention in read(text, language).mentions
        if mention.has("concept")
    ]


def unknown(text, language=None):
    return [word.text for word in read(text, language).unknown]


# ------------------------------------------------------------------ mentions


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


# ------------------------------------------------------------------ misspellings


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


# ------------------------------------------------------------------ languages


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


# ------------------------------------------------------------------ asks and operations


@table(
    ("text", "asks"),
    [
        ("How much did Northshire export?", {"amount"}),
        ("How many ferries were built?", {"count"}),
        ("By how much did exports grow?", {"growth"}),
        ("What share of exports was timber?", {"share"}),
        ("How long did it take?", {"duration"}),
        ("When was the ferry built?", {"date"}),
        ("Who built the ferry?", {"who"}),
        ("Why did the painters work?", {"why"}),
        ("Northshire, the first in exports", {"superlative"}),
        ("北郡出口多少？", {"amount", "count"}),
        ("北郡出口为什么增长？", {"why", "growth"}),
        ("exports", set()),
    ],
)
def test_asks(text, asks):
    assert asks <= read(text).asks
    assert bool(asks) == bool(read(text).asks)


def test_a_word_of_grammar_asks_only_where_it_opens_its_clause():
    assert "date" in read("When did the shipyard build ferries?").asks
    assert "date" in read("Well, when did the shipyard build ferries?").asks
    assert "date" not in read("How many ferries were there when the shipyard built?").asks


def test_only_the_first_of_the_ordinals_is_a_superlative():
    assert "superlative" in read("Northshire came in 1st place in exports").ids
    assert "superlative" not in read("Northshire came 2nd in exports").ids
    assert "superlative" not in read("the 1st and the 2nd in exports").asks


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("How much more did Northshire export than Southshire?", "difference"),
        ("What do they add up to together?", "sum"),
        ("How many times Southshire's exports?", "ratio"),
        ("Convert it to dollars", "convert"),
        ("北郡和南郡出口合计多少？", "sum"),
    ],
)
def test_operations(text, operation):
    assert operation in read(text).operations


# ------------------------------------------------------------------ quantities


@table(
    ("text", "figures", "years"),
    [
        ("exports of 12 million euros in 2024", ["12 million euros", "2024"], (2024,)),
        ("up 20%, then 4.2%", ["20%", "4.2%"], ()),
        ("ferries in 14 days", ["14 days"], ()),
        ("a third of exports", ["a third"], ()),
        ("the two of them", [], ()),
        ("北郡2023年和2024年", ["2023年", "2024年"], (2023, 2024)),
        ("24年北郡出口多少", ["24年"], (2024,)),
        ("北郡19年出口", ["19年"], (2019,)),
        ("24年来", ["24年"], ()),
        ("no figures", [], ()),
    ],
)
def test_quantities(text, figures, years):
    reading = read(text)
    assert [quantity.text for quantity in reading.quantities] == figures
    assert reading.years == years


@many
@given(sayings)
def test_quantities_are_those_of_the_text(text):
    found = quantities(simplified(text))
    assert all(quantity in found for quantity in read(text).quantities)


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("exports in euros", [("EUR", "euros")]),
        ("12 million euros in US dollars", [("USD", "US dollars")]),
        ("出口多少美元", [("USD", "美元")]),
        ("exports in tons", []),
    ],
)
def test_currencies_that_are_named_without_a_figure(text, currencies):
    assert [(code, text[start:end]) for code, start, end in read(text).currencies] == currencies


# ------------------------------------------------------------------ what is not meant


@pytest.mark.parametrize(
    ("text", "subjects", "excluded"),
    [
        ("exports, not imports", {"export"}, {"import"}),
        ("Northshire rather than Southshire", {"north"}, {"south"}),
        ("exports instead of the imports", {"export"}, {"import"}),
        ("出口，不是进口", {"export"}, {"import"}),
        ("exports and imports", {"export", "import"}, set()),
    ],
)
def test_what_is_excluded_is_no_subject(text, subjects, excluded):
    reading = read(text)
    assert (reading.subjects, reading.excluded & {"north", "south", "export", "import"}) == (
        subjects,
        excluded,
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zembla exports", ["Zembla"]),
        ("Northshire exports to Zembla and Qumran", ["Zembla", "Qumran"]),
        ("qwrtz 2024 blorp", ["qwrtz", "blorp"]),
        ("北郡鼎出口", ["鼎"]),
        ("paint dries slowly", []),
        ("How much did Northshire export in 2024?", []),
    ],
)
def test_unknown_words(text, words):
    assert unknown(text) == words


def test_without_takes_out_all_that_lies_in_a_span():
    text = "Northshire Zembla exports 12 million euros"
    reading = read(text)
    start = text.index("Zembla")
    less = reading.without([(start, start + 6), (text.index("12"), len(text))])
    assert ([m.text for m in less.mentions], less.unknown, less.quantities, less.currencies) == (
        ["Northshire", "exports"],
        (),
        (),
        (),
    )
    assert less.text == text
    # a span that holds only a part takes out nothing
    assert reading.without([(start, start + 3)]) == reading


# ------------------------------------------------------------------ groups


@pytest.mark.parametrize(
    ("named", "group"),
    [
        ("A1sland B1sland", False),
        ("A1sland B1sland C1sland", True),
        ("A1sland B1sland C1sland D1sland", True),
    ],
)
def test_most_members_of_a_group_name_the_group(named, group):
    isles = [f"{letter}1sland" for letter in "ABCD"]
    rows = {isle: {"type": "region", "en": isle, "zh": isle} for isle in isles}
    vocabulary = Vocabulary(
        {
            "default_subject": "four",
            "default_period": "2024",
            "concept": {
                "four": {"type": "group", "en": "all four", "zh": "四", "members": isles},
                **rows,
            },
        },
        {"en": "".join(f"{isle}: {isle}\n" for isle in isles)},
    )
    assert ("four" in Reader(vocabulary).read(named, "en").ids) is group


# ------------------------------------------------------------------ spelling of the whole


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

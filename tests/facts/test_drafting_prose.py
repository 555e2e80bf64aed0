"""Figures of sentences: which words stand around each, and which period is its own."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.drafting.clauses import clauses
from facts.drafting.figure import Kind, Source
from facts.drafting.prose import drafted, drafted_in
from facts.drafting.sentence_figures import around
from facts.drafting.suggestions import suggestions
from facts.quantity import quantities
from index.document import Document
from index.readers.formats import read_bytes
from index.split import parse

ENGLISH = """# Harbour report 2024

Exports rose 3% to $5 billion in 2023, and imports fell 2%; services gained 7%, up from 4% in 2022.

## Staff in 2021

The North employs 5,800 new dockers. Ships of three kinds call:

- 14% of them carry oil,
- 20% of the fleet carries coal.

| Region | 2023 |
|---|---|
| North | 1,200 |
"""


def document(text: str, language: str) -> Document:
    return replace(parse(text), language=language)


def harbour() -> Document:
    return read_bytes(ENGLISH.encode(), "harbour.md")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Metals, including gold, made up 98% of the value in 2013.",
            ["Metals, including gold, made up 98% of the value in 2013."],
        ),
        (
            "en",
            "Exports rose 3% in May, the ministry said, and imports fell 2%; prices gained 5%.",
            [
                "Exports rose 3% in May, the ministry said",
                ", and imports fell 2%",
                "; prices gained 5%.",
            ],
        ),
        (
            "en",
            "Sales were $3 million while costs rose 4% (2012: 3%).",
            ["Sales were $3 million ", "while costs rose 4% ", "(2012: 3%)."],
        ),
        ("en", "Output fell 2% on March 31, 2013.", ["Output fell 2% on March 31, 2013."]),
        ("de", "Der Export stieg 3 %, wobei der Import 2 % sank.",
         ["Der Export stieg 3 %", ", wobei der Import 2 % sank."]),
        ("zh", "出口增长3%，进口下降2%；顺差5亿元", ["出口增长3%", "，进口下降2%", "；顺差5亿元"]),
        ("en", "Nothing; at all, and no figure.", ["Nothing", "; at all, and no figure."]),
    ],
)  # fmt: skip
def test_where_clauses_begin(language, text, expected):
    found = [(q.start, q.end) for q in quantities(text, language) if q.kind != "year"]
    dates = [(i, i + len("March 31, 2013")) for i in [text.find("March 31, 2013")] if i >= 0]
    cut = clauses(text, language, found, dates)
    assert [text[clause.start : clause.end] for clause in cut] == expected


@given(st.text(alphabet="a3%,; (and)。，而和5.", max_size=80))
def test_clauses_are_the_whole_text(text):
    found = [(q.start, q.end) for q in quantities(text, "en")]
    cut = clauses(text, "en", found)
    assert "".join(text[clause.start : clause.end] for clause in cut) == text
    assert [clause.chain for clause in cut] == sorted(clause.chain for clause in cut)


def spans(language: str, text: str) -> list[tuple[str, str, str, str, str | None]]:
    """Figure, before, of, noun and period of each figure that says how much."""
    return [
        (
            one.quantity.text,
            text[slice(*one.before)].strip(),
            text[slice(*one.of)].strip(),
            text[slice(*one.noun)].strip(),
            one.period.period.iso if one.period else None,
        )
        for one in around(text, language)
        if one.quantity.kind not in {"year", "date"}
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "In 2013, the nonenergy mineral production was valued at about $3.55 billion.",
            [("about $3.55 billion", "In 2013, the nonenergy mineral production was valued at",
              "", "", "2013")],
        ),
        (
            "en",
            "The state produces 14% of U.S. gold, with major mines in the South.",
            [("14%", "The state produces", "U.S. gold", "", None)],
        ),
        (
            "en",
            "Revenue included $3 billion in oil, $2 billion in gas, and $1 billion in coal.",
            [
                ("$3 billion", "Revenue included", "oil", "", None),
                ("$2 billion", "Revenue included", "gas", "", None),
                ("$1 billion", "Revenue included", "coal", "", None),
            ],
        ),
        (
            "en",
            "Sales rose from $3 million in 2012 to $5 million in 2013.",
            [
                ("$3 million", "Sales rose from", "", "", "2012"),
                ("$5 million", "Sales rose from $3 million in 2012 to", "", "", "2013"),
            ],
        ),
        (
            "en",
            "In 2013 exports grew 3% from 2012, up from 1% in 2011.",
            [
                ("3%", "In 2013 exports grew", "", "", "2013"),
                ("1%", "In 2013 exports grew", "", "", "2011"),
            ],
        ),
        (
            "es",
            "En 2019, el 98% de las ventas fueron a Chile.",
            [("98%", "En 2019, el", "las ventas", "", "2019")],
        ),
        (
            "de",
            "2020 gingen 12 % der Exporte nach China.",
            [("12 %", "2020 gingen", "Exporte", "", "2020")],
        ),
        (
            "ru",
            "В 2020 году импорт составил 98 % экспорта.",
            [("98 %", "В 2020 году импорт составил", "", "экспорта", "2020")],
        ),
        (
            "zh",
            "2025年，浙江省出口增长3.8%，占全国的10%。",
            [
                ("3.8%", "2025年，浙江省出口增长", "", "", "2025"),
                ("10%", "占全国的", "", "", "2025"),
            ],
        ),
        ("en", "No figure stands here.", []),
    ],
)  # fmt: skip
def test_what_stands_around_a_figure(language, text, expected):
    assert spans(language, text) == expected


@pytest.mark.parametrize("language", ["en", "zh", "de", "xx", ""])
@given(st.text(alphabet="ab 3%,;of2019年的占。$ 5", max_size=60))
def test_spans_lie_in_the_text(language, text):
    for one in around(text, language):
        assert 0 <= one.quantity.start < one.quantity.end <= len(text)
        for start, end in (one.clause, one.before, one.of, one.noun, one.opening):
            assert 0 <= start <= end <= len(text)
        assert one.clause[0] <= one.quantity.start < max(one.clause[1], one.quantity.start + 1)


def test_a_drafted_figure():
    whole = harbour()
    figure = next(f for f in drafted(whole) if f.text == "5,800")
    assert whole.text[figure.start : figure.end] == "5,800"
    assert (figure.value, figure.unit, figure.kind) == (Decimal(5800), "new dockers", Kind.COUNT)
    assert (figure.source, figure.qualifier, figure.period) == (Source.SENTENCE, None, "2021")
    assert whole.sentences[figure.sentence].text == "The North employs 5,800 new dockers."
    assert dict(figure.zones) == {
        "before": {"north", "employ"},
        "of": frozenset(),
        "noun": {"new", "docker"},
        "clause": {"north", "employ", "new", "docker"},
        "opening": {"north", "employ"},
        "sentence": {"north", "employ", "5800", "new", "docker"},
        "heading": {"staff", "2021"},
        "near": frozenset(),
    }


def test_figures_of_one_sentence_with_their_clauses_and_periods():
    whole = harbour()
    assert [
        (figure.text, sorted(figure.zone("before")), figure.unit, figure.period)
        for figure in drafted_in(whole, 0)
        if figure.kind is not Kind.YEAR
    ] == [
        ("3%", ["export", "rose"], "%", "2023"),
        ("$5 billion", ["export", "rose"], "USD", "2023"),
        ("2%", ["fell", "import"], "%", "2023"),
        ("7%", ["gain", "servic"], "%", "2024"),
        ("4%", ["gain", "servic"], "%", "2022"),
    ]


def test_the_sentence_that_leads_in_stands_near_each_item_of_a_list():
    whole = harbour()
    items = {f.text: f.zone("near") for f in drafted(whole) if f.text in {"14%", "20%"}}
    assert items == {
        "14%": {"ship", "three", "kind", "call"},
        "20%": {"ship", "three", "kind", "call"},
    }


def test_rows_of_tables_are_no_sentences():
    whole = harbour()
    rows = [n for n, s in enumerate(whole.sentences) if whole.paragraph_of(s).kind != "paragraph"]
    assert [drafted_in(whole, n) for n in rows if whole.sentences[n].text.startswith(("R", "No"))] == [
        [], [],
    ]  # fmt: skip
    assert [f.text for f in drafted(whole)] == [
        f.text for n in range(len(whole.sentences)) for f in drafted_in(whole, n)
    ]


@given(st.text(alphabet="ab 3%,;.of2019年的占。$ 5\n", max_size=120))
def test_every_figure_is_its_span(text):
    whole = document(text, "en")
    for figure in drafted(whole):
        assert whole.text[figure.start : figure.end] == figure.text
        sentence = whole.sentences[figure.sentence]
        assert sentence.start <= figure.start < figure.end <= sentence.end
        assert figure.zone("before") | figure.zone("of") <= figure.zone("sentence")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In 2013, the mineral production was valued at about $3.55 billion.",
         [("mineral production", "level")]),
        ("en", "In the year to March 2015, revenue declined by 50%.",
         [("revenue declined", "growth")]),
        ("en", "Alaska produces 14% of U.S. gold.", [("Alaska produces … of U.S. gold", "share")]),
        ("en", "The North employs 5,800 new dockers.", [("North employs … new dockers", "count")]),
        ("en", "It was founded in 1968.", [("founded", "date")]),
        ("zh", "2025年，浙江省出口增长3.8%。", [("浙江省出口增长", "growth")]),
    ],
)  # fmt: skip
def test_the_label_and_the_kind_that_are_suggested(language, text, expected):
    found = suggestions(document(text, language))
    assert [(one.label, one.kind) for one in found] == expected


def test_a_noun_is_quoted_with_its_figure_and_a_date_of_others_is_no_fact():
    whole = document("In 2013 the North employed over 5,800 new dockers.", "en")
    (one,) = suggestions(whole)
    assert whole.text[one.start : one.end] == "over 5,800 new dockers"
    assert whole.text[slice(*one.quote)] == whole.sentences[0].text


def test_a_document_may_write_its_numbers_otherwise_than_its_language():
    rates = " ".join(f"La tasa fue de {n}.5% en 2018." for n in range(20))
    whole = document(f"{rates} Se gastaron 3,248 millones de dólares.", "es")
    (amount,) = [one for one in drafted(whole) if one.kind is Kind.MONEY]
    assert (amount.value, amount.unit) == (Decimal(3_248_000_000), "USD")

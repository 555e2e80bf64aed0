"""Evidence as an answer, whatever the belief: figures as printed, what is missing, what is nearest."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.answering.asking import Asker
from bot.answering.corpus import Corpus
from bot.answering.telling import confidence, told
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Grid, Heading, Text
from tests import bundled
from tests.answering.promises import broken

PORT = assemble(
    Content(
        (
            Heading("Port", 0),
            Heading("Ships", 1),
            Text("A total of over 7,215 ships called in 2023. The canteen serves fish.", page=2),
            Text("Between 5 and 8 cranes were idle. Wages rose by 6.5 percentage points."),
        ),
        2,
    )
)


def museums(*, doubtful=frozenset(), caption="Visitors by museum"):
    rows = (("Museum", "2021", "2022"), ("City", "120", "150"), ("Naval", "80", "91"))
    return assemble(Content((Heading("Museums", 0), Grid(rows, 1, caption, doubtful=doubtful))))


def evidence(message, document=PORT, language="en"):
    return Asker(Corpus(document, "en")).ask(read_question(message, language))


def say(message, document=PORT, *, language="en", table=1.0, named=False, **belief):
    found = evidence(message, document, language)
    if found.table is not None:
        found = replace(found, table=replace(found.table, confidence=table))
    found = replace(found, note=None, **belief)
    question = read_question(message, language)
    answer = told(question, found, name="the report", named=named)
    assert broken(answer, [document]) == []
    return answer


def test_a_sure_figure_is_the_headline_with_its_span_and_sentence():
    answer = say("How many ships called in 2023?", chance=1.0, sure=1.0)
    start = PORT.text.index("over 7,215")
    assert answer.status == "answered"
    assert [f.model_dump(mode="json") for f in answer.figures] == [
        {
            "value": "7215",
            "unit": "",
            "text": "over 7,215",
            "qualifier": "over",
            "period": None,
            "fact": None,
            "start": start,
            "end": start + len("over 7,215"),
            "source": "sentence",
        }
    ]
    (citation,) = answer.citations
    assert citation.quote == "A total of over 7,215 ships called in 2023."
    assert citation.marks == ((11, 21),)
    assert citation.page == 2
    assert answer.headline.startswith("Over 7,215")
    assert answer.answer == f"{answer.headline}\n“{citation.quote}” [1, p. 2]"


def test_where_no_figure_is_sure_the_sentence_is_quoted_alone():
    answer = say("How many ships called in 2023?", chance=1.0, sure=0.0)
    assert (answer.status, answer.figures, answer.headline) == (
        "answered",
        (),
        "The report says:",
    )
    assert answer.citations[0].quote == "A total of over 7,215 ships called in 2023."


@pytest.mark.parametrize("sure", [0.0])
def test_without_belief_nothing_is_stated_and_the_nearest_is_shown(sure):
    answer = say("How many ships called in 2023?", chance=0.0, sure=sure)
    assert (answer.status, answer.figures, answer.headline) == (
        "not_in_document",
        (),
        "I find no certain answer in the report. The nearest it says:",
    )
    assert [c.quote for c in answer.citations] == ["A total of over 7,215 ships called in 2023."]


@pytest.mark.parametrize(
    ("language", "message", "headline", "leftover"),
    [
        (
            "en",
            "How many ships called at Rotterdam in 2019?",
            "Not in the report: Rotterdam, 2019.",
            ("Rotterdam", "2019"),
        ),
        ("en", "How many zebras are there?", "The report does not say.", ()),
    ],
)
def test_an_abstention_names_what_is_truly_missing(language, message, headline, leftover):
    answer = say(message, language=language, chance=0.0, sure=0.0)
    assert (answer.status, answer.headline, answer.reading.leftover) == (
        "not_in_document",
        headline,
        leftover,
    )


def test_a_far_sentence_is_not_shown_as_the_nearest():
    assert say("Did zebras of Peru dance with penguins in ships?", chance=0.0).citations == ()


def test_a_range_has_both_its_ends():
    answer = say("How many cranes were idle?", chance=1.0, sure=1.0)
    assert {(f.value, f.text) for f in answer.figures} == {
        (Decimal(5), "5 and 8"),
        (Decimal(8), "5 and 8"),
    }


def test_percentage_points_are_a_percentage():
    answer = say("By how much did wages rise?", chance=1.0, sure=1.0)
    assert [(f.value, f.unit, f.text) for f in answer.figures] == [
        (Decimal("6.5"), "%", "6.5 percentage points")
    ]


def test_the_title_stands_beside_the_quotation_where_several_documents_are_asked():
    answer = say("Who serves fish?", named=True, chance=1.0)
    assert answer.answer == "The report says:\n“The canteen serves fish.” [1, p. 2, Port]"


def test_a_cell_answers_with_what_it_is():
    document = museums()
    answer = say("How many visitors did Naval have in 2022?", document, chance=0.0)
    start = document.text.index("91")
    (figure,) = answer.figures
    assert (figure.value, figure.text, figure.start, figure.end, figure.source) == (
        Decimal(91),
        "91",
        start,
        start + 2,
        "table",
    )
    assert (answer.status, answer.headline, answer.details) == (
        "answered",
        "91",
        ("Naval · 2022 · Visitors by museum",),
    )
    assert [(c.quote, c.marks) for c in answer.citations] == [("Naval | 80 | 91", ((13, 15),))]


def test_a_cell_shows_the_scale_that_its_table_prints():
    document = museums(caption="Visitors by museum, in thousands")
    answer = say("How many visitors did Naval have in 2022?", document, chance=0.0)
    assert [(f.value, document.text[f.start : f.end]) for f in answer.figures] == [
        (Decimal(91000), "91")
    ]
    assert (answer.headline, answer.figures[0].text) == ("91 (in thousands)", "91")


def test_a_computed_figure_shows_its_formula_and_the_footnote_of_each_operand():
    document = museums()
    answer = say(
        "By how much did the visitors of Naval change from 2021 to 2022?", document, chance=0.0
    )
    (figure,) = answer.figures
    assert (figure.value, figure.start, figure.source) == (Decimal(11), None, "computed")
    assert answer.details == ("Calculated: 91 − 80 = 11",)
    assert answer.calculation.formula == "91 − 80 = 11"
    assert [(o.value, o.citation) for o in answer.calculation.operands] == [
        (Decimal(91), 1),
        (Decimal(80), 1),
    ]


def test_a_row_on_which_two_readings_differ_states_no_figure():
    document = museums(doubtful=frozenset({2}))
    answer = say("How many visitors did Naval have in 2022?", document, chance=0.0, sure=0.0)
    assert (answer.status, answer.figures) == ("not_in_document", ())


def test_a_table_without_belief_answers_nothing():
    answer = say("How many visitors did Naval have in 2022?", museums(), table=0.0, chance=0.0)
    assert (answer.status, answer.figures) == ("not_in_document", ())


def test_a_reviewed_fact_vouches_for_its_figure():
    library = bundled.library()
    asker = Asker(Corpus(library.document, "en", library.facts))
    question = read_question("How many new energy vehicles did BYD ship?", "en")
    found = replace(asker.ask(question), chance=1.0, sure=1.0)
    answer = told(question, found, name="the article", named=False)
    assert [(f.fact, f.source, f.value) for f in answer.figures] == [
        ("byd-vehicles", "curated", Decimal(5800))
    ]
    assert answer.details == ("BYD: new energy vehicles carried",)


@pytest.mark.parametrize(
    ("chance", "table", "expected"), [(0.2, 0.7, 0.7), (0.8, 0.3, 0.8), (0.5, None, 0.5)]
)
def test_the_better_of_passage_and_table_counts_among_documents(chance, table, expected):
    found = evidence("How many visitors did Naval have in 2022?", museums())
    other = replace(found.table, confidence=table) if table is not None else None
    assert confidence(replace(found, chance=chance, table=other)) == expected


@pytest.mark.parametrize(
    ("message", "chance", "status"),
    [
        # a person, a place, a reason: the passage alone is the answer
        ("Which food does the canteen serve?", 0.5, "answered"),
        ("Which food does the canteen serve?", 0.2, "not_in_document"),
        # no form, no mark: mostly a figure is wanted
        ("canteen fish", 0.4, "not_in_document"),
        ("canteen fish", 0.62, "answered"),
        ("canteen fish?", 0.4, "answered"),
        # a figure is asked for, and none is sure
        ("How many ships called in 2023?", 0.4, "not_in_document"),
        ("How many ships called in 2023?", 0.7, "answered"),
    ],
)
def test_the_belief_that_a_passage_needs_depends_on_what_is_asked_for(message, chance, status):
    assert say(message, chance=chance, sure=0.0).status == status

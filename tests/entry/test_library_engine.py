"""(library, question, earlier turns) → answer: statuses, refusals, context, claims, warnings."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer, Citation, Figure, ReadingView
from bot.answering.refusals import MOST_CHARACTERS
from bot.batch import to_json
from bot.entry.library_engine import Engine
from tests.lowland import ROWS, TEXT, engine, library_of, lowland
from tests.test_contract import broken_promises

ENGINE = engine()
DOCUMENT = lowland().document
EXPORT = "How much did Northshire export?"


def ask(text, *context, **options):
    return ENGINE.answer(text, context, **options)


def said(text, *context, **options):
    """(status, headline) of an answer that keeps its promises."""
    answer = ask(text, *context, **options)
    assert broken_promises(answer, DOCUMENT) == []
    return answer.status, answer.headline


# ------------------------------------------------------------------ one whole answer


def test_the_answer_from_a_fact():
    text = "Northshire exported 12 million euros, up 20%."
    start = TEXT.index(text)
    assert ask(EXPORT) == Answer(
        question=EXPORT,
        language="en",
        status="answered",
        answer=f"12 million euros · 2024\nNorthshire: exports\n“{text}” [1]",
        figures=(
            Figure(
                value=12_000_000,
                unit="EUR",
                text="12 million euros",
                period="2024",
                fact="north-exports",
                start=start + 20,
                end=start + 36,
            ),
        ),
        citations=(
            Citation(
                n=1,
                sentence_id="s3",
                quote=text,
                start=start,
                end=start + len(text),
                section="The regions",
                marks=((20, 36),),
            ),
        ),
        reading=ReadingView(
            text="Northshire: exports · 2024",
            intent="level",
            subjects=("Northshire",),
            measure="exports",
            period="2024",
            fact="north-exports",
        ),
        headline="12 million euros · 2024",
        details=("Northshire: exports",),
    )


@pytest.mark.parametrize(
    ("text", "headline", "intent"),
    [
        ("How much did Lowland export?", "40 million euros · 2024", "level"),
        ("How much was imported in 2024?", "25 million euros · 2024", "level"),
        ("How much did Northshire export to the Union?", "Over 3 million euros · 2024", "level"),
        ("By how much did Northshire's exports grow?", "Up 20% · 2024", "growth"),
        ("What share of Southshire's exports was timber?", "30% · 2024", "share"),
        ("How many ferries did the shipyard build?", "6 ferries · 2024", "count"),
        ("Where does Northshire rank in exports?", "Ranked first in exports", "rank"),
        ("What is the largest ferry called?", "Blue Heron", "name"),
        ("北郡出口多少？", "1200万欧元（原文：12 million euros） · 2024年", "level"),
        ("北郡出口額多少？", "1200萬歐元（原文：12 million euros） · 2024年", "level"),
        # computed
        (
            "How much more did Northshire export than Southshire?",
            "4 million euros",
            "difference",
        ),
        ("How much did Northshire and Southshire export together?", "20 million euros", "sum"),
        (
            "How much did Northshire export to the Union in dollars at 1.1 dollars to the euro?",
            "Over 3.3 million US dollars",
            "conversion",
        ),
        ("How much did Northshire export in 2023?", "About 10 million euros · 2023", "prior-year"),
        # sentences, and the whole
        ("Why did the painters work at night?", "The report says:", "passage"),
        ("summary", "• Lowland: exports: 40 million euros [1]", "summary"),
    ],
)
def test_answers(text, headline, intent):
    assert said(text) == ("answered", headline)
    assert ask(text).reading.intent == intent


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("How much did France export?", "Not in the report: France."),
        ("How much did Northshire export to Zembla?", "Not in the report: Zembla."),
        (
            "How much did Southshire export to the Union?",
            "The report does not give Southshire's exports with the Union.",
        ),
        ("How much did Northshire export in 2019?", "The report reports on 2024 only."),
        ("How much did Northshire export per capita?", "Not in the report: per capita."),
        ("qwrtz", "The report does not say."),
        ("法国出口多少？", "报告没有提到：法国。"),
    ],
)
def test_abstentions_name_what_is_missing(text, headline):
    assert said(text) == ("not_in_document", headline)


def test_the_nearest_facts_are_offered():
    answer = ask("How much did France export?")
    assert answer.details == (
        (
            "It does give: Lowland: exports: 40 million euros; Northshire: exports: 12 million euros;"
            " Southshire: exports: 8 million euros."
        ),
    )
    assert [one.question for one in answer.suggestions] == [
        "Lowland: exports?",
        "Northshire: exports?",
        "Southshire: exports?",
    ]
    for one in answer.suggestions:
        assert ask(one.question).headline in {
            "40 million euros · 2024", "12 million euros · 2024", "8 million euros · 2024",
        }  # fmt: skip


def test_a_level_and_its_growth_asked_for_together():
    answer = ask("How much did Northshire export and by how much did it grow?")
    assert (answer.headline, answer.details, [figure.text for figure in answer.figures]) == (
        "12 million euros · 2024",
        ("Northshire: exports", "Northshire: exports, year-on-year growth: up 20%"),
        ["12 million euros", "up 20%"],
    )
    assert ask("How much did Northshire export?").details == ("Northshire: exports",)


@pytest.mark.parametrize(
    ("text", "headline", "details"),
    [
        ("Who exported 12 million euros?", "Northshire: exports", ("12 million euros",)),
        ("Which exports grew 20%?", "Northshire: exports, year-on-year growth", ("up 20%",)),
        ("20% is the growth of what?", "Northshire: exports, year-on-year growth", ("up 20%",)),
        ("谁出口1200万欧元？", "北郡出口额", ("1200万欧元（原文：12 million euros）",)),
    ],
)
def test_what_a_figure_belongs_to(text, headline, details):
    answer = ask(text)
    assert (answer.status, answer.headline, answer.details) == ("answered", headline, details)
    assert (answer.figures, answer.reading.intent) == ((), "identify")
    assert broken_promises(answer, DOCUMENT) == []


@pytest.mark.parametrize(
    "text", ["Who exported 13 million euros?", "Who imported 12 million euros?"]
)
def test_a_figure_that_is_nobodys_is_not_identified(text):
    assert ask(text).status == "not_in_document"


def statement(name, text, need, **row):
    label = {"en": name, "zh": name}
    return {"id": name, "subject": "lowland", "kind": "statement", "text": text, "quote": text,
            "needs": [need], **label, **row}  # fmt: skip


@pytest.mark.parametrize(
    ("about", "quotes"),
    [
        (["paint"], ["Painters worked", '"A good harbour']),
        ([], ["Painters worked"]),
    ],
)
def test_other_statements_on_the_topic_of_a_broad_question_are_cited(about, quotes):
    rows = [
        statement("night", "Painters worked at night", "paint"),
        statement("patience", "A good harbour is patient", "harbour", about=about),
    ]
    answer = Engine(library_of(rows)).answer("How do painters work in Lowland?")
    assert answer.headline == "Painters worked at night"
    starts = [quote for one in answer.citations for quote in quotes if one.quote.startswith(quote)]
    assert (starts, len(answer.citations)) == (quotes, len(quotes))


# ------------------------------------------------------------------ refusals and small talk


@pytest.mark.parametrize(
    ("text", "options", "language", "headline"),
    [
        ("", {}, "en", "Please ask a question."),
        (" \n\t ", {}, "en", "Please ask a question."),
        ("", {"language": "zh"}, "zh", "请输入问题。"),
        ("", {"language": "es"}, "es", "Escribe una pregunta."),
        ("", {"claim": True}, "en", "Please ask a question."),
        (
            "?!…",
            {},
            "en",
            (
                "I can't read that as a question. Please ask in words, for example: "
                "What did Lowland export?"
            ),
        ),
        ("🚢", {"language": "zh"}, "zh", "看不懂这个问题。请用文字提问，例如：低地国出口多少？"),
        (
            "a" * 1001,
            {},
            "en",
            (
                "That is too long for a question (1001 characters; at most 1000). "
                "Please ask about one thing."
            ),
        ),
    ],
)
def test_refusals(text, options, language, headline):
    answer = ask(text, **options)
    assert (answer.status, answer.language, answer.headline) == ("error", language, headline)
    assert answer == Answer(
        question=text[:MOST_CHARACTERS],
        language=language,
        status="error",
        answer=headline,
        headline=headline,
    )


def test_the_longest_question_is_read():
    assert ask(EXPORT.ljust(MOST_CHARACTERS)).headline == "12 million euros · 2024"
    assert ask(EXPORT.ljust(MOST_CHARACTERS + 1)).status == "error"


def test_the_language_is_that_of_the_question_where_it_can_be_told():
    assert ask(EXPORT, language="zh").language == "en"
    assert ask("北郡出口多少？", language="en").language == "zh"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "hello",
            (
                "Hello! Ask me about the report “Trade of Lowland in 2024”, "
                "for example: What did Lowland export?"
            ),
        ),
        ("thanks", "You're welcome."),
        ("谢谢", "不客气。"),
        ("bye", "Goodbye!"),
        (
            "who are you?",
            (
                "I am Footnote, a program without a language model. I answer questions about the "
                "report “Trade of Lowland in 2024” with the exact figure and the sentence that says so."
            ),
        ),
        (
            "can you help me?",
            (
                "Ask about a figure, name, rank or list in the report; compare, add up or convert "
                "figures; or check a statement. For example: What did Lowland export?"
            ),
        ),
    ],
)
def test_small_talk(text, headline):
    assert said(text) == ("answered", headline)
    assert (ask(text).figures, ask(text).citations) == ((), ())


def test_a_greeting_before_a_question_is_no_small_talk():
    assert said(f"hello! {EXPORT}") == ("answered", "12 million euros · 2024")
    assert said(f"{EXPORT} thanks") == ("answered", "12 million euros · 2024")


def test_an_example_may_be_missing():
    library = library_of()
    about = library.about.model_copy(update={"examples": (), "examples_zh": ()})
    bare = Engine(type(library)(about, library.document, library.vocabulary, library.facts))
    assert bare.answer("?").headline.startswith("I can't read that as a question.")


# ------------------------------------------------------------------ context


@pytest.mark.parametrize(
    ("context", "text", "headline"),
    [
        ([EXPORT], "and Southshire?", "8 million euros · 2024"),
        ([EXPORT], "by how much did it grow?", "Up 20% · 2024"),
        ([EXPORT, "and Southshire?"], "and its growth?", "Up 4% · 2024"),
        (["How much did Northshire export to the Union?"], "and to Marland?",
         "2 million euros · 2024"),
        (["北郡出口多少？"], "南郡呢？", "800万欧元（原文：8 million euros） · 2024年"),
        ([EXPORT, "And how much did Southshire export?"], "what is the difference?",
         "4 million euros"),
        # a complete question takes nothing
        ([EXPORT], "How many ferries did the shipyard build?", "6 ferries · 2024"),
        (["How much did Northshire export to the Union?"], "How much did Southshire export?",
         "8 million euros · 2024"),
        (["How much did Northshire export in 2019?"], EXPORT, "12 million euros · 2024"),
        # a change of topic takes nothing
        (["How much did Northshire export to the Union?"],
         "By the way, how much was exported?", "40 million euros · 2024"),
        # what was asked may have had no answer, and turns may be unreadable
        (["How much did France export?"], "and Southshire?", "8 million euros · 2024"),
        (["", "  ", "?", "a" * 2000, EXPORT, ""], "and Southshire?", "8 million euros · 2024"),
    ],
)  # fmt: skip
def test_a_follow_up(context, text, headline):
    assert said(text, *context) == ("answered", headline)


@pytest.mark.parametrize(
    ("context", "text"),
    [
        (["How much did Northshire export to the Union?"], "and Southshire?"),
        (["How much did Northshire export in 2019?"], "and Southshire?"),
        ([EXPORT], "and France?"),
        ([EXPORT], "and in 2019?"),
        ([EXPORT], "and per capita?"),
        ([EXPORT], "and imports?"),
    ],
)
def test_a_follow_up_without_an_answer(context, text):
    assert ask(text, *context).status == "not_in_document"
    assert ask(text, *context).figures == ()


def test_only_the_last_six_turns_count():
    filler = ["thanks"] * 5
    assert ask("and Southshire?", EXPORT, *filler).headline == "8 million euros · 2024"
    last = ask("and Southshire?", EXPORT, *filler, "thanks")
    assert last == ask("and Southshire?", *filler, "thanks")


def test_a_claim_has_no_context():
    claim = "Northshire exported 12 million euros"
    assert ask(claim, "How much did France export?", claim=True) == ask(claim, claim=True)


# ------------------------------------------------------------------ claims


@pytest.mark.parametrize(
    ("text", "status", "fact"),
    [
        ("Northshire exported 12 million euros", "supported", "north-exports"),
        ("Northshire exported 13 million euros", "contradicted", "north-exports"),
        ("Northshire exported more than 10 million euros", "supported", "north-exports"),
        ("Northshire exported 12 billion euros", "contradicted", "north-exports"),
        ("Northshire's exports grew 20%", "supported", "north-growth"),
        ("Northshire's exports fell 20%", "contradicted", "north-growth"),
        ("Northshire ranks first in exports", "supported", "north-rank"),
        ("Northshire exported more than Southshire", "supported", "north-exports"),
        ("Southshire exported more than Northshire", "contradicted", "south-exports"),
        ("The shipyard built 6 ferries in two weeks", "supported", "ferries"),
        ("Northshire imported 12 million euros", "not_in_document", None),
        ("Northshire exported 12 million euros to France", "not_in_document", None),
        ("Northshire planted 40 trees", "not_in_document", None),
        ("北郡出口1200万欧元", "supported", "north-exports"),
        ("北郡出口1300万欧元", "contradicted", "north-exports"),
    ],
)
def test_claims(text, status, fact):
    answer = ask(text, claim=True)
    assert (answer.status, answer.reading.fact, answer.reading.intent) == (status, fact, "check")
    assert broken_promises(answer, DOCUMENT) == []
    assert bool(answer.citations) is (status != "not_in_document")


def test_a_claim_shows_what_the_document_says():
    answer = ask("Northshire exported 13 million euros", claim=True)
    assert answer.answer == (
        "❌ 13 million euros: the report says 12 million euros.\n"
        "“Northshire exported 12 million euros, up 20%.” [1]"
    )


# ------------------------------------------------------------------ warnings


@cache
def contradictory():
    """Lowland where a region exports more than the country."""
    rows = [
        {**row, **{key: row[key].replace("12 million", "52 million")
                   for key in ("value", "text", "quote") if key in row}}
        for row in ROWS
    ]  # fmt: skip
    return Engine(library_of(rows, TEXT.replace("12 million", "52 million")))


CAUTION = (
    "Caution: the report contradicts itself. It prints 40 million euros for Lowland: exports, but "
    "52 million euros for Northshire: exports, a part of it: “Lowland exported 40 million euros "
    "of goods” / “Northshire exported 52 million euros”"
)


@pytest.mark.parametrize(
    ("text", "claim", "warnings"),
    [
        ("How much did Lowland export?", False, (CAUTION,)),
        ("How much more did Northshire export than Southshire?", False, (CAUTION,)),
        ("Northshire exported 52 million euros", True, (CAUTION,)),
        ("How much did Southshire export?", False, ()),
        ("How much did Lowland import?", False, ()),
        ("Southshire exported 8 million euros", True, ()),
    ],
)
def test_a_contradiction_of_the_document_comes_with_the_figures_it_touches(text, claim, warnings):
    answer = contradictory().answer(text, claim=claim)
    assert answer.warnings == warnings
    assert answer.answer.endswith(f"\n⚠ {CAUTION}") is bool(warnings)


def test_no_answer_warns_where_the_document_agrees_with_itself():
    assert ENGINE.cautions.on(ENGINE.library.facts, "en") == []
    assert ask("How much did Lowland export?").warnings == ()


# ------------------------------------------------------------------ any question

PARTS = [
    "Northshire", "Southshire", "Lowland", "the coastal regions", "the Union", "Marland",
    "exports", "imports", "timber", "ferries", "the shipyard", "paint", "harbour", "how much",
    "by how much", "grow", "what share", "how many", "why", "who", "more than", "together", "and",
    "it", "2024", "in dollars", "at 1.1 dollars to the euro", "12 million euros", "20%", "北郡",
    "出口", "多少",
]  # fmt: skip
questions = st.lists(st.sampled_from(PARTS), min_size=1, max_size=7).map(" ".join)
many = settings(derandomize=True)
few = settings(max_examples=10, derandomize=True)


@many
@given(questions, st.lists(questions, max_size=3), st.booleans())
def test_every_answer_keeps_its_promises(text, context, claim):
    answer = ENGINE.answer(text, context, claim=claim)
    assert broken_promises(answer, DOCUMENT) == []
    assert all(TEXT[one.start : one.end] == one.quote for one in answer.citations)


@many
@given(questions)
def test_a_figure_is_printed_in_the_document_or_calculated_in_the_open(text):
    answer = ENGINE.answer(text)
    for figure in answer.figures:
        if answer.calculation is None:
            assert figure.text in TEXT
        else:
            assert all(operand.text in TEXT for operand in answer.calculation.operands)
    if answer.figures and answer.calculation is None:
        quotes = " ".join(one.quote for one in answer.citations)
        assert all(figure.text in quotes for figure in answer.figures)


@many
@given(questions, st.integers(1950, 2100).filter(lambda year: year not in {2023, 2024}))
def test_another_year_never_has_a_figure(text, year):
    assert ENGINE.answer(f"{text} in {year}").figures == ()


@many
@given(questions, st.sampled_from(["France", "Zembla", "Qumran", "per capita", "next year"]))
def test_what_the_document_has_not_never_has_a_figure(text, other):
    assert ENGINE.answer(f"How much did {text} {other}").figures == ()


@few
@given(questions, st.lists(questions, max_size=2), questions)
def test_the_same_question_gives_the_same_bytes_whatever_came_between(text, context, between):
    first = to_json(ENGINE.answer(text, context))
    ENGINE.answer(between, [text])
    ENGINE.answer(between, claim=True)
    assert to_json(ENGINE.answer(text, context)) == first
    assert to_json(Engine(lowland()).answer(text, context)) == first


@many
@given(questions)
def test_the_document_does_not_contradict_what_it_says(text):
    """A figure that is answered, stated of what was asked, is not called wrong."""
    answer = ENGINE.answer(text)
    if answer.calculation is None and len(answer.figures) == 1 and not re.search(r"\d", text):
        fact = lowland().by_id[answer.figures[0].fact]
        claim = ENGINE.answer(f"{fact.label('en')}: {fact.text}", claim=True)
        assert claim.status != "contradicted"

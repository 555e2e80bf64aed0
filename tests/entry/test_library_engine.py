"""A question about an entry → its answer: figures, refusals, small talk."""

import pytest

from bot.answer import Answer, Citation, Figure, ReadingView
from bot.answering.refusals import MOST_CHARACTERS
from bot.entry.library_engine import Engine
from facts.library import load_library
from facts.library_errors import LibraryError
from index.tuning import TuningError
from tests.entry.asked import DOCUMENT, EXPORT, ask, said
from tests.lowland import TEXT, library_of
from tests.lowland import engine as lowland
from tests.test_contract import broken_promises


class Untuned:
    """An embedder that the changes of an entry are not for."""

    name = "other"

    def __init__(self, error):
        self._error = error

    def tuned(self, changes):
        raise self._error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TuningError("encoder.changes is for another one"), "encoder.changes is for another one"),
        (OSError(28, "No space left on device"),
         ("encoder.changes can't be used: the embedder with it takes 72 MB among temporary files (No"
          " space left on device). Make room, name another folder (TMPDIR), or do without"
          " (VECTORS=off).")),
    ],
)  # fmt: skip
def test_changes_that_cannot_be_made(error, told):
    with pytest.raises(LibraryError) as caught:
        Engine(load_library(), Untuned(error)).answer("What did Zhejiang export via new formats?")
    assert str(caught.value) == told


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
        ("summary", "Trade of Lowland in 2024", "summary"),
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
    """What words find; whether they are sure enough to tell it is fitted."""
    asked = lowland().turn("How much did Northshire export and by how much did it grow?", ())
    answer = asked.answer
    assert answer is not None
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

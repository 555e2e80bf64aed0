"""Messages that are no plain question: talk, summaries, several questions, statements, anything."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.engine import open_documents
from bot.answering.refusals import MOST_CHARACTERS
from index.assembly import assemble
from index.blocks import Content, Heading, Text
from index.split import parse
from tests.answering.documents_asked import ABSENT, FIGURES, QUOTED, SETS, ask
from tests.answering.promises import broken


@pytest.mark.parametrize(
    ("message", "language", "says"),
    [
        ("", None, "Please ask a question."),
        (" \n\t", None, "Please ask a question."),
        ("", "zh", "请输入问题。"),
        ("x" * (MOST_CHARACTERS + 1), None, "That is too long"),
        ("？！…", None, "I can't read that as a question."),
        ("🚢🚢", None, "I can't read that as a question."),
    ],
)
def test_what_is_no_question_is_an_error(message, language, says):
    answer = ask("port", message, language=language)
    assert (answer.status, answer.figures, answer.citations) == ("error", (), ())
    assert answer.answer.startswith(says)
    assert message.startswith(answer.question)


def test_the_longest_message_is_read():
    assert ask("port", "ships " * (MOST_CHARACTERS // 6)).status != "error"


@pytest.mark.parametrize(
    ("name", "message", "language"),
    [
        ("port", "Hello!", "en"),
        ("port", "thanks", "en"),
        ("port", "bye", "en"),
        ("port", "What can you do?", "en"),
        ("port", "Who are you?", "en"),
        ("chinese", "你好", "zh"),
        ("chinese", "谢谢！", "zh"),
    ],
)
def test_small_talk_cites_nothing(name, message, language):
    answer = ask(name, message)
    assert (answer.status, answer.figures, answer.citations, answer.language) == (
        "answered",
        (),
        (),
        language,
    )


@pytest.mark.parametrize(
    ("name", "message", "points"),
    [
        ("port", "What is this about?", 3),
        ("port", "Summarise it in 2 bullets", 2),
        ("port", "Key figures", 5),
        ("chinese", "用两点总结", 2),
    ],
)
def test_a_summary_is_the_title_and_sentences_in_their_order(name, message, points):
    document = SETS[name][0]
    answer = ask(name, message)
    assert (answer.status, answer.headline) == ("answered", document.title)
    quotes = [citation.quote for citation in answer.citations]
    assert len(quotes) == points
    assert [s.text for s in document.sentences if s.text in quotes] == quotes


@pytest.mark.parametrize(
    ("name", "message", "headline"),
    [
        ("port", "总结这份文件", "文档《Harbour Report》"),
        ("chinese", "Summarise it in 2 points", "The document “港口报告”"),
        ("both", "Summarise it in 2 points", "The document says:"),
    ],
)
def test_a_title_in_another_language_is_said_to_be_one_and_several_documents_have_none(
    name, message, headline
):
    assert ask(name, message).headline == headline


def test_key_figures_are_sentences_with_figures():
    quotes = [citation.quote for citation in ask("port", "Key figures").citations]
    assert all(any(sign.isdigit() for sign in quote) for quote in quotes)


def test_a_summary_of_a_subject_speaks_of_it():
    answer = ask("port", "Summary of the terminal")
    assert answer.citations
    assert all("terminal" in c.quote.lower() or "It can store" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("message", "headline"),
    [
        ("Was the new container terminal opened in 2021?", "Yes, the document says so."),
        ("Was the new container terminal opened in 2020?", "No, the document says otherwise."),
        (
            "Did the port of Hamburg handle 120 million tonnes of cargo in 2023?",
            "No: 114.3 million tonnes",
        ),
    ],
)
def test_whether_something_is_so_is_answered_with_yes_or_no(message, headline):
    answer = ask("port", message)
    assert (answer.status, answer.headline) == ("answered", headline)
    assert answer.citations
    assert answer.answer.startswith(f"{headline}\n")


def test_several_questions_are_each_answered_with_their_footnotes():
    message = "Who opened the new container terminal? How many ships called at Hamburg in 2023?"
    answer = ask("port", message)
    opened, ships = QUOTED[0][2], FIGURES[0][4]
    assert [(c.n, c.quote) for c in answer.citations] == [(1, opened), (2, ships)]
    assert [f.text for f in answer.figures] == ["7,215"]
    assert answer.question == message
    assert answer.headline == "1. The document says:; 2. 7,215 ships"
    assert answer.answer == f"{answer.headline}\n1. “{opened}” [1]\n2. “{ships}” [2]"


def test_a_question_that_is_not_answered_keeps_its_place_among_several():
    answer = ask(
        "port", "How many ships called at Rome in 1950? How many ships called at Hamburg in 2023?"
    )
    assert answer.status == "answered"
    assert [f.text for f in answer.figures] == ["7,215"]
    assert answer.headline == "1. Not in the document: Rome, 1950.; 2. 7,215 ships"


def test_of_two_documents_the_one_that_answers_is_named():
    for (name, message, text, _, quote), title in [
        (FIGURES[0], "Harbour Report"),
        (FIGURES[8], "Museum statistics"),
    ]:
        alone, answer = ask(name, message), ask("both", message)
        assert answer.figures == alone.figures
        assert [f.text for f in answer.figures] == [text]
        assert (answer.citations[0].quote, answer.citations[0].document) == (quote, title)
        assert f"“{quote}” [1, {title}]" in answer.answer


def test_a_computed_figure_shows_its_work():
    answer = ask(
        "museums", "By how much did the visitors of the City Museum change from 2021 to 2022?"
    )
    assert [(f.value, f.source) for f in answer.figures] == [(Decimal(30_300), "computed")]
    assert answer.calculation.formula == "150,300 − 120,000 = 30,300"


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        (True, "The port authority employs 1,840 people."),
        (False, "Is it true that the port authority employs 1,840 people?"),
    ],
)
def test_a_statement_is_checked(claim, message):
    answer = ask("port", message, claim=claim)
    assert (answer.status, answer.question) == ("supported", message)


def test_the_same_question_has_the_same_answer():
    again = {name: open_documents(documents) for name, documents in SETS.items()}
    asked = [(name, message) for name, message, *_ in [*FIGURES, *QUOTED, *ABSENT]]
    assert [ask(name, message) for name, message in asked] == [
        again[name].answer(message) for name, message in reversed(asked)
    ][::-1]


@pytest.mark.parametrize("blocks", [(), (Heading("Only a title", 0),), (Text("— * —"),)])
def test_a_document_without_sentences_answers_nothing(blocks):
    document = assemble(Content(blocks))
    engine = open_documents([document])
    for message in ("How many ships?", "hello", "what is this about?", "and in 2022?"):
        assert broken(engine.answer(message, ("How many?",)), [document]) == []
    assert engine.answer("How many ships?").status == "not_in_document"


PIECES = (
    "How many|ships|Hamburg|2023|and|in|2022|?|why|Naval Museum|visitors|出口|上海港|。|？|the|rose by|"
    "6.5%|from|to|change|not|more than|1,000|\n|1.|- |Is it true that|, right?|its|average|which|员工|é|🚢|’"
).split("|")
MESSAGES = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=30)


@given(st.sampled_from([*SETS]), MESSAGES, st.lists(MESSAGES, max_size=3), st.booleans())
def test_any_message_is_answered_with_every_promise_kept(name, message, before, claim):
    assert ask(name, message, *before, claim=claim).question in message


def test_a_total_is_no_answer_to_a_rate():
    engine = open_documents([parse("Report 2024\n\nThe ferry carried 36,500 people in 2024.\n")])
    assert engine.answer("How many people did the ferry carry in 2024?").figures[0].value == 36_500
    assert engine.answer("How many people did the ferry carry per day in 2024?").figures == ()


def test_a_rate_answers_where_it_is_printed():
    said = "Report 2024\n\nThe ferry carried 36,500 people in 2024, on average 100 people a day.\n"
    asked = "How many people a day did the ferry carry on average?"
    assert open_documents([parse(said)]).answer(asked).figures[0].value == 100

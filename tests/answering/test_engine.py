"""Messages to a small report in English, one in Chinese, and one with a table: answers end to end."""

import pytest

from tests.answering.documents_asked import ABSENT, FIGURES, QUOTED, SETS, ask


@pytest.mark.parametrize(("name", "message", "text", "value", "quote"), FIGURES)
def test_a_figure_with_its_span_and_its_sentence(name, message, text, value, quote):
    answer = ask(name, message)
    (figure,) = answer.figures
    assert (answer.status, figure.text, figure.value) == ("answered", text, value)
    assert SETS[name][0].text[figure.start : figure.end] == text
    assert answer.citations[0].quote == quote
    assert answer.headline.startswith(text)
    assert (answer.question, answer.calculation) == (message, None)


@pytest.mark.parametrize(("name", "message", "quote"), QUOTED)
def test_who_when_why_and_where_quote_the_sentence(name, message, quote):
    answer = ask(name, message)
    assert (answer.status, answer.citations[0].quote) == ("answered", quote)


@pytest.mark.parametrize("message", ["Who opened the new terminal?", "Why did cargo traffic fall?"])
def test_who_and_why_state_no_figure(message):
    assert ask("port", message).figures == ()


@pytest.mark.parametrize(("name", "message", "missing"), ABSENT)
def test_it_does_not_know_and_says_what_is_missing(name, message, missing):
    answer = ask(name, message)
    assert (answer.status, answer.figures, answer.reading.leftover) == (
        "not_in_document",
        (),
        missing,
    )
    assert all(word in answer.headline for word in missing)


@pytest.mark.parametrize("name", ["port", "chinese", "museums"])
@pytest.mark.parametrize("word", ["Hamburg", "Lindqvist", "2022", "Naval", "上海", "Museum"])
def test_it_never_says_that_what_is_there_is_missing(name, word):
    answer = ask(name, f"How many unicorns of {word} are there?")
    if word in SETS[name][0].text:
        assert word not in answer.reading.leftover
        assert word not in answer.headline


FOLLOWED = [
    ("port", "How much cargo did the port of Hamburg handle in 2023?", "and in 2022?", "119.9"),
    ("chinese", "2023年上海港集装箱吞吐量是多少？", "那2022年呢？", "4730.3"),
    (
        "museums",
        "How many visitors did the Naval Museum have in 2022?",
        "and in 2021?",
        "80,500",
    ),
    (
        "museums",
        "How many visitors did the Naval Museum have in 2022?",
        "what about the Railway Museum?",
        "60,700",
    ),
]


@pytest.mark.parametrize(("name", "before", "message", "figure"), FOLLOWED)
def test_a_follow_up_is_completed_by_the_message_before(name, before, message, figure):
    answer = ask(name, message, before)
    assert (answer.question, [f.text.startswith(figure) for f in answer.figures]) == (
        message,
        [True],
    )


@pytest.mark.parametrize("between", [(), ("ok great",), ("do you like football?", "lol", "thanks")])
def test_talk_between_a_message_and_what_leans_on_it_is_passed_over(between):
    first = "How much cargo did the port of Hamburg handle in 2023?"
    assert ask("port", "and in 2022?", first, *between).headline == "119.9 million tonnes"
    of_row = ask("museums", "and in 2021?", "How many visitors had the Naval Museum?", *between)
    assert [figure.text for figure in of_row.figures] == ["80,500"]


def test_a_follow_up_that_the_document_does_not_answer():
    answer = ask("port", "and in 2019?", "How much cargo did the port of Hamburg handle in 2023?")
    assert (answer.status, answer.figures) == ("not_in_document", ())


def test_messages_of_a_chat_that_stand_alone_are_answered_as_alone():
    turns = []
    for name, message, *_ in [*FIGURES[:4], *QUOTED[:1], *ABSENT[:2]]:
        assert ask(name, message, *turns) == ask(name, message)
        turns.append(message)
    assert len(turns) == 7


def test_earlier_messages_that_nobody_can_read_do_no_harm():
    message = "How many people does the port authority employ?"
    alone = ask("port", message)
    assert ask("port", message, "", "???", "x" * 5000, "hello") == alone
    assert ask("port", "and in 2022?", "", "x" * 5000) == ask("port", "and in 2022?")

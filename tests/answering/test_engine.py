"""Messages to a small report in English, one in Chinese, and one with a table: answers end to end."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.engine import open_documents
from bot.answering.refusals import MOST_CHARACTERS
from index.assembly import assemble
from index.blocks import Content, Grid, Heading, Text
from index.split import parse
from tests.answering.promises import broken

PORT = assemble(
    Content(
        (
            Heading("Harbour Report", 0),
            Heading("Traffic", 1),
            Text(
                "In 2023 the port of Hamburg handled 114.3 million tonnes of cargo. In 2022 it "
                "handled 119.9 million tonnes of cargo. A total of 7,215 ships called at Hamburg "
                "in 2023."
            ),
            Text(
                "The new container terminal was opened by Mayor Anna Lindqvist on 4 May 2021. It "
                "can store 38,000 containers."
            ),
            Text("Cargo traffic fell because strikes closed the railway for several weeks."),
            Heading("Staff", 1),
            Text("The port authority employs 1,840 people. Training costs rose by 6.5% in 2023."),
            Text("Most apprentices learn to drive cranes. The canteen serves fish on Fridays."),
            Heading("Nature", 1),
            Text(
                "Wind turbines on the eastern pier supply the offices. The water of the basin is "
                "tested every week. Seals rest on the sandbank near the lighthouse."
            ),
        )
    ),
    id="port",
)
CHINESE = assemble(
    Content(
        (
            Heading("港口报告", 0),
            Text(
                "2023年，上海港完成集装箱吞吐量4915.8万标准箱。2022年，上海港完成集装箱吞吐量4730.3万"
                "标准箱。"
            ),
            Text("新码头由市长王敏于2021年5月启用。由于台风影响，货运量下降。"),
            Text("港口共有员工1840人。培训费用增长6.5%。食堂每周五供应鱼。"),
        )
    ),
    id="chinese",
)
MUSEUMS = assemble(
    Content(
        (
            Heading("Museum statistics", 0),
            Text("The museums of the city publish their visitors every year."),
            Grid(
                (
                    ("Museum", "2021", "2022"),
                    ("City Museum", "120,000", "150,300"),
                    ("Naval Museum", "80,500", "91,200"),
                    ("Railway Museum", "45,100", "60,700"),
                ),
                caption="Visitors by museum",
            ),
        )
    ),
    id="museums",
)
SETS = {
    "port": (PORT,),
    "chinese": (CHINESE,),
    "museums": (MUSEUMS,),
    "both": (PORT, MUSEUMS),
}
ENGINES = {name: open_documents(documents) for name, documents in SETS.items()}


def ask(name, message, *context, **given):
    answer = ENGINES[name].answer(message, context, **given)
    assert broken(answer, SETS[name]) == []
    return answer


FIGURES = [  # document, question, the figure as printed, its value, the sentence that says so
    (
        "port",
        "How many ships called at Hamburg in 2023?",
        "7,215",
        7215,
        "A total of 7,215 ships called at Hamburg in 2023.",
    ),
    (
        "port",
        "how much cargo did the port of Hamburg handle in 2023?",
        "114.3 million tonnes",
        114_300_000,
        "In 2023 the port of Hamburg handled 114.3 million tonnes of cargo.",
    ),
    (
        "port",
        "How many people does the port authority employ?",
        "1,840",
        1840,
        "The port authority employs 1,840 people.",
    ),
    (
        "port",
        "How many containers can the terminal store?",
        "38,000",
        38_000,
        "It can store 38,000 containers.",
    ),
    (
        "chinese",
        "2023年上海港集装箱吞吐量是多少？",
        "4915.8万",
        49_158_000,
        "2023年，上海港完成集装箱吞吐量4915.8万标准箱。",
    ),
    (
        "chinese",
        "2023年上海港集裝箱吞吐量是多少？",
        "4915.8万",
        49_158_000,
        "2023年，上海港完成集装箱吞吐量4915.8万标准箱。",
    ),
    ("chinese", "港口有多少员工？", "1840", 1840, "港口共有员工1840人。"),
    ("chinese", "培训费用增长多少？", "6.5%", Decimal("6.5"), "培训费用增长6.5%。"),
    (
        "museums",
        "How many visitors did the Naval Museum have in 2022?",
        "91,200",
        91_200,
        "Naval Museum | 80,500 | 91,200",
    ),
    ("museums", "Naval Museum 2021", "80,500", 80_500, "Naval Museum | 80,500 | 91,200"),
]


@pytest.mark.parametrize(("name", "message", "text", "value", "quote"), FIGURES)
def test_a_figure_with_its_span_and_its_sentence(name, message, text, value, quote):
    answer = ask(name, message)
    (figure,) = answer.figures
    assert (answer.status, figure.text, figure.value) == ("answered", text, value)
    assert SETS[name][0].text[figure.start : figure.end] == text
    assert answer.citations[0].quote == quote
    assert answer.headline.startswith(text)
    assert (answer.question, answer.calculation) == (message, None)


QUOTED = [
    (
        "port",
        "Who opened the new container terminal?",
        "The new container terminal was opened by Mayor Anna Lindqvist on 4 May 2021.",
    ),
    (
        "port",
        "When did Anna Lindqvist open the terminal?",
        "The new container terminal was opened by Mayor Anna Lindqvist on 4 May 2021.",
    ),
    (
        "port",
        "Why did cargo traffic fall?",
        "Cargo traffic fell because strikes closed the railway for several weeks.",
    ),
    ("port", "Where do seals rest?", "Seals rest on the sandbank near the lighthouse."),
    ("chinese", "谁启用了新码头？", "新码头由市长王敏于2021年5月启用。"),
    ("chinese", "新码头什么时候启用？", "新码头由市长王敏于2021年5月启用。"),
    ("chinese", "货运量为什么下降？", "由于台风影响，货运量下降。"),
]


@pytest.mark.parametrize(("name", "message", "quote"), QUOTED)
def test_who_when_why_and_where_quote_the_sentence(name, message, quote):
    answer = ask(name, message)
    assert (answer.status, answer.citations[0].quote) == ("answered", quote)


@pytest.mark.parametrize("message", ["Who opened the new terminal?", "Why did cargo traffic fall?"])
def test_who_and_why_state_no_figure(message):
    assert ask("port", message).figures == ()


ABSENT = [
    ("port", "How many ships called at Hamburg in 2019?", ("2019",)),
    ("port", "How many ships called at Rotterdam in 2023?", ("Rotterdam",)),
    ("port", "How many unicorns sleep?", ()),
    ("port", "What is the capital of Mongolia?", ("Mongolia",)),
    ("chinese", "2019年上海港集装箱吞吐量是多少？", ("2019",)),
    ("museums", "How many visitors did the Naval Museum have in 2015?", ("2015",)),
    ("museums", "How many visitors did the Opera Museum have in 2022?", ("Opera",)),
]


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

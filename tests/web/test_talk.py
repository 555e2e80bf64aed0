"""A talk in an address: what is asked again is what was asked."""

from urllib.parse import parse_qsl, quote, urlencode

from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from bot.web.talk import Talk, talk_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=1000).filter(
    lambda text: bool(text.strip()) and text == text.strip()
)


def read(talk: Talk) -> Talk:
    return talk_of(QueryParams(urlencode(talk.params)))


def test_the_parameters_are_the_questions_in_order():
    talk = Talk("how much?").then("and Guangdong?").then("浙江呢？")
    assert talk == Talk("浙江呢？", ("how much?", "and Guangdong?"))
    assert talk.params == (("c", "how much?"), ("c", "and Guangdong?"), ("q", "浙江呢？"))
    assert talk.turn(1) == Talk("and Guangdong?", ("how much?",))


def test_a_long_talk_loses_its_beginning_and_says_so():
    talk = Talk("0")
    for number in range(1, 20):
        talk = talk.then(str(number))
    assert talk == Talk("19", tuple(map(str, range(7, 19))), cut=True)
    assert talk.params[0] == ("cut", "1")
    assert [talk.turn(n).whole for n in range(12)] == [False] * 6 + [True] * 6


@given(st.lists(TEXT, min_size=1, max_size=20))
def test_an_address_gives_the_same_talk(questions):
    talk = Talk(questions[0])
    for question in questions[1:]:
        talk = talk.then(question)
    assert read(talk) == talk
    assert talk.question == questions[-1]
    assert talk.earlier == tuple(questions[len(questions) - 1 - len(talk.earlier) : -1])
    assert talk.cut == (len(talk.earlier) < len(questions) - 1)
    assert sum(len(quote(turn)) for turn in talk.earlier) <= 5000


def test_nothing_asked_has_no_parameters():
    assert Talk().params == ()
    assert talk_of(QueryParams("q=+&c=&lang=zh")) == Talk()
    assert parse_qsl(urlencode(Talk("a b").params)) == [("q", "a b")]

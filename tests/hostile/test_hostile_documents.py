"""No message costs more than its length: operations are counted, not time.

An operation is a line of Python that is run, whatever it calls. A document as small as this one
leaves nothing but the message to cost anything.
"""

import pytest

from bot.answering.engine import open_documents
from index.readers.formats import read_bytes
from tests.hostile.counting import lines_run
from tests.hostile.messages import KINDS, MOST, messages

DOCUMENT = read_bytes(
    b"""# Ferries

The ferry carried 1,200 people in 2019. It had carried 900 people in 2018, when the fare was 5 euros.
Ann Bo has led the company since 1 May 2015.

| Line | 2018 | 2019 |
|---|---|---|
| North | 400 | 700 |
| South | 500 | 500 |
""",
    "ferries.md",
)
# Long enough for what grows with the square to be seen, short enough to count in no time.
SHORT = 200
# The part of a message that is cut off at its end is a few steps more or less.
ROUNDING = 1.1


def operations(message, *, claim):
    """Lines that are run to answer; what a first message loads for all is loaded before."""
    open_documents([DOCUMENT]).answer(message, claim=claim)
    engine = open_documents([DOCUMENT])
    return lines_run(lambda: engine.answer(message, claim=claim))


@pytest.mark.parametrize("claim", [False, True], ids=["question", "claim"])
@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_message_is_no_more_than_twice_the_work(kind, claim):
    make = KINDS[kind]
    short, long = (operations(make(length), claim=claim) for length in (SHORT, 2 * SHORT))
    assert long <= 2 * ROUNDING * short


@pytest.mark.parametrize("claim", [False, True], ids=["question", "claim"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_message_is_answered(kind, claim):
    message = messages()[kind]
    assert MOST * 0.98 <= len(message) <= MOST
    assert open_documents([DOCUMENT]).answer(message, claim=claim).question == message

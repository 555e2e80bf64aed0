"""What a message is, read without a document."""

import pytest

from bot.understanding.message import Message, read_message
from bot.understanding.summarising import SummaryRequest


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("How much was lost?", False, Message("How much was lost?", "en", ("How much was lost?",))),
        (
            "Is it true that exports rose?",
            False,
            Message(
                "Is it true that exports rose?",
                "en",
                ("Is it true that exports rose?",),
                statement="exports rose",
            ),
        ),
        ("thanks", True, Message("thanks", "en", ("thanks",), statement="thanks")),
        ("thanks", False, Message("thanks", "en", ("thanks",), courtesy="thanks")),
        (
            "Summarise it in three points",
            False,
            Message(
                "Summarise it in three points",
                "en",
                ("Summarise it in three points",),
                summary=SummaryRequest("points", 3, ""),
            ),
        ),
        (
            "What was the revenue and how many employees are there?",
            False,
            Message(
                "What was the revenue and how many employees are there?",
                "en",
                ("What was the revenue", "how many employees are there?"),
            ),
        ),
    ],
)
def test_what_a_message_is(text, claim, expected):
    assert read_message(text, "en", claim=claim) == expected

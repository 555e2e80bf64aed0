"""Which updates are let in: those that have the types of the Bot API, in every part."""

import copy

import pytest

from bot.telegram.shapes import is_shaped
from tests.fuzz.updates import UPDATES

MESSAGE = UPDATES[0]["message"]


def changed(**more):
    message = copy.deepcopy(MESSAGE) | more
    return {
        "update_id": 1,
        "message": {key: value for key, value in message.items() if value != ...},
    }


@pytest.mark.parametrize("update", UPDATES)
def test_what_telegram_sends_is_let_in(update):
    assert is_shaped({"update_id": 1, **update})


@pytest.mark.parametrize(
    "more",
    [
        {"text": 5},
        {"text": None},
        {"text": ["a"]},
        {"chat": {}},
        {"chat": None},
        {"chat": {"id": [], "type": "private"}},
        {"chat": {"id": True, "type": "private"}},
        {"chat": ...},
        {"from": {"id": 1}},
        {"from": {"id": 1, "first_name": "A", "language_code": 5}},
        {"date": "today"},
        {"entities": {}},
        {"reply_to_message": {"text": "x"}},
        {"reply_to_message": MESSAGE | {"text": {}}},
        {"document": {"file_id": "x", "file_unique_id": "y", "file_size": "9"}},
    ],
)
def test_what_is_otherwise_is_not(more):
    assert is_shaped(changed(**more)) is False


def test_what_is_nested_without_end_is_not():
    value = {}
    for _ in range(100):
        value = {"message": MESSAGE | {"reply_to_message": MESSAGE, "quote": value}}
    assert is_shaped(value) is False


def test_what_is_new_is_let_in_whatever_it_has():
    update = changed(gift={"from": "the sea", "text": 5, "chat": None})
    assert is_shaped(update | {"message_in_a_bottle": {"from": "the sea"}})

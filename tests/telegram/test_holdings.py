"""Who has which documents: every look goes by the chat."""

from dataclasses import replace

import pytest

from bot.running.settings import load_settings
from bot.store import Kept
from bot.telegram.holdings import MB, Catalogue, Full, Totals

HERS, HIS, TEAM = 1, 2, -3


def kept(document_id: str, chat_id: int = HERS, **more) -> Kept:
    values = {
        "document_id": document_id,
        "chat_id": chat_id,
        "added_by": abs(chat_id),
        "file": f"{document_id}.pdf",
        "file_key": f"key-{document_id}",
        "digest": f"digest-{document_id}",
        "title": f"Title of {document_id}",
        "pages": 1,
        "tables": 0,
        "figures": 3,
        "sentences": 10,
        "size": MB,
        "asked": True,
        "update_id": 0,
        "at": 0.0,
    }
    return Kept(**(values | more))


A, B, C = kept("a"), kept("b", asked=False), kept("c", TEAM, added_by=HERS)


@pytest.fixture
def catalogue():
    found = Catalogue()
    found.reset([A, B, C])
    return found


def test_a_chat_sees_its_own_only(catalogue):
    seen = {chat: catalogue.of(chat) for chat in (HERS, HIS, TEAM)}
    assert seen == {HERS: (A, B), HIS: (), TEAM: (C,)}
    assert {chat: catalogue.asked(chat) for chat in seen} == {HERS: (A,), HIS: (), TEAM: (C,)}
    found = {(chat, name): catalogue.find(chat, name) for chat in seen for name in "abcx"}
    assert {key for key, one in found.items() if one} == {(HERS, "a"), (HERS, "b"), (TEAM, "c")}
    assert catalogue.pick(TEAM, ["a", "c", "x"]) == (C,)
    assert [catalogue.same(chat, file_key="key-a") for chat in seen] == [A, None, None]
    assert [catalogue.same(chat, digest="digest-c") for chat in seen] == [None, None, C]
    assert catalogue.same(HERS) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", A),
        ("2", B),
        ("0", None),
        ("3", None),
        ("９", None),
        ("TITLE OF B", B),
        ("a.pdf", A),
        ("title", None),
        (" of a ", A),
        ("title of c", None),
        ("", None),
    ],
)
def test_a_document_by_number_or_name(catalogue, text, expected):
    assert catalogue.by_number_or_name(HERS, text) == expected


def test_what_is_switched_dropped_and_forgotten(catalogue):
    catalogue.switch(HERS, "a", False)
    catalogue.switch(HIS, "b", True)
    assert catalogue.of(HERS) == (replace(A, asked=False), B)
    catalogue.drop(HIS, ["a"])
    catalogue.drop(HERS, ["a", "x"])
    assert (catalogue.of(HERS), catalogue.ids()) == ((B,), {"b", "c"})
    catalogue.forget_person(HERS)
    assert (catalogue.of(HERS), catalogue.of(TEAM)) == ((B,), (replace(C, added_by=0),))
    catalogue.drop(HERS, ["b"])
    assert catalogue.totals() == Totals(1, 1, MB)


@pytest.mark.parametrize(
    ("limits", "size", "expected"),
    [
        ({}, MB, None),
        ({"CHAT_DOCUMENTS": "2"}, 0, Full("too_many", 2)),
        ({"CHAT_MEGABYTES": "3"}, MB, None),
        ({"CHAT_MEGABYTES": "3"}, MB + 1, Full("no_room", 3)),
        ({"ALL_MEGABYTES": "4"}, MB, None),
        ({"ALL_MEGABYTES": "4"}, MB + 1, Full("no_room_in_all", 4)),
    ],
)
def test_limits(catalogue, limits, size, expected):
    settings = load_settings(limits, env_file=None)
    assert catalogue.full(HERS, size, settings) == expected

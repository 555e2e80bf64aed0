"""The policy: every cell of persons × chats × settings, and what each right adds to being let in."""

import pytest

from bot.access import NOBODY, Access, Door, Right, is_loopback
from bot.running.settings import load_settings
from tests.doors import (
    ADMIN,
    ADMINS,
    CELLS,
    MEMBER,
    OURS,
    OUTSIDE,
    PEOPLE,
    SETTINGS,
    STRANGER,
    THEIRS,
    USER,
    USERS,
)  # fmt: skip


def access(**env):
    return Access.of(load_settings({"ADMIN_IDS": ADMINS, **env}, env_file=None))


def test_every_cell_is_there():
    assert {(setting, who) for setting, who, *_ in CELLS} == {
        (setting, who) for setting in SETTINGS for who in PEOPLE
    }


@pytest.mark.parametrize(("setting", "who", "own", "ours", "theirs"), CELLS)
def test_the_door(setting, who, own, ours, theirs):
    policy, person = access(**SETTINGS[setting]), PEOPLE[who]
    assert (
        policy.door(person),
        policy.door(person, person),
        policy.door(person, OURS),
        policy.door(person, THEIRS),
    ) == (own, own, ours, theirs)
    assert policy.serves(person, OURS) is (ours is Door.OPEN)
    assert policy.listed is (setting != "none")


def test_a_private_chat_can_be_listed():
    policy = access(ALLOWED_CHATS=f"{OURS},{STRANGER}")
    assert [policy.serves(person) for person in (STRANGER, MEMBER)] == [True, False]
    assert not policy.serves(OUTSIDE, STRANGER + 1)  # only their own chat, not somebody else's


ASK = Right.AS_ADMINISTRATOR


@pytest.mark.parametrize(
    ("documents", "who", "adds", "switches"),
    [
        ("off", USER, (Right.NO, Right.NO), (Right.YES, ASK)),
        ("admins", USER, (Right.YES, ASK), (Right.YES, ASK)),
        ("everybody", USER, (Right.YES, Right.YES), (Right.YES, Right.YES)),
        ("everybody", STRANGER, (Right.NO, Right.NO), (Right.NO, Right.NO)),
        ("admins", STRANGER, (Right.NO, Right.NO), (Right.NO, Right.NO)),
        ("off", STRANGER, (Right.NO, Right.NO), (Right.NO, Right.NO)),
        ("admins", OUTSIDE, (Right.YES, ASK), (Right.YES, ASK)),
    ],
)
def test_adding_and_switching(documents, who, adds, switches):
    policy = access(DOCUMENTS=documents, **USERS)
    assert (policy.adds(who, who), policy.adds(who, OURS)) == adds
    assert (policy.switches(who, who), policy.switches(who, OURS)) == switches


@pytest.mark.parametrize(
    ("who", "chat", "added_by", "right"),
    [
        (USER, USER, USER, Right.YES),
        (USER, OURS, USER, Right.YES),
        (USER, OURS, ADMIN, ASK),
        (OUTSIDE, OURS, USER, ASK),
        (STRANGER, OURS, STRANGER, Right.NO),  # who was shown out takes nothing along
        (STRANGER, STRANGER, STRANGER, Right.NO),
    ],
)
def test_removing_and_reviewing(who, chat, added_by, right):
    policy = access(**USERS)
    assert (policy.removes(who, chat, added_by), policy.reviews(who, chat, added_by)) == (
        right,
    ) * 2


def test_what_nobody_added_is_removed_as_administrator():
    assert access().removes(NOBODY, OURS, NOBODY) is ASK


@pytest.mark.parametrize(("who", "may"), [(ADMIN, True), (OUTSIDE, True), (USER, False)])
def test_the_administrators_commands_are_in_their_own_chat(who, may):
    assert [access(**USERS).administrates(who, chat) for chat in (who, OURS, 99)] == [
        may,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("env", "here", "elsewhere"),
    [
        ({}, "", "adding_local"),
        ({"WEB_DOCUMENTS": "off"}, "adding_off", "adding_off"),
        ({"ALLOWED_USERS": "11"}, "adding_members", "adding_members"),
        ({"ALLOWED_CHATS": "-1001"}, "adding_members", "adding_members"),
        ({"PUBLIC_URL": "https://bot.example.org"}, "adding_local", "adding_local"),
        ({"WEB_HOST": "0.0.0.0"}, "adding_local", "adding_local"),
        ({"WEB_HOST": "::1"}, "", "adding_local"),
    ],
)
def test_the_shelf_on_the_web(env, here, elsewhere):
    policy = access(**env)
    assert (policy.shelf(at_machine=True), policy.shelf(at_machine=False)) == (here, elsewhere)


def test_without_settings_everybody_asks_and_nobody_adds_on_the_web():
    assert (Access().door(NOBODY), Access().shelf(at_machine=True)) == (Door.OPEN, "adding_off")


def test_own_addresses():
    hosts = ("localhost", "127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "10.0.0.1", "evil.com", "")
    assert [host for host in hosts if is_loopback(host)] == [
        "localhost",
        "127.0.0.1",
        "127.9.9.9",
        "::1",
    ]

"""Watching a group: silent unless a figure contradicts the document."""

import pytest

from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.scripted import CLAIM, CLAIM_ZH, NEW_FORMATS


@pytest.fixture
async def loud(loud_tg: FakeTelegram, core):
    async with running(loud_tg, core) as application:
        yield application


async def test_an_administrator_turns_it_on(loud_tg: FakeTelegram, loud) -> None:
    tg = loud_tg
    alice, bob = tg.user("Alice"), tg.user("Bob")
    group = tg.group("Team", [alice, bob])
    await group.says(bob, "/watch on")
    assert (await group.reply()).text == "Only administrators of this group can change that."
    await group.says(bob, CLAIM)
    await group.says(alice, "/watch")
    assert (await group.reply()).text.startswith("Watching is off. /watch on: I point out")
    await group.says(alice, "/watch on")
    assert (await group.reply()).text == (
        "Watching: I stay silent unless a message states a figure that contradicts the article. "
        "/watch off ends it."
    )
    await group.says(bob, "hello")
    await group.says(bob, NEW_FORMATS)
    await group.says(bob, "Jiangsu grew 99%")
    assert await group.silent(loud)
    said = await group.says(bob, CLAIM)
    reply = await group.reply()
    assert reply.text.startswith("A note on that figure:\nThe article says: 16.5%\n")
    assert "[1]" in reply.text
    assert (reply.reply_to, reply.silent) == (said.id, True)
    await group.edits(bob, said, f"{CLAIM}!")
    assert await group.silent(loud)
    await group.says(bob, CLAIM_ZH)
    assert (await group.reply()).text.startswith("关于这个数字：\n文章的说法：16.5%\n")
    await group.says(alice, "/watch off")
    assert (await group.reply()).text == "No longer watching."
    await group.says(bob, CLAIM)
    assert await group.silent(loud)


async def test_a_bot_that_cannot_see_says_so(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    await group.says(alice, "/watch on")
    assert (await group.reply()).text.endswith("make me an administrator.")
    await tg.private(alice).says(alice, "/watch on")
    assert (await tg.private(alice).reply()).text == "Watching is for groups."


async def test_membership_is_asked_once(loud_tg: FakeTelegram, loud) -> None:
    alice = loud_tg.user("Alice")
    group = loud_tg.group("Team", [alice])
    for word in ("on", "off", "on"):
        await group.says(alice, f"/watch {word}")
        await group.reply()
    assert len(loud_tg.calls.of("getChatMember")) == 1

"""Telegram's doors: private chats, deep links, inline look-ups and groups, for everybody."""

import pytest

from bot.access import Door
from tests.doors import EXPECTED, SETTINGS
from tests.telegram.conftest import running
from tests.telegram.scripted import NEW_FORMATS

ASK = f"/ask {NEW_FORMATS}"
NAMES = ("listed user", "member of the listed chat", "admin in the list")
OTHERS = ("admin outside the list", "stranger")
LEAVES = "This bot serves other chats only, so I leave again. Goodbye!"


@pytest.mark.parametrize("setting", SETTINGS)
async def test_every_path_for_everybody(tg, core, setting):
    people = {who: tg.user(f"P{n}") for n, who in enumerate(NAMES + OTHERS)}
    everybody = list(people.values())
    ours, theirs = tg.group("Ours", everybody), tg.group("Theirs", everybody)
    env = {"ADMIN_IDS": ",".join(str(people[who].id) for who in people if "admin" in who)}
    if "ALLOWED_USERS" in SETTINGS[setting]:
        listed = (people["listed user"], people["admin in the list"])
        env["ALLOWED_USERS"] = ",".join(str(person.id) for person in listed)
    if "ALLOWED_CHATS" in SETTINGS[setting]:
        env["ALLOWED_CHATS"] = str(ours.id)
    async with running(tg, core, **env) as bot:
        for who, person in people.items():
            shut = (
                f"This bot serves a closed circle. Its owner can add you: your id is {person.id}."
            )
            own, in_ours, in_theirs = EXPECTED[setting, who]
            private = tg.private(person)
            await private.says(person, "/start inline")
            assert ((await private.reply()).text == shut) is (own is not Door.OPEN)
            await private.says(person, NEW_FORMATS)
            if own is Door.OPEN:
                assert (await private.reply()).text.startswith("Over 900 billion yuan")
            else:
                assert await private.silent(bot)  # it was told once
            assert bool(await tg.inline(person, NEW_FORMATS)) is (own is Door.OPEN)
            await ours.says(person, ASK)
            assert await _answer(ours, bot) == (in_ours is Door.OPEN)
            if tg.bot.id in theirs.chat.members and theirs.chat.members[tg.bot.id] == "left":
                continue
            await theirs.says(person, ASK)
            if in_theirs is Door.CHAT_SHUT:
                assert (await theirs.reply()).text == LEAVES
                await tg.idle(bot)
            else:
                assert await _answer(theirs, bot) == (in_theirs is Door.OPEN)


async def _answer(group, bot) -> bool:
    """Whether the group gets an answer; otherwise it gets nothing."""
    if await group.silent(bot):
        return False
    assert (await group.reply()).text.startswith("Over 900 billion yuan")
    return True


@pytest.mark.parametrize("who", ["admin", "other"])
async def test_the_administrators_commands(tg, core, who):
    person = tg.user("Ada")
    ids = str(person.id) if who == "admin" else "999"
    async with running(tg, core, ADMIN_IDS=ids) as bot:
        private, group = tg.private(person), tg.group("Team", [person])
        for command in ("/stats", "/gaps"):
            await private.says(person, command)
            text = (await private.reply()).text
            assert text.startswith("I don’t know that") is (who == "other"), text
            await group.says(person, command)
            assert await group.silent(bot)

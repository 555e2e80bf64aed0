"""Messages of a group that are none of the bot's business, of all kinds there are."""

import itertools
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fake_telegram import Conversation, FakeTelegram, User
from tests.fake_telegram.views import Message
from tests.hostile.messages import messages
from tests.telegram.processes import bot_process
from tests.telegram.scripted import CLAIM, CLAIM_ZH, NEW_FORMATS, NEW_FORMATS_ZH

CHANNEL = {"id": -1009, "type": "channel", "title": "News"}
PLACE = {"latitude": 30.27, "longitude": 120.15}
FILE = {"file_id": "f", "file_unique_id": "u"}
PICTURE = [{**FILE, "width": 640, "height": 480}]
_HOSTILE = itertools.cycle(messages().values())


@dataclass
class Circle:
    """A group with two people and another bot, and what one of them said first."""

    tg: FakeTelegram
    group: Conversation
    alice: User
    ben: User
    other: User
    said: Message

    @classmethod
    async def of(cls, tg: FakeTelegram, title: str = "Team") -> "Circle":
        alice, ben = tg.user("Alice"), tg.user("Ben", username="ben")
        other = tg.other_bot("Other")
        group = tg.supergroup(title, [alice, ben, other])
        return cls(tg, group, alice, ben, other, await group.says(alice, "Good morning"))

    def text(self, text: str, **more: Any) -> Awaitable[object]:
        return self.group.says(self.alice, text, **more)

    def raw(self, user: User | None = None, **fields: Any) -> Awaitable[object]:
        return self.group.sends(user or self.alice, **fields)


def _mention(circle: Circle) -> str:
    return f"@{circle.tg.bot.username}"


async def _edit(circle: Circle) -> None:
    said = await circle.group.says(circle.ben, "What did Zhejiang export?")
    await circle.group.edits(circle.ben, said, NEW_FORMATS)


async def _topic_of_conversation(circle: Circle) -> None:
    answered = await circle.group.says(circle.ben, CLAIM)
    await circle.text("Really? How much was it?", reply_to=answered, quote=CLAIM[:5])


Kind = Callable[[Circle], Awaitable[object]]
# What is said, by whom, how: by name.
KINDS: dict[str, Kind] = {
    "a question": lambda c: c.text(NEW_FORMATS),
    "a question in Chinese": lambda c: c.text(NEW_FORMATS_ZH),
    "a wrong statement": lambda c: c.text(CLAIM),
    "a wrong statement in Chinese": lambda c: c.text(CLAIM_ZH),
    "figures": lambda c: c.text("9.49 trillion, 16.5%, 900 billion yuan"),
    "a greeting": lambda c: c.text("Hello! Thanks, how are you?"),
    "a made-up one": lambda c: c.text(next(_HOSTILE)),
    "a picture of letters": lambda c: c.text("👍"),
    "the bot's name without @": lambda c: c.text(f"{c.tg.bot.username}: {NEW_FORMATS}"),
    "a longer name": lambda c: c.text(f"{_mention(c)}2 {NEW_FORMATS}"),
    "another person's name": lambda c: c.text(f"@ben {NEW_FORMATS}"),
    "an address of the bot's": lambda c: c.text(f"https://t.me/{c.tg.bot.username}?start=x"),
    "a mail address": lambda c: c.text(f"me{_mention(c)}.com, {NEW_FORMATS}"),
    "the bot's name as code": lambda c: c.text(_mention(c), looks={"type": "code"}),
    "a command to another bot": lambda c: c.text(f"/ask@other_bot {NEW_FORMATS}"),
    "a path": lambda c: c.text("/usr/bin/ask"),
    "a command inside of a sentence": lambda c: c.text(f"Try /ask {NEW_FORMATS}"),
    "a reply to a person": lambda c: c.text(NEW_FORMATS, reply_to=c.said),
    "a reply that quotes": _topic_of_conversation,
    "a forwarded command": lambda c: c.text(f"/ask {NEW_FORMATS}", forwarded_from=c.ben),
    "a forwarded mention": lambda c: c.text(f"{_mention(c)} {CLAIM}", forwarded_from=c.ben),
    "an edit": _edit,
    "through another bot": lambda c: c.raw(text=NEW_FORMATS, via_bot=c.other.json),
    "through this bot": lambda c: c.raw(text=NEW_FORMATS, via_bot=c.tg.bot.json),
    "a channel's post": lambda c: c.raw(
        text=f"/ask {NEW_FORMATS}", sender_chat=CHANNEL, is_automatic_forward=True
    ),
    "as a channel": lambda c: c.raw(text=f"{_mention(c)} {CLAIM}", sender_chat=CHANNEL),
    "a picture": lambda c: c.group.sends_photo(c.alice),
    "a picture with words": lambda c: c.group.sends_photo(c.alice, NEW_FORMATS),
    "a file": lambda c: c.group.sends_file(c.alice, "report.pdf", b"%PDF-1.4"),
    "a file with words": lambda c: c.group.sends_file(c.ben, "a.csv", b"a,1", NEW_FORMATS),
    "a voice": lambda c: c.raw(voice={**FILE, "duration": 3}),
    "a sticker": lambda c: c.raw(
        sticker={**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    ),
    "a place": lambda c: c.raw(location=PLACE),
    "a dice": lambda c: c.raw(dice={"emoji": "🎲", "value": 6}),
    "a contact": lambda c: c.raw(contact={"phone_number": "1", "first_name": "Cy"}),
    "somebody new": lambda c: c.group.adds(c.ben, c.alice),
    "somebody who goes": lambda c: c.raw(c.ben, left_chat_member=c.ben.json),
    "a new title": lambda c: c.raw(new_chat_title=NEW_FORMATS),
    "a new picture of the group": lambda c: c.raw(new_chat_photo=PICTURE),
}  # fmt: skip


def said_by_bot(tg: FakeTelegram) -> Iterator[str]:
    """Yield the calls with which the bot said or did something that people notice."""
    for call in tg.calls:
        if call.method.startswith(("send", "edit", "answer", "delete", "forward", "copy", "leave")):
            yield call.method


async def overheard(data: Path, count: int, groups: int = 10) -> dict[str, int]:
    """Let groups talk beside a process of the bot, `count` messages in all; what the bot said.

    A question at the end of each is answered: so it has heard all before it, for it keeps the order.
    """
    async with FakeTelegram(privacy=False, patience=600.0) as tg:
        circles = [await Circle.of(tg, f"Team {number}") for number in range(groups)]
        async with bot_process(tg, "footnote", data):
            says = itertools.cycle(KINDS.values())
            for number, say in enumerate(itertools.islice(says, count)):
                await say(circles[number % groups])
            for circle in circles:
                await circle.text(f"/ask {NEW_FORMATS}")
            for circle in circles:
                await circle.group.reply()
            said = Counter(said_by_bot(tg))
    said["sendMessage"] -= groups
    return dict(+said)

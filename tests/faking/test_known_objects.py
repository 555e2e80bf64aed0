"""Every object is one that python-telegram-bot knows, field by field."""

from typing import Any

from telegram import (
    TelegramObject,
    Update,
)

from tests.fake_telegram import Message
from tests.faking.pieces import MORE, png, poll


def unknown_fields(thing: object, path: str = "") -> list[str]:
    """Paths of fields for which PTB has no attribute, at any depth."""
    if isinstance(thing, list | tuple):
        return [
            found for n, item in enumerate(thing) for found in unknown_fields(item, f"{path}[{n}]")
        ]
    if not isinstance(thing, TelegramObject):
        return []
    found = [f"{path}.{name}" for name in thing.api_kwargs]
    slots = {name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())}
    for name in sorted(slots - {"api_kwargs"}):
        if not name.startswith("_"):
            found += unknown_fields(getattr(thing, name), f"{path}.{name}")
    return found


def changed_fields(sent: Any, parsed: Any, path: str = "") -> list[str]:
    """Paths at which PTB read something else than was sent; what it adds by itself may stand."""
    if isinstance(sent, dict) and isinstance(parsed, dict):
        return [
            found
            for name, value in sent.items()
            for found in changed_fields(value, parsed.get(name), f"{path}.{name}")
        ]
    if isinstance(sent, list) and isinstance(parsed, list | tuple) and len(sent) == len(parsed):
        pairs = enumerate(zip(sent, parsed, strict=True))
        return [found for n, (a, b) in pairs for found in changed_fields(a, b, f"{path}[{n}]")]
    return [] if sent == parsed else [f"{path}: {sent!r} became {parsed!r}"]


async def test_every_update_is_wholly_known_to_ptb(tg, http, bot, alice, bob):
    await poll(http, allowed_updates=Update.ALL_TYPES)
    chat = tg.private(alice)
    group = tg.group("Desk", [alice, bob], bot="left")
    forum = tg.supergroup("Forum", [alice], topics=True, bot="administrator", username="forum")
    asked = await chat.starts(alice, "payload")
    await chat.edits(alice, asked, "/ask@footnote_bot #tag https://example.org a@b.org @alice")
    await chat.sends_photo(alice, "/check caption")
    await chat.says(alice, "forwarded", forwarded_from=bob)
    await group.adds_bot(alice)
    sent = await bot.send_photo(chat.id, png(), "caption", reply_markup=MORE)
    await bot.send_document(chat.id, b"text", caption="file")
    own = await bot.send_message(forum.id, "<pre>x</pre>", "HTML", reply_markup=MORE)
    await chat.presses(alice, Message(sent.to_dict(), tg.world), "More")
    await forum.says(alice, "reply", reply_to=Message(own.to_dict(), tg.world))
    await own.delete()
    await forum.presses(alice, Message(own.to_dict(), tg.world), data="gone")
    topic = await forum.opens_topic(alice, "Trade")
    await forum.says(alice, "in topic", topic=topic)
    await forum.closes_topic(alice, topic)
    await forum.adds(bob, alice)
    await forum.promotes(bob, alice)
    await forum.removes(bob, alice)
    await group.migrates(alice)
    tg.types_inline(alice, "exports")
    await chat.blocks_bot(alice)
    await chat.unblocks_bot(alice)
    await forum.demotes_bot(alice)
    await forum.removes_bot(alice)
    raw = await poll(http)
    seen = {kind for update in raw for kind in update} - {"update_id"}
    assert seen == {
        "message",
        "edited_message",
        "callback_query",
        "inline_query",
        "my_chat_member",
        "chat_member",
    }
    for update in raw:
        parsed = Update.de_json(update, bot)
        assert unknown_fields(parsed) == []
        assert changed_fields(update, parsed.to_dict()) == []


async def test_every_result_is_wholly_known_to_ptb(tg, bot, alice, bob):
    forum = tg.supergroup("Forum", [alice, bob], topics=True, bot="administrator")
    forum.chat.members[bob.id] = "restricted"
    chat = tg.private(alice)
    found = [
        await bot.get_me(),
        await bot.get_chat(chat.id),
        await bot.get_chat(forum.id),
        await bot.get_chat_administrators(forum.id),
        *[await bot.get_chat_member(forum.id, user) for user in (alice.id, bob.id, tg.bot.id)],
        await bot.get_chat_member(chat.id, alice.id),
        await bot.get_webhook_info(),
        await bot.get_my_default_administrator_rights(),
        await bot.get_my_name(),
        await bot.get_chat_menu_button(chat.id),
        await bot.send_message(forum.id, "x https://example.org"),
    ]
    assert unknown_fields(found) == []

"""Who may write to whom, and what of a group a bot hears."""

import pytest
from telegram import (
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
)

from tests.fake_telegram import FakeTelegram


async def test_forbidden(tg, bot, alice, bob, chat):
    stranger = tg.private(bob, started=False)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(stranger.id, "x")
    await chat.blocks_bot(alice)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
        await bot.send_message(chat.id, "x")
    group = tg.group("Desk", [alice, bob])
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "x")
    await group.removes_bot(alice)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was kicked from the group chat$"):
        await bot.send_message(group.id, "x")
    other = tg.supergroup("Other", [alice], bot="left")
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(other.id, "x")
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.get_chat_member(other.id, alice.id)


async def test_migration(tg, bot, alice):
    group = tg.group("Desk", [alice])
    new = await group.migrates(alice)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert caught.value.new_chat_id == new.id
    await bot.send_message(new.id, "x")
    assert (await new.reply()).text == "x"
    told = [update.message for update in await bot.get_updates()]
    assert [(m.chat_id, m.migrate_to_chat_id, m.migrate_from_chat_id) for m in told] == [
        (group.id, new.id, None),
        (new.id, None, group.id),
    ]


async def test_members(tg, bot, alice, bob):
    group = tg.group("Desk", [alice], bot="left")
    await group.adds_bot(alice)
    await group.adds(bob, alice)
    await group.promotes_bot(alice)
    assert (await bot.get_chat_member(group.id, alice.id)).status == "creator"
    assert (await bot.get_chat_member(group.id, bob.id)).status == "member"
    await group.promotes(bob, alice)
    administrators = await bot.get_chat_administrators(group.id)
    assert {member.user.id for member in administrators} == {alice.id, bob.id, tg.bot.id}
    assert await bot.get_chat_member_count(group.id) == 3
    await group.removes(bob, alice)
    assert (await bot.get_chat_member(group.id, bob.id)).status == "kicked"
    assert (await bot.get_chat(group.id)).title == "Desk"
    await bot.leave_chat(group.id)
    updates = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    changes = [u.my_chat_member for u in updates if u.my_chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "left"),
    ]
    joined = [u.message.new_chat_members for u in updates if u.message]
    assert [m.id for members in joined for m in members] == [tg.bot.id, bob.id]


@pytest.mark.parametrize(
    ("text", "to_bot", "private", "open_group"),
    [
        ("hello", False, False, True),
        ("/ask x", False, True, True),
        ("/ask@footnote_bot x", False, True, True),
        ("/ask@other_bot x", False, False, True),
        ("x /ask", False, False, True),
        ("@footnote_bot x", False, False, True),
        ("hello", True, True, True),
    ],
)
async def test_privacy_mode(tg, bot, alice, bob, text, to_bot, private, open_group):
    closed, admin = tg.group("A", [alice, bob]), tg.group("B", [alice], bot="administrator")
    for group, expected in ((closed, private), (admin, open_group)):
        await bot.send_message(group.id, "mine")
        reply = await group.reply() if to_bot else None
        assert (await group.says(alice, text, reply_to=reply)).delivered is expected
    assert not (await tg.group("C", [alice], bot="left").says(alice, "/ask")).delivered
    assert (await tg.private(alice).says(alice, "hello")).delivered


async def test_other_bots_are_not_heard(tg, alice):
    robot = tg.other_bot("Robot")
    group = tg.group("A", [alice, robot], bot="administrator")
    assert not (await group.says(robot, "/ask@footnote_bot")).delivered


async def test_privacy_off():
    async with FakeTelegram(privacy=False) as tg:
        alice = tg.user("Alice")
        assert (await tg.group("A", [alice]).says(alice, "hello")).delivered


async def test_topics(tg, bot, alice):
    forum = tg.group("Forum", [alice], topics=True)
    topic = await forum.opens_topic(alice, "Trade")
    general = await forum.says(alice, "/ask in General")
    asked = await forum.says(alice, "/ask", topic=topic)
    assert (general.topic, asked.topic, asked.reply_to) == (None, topic, topic)
    await bot.send_message(forum.id, "a", message_thread_id=topic)
    assert (await forum.reply()).topic == topic
    await bot.send_message(forum.id, "b", reply_parameters=ReplyParameters(asked.id))
    reply = await forum.reply()
    assert (reply.topic, reply.reply_to) == (topic, asked.id)
    await bot.send_message(forum.id, "c")
    assert (await forum.reply()).topic is None
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(
            forum.id, "d", message_thread_id=topic, reply_parameters=ReplyParameters(general.id)
        )
    await forum.closes_topic(alice, topic)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "e", message_thread_id=topic)


async def test_replies_in_a_plain_supergroup_carry_a_thread(tg, bot, alice):
    group = tg.supergroup("Desk", [alice])
    first = await group.says(alice, "/ask")
    second = await group.says(alice, "/ask again", reply_to=first)
    assert second.json["message_thread_id"] == first.id
    assert "is_topic_message" not in second.json
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=first.id)

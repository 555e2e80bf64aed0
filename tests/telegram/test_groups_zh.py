"""Manners in groups whose people write Chinese; administrators; what the bot was never told."""

import pytest

from bot.store import Store
from bot.telegram.application import deps_of
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.scripted import ABSENT_ZH, CLAIM_ZH, NEW_FORMATS_ZH

FIGURE = "超过9,000亿元 · 2025年\n"


@pytest.fixture
def ming(tg: FakeTelegram):
    return tg.user("明", language="zh-hans")


@pytest.fixture
async def loud(loud_tg: FakeTelegram, core):
    async with running(loud_tg, core) as application:
        yield application


async def test_mentions_replies_and_other_bots(loud_tg: FakeTelegram, loud, core) -> None:
    ming, hong = (loud_tg.user(name, language="zh-hans") for name in ("明", "红"))
    other = loud_tg.other_bot("别的机器人")
    group = loud_tg.group("队", [ming, hong, other])
    await group.says(ming, f"@footnote_bot，{NEW_FORMATS_ZH}")
    reply = await group.reply()
    assert reply.text.startswith(FIGURE)
    await group.says(ming, "江苏呢？", reply_to=reply)
    assert (await group.reply()).text == "文章没有提到。"
    assert core.asked[-1] == ("江苏呢？", (NEW_FORMATS_ZH,), False)
    said = await group.says(hong, NEW_FORMATS_ZH)
    await group.says(ming, "@footnote_bot", reply_to=said)
    assert (await group.reply()).text.startswith(FIGURE)
    await group.says(hong, f"/ask@other_bot {NEW_FORMATS_ZH}")
    await group.says(other, f"/ask {NEW_FORMATS_ZH}")
    await group.says(hong, "大家中午吃什么？广东菜？")
    assert await group.silent(loud)


async def test_topics(tg: FakeTelegram, bot, core, ming) -> None:
    forum = tg.group("队", [ming], topics=True)
    topic = await forum.opens_topic(ming, "外贸")
    await forum.says(ming, f"/ask {NEW_FORMATS_ZH}", topic=topic)
    assert (await forum.reply()).topic == topic
    await forum.says(ming, "/ask 江苏呢？")
    general = await forum.reply()
    assert (general.topic, "message_thread_id" in general.params) == (None, False)
    assert core.asked[-1] == ("江苏呢？", (), False)


async def test_watching(loud_tg: FakeTelegram, loud) -> None:
    ming, hong = (loud_tg.user(name, language="zh-hans") for name in ("明", "红"))
    group = loud_tg.group("队", [ming, hong])
    for user, command, said in (
        (hong, "/watch on", "只有本群管理员可以更改。"),
        (ming, "/watch", "监看已关闭。用 /watch on 开启：我会指出与文章不符的数字。"),
        (ming, "/watch on", "开始监看：只有消息中的数字与文章不符时我才说话。用 /watch off 关闭。"),
        (hong, "/watch", "监看已开启。用 /watch off 关闭。"),
    ):
        await group.says(user, command)
        assert (await group.reply()).text == said
    await group.says(hong, f"{CLAIM_ZH}吗？")
    await group.says(hong, "中午12点吃饭")
    assert await group.silent(loud)
    said = await group.says(hong, CLAIM_ZH)
    reply = await group.reply()
    assert reply.text.startswith("关于这个数字：\n文章的说法：16.5%\n")
    assert (reply.reply_to, reply.silent) == (said.id, True)
    assert reply.labels[0] == ["看上下文", "复制数字"]
    await group.says(ming, "/watch off")
    assert (await group.reply()).text == "已停止监看。"
    await group.says(hong, CLAIM_ZH)
    assert await group.silent(loud)
    private = loud_tg.private(ming)
    await private.says(ming, "/watch on")
    assert (await private.reply()).text == "监看功能只用于群组。"


async def test_greeting_migration_and_leaving(tg: FakeTelegram, core, ming) -> None:
    async with running(tg, core) as bot:
        group = tg.group("队", [ming], bot="left")
        await group.adds_bot(ming)
        assert (await group.reply()).text == (
            "大家好！我回答关于文章《Resilience and Vitality from the Perspective of a Trillion "
            "Dollar Foreign Trade Province》的问题，并给出原句。用 /ask 加问题提问，或回复我的消息；"
            "其他时候我不说话。保存内容：向我提出的问题，30天后删除，用于理解追问（/privacy）。"
        )
        await group.says(ming, f"/ask {NEW_FORMATS_ZH}")
        await group.reply()
        moved = await group.migrates(ming)
        await moved.says(ming, "/ask 江苏呢？")
        assert (await moved.reply()).text == "文章没有提到。"
        assert core.asked[-1] == ("江苏呢？", (NEW_FORMATS_ZH,), False)
        assert await moved.silent(bot)
    async with running(tg, core, ALLOWED_CHATS="1") as bot:
        other = tg.supergroup("别的群", [ming], bot="left")
        await other.adds_bot(ming)
        assert (await other.reply()).text == "本机器人只服务于指定的聊天，先告辞了。再见！"
        await tg.idle(bot)
        assert other.chat.members[tg.bot.id] == "left"


async def test_stats_and_gaps(tg: FakeTelegram, core, ming) -> None:
    hong = tg.user("红", language="zh-hans")
    async with running(tg, core, ADMIN_IDS=str(ming.id)) as bot:
        his, hers, group = tg.private(ming), tg.private(hong), tg.group("队", [hong, ming])
        await hers.says(hong, ABSENT_ZH)
        await hers.reply()
        await group.says(hong, f"/ask {NEW_FORMATS_ZH}")
        await group.reply()
        await his.says(ming, "/help")
        await his.reply()
        await his.says(ming, "/stats")
        assert (await his.reply()).text == (
            "最近7天的回答：2\n已回答：1 (zh 1)\n原文没有：1 (zh 1)\n"
            "聊天：群组 1，私聊 2\n👍 0  👎 0  缺口 1\n"
            "文档：0个聊天共0份，已用0/5000 MB；每个聊天最多50份、200 MB"
        )
        await his.says(ming, "/gaps")
        assert (await his.reply()).text == f"没有答上来或被点👎的问题\n• {ABSENT_ZH} (zh, ×1)"
        await hers.says(hong, "/gaps")
        assert (await hers.reply()).text == "没有这个命令，见 /help"
        await group.says(ming, "/gaps")
        assert await group.silent(bot)


async def test_inline_finds_nothing(tg: FakeTelegram, bot, ming) -> None:
    found = await tg.inline(ming, "今天天气")
    assert (len(found), found.button) == (
        0,
        {"text": "没有找到：点此向我提问", "start_parameter": "inline"},
    )
    chat = tg.private(ming)
    await chat.starts(ming, "inline")
    assert (await chat.reply()).text.startswith("我回答关于文章《")


async def test_people_among_themselves(loud_tg: FakeTelegram, loud, core) -> None:
    loud_tg.patience = 60.0  # a thousand updates on a busy machine
    people = [loud_tg.user(name, language="zh-hans") for name in ("明", "红", "刚")]
    group = loud_tg.group("队", people)
    for number in range(1000):
        text = (NEW_FORMATS_ZH, CLAIM_ZH, f"{number}万亿？", "你好", "@hong 在吗")[number % 5]
        await group.says(people[number % 3], text)
    assert await group.silent(loud)
    assert core.asked == []


async def test_a_pressed_button_of_another_group_does_nothing(tg: FakeTelegram, bot, ming) -> None:
    here, there = tg.group("这里", [ming]), tg.group("那里", [ming])
    await here.says(ming, f"/ask {NEW_FORMATS_ZH}")
    mine = await here.reply()
    await there.says(ming, f"/ask {NEW_FORMATS_ZH}")
    theirs = await there.reply()
    pressed = await there.presses(ming, theirs, data=mine.buttons[0][0].value)
    assert (await pressed.answered()).text == "这个按钮已失效，请重新提问。"
    assert await there.silent(bot)


async def test_a_watched_group_stays_watched_when_it_moves(loud_tg: FakeTelegram, core) -> None:
    ming = loud_tg.user("明", language="zh-hans")
    group = loud_tg.group("队", [ming])
    async with Store.open(":memory:") as store, running(loud_tg, core, store) as bot:
        await group.says(ming, "/watch on")
        await group.reply()
        moved = await group.migrates(ming)
        await moved.says(ming, CLAIM_ZH)
        assert (await moved.reply()).text.startswith("关于这个数字：\n")
        chat = await deps_of(bot).store.chat(moved.id)
        assert chat is not None
        assert chat.watch

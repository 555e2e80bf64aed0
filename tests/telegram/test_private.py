"""Conversations in private chats."""

from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import BOTH_MODES
from tests.telegram.scripted import ABSENT, ABSENT_ZH, NEW_FORMATS, NEW_FORMATS_ZH

QUOTE = (
    "As a leading province in the national digital economy, Zhejiang will export <b>over 900 "
    "billion yuan</b> in new formats such as market procurement, cross-border e-commerce, and "
    "bonded maintenance by 2025, ranking first in the country. [1]"
)


@BOTH_MODES
async def test_a_question_and_its_answer(tg: FakeTelegram, bot, mode: str) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    asked = await chat.says(alice, NEW_FORMATS)
    reply = await chat.reply()
    assert reply.html == (
        "<b>Over 900 billion yuan · 2025</b>\n"
        "Zhejiang: exports in new formats\n"
        f"<blockquote expandable>{QUOTE}</blockquote>\n"
        "▸ Read as: exports in new formats · Zhejiang · 2025"
    )
    assert (reply.reply_to, reply.silent, reply.preview) == (asked.id, False, False)
    assert reply.labels == [
        ["In context", "Copy figure"],
        *([["Open in the article"]] if mode == "webhook" else []),
        ["Zhejiang's rank"],
        ["Zhejiang: more", "👍", "👎"],
    ]
    assert reply.buttons[0][1].value == "over 900 billion yuan"
    assert await chat.silent(bot)


@BOTH_MODES
async def test_in_chinese(tg: FakeTelegram, bot, mode: str) -> None:
    ming = tg.user("明", language="zh-hans")
    chat = tg.private(ming)
    await chat.says(ming, NEW_FORMATS_ZH)
    reply = await chat.reply()
    assert reply.html == (
        "<b>超过9,000亿元 · 2025年</b>\n"
        "浙江新业态出口\n"
        f"<blockquote expandable>{QUOTE}</blockquote>\n"
        "▸ 理解为：浙江新业态出口 · 2025年"
    )
    assert reply.labels == [
        ["看上下文", "复制数字"],
        *([["在文章中打开"]] if mode == "webhook" else []),
        ["浙江：更多", "👍", "👎"],
    ]


async def test_an_abstention_offers_what_is_near(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    await chat.says(alice, ABSENT)
    reply = await chat.reply()
    assert reply.html == (
        "Not in the article: Guangdong&#x27;s total for 2024.\n"
        "It gives 2025 only: 9.49 trillion yuan."
    ).replace("&#x27;", "'")
    assert reply.labels == [["Guangdong 2025"], ["What it covers"]]
    await chat.presses(alice, reply, "Guangdong 2025")
    assert (await chat.reply()).text.startswith("9.49 trillion yuan · 2025\n")
    await chat.says(alice, ABSENT_ZH)
    assert (await chat.reply()).text == "文章没有提到：广东2024年的总额。"

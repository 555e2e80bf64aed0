"""@bot look-ups in any chat."""

from tests.fake_telegram import FakeTelegram
from tests.telegram.scripted import NEW_FORMATS, NEW_FORMATS_ZH
from tests.telegram.test_private import QUOTE


async def test_the_answer_first_then_the_nearest(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    found = await tg.inline(alice, NEW_FORMATS)
    assert found[0].title == "Over 900 billion yuan · 2025"
    assert found[0].description == "Zhejiang: exports in new formats"
    assert found[0].html == (
        "<b>Over 900 billion yuan · 2025</b>\n"
        "Zhejiang: exports in new formats\n"
        f"<blockquote expandable>{QUOTE}</blockquote>\n"
        "▸ Read as: exports in new formats · Zhejiang · 2025"
    )
    assert found[0].labels == [["Copy figure"]]
    assert found[1].title == "First in the country"
    assert all("<blockquote" in result.html for result in found)
    assert 4 <= len(found) <= 6
    assert found.button == {"text": "Ask me in private", "start_parameter": "inline"}
    sent = await tg.chooses(alice, found, 0, tg.group("Team", [alice]))
    assert sent.text == found[0].text


async def test_in_chinese(tg: FakeTelegram, bot) -> None:
    ming = tg.user("明", language="zh-hans")
    found = await tg.inline(ming, NEW_FORMATS_ZH)
    assert found[0].title == "超过9,000亿元 · 2025年"
    assert found[0].labels == [["复制数字"]]


async def test_nothing_found(tg: FakeTelegram, bot) -> None:
    found = await tg.inline(tg.user("Alice"), "the weather")
    assert (len(found), found.button) == (
        0,
        {"text": "Nothing found: tap to ask me", "start_parameter": "inline"},
    )
    assert len(await tg.inline(tg.user("Alice"), "")) == 0


async def test_as_one_types(tg: FakeTelegram, bot, core) -> None:
    """What was typed is looked up once, whoever types it; nothing waits for more to be typed."""
    alice, bob = tg.user("Alice"), tg.user("Bob")
    typed = [NEW_FORMATS[:length].strip() for length in range(1, len(NEW_FORMATS) + 1)]
    found = [await tg.inline(alice, text) for text in typed]
    assert found[-1][0].title == "Over 900 billion yuan · 2025"
    asked = [text for text, _, _ in core.asked if text in set(typed)]
    assert asked == list(dict.fromkeys(typed))
    again = [await tg.inline(bob, text) for text in typed]
    assert [len(one) for one in again] == [len(one) for one in found]
    assert [text for text, _, _ in core.asked if text in set(typed)] == asked


async def test_a_query_that_grew_old(tg: FakeTelegram, bot) -> None:
    tg.types_inline(tg.user("Alice"), NEW_FORMATS)
    tg.advance(60)
    await tg.idle(bot)
    chat = tg.private(tg.user("Bob"))
    assert await chat.silent(bot)


async def test_an_inline_message_in_a_group_is_not_a_question(tg: FakeTelegram, bot, core) -> None:
    alice = tg.user("Alice")
    found = await tg.inline(alice, NEW_FORMATS)
    asked = len(core.asked)
    for chat in (tg.group("Team", [alice]), tg.private(alice)):
        await tg.chooses(alice, found, 0, chat)
        assert await chat.silent(bot)
    assert len(core.asked) == asked

"""The bot over another library: it says nothing of the bundled article or its subject."""

import re
from pathlib import Path

import pytest

from bot.entry.library_engine import Engine
from bot.store import Store
from bot.telegram.application import build, deps_of
from bot.telegram.profile import set_profile
from facts.library import load_library
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running, settings_for

MUSEUM = Path(__file__).parents[1] / "library" / "museum-2024"
TITLE = "Harbour Museum: Report on the Year 2024"
FOREIGN = re.compile(
    r"trade|export|import|province|yuan|Guangdong|Zhejiang|Jiangsu|Shanghai|China|ASEAN|article|"
    r"贸|出口|省|广东|浙江|江苏|上海|中国|东盟|文章",
    re.IGNORECASE,
)
ASK_USAGE = (
    "Send /ask and a question, or /ask in reply to a message. "
    "For example: /ask How many people visited the museum?"
)
CHECK_USAGE = (
    "Send /check and a statement, or /check in reply to a message. "
    "For example: /check The shop: revenue, 1.2 million euros"
)
COMMANDS = (
    "/start",
    "/help",
    "/facts",
    "/coverage",
    "/chart",
    "/source",
    "/privacy",
    "/ask",
    "/check",
)


@pytest.fixture(scope="module")
def museum() -> Engine:
    return Engine(load_library(MUSEUM))


def said_by(chat) -> list[str]:
    """All that the bot has said in a chat, its buttons included."""
    found = []
    for message in chat.history:
        if message.sender.name == "Footnote":
            found += [message.text, *(label for row in message.labels for label in row)]
    return found


@pytest.mark.parametrize(
    ("language", "starts"),
    [
        (
            "en",
            (
                f"I answer questions about the report “{TITLE}” with",
                "Type any question; the next may follow up (“and the café?”). Edit",
                "Facts by subject (24)",
                "What the report gives, for whom",
                "Which picture?",
                f"“{TITLE}”\nWritten for the tests of Footnote; the museum is invented",
                "Stored: ",
                ASK_USAGE,
                CHECK_USAGE,
            ),
        ),
        (
            "zh-hans",
            (
                f"我回答关于报告《{TITLE}》的问题",
                "直接输入问题，可以接着追问（“咖啡馆呢？”）。",
                "按主题浏览事实（24）",
                "报告给出了谁的哪些数据",
                "看哪张图？",
                f"《{TITLE}》\nWritten for the tests of Footnote",
                "保存：",
                "请发送 /ask 加问题，或用 /ask 回复一条消息。例如：/ask 博物馆有多少参观者？",
                "请发送 /check 加一句话，或用 /check 回复一条消息。例如：/check 商店收入120万欧元",
            ),
        ),
    ],
)
async def test_the_commands(tg: FakeTelegram, museum: Engine, language: str, starts) -> None:
    guest = tg.user("Guest", language=language)
    chat, group = tg.private(guest), tg.group("Team", [guest])
    async with running(tg, museum) as bot:
        for place in (chat, group):
            for command, start in zip(COMMANDS, starts, strict=True):
                await place.says(guest, command)
                reply = await place.reply()
                if place is chat:
                    assert reply.text.startswith(start)
            assert [text for text in said_by(place) if FOREIGN.search(text)] == []
        assert await chat.silent(bot)


async def test_a_conversation(tg: FakeTelegram, museum: Engine) -> None:
    guest = tg.user("Guest")
    chat = tg.private(guest)
    async with running(tg, museum) as bot:
        await chat.says(guest, "How many people visited the museum?")
        visitors = await chat.reply()
        assert visitors.text.startswith("412,000 visitors · 2024\nThe museum: visitors\n")
        await chat.presses(guest, visitors, "The museum: more")
        assert (await chat.reply()).text.startswith("The museum: 17 facts\n")
        await chat.says(guest, "What was the revenue of the shop?")
        assert (await chat.reply()).text.startswith("1.2 million euros · 2024\n")
        await chat.says(guest, "and the café?")
        assert (await chat.reply()).text.startswith("800,000 euros · 2024\n")
        await chat.says(guest, "/check The revenue grew 9%")
        assert (await chat.reply()).text.startswith("❌ 9%: the report says 4.2%.\n")
        await chat.says(guest, "How did exports develop?")
        assert (await chat.reply()).text.startswith(
            "I find no certain answer in the report.\nIt does give: "
        )
        await chat.says(guest, "/chart")
        menu = await chat.reply()
        assert menu.labels == [["Revenue, 2024"], ["Visitors, 2024"]]
        await chat.presses(guest, menu, "Revenue, 2024")
        picture = await chat.reply(timeout=30)
        assert picture.photo is not None
        assert picture.text == (
            "Revenue, 2024\nThe shop: 1.2 million euros\nThe café: 800,000 euros"
        )
        assert await chat.silent(bot)
    said = [text for text in said_by(chat) if "exports" not in text]
    assert [text for text in said if FOREIGN.search(text)] == []


async def test_the_profile_and_inline_mode(tg: FakeTelegram, museum: Engine) -> None:
    guest = tg.user("Guest", language="zh-hans")
    async with running(tg, museum):
        found = await tg.inline(guest, "博物馆有多少参观者？")
        assert found[0].title.startswith("41.2万")
    async with Store.open(":memory:") as store:
        application = build(settings_for(tg), museum, store)
        async with application:
            await set_profile(application.bot, deps_of(application))
    described = [
        call.params[key]
        for name, key in (
            ("setMyDescription", "description"),
            ("setMyShortDescription", "short_description"),
        )
        for call in tg.calls.of(name)
    ]
    assert len(described) == 12  # two in six languages
    said = [*described, *(result.text for result in found)]
    assert [text for text in said if FOREIGN.search(text)] == []

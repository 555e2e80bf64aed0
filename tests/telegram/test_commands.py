"""Commands in private chats, in English and Chinese."""

import pytest

from bot.telegram.application import deps_of
from bot.telegram.handlers import encoded
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.scripted import ABSENT, CLAIM, NEW_FORMATS, NEW_FORMATS_ZH

TITLE = "Resilience and Vitality from the Perspective of a Trillion Dollar Foreign Trade Province"


@pytest.fixture
def alice(tg: FakeTelegram):
    return tg.user("Alice")


WORDLESS = {
    "voice": {"file_id": "v", "file_unique_id": "v", "duration": 3},
    "sticker": {
        "file_id": "s",
        "file_unique_id": "s",
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    },
}


@pytest.fixture
def ming(tg: FakeTelegram):
    return tg.user("明", language="zh-hans")


async def says(chat, user, text):
    await chat.says(user, text)
    return await chat.reply()


async def test_start(tg: FakeTelegram, bot, alice, ming) -> None:
    chat = tg.private(alice)
    await chat.starts(alice)
    reply = await chat.reply()
    assert reply.text == (
        f"I answer questions about the article “{TITLE}” with the exact figure and the sentence "
        "that says so. No language model: every word I quote is from the document.\n"
        "Just type a question, or tap one. /help shows the rest.\n"
        "Send me a file (PDF, Word, ODT, PowerPoint, Excel, CSV, HTML, EPUB, Markdown, text), and I "
        "answer questions about it."
    )
    assert len(reply.labels) == 3
    await chat.presses(alice, reply, reply.labels[0][0])
    assert (await chat.reply()).text.startswith("Over 900 billion yuan · 2025\n")
    reply = await says(tg.private(ming), ming, "/start")
    assert reply.text.startswith(f"我回答关于文章《{TITLE}》的问题")
    assert reply.labels[0] == [NEW_FORMATS_ZH]


async def test_deep_links(tg: FakeTelegram, bot, alice, core) -> None:
    chat = tg.private(alice)
    await chat.starts(alice, "f_zhejiang-new-formats")
    opened = await chat.reply()
    assert opened.text.startswith(
        "Over 900 billion yuan · 2025\nZhejiang: exports in new formats\n"
    )
    await chat.presses(alice, opened, "In context")
    await chat.presses(alice, await chat.edited(), "◀ Back")
    assert (await chat.edited()).text == opened.text
    await chat.says(alice, "and Jiangsu?")
    await chat.reply()
    assert core.asked[-1] == ("and Jiangsu?", ("Zhejiang: exports in new formats?",), False)
    await chat.starts(alice, encoded("Guangdong?"))
    assert (await chat.reply()).text.startswith("9.49 trillion yuan · 2025\n")
    for payload in ("f_made-up", "q_%%%", "q_____", "inline", "x"):
        await chat.starts(alice, payload)
        assert (await chat.reply()).text.startswith("I answer questions about ")


async def test_help(tg: FakeTelegram, bot, alice, ming) -> None:
    reply = await says(tg.private(alice), alice, "/help")
    assert reply.text.startswith("Type any question; the next may follow up")
    assert reply.text.endswith(
        "In any chat: @footnote_bot and a question.\n"
        "Send a file, and I answer from it; /docs: your documents, /review their figures, /remove and /share."
    )
    assert (await says(tg.private(ming), ming, "/help")).text.startswith("直接输入问题")
    group = tg.group("Team", [alice])
    assert (await says(group, alice, "/help")).text.startswith("I speak only when asked:\n/ask")


async def test_ask_and_check(tg: FakeTelegram, bot, alice, core) -> None:
    chat = tg.private(alice)
    assert (await says(chat, alice, f"/ask {NEW_FORMATS}")).text.startswith("Over 900")
    assert (await says(chat, alice, f"/check {CLAIM}")).text.startswith("❌ Contradicted\n")
    assert core.asked[-1] == (CLAIM, (), True)
    assert (await says(chat, alice, "/check")).text == (
        "Send /check and a statement, or /check in reply to a message. For example: /check "
        "Guangdong: imports and exports, 9.49 trillion yuan"
    )
    assert (await says(chat, alice, "/nonsense")).text == (
        "I don’t know that command; /help lists them."
    )


async def test_facts(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    subjects = await says(chat, alice, "/facts")
    count = len(deps_of(bot).library.facts)
    assert subjects.text.startswith(f"Facts by subject ({count})\nPage 1 of ")
    await chat.presses(alice, subjects, "▶")
    assert "\nPage 2 of " in (await chat.edited()).text
    zhejiang = next(label for row in subjects.labels for label in row if "Zhejiang" in label)
    await chat.presses(alice, chat.current(subjects), "◀")
    subjects = await chat.edited()
    await chat.presses(alice, subjects, zhejiang)
    facts = await chat.edited()
    assert facts.text.startswith("Zhejiang: ")
    label = facts.labels[0][0]
    await chat.presses(alice, facts, label)
    fact = await chat.edited()
    assert fact.html.startswith("<b>")
    assert "<blockquote" in fact.html
    await chat.presses(alice, fact, "◀ Back")
    assert (await chat.edited()).text == facts.text
    assert await chat.silent(bot)


async def test_facts_in_chinese(tg: FakeTelegram, bot, ming) -> None:
    chat = tg.private(ming)
    subjects = await says(chat, ming, "/facts")
    assert subjects.text.startswith("按主题浏览事实（")
    await chat.presses(ming, subjects, subjects.labels[0][0])
    assert "条事实\n" in (await chat.edited()).text


async def test_coverage(tg: FakeTelegram, bot, alice, ming) -> None:
    chat = tg.private(alice)
    cards = await says(chat, alice, "/coverage")
    assert cards.text.startswith(
        "What the article gives, for whom\n▪ China\n· Imports and exports: "
    )
    await chat.presses(alice, cards, "▶")
    assert (await chat.edited()).text.startswith("What the article gives, for whom\n▪ ")
    assert (await says(tg.private(ming), ming, "/coverage")).text.startswith(
        "文章给出了谁的哪些数据\n▪ 中国\n"
    )


async def test_chart_menu(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    menu = await says(chat, alice, "/chart")
    assert menu.text == "Which picture?"
    assert menu.labels == [
        ["Imports and exports, 2025"],
        ["Imports and exports, by partner, 2025"],
        ["Imports and exports, year-on-year growth, by partner, 2025"],
    ]


async def test_source_and_privacy(tg: FakeTelegram, bot, alice, ming) -> None:
    chat = tg.private(alice)
    source = await says(chat, alice, "/source")
    assert source.text.startswith(f"“{TITLE}”\nNews article on China's foreign trade in 2025")
    privacy = await says(chat, alice, "/privacy")
    assert "erased after 30 days; /forget erases yours now." in privacy.text
    assert (await says(tg.private(ming), ming, "/privacy")).text.startswith("保存：")


async def test_lang(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    menu = await says(chat, alice, "/lang")
    languages = [["English", "中文", "Español"], ["Português", "Русский", "Français"]]
    assert menu.labels == [*languages, ["Automatic"]]
    pressed = await chat.presses(alice, menu, "中文")
    assert (await pressed.answered()).text == "菜单已改为中文。"
    assert (await chat.edited()).text == "菜单已改为中文。"
    assert (await says(chat, alice, "/source")).text.startswith(f"《{TITLE}》\n")
    assert (await says(chat, alice, NEW_FORMATS)).text.startswith("Over 900 billion yuan")


async def test_in_french(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    menu = await says(chat, alice, "/lang")
    pressed = await chat.presses(alice, menu, "Français")
    assert (await pressed.answered()).text == "Les menus sont maintenant en français."
    await chat.edited()
    assert (await says(chat, alice, "/start")).text.startswith(
        "Je réponds aux questions sur des documents"
    )
    assert (await says(chat, alice, "/help")).text.startswith("Écrivez une question")
    assert (await says(chat, alice, "/privacy")).text.startswith("Conservés")
    assert (await says(chat, alice, "/nothing")).text.startswith("Je ne connais pas")
    menu = await says(chat, alice, "/forget")
    assert menu.labels == [["Oui, effacer", "Non"]]
    await chat.presses(alice, menu, "Non")
    assert (await chat.edited()).text == "Rien n’a été effacé."
    assert (
        await says(chat, alice, "/lang français")
    ).text == "Les menus sont maintenant en français."
    assert (await says(chat, alice, "/lang auto")).text == "Menus follow your app’s language."


async def test_forget(tg: FakeTelegram, bot, alice) -> None:
    chat, store = tg.private(alice), deps_of(bot).store
    answer = await says(chat, alice, NEW_FORMATS)
    menu = await says(chat, alice, "/forget")
    await chat.presses(alice, menu, "No")
    assert (await chat.edited()).text == "Nothing was erased."
    menu = await says(chat, alice, "/forget")
    await chat.presses(alice, menu, "Yes, erase")
    assert (await chat.edited()).text.startswith("Done: ")
    assert await store.answer_in(chat.id, answer.id) is None
    pressed = await chat.presses(alice, answer, "In context")
    assert (await pressed.answered()).text.startswith("This button no longer works.")


async def test_only_the_asker_can_confirm_forgetting(tg: FakeTelegram, bot, alice) -> None:
    bob = tg.user("Bob")
    group = tg.group("Team", [alice, bob])
    menu = await says(group, alice, "/forget")
    pressed = await group.presses(bob, menu, "Yes, erase")
    assert (await pressed.answered()).text == (
        "This button is for whoever asked; send the command yourself."
    )
    assert await group.silent(bot)


async def test_stats_and_gaps_are_for_administrators(tg: FakeTelegram, core, alice) -> None:
    bob = tg.user("Bob")
    async with running(tg, core, ADMIN_IDS=str(alice.id)) as bot:
        hers, his = tg.private(alice), tg.private(bob)
        await says(his, bob, ABSENT)
        await says(his, bob, NEW_FORMATS)
        stats = await says(hers, alice, "/stats")
        assert stats.text == (
            "Answers in the last 7 days: 2\n"
            "answered: 1 (en 1)\n"
            "not in the document: 1 (en 1)\n"
            "Chats: private 2\n"
            "👍 0  👎 0  gaps 1\n"
            "Documents: 0 in 0 chats, 0 of 5000 MB; at most 50 and 200 MB a chat"
        )
        assert (await says(hers, alice, "/gaps")).text == (
            f"Questions without an answer, and thumbs down\n• {ABSENT} (en, ×1)"
        )
        for command in ("/stats", "/gaps"):
            assert (await says(his, bob, command)).text.startswith("I don’t know that command")
        group = tg.group("Team", [alice])
        await group.says(alice, "/stats")
        assert await group.silent(bot)


async def test_a_sticker_or_picture(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await chat.sends_photo(alice)
    assert (await chat.reply()).text == (
        "I can’t read pictures: send the document itself as a file, or type your question."
    )
    for kind, sentence in (
        ("voice", "I can’t listen: please type your question, or send a document as a file."),
        ("sticker", "I answer questions in words: type one, or send a document as a file."),
    ):
        await chat.sends(alice, **{kind: WORDLESS[kind]})
        assert (await chat.reply()).text == sentence
    await chat.sends_photo(alice, NEW_FORMATS)
    assert (await chat.reply()).text.startswith("Over 900")


async def test_id(tg: FakeTelegram, bot, alice, ming) -> None:
    assert (await says(tg.private(alice), alice, "/id")).text == f"Your id: {alice.id}"
    group = tg.group("Team", [alice, ming])
    assert (await says(group, ming, "/id")).text == f"你的编号：{ming.id}\n本群编号：{group.id}"

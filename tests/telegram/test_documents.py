"""A file sent to the bot is a document of that chat: from the message to the answer."""

import pytest

from bot.store import methods
from bot.telegram.application import deps_of
from tests.fake_telegram import FakeTelegram
from tests.telegram.reports import PDF, QUESTION, added, adds, answer, asks, report
from tests.telegram.scripted import NEW_FORMATS

LINDEN, ASTER = report("Linden", 48_213), report("Aster", 1_777)


pytestmark = pytest.mark.usefixtures("own_documents", "reads_here")


@pytest.fixture
def alice(tg: FakeTelegram):
    return tg.user("Alice")


async def test_a_file_in_private_is_asked_at_once(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    card = await adds(chat, alice, "linden.md", LINDEN)
    assert card.text == (
        "✅ Annual report of the Linden Museum\n"
        "Sentences: 5 · Tables: 0 · Figures: 6\n"
        "Ask me about it, or tap a question. /docs shows all your documents."
    )
    assert card.labels == [
        ["Linden Museum counted … visitors?"],
        ["Linden Museum bought … paintings?"],
        ["Restored … drawings?"],
    ]
    reply = await asks(chat, alice, QUESTION)
    assert reply.text == answer("Linden", 48_213)
    assert reply.labels == [["In context", "Copy figure"], ["👍", "👎"]]
    await chat.presses(alice, reply, "In context")
    context = await chat.edited()
    assert context.text.startswith(
        "Visitors\nThe Linden Museum counted 48,213 visitors in 2024. Of"
    )
    await chat.presses(alice, context, "◀ Back")
    assert (await chat.edited()).text == reply.text
    assert (await asks(chat, alice, "and what did a ticket cost?")).text.startswith("14 euros\n")


async def test_a_pdf_is_answered_with_its_page(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    card = await adds(chat, alice, PDF.name, PDF.read_bytes())
    assert card.text.startswith("✅ Proposed Rules\nPages: 15 · Tables: 2 · Figures: ")
    assert len(card.labels) == 3
    asked = "How many airplanes of U.S. registry does this affect?"
    first, quoted, *_ = (await asks(chat, alice, asked)).text.splitlines()
    assert first == "73 airplanes"
    assert quoted.endswith("affects 73 airplanes of U.S. registry. [1, p. 5]")


async def test_a_tapped_question_shows_its_own_place(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    card = await adds(chat, alice, "linden.md", LINDEN)
    shown = {}
    for [label] in card.labels:
        await chat.presses(alice, card, label)
        reply = await chat.reply()
        shown[label] = reply.text.splitlines()[0]
        await chat.presses(alice, reply, "In context")
        await chat.presses(alice, await chat.edited(), "◀ Back")
        assert (await chat.edited()).text == reply.text
    assert shown == {
        "Linden Museum counted … visitors?": "48,213",
        "Linden Museum bought … paintings?": "37",
        "Restored … drawings?": "112",
    }
    payloads = await methods.read(
        lambda db: [text for (text,) in db.execute("SELECT payload FROM buttons")]
    )(deps_of(bot).store)
    assert [text for text in payloads if "Linden" in text or "drawings" in text] == []


async def test_a_caption_is_a_question_about_the_file(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await chat.sends_file(alice, "linden.md", LINDEN, QUESTION)
    await added(chat, "linden.md")
    assert (await chat.reply()).text == answer("Linden", 48_213)
    assert await chat.silent(bot)


async def test_several_are_named_and_switched(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "linden.md", LINDEN)
    await adds(chat, alice, "aster.md", ASTER)
    first = (await asks(chat, alice, "How many visitors did the Aster Museum count?")).text
    assert first == (
        "1,777 visitors\n"
        "The Aster Museum counted 1,777 visitors in 2024. [1, Annual report of the Aster Museum]"
    )
    listed = await asks(chat, alice, "/docs")
    assert listed.text == (
        "Documents (2)\n"
        "✅ 1. Annual report of the Linden Museum\n"
        "✅ 2. Annual report of the Aster Museum\n"
        "Questions are answered from those with ✅; tap to switch.\n"
        "Send me a file (PDF, Word, ODT, PowerPoint, Excel, CSV, HTML, EPUB, Markdown, text), and I "
        "answer questions about it."
    )
    press = await chat.presses(alice, listed, listed.labels[1][0])
    assert (await press.answered()).text == "Off: “Annual report of the Aster Museum”"
    listed = await chat.edited()
    assert "▫️ 2. Annual report of the Aster Museum" in listed.text
    assert (await asks(chat, alice, QUESTION)).text == answer("Linden", 48_213)
    await chat.presses(alice, listed, listed.labels[0][0])
    listed = await chat.edited()
    title = core_title(bot)
    assert f"None is switched on: I answer from “{title}”." in listed.text
    assert (await asks(chat, alice, NEW_FORMATS)).text.startswith("Over 900 billion yuan · 2025\n")
    await chat.presses(alice, listed, "Open")
    opened = await chat.edited()
    assert opened.text.splitlines()[:3] == [
        "▫️ Annual report of the Linden Museum",
        "linden.md",
        "Sentences: 5 · Tables: 0 · Figures: 6",
    ]
    assert opened.labels[-3:] == [
        ["Ask it", "Remove"],
        ["Review figures", "Share with a group"],
        ["◀ All documents"],
    ]
    await chat.presses(alice, opened, "Ask it")
    assert (await chat.edited()).text.startswith("✅ Annual report of the Linden Museum\n")
    assert (await asks(chat, alice, QUESTION)).text == answer("Linden", 48_213)


def core_title(bot) -> str:
    return deps_of(bot).library.about.title


async def test_what_is_here_is_not_added_twice(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "linden.md", LINDEN, file_key="same")
    for key in ("same", "another"):
        card = await adds(chat, alice, "copy.md", LINDEN, file_key=key)
        assert card.text.splitlines()[:2] == [
            "This document is here already.",
            "✅ Annual report of the Linden Museum",
        ]
    assert len(deps_of(bot).desk.catalogue.of(chat.id)) == 1
    assert len(tg.calls.of("getFile")) == 2


async def test_at_most_five_are_asked(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    for number in range(6):
        card = await adds(chat, alice, f"{number}.md", report(f"Tree{number}", 1000 + number))
    assert "I ask 5 documents at most, so “Annual report of the Tree0 Museum” is switched off." in (
        card.text.splitlines()
    )
    asked = deps_of(bot).desk.catalogue.asked(chat.id)
    assert [kept.file for kept in asked] == ["1.md", "2.md", "3.md", "4.md", "5.md"]


async def test_editions_with_one_title_are_told_apart(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "linden-2024.md", LINDEN)
    await adds(chat, alice, "linden-2023.md", report("Linden", 45_100, year=2023))
    reply = await asks(chat, alice, "How many visitors did the museum count in 2023?")
    assert reply.text == (
        "45,100 visitors\n"
        "The Linden Museum counted 45,100 visitors in 2023. "
        "[1, Annual report of the Linden Museum (linden-2023.md)]"
    )


async def test_own_documents_in_the_other_commands(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "linden.md", LINDEN)
    title = "Annual report of the Linden Museum"
    shown = {command: await asks(chat, alice, command) for command in COMMANDS}
    assert shown["/source"].text == f"{title}\nlinden.md\nSentences: 5 · Tables: 0 · Figures: 6"
    assert shown["/start"].text.splitlines()[1] == f"I answer now from: {title}"
    for command in ("/start", "/facts", "/coverage"):
        assert shown[command].labels[0] == ["Linden Museum counted … visitors?"]
    bundled = ("Zhejiang", "article", core_title(bot))
    texts = {command: message.text + str(message.labels) for command, message in shown.items()}
    assert [c for c, text in texts.items() if any(word in text for word in bundled)] == []


COMMANDS = ("/start", "/facts", "/coverage", "/chart", "/source", "/docs", "/ask", "/check")


async def test_other_messages_are_answered_while_a_file_is_read(
    tg: FakeTelegram, bot, alice, monkeypatch
) -> None:
    import threading

    chat, keeping = tg.private(alice), deps_of(bot).desk.keeping
    begun, go_on = threading.Event(), threading.Event()
    apart = keeping.apart

    def slow(data, name, *, report):
        begun.set()
        go_on.wait(10)
        return apart(data, name, report=report)

    monkeypatch.setattr(keeping, "apart", slow)
    await chat.sends_file(alice, "linden.md", LINDEN)
    assert (await chat.reply()).text == "Reading “linden.md” …"
    assert (await asks(chat, alice, NEW_FORMATS)).text.startswith("Over 900 billion yuan")
    assert (await asks(chat, alice, QUESTION)).text == (
        "I am still reading “linden.md”: please ask again when it is there. Elsewhere I find "
        "nothing on this."
    )
    go_on.set()
    assert (await chat.edited()).text.startswith("✅ Annual report of the Linden Museum\n")
    assert begun.is_set()
    assert (await asks(chat, alice, "asdf")).text == "The document does not say."
    assert await deps_of(bot).store.gaps() == ()


OLDER = report("Linden", 45_100, year=2023)


async def test_a_new_edition_is_recognised_and_both_are_asked(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "linden-2023.md", OLDER)
    card = await adds(chat, alice, "linden-2024.md", LINDEN)
    assert card.text.splitlines()[2] == (
        "It looks like another edition of “Annual report of the Linden Museum” (linden-2023.md). "
        "Both are asked; under an answer from one, a button asks the other."
    )
    assert card.labels[-1] == ["Replace the former one"]
    reply = await asks(chat, alice, "How many visitors did the museum count in 2024?")
    assert reply.text.startswith("48,213 visitors\n")
    assert reply.labels[1] == ["Ask linden-2023.md"]
    question = await asks(chat, alice, "What did a ticket cost?")
    first = question.labels[1][0].removeprefix("Ask ")
    await chat.presses(alice, question, f"Ask {first}")
    other = await chat.reply()
    assert other.text.startswith("14 euros\n")
    second = other.labels[1][0].removeprefix("Ask ")
    assert {first, second} == {"linden-2023.md", "linden-2024.md"}


async def test_a_new_edition_may_replace_the_former(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "linden-2023.md", OLDER)
    card = await adds(chat, alice, "linden-2024.md", LINDEN)
    press = await chat.presses(alice, card, "Replace the former one")
    assert (await press.answered()).text == (
        "Replaced: “linden-2023.md” is removed, nothing of it is left here."
    )
    await chat.edited()
    assert [kept.file for kept in deps_of(bot).desk.catalogue.of(chat.id)] == ["linden-2024.md"]
    assert (await asks(chat, alice, QUESTION)).text == answer("Linden", 48_213)

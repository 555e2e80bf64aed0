"""Adding, listing and removing a document in every language of the menus."""

import pytest

from bot.telegram.tongues import TEXTS
from tests.fake_telegram import FakeTelegram
from tests.telegram.reports import asks, report

CODES = {
    "en": "en",
    "zh": "zh-cn",
    "zh-hant": "zh-hk",
    "es": "es-mx",
    "pt": "pt-br",
    "ru": "ru",
    "fr": "fr-ca",
}
TITLE, FILE = "Annual report of the Linden Museum", "linden.md"
COUNTS = {"sentences": 5, "tables": 0, "figures": 6}


pytestmark = pytest.mark.usefixtures("own_documents", "reads_here")


@pytest.mark.parametrize("language", CODES)
async def test_from_adding_to_removing(tg: FakeTelegram, bot, language) -> None:
    person = tg.user("P", language=CODES[language])
    chat = tg.private(person)

    def say(key: str, **values) -> str:
        return TEXTS.texts[key][language].format(**values)

    await chat.sends_file(person, FILE, report("Linden", 48_213))
    assert (await chat.reply()).text == say("reading", file=FILE)
    counts = say("counts_unpaged", **COUNTS)
    assert (await chat.edited()).text == f"✅ {TITLE}\n{counts}\n{say('ask_private')}"
    listed = await asks(chat, person, "/docs")
    assert listed.text == "\n".join(
        (say("docs", count=1), f"✅ 1. {TITLE}", say("docs_hint"), say("add_private"))
    )
    await chat.presses(person, listed, say("button_open"))
    opened = await chat.edited()
    assert opened.labels[-3:] == [
        [say("button_off"), say("button_remove")],
        [say("button_review"), say("button_share")],
        [say("button_all")],
    ]
    await chat.presses(person, opened, say("button_off"))
    opened = await chat.edited()
    assert opened.text.startswith(f"▫️ {TITLE}\n")
    await chat.presses(person, opened, say("button_remove"))
    asked = await chat.edited()
    assert asked.text == say("remove_ask", title=TITLE)
    await chat.presses(person, asked, say("button_keep"))
    assert (await chat.edited()).text == say("kept_after_all", title=TITLE)
    asked = await asks(chat, person, "/remove 1")
    await chat.presses(person, asked, say("button_remove"))
    assert (await chat.edited()).text == say("removed", title=FILE)
    assert (await asks(chat, person, "/docs")).text == f"{say('docs_none')}\n{say('add_private')}"

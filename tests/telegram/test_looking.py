"""Commands with something after them: /facts Zhejiang, /coverage, /chart, /source 1, /lang zh."""

import pytest

from bot.telegram.looking import subject_named
from tests.fake_telegram import FakeTelegram
from tests.telegram.reports import asks
from tests.telegram.scripted import COMPARE, NEW_FORMATS


@pytest.fixture
def alice(tg: FakeTelegram):
    return tg.user("Alice")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zhejiang", "zhejiang"),
        (" zhejiang ", "zhejiang"),
        ("浙江", "zhejiang"),
        ("Zhej", "zhejiang"),
        ("", None),
        ("Atlantis", None),
    ],
)
def test_a_subject_by_name(library, text, expected):
    assert subject_named(library, text) == expected


async def test_facts_of_a_subject_a_word_and_nothing(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    subject = await asks(chat, alice, "/facts Zhejiang")
    assert subject.text.startswith("Zhejiang: ")
    assert subject.labels[0][0].startswith("1. ")
    word = await asks(chat, alice, "/facts new formats")
    assert word.text.startswith("“new formats”: ")
    await chat.presses(alice, word, word.labels[0][0])
    assert "new formats" in (await chat.edited()).text
    nothing = await asks(chat, alice, "/facts Atlantis")
    assert nothing.text.startswith("Nothing here is called “Atlantis”.\nFacts by subject (")
    assert (await asks(chat, alice, "/facts")).text.startswith("Facts by subject (")


async def test_coverage_of_a_subject(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    shown = await asks(chat, alice, "/coverage Zhejiang")
    assert [line for line in shown.text.splitlines() if line.startswith("▪")] == ["▪ Zhejiang"]
    assert shown.labels == [["Zhejiang"]]
    all_cards = await asks(chat, alice, "/coverage Atlantis")
    assert all_cards.text.startswith("Nothing here is called “Atlantis”.\nWhat the article gives")


async def test_charts_by_name(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    everything = {label for [label] in (await asks(chat, alice, "/chart")).labels}
    named = {label for [label] in (await asks(chat, alice, "/chart growth")).labels}
    nothing = {label for [label] in (await asks(chat, alice, "/chart Atlantis")).labels}
    assert (
        named
        == {"Imports and exports, year-on-year growth, by partner, 2025"}
        < everything
        == nothing
    )


async def test_a_footnote_in_its_paragraph(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    assert (await asks(chat, alice, "/source 1")).text.startswith("“Resilience and Vitality")
    first = await asks(chat, alice, NEW_FORMATS)
    second = await asks(chat, alice, COMPARE)
    shown = await asks(chat, alice, "/source 2")
    assert "5.55 trillion yuan" in shown.text
    assert shown.entities[0]["type"] == "blockquote"
    assert (await asks(chat, alice, "/source 3")).text.startswith("“Resilience and Vitality")
    await chat.says(alice, "/source 1", reply_to=first)
    assert "over 900 billion yuan" in (await chat.reply()).text.casefold()
    assert second.text


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("zh", "菜单已改为中文。"),
        ("中文", "菜单已改为中文。"),
        ("English", "Menus are in English now."),
        ("auto", "Menus follow your app’s language."),
        ("klingon", "Language of menus and buttons."),
        ("", "Language of menus and buttons."),
    ],
)
async def test_lang(tg: FakeTelegram, bot, alice, argument, said) -> None:
    chat = tg.private(alice)
    assert (await asks(chat, alice, f"/lang {argument}".strip())).text.startswith(said)

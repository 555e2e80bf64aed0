"""Drafted figures reviewed in a chat: one message edited in place, and what it leads to."""

import pytest

from bot.store import methods
from bot.telegram.application import deps_of
from bot.telegram.tongues import TEXTS
from facts.library import load_library
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.reports import OWN, adds, asks
from tests.telegram.test_documents_erased import found_in

HARBOUR = b"""# Harbour report

The North employs 5,800 dockers. Exports rose 3% to $5 billion in 2023. It has about 40 cranes.

## Trade by region (in millions of euros)

| Region | 2022 | 2023 |
|---|---|---|
| North | 1,200 | (300) |
| South | 80 | 80 |
"""
TABLE = """\
1 of 8 · Harbour report
Trade by region (in millions of euros)
North
2022: 1,200
2023: (300)
Label: North
Value: 1,200,000,000 (× 1,000,000: “in millions of euros”)
Unit: EUR
Period: 2022
Open in this table: 4
• North · 2022 · 1,200,000,000 EUR
• North · 2023 · -300,000,000 EUR
• South · 2022 · 80,000,000 EUR
• South · 2023 · 80,000,000 EUR"""
DECIDE = ["✅ Accept", "✖ Reject", "⏭ Skip"]
ALL = ["✖ Reject all", "⏭ Skip all"]
ALL_OF_TABLE = "✅ Accept all 4 of the table"
DOCKERS = """\
5 of 8 · Harbour report
The North employs 5,800 dockers.
Label: {label}
Value: 5,800
Unit: dockers
Period: {period}{doubt}"""
DRAFTED = DOCKERS.format(label="North employs … dockers", period="—", doubt="\n⚠ no period")
ASKED = "What is the stevedore headcount?"  # words that are not in the document
FOUND = "The document says:\nThe North employs 5,800 dockers. [1]"


pytestmark = pytest.mark.usefixtures("own_documents", "reads_here")


@pytest.fixture
def alice(tg: FakeTelegram):
    return tg.user("Alice")


async def pressed(chat, person, message, *labels: str):
    """Press one button after the other under the message that is edited in place."""
    for label in labels:
        press = await chat.presses(person, message, label)
        edited = await chat.edited()
        await press.answered()
        assert edited.id == message.id
        message = edited
    return message


async def test_from_a_table_to_an_answer(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "harbour.md", HARBOUR)
    review = await asks(chat, alice, "/review")
    assert (review.text, review.labels) == (TABLE, [DECIDE, ["✏️ Edit"], [ALL_OF_TABLE], ALL])
    review = await pressed(chat, alice, review, ALL_OF_TABLE)
    assert (review.text, review.labels) == (DRAFTED, [DECIDE, ["✏️ Edit", "↩ Undo"]])
    assert "dockers" not in (await asks(chat, alice, ASKED)).text
    review = await pressed(chat, alice, review, "✏️ Edit", "Label")
    assert review.text == f"{DRAFTED}\nReply to this message with the right label."
    assert review.labels == [["◀ Back"]]
    await chat.says(alice, "Stevedore  headcount", reply_to=review)
    review = await chat.edited()
    edited = DOCKERS.format(label="Stevedore headcount", period="—", doubt="\n⚠ no period")
    assert review.text == edited
    review = await pressed(chat, alice, review, "✏️ Edit", "Period")
    await chat.says(alice, "2023", reply_to=review)
    assert (await chat.edited()).text == DOCKERS.format(
        label="Stevedore headcount", period="2023", doubt=""
    )
    review = await pressed(chat, alice, review, "✅ Accept")
    assert review.text.startswith("6 of 8 · Harbour report\nIt has about 40 cranes.\n")
    assert (await asks(chat, alice, ASKED)).text == FOUND
    review = await pressed(chat, alice, review, "✖ Reject", "⏭ Skip", "✅ Accept")
    assert review.text == "Harbour report\nReviewed. Accepted: 6 · Rejected: 1 · Skipped: 1"
    assert review.labels == [["↩ Undo", "⏭ Skipped: 1"], ["◀ All documents"]]
    review = await pressed(chat, alice, review, "⏭ Skipped: 1")
    assert review.text.startswith("8 of 8 · ")
    assert "Label: Exports rose\nValue: 3\n" in review.text
    assert await chat.silent(bot)


async def test_what_the_document_does_not_bear_out_is_not_taken(
    tg: FakeTelegram, bot, alice
) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "harbour.md", HARBOUR)
    review = await asks(chat, alice, "/review harbour")
    review = await pressed(chat, alice, review, ALL_OF_TABLE, "⏭ Skip", "⏭ Skip")
    shown = review.text
    assert shown.splitlines()[-2:] == ["Unit: %", "Period: 2023"]
    review = await pressed(chat, alice, review, "✏️ Edit", "Unit")
    await chat.says(alice, "EUR", reply_to=review)
    review = await chat.edited()
    assert review.text == (
        f"{shown}\n⚠ Not changed: the unit isn’t the one that is printed.\n"
        "Reply to this message with the right unit."
    )
    assert (await pressed(chat, alice, review, "◀ Back")).text == shown


async def test_a_value_that_no_scale_applies_to(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "harbour.md", HARBOUR)
    review = await pressed(chat, alice, await asks(chat, alice, "/review"), "✏️ Edit")
    assert review.labels == [["Label", "Value"], ["Unit", "Period"], ["◀ Back"]]
    review = await pressed(chat, alice, review, "Value")
    await chat.says(alice, "7 million", reply_to=review)
    review = await chat.edited()
    assert review.text.endswith(
        "\n⚠ Not changed: that isn’t the figure that is printed.\n"
        "Reply to this message with the right value."
    )
    await chat.says(alice, "1,200", reply_to=review)
    review = await chat.edited()
    assert "\nValue: 1,200\nUnit: EUR\n" in review.text
    assert "• North · 2022 · 1,200 EUR" in review.text
    review = await pressed(chat, alice, review, "✅ Accept")
    [fact] = reviewed_facts(bot, chat)
    assert (fact.value, fact.row.scale) == (1200, None)


def reviewed_facts(bot, chat):
    desk = deps_of(bot).desk
    [kept] = desk.catalogue.of(chat.id)
    return load_library(desk.keeping.entry_of(kept.document_id)).facts


async def test_a_late_press_decides_nothing(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "harbour.md", HARBOUR)
    first = await asks(chat, alice, "/review")
    second = await asks(chat, alice, "/review")
    await pressed(chat, alice, first, ALL_OF_TABLE)
    press = await chat.presses(alice, second, "✅ Accept")
    assert (await press.answered()).text == "That figure is decided already; this is the next one."
    second = await chat.edited()
    assert second.text == DRAFTED
    back = await pressed(chat, alice, second, "↩ Undo")
    assert back.text == TABLE


async def test_a_restart_goes_on_where_it_was(tg: FakeTelegram, core, alice, tmp_path) -> None:
    chat = tg.private(alice)
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)):
        await adds(chat, alice, "harbour.md", HARBOUR)
        review = await asks(chat, alice, "/review")
        review = await pressed(chat, alice, review, ALL_OF_TABLE, "✏️ Edit", "Label")
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)):
        await chat.says(alice, "Stevedore headcount", reply_to=review)
        review = await pressed(chat, alice, await chat.edited(), "✅ Accept")
        assert review.text.startswith("6 of 8 · ")
        assert (await asks(chat, alice, ASKED)).text == FOUND
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)):
        assert (await asks(chat, alice, ASKED)).text == FOUND
        review = await pressed(chat, alice, review, "↩ Undo", "↩ Undo", "↩ Undo")
        assert review.text == TABLE


@pytest.mark.parametrize("way", ["/remove", "/forget"])
async def test_nothing_is_left(tg: FakeTelegram, bot, alice, tmp_path, way) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "harbour.md", HARBOUR)
    review = await asks(chat, alice, "/review")
    review = await pressed(chat, alice, review, ALL_OF_TABLE, "✏️ Edit", "Label")
    await chat.says(alice, "Stevedore headcount", reply_to=review)
    review = await pressed(chat, alice, await chat.edited(), "✅ Accept")
    words = ("Harbour report", "dockers", "stevedore", "in millions of euros")
    assert found_in(tmp_path, words) == set(words)
    asked = await asks(chat, alice, way)
    await chat.presses(alice, asked, asked.labels[0][0])
    await chat.edited()
    await tg.idle(bot)
    await methods.read(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)"))(deps_of(bot).store)
    assert found_in(tmp_path, words) == set()
    await chat.presses(alice, review, "✅ Accept")
    assert await chat.silent(bot)
    await chat.says(alice, "Cranes", reply_to=review)
    await chat.reply()
    assert found_in(tmp_path, words[1:]) == set()


async def test_only_curators_presses_count(tg: FakeTelegram, bot) -> None:
    ada, ben = tg.user("Ada"), tg.user("Ben")
    group = tg.group("Team", [ada, ben])
    await adds(group, ada, "harbour.md", HARBOUR, "/add")
    alone = "Only who added a document and the group’s administrators review its figures."
    assert (await asks(group, ben, "/review")).text == alone
    review = await asks(group, ada, "/review")
    assert review.text == TABLE
    answer = await (await group.presses(ben, review, ALL_OF_TABLE)).answered()
    assert (answer.text, answer.alert) == (alone, True)
    review = await pressed(group, ada, review, ALL_OF_TABLE, "✏️ Edit", "Label")
    await group.says(ben, "Nonsense", reply_to=review)
    assert (await group.reply()).text == alone
    await group.says(ada, "Stevedore headcount", reply_to=review)
    review = await pressed(group, ada, await group.edited(), "✅ Accept")
    assert review.text.startswith("6 of 8 · ")
    assert (await asks(group, ben, f"/ask {ASKED}")).text == FOUND
    await group.says(ben, "How many cranes are there?", reply_to=review)
    assert "cranes" in (await group.reply()).text
    assert await group.silent(bot)


@pytest.mark.parametrize("language", ["zh", "zh-hant", "es", "pt", "ru"])
async def test_every_language(tg: FakeTelegram, bot, language) -> None:
    person = tg.user("P", language={"zh": "zh-cn", "zh-hant": "zh-hk"}.get(language, language))
    group = tg.group("Team", [person])

    def say(key: str, **values) -> str:
        return TEXTS.texts[f"review_{key}"][language].format(**values)

    def field(name: str, value: str) -> str:
        text = say("field", field=say(name), value=value)
        return text[:1].upper() + text[1:]

    await group.sends_file(person, "harbour.md", HARBOUR, "/add")
    await group.reply()
    await group.edited()
    listed = await asks(group, person, "/docs")
    await group.presses(person, listed, TEXTS.texts["button_open"][language])
    opened = await group.edited()
    await group.presses(person, opened, TEXTS.texts["button_review"][language])
    review = await pressed(group, person, await group.edited(), say("accept_table", count=4))
    assert review.text.splitlines() == [
        f"{say('progress', number=5, total=8)} · Harbour report",
        "The North employs 5,800 dockers.",
        field("label", "North employs … dockers"),
        field("value", "5,800"),
        field("unit", "dockers"),
        field("period", "—"),
        f"⚠ {say('period_missing')}",
    ]
    assert review.labels == [
        [say("accept"), say("drop"), say("skip")],
        [say("edit"), say("undo")],
    ]


async def test_chinese_figures_are_reviewed_in_chinese(tg: FakeTelegram, bot) -> None:
    person = tg.user("Lin", language="zh-cn")
    chat = tg.private(person)
    text = "# 港口报告\n\n2023年北港装卸工人5800人。出口增长3%。\n".encode()
    await chat.sends_file(person, "港口.md", text)
    await chat.reply()
    await chat.edited()
    review = await asks(chat, person, "/review")
    assert review.text.splitlines()[:2] == [
        "第1条，共2条 · 港口报告",
        "2023年北港装卸工人5800人。",
    ]
    review = await pressed(chat, person, review, "✅ 采纳")
    assert review.text.splitlines()[:2] == ["第2条，共2条 · 港口报告", "出口增长3%。"]
    review = await pressed(chat, person, review, "✏️ 修改", "名称")
    await chat.says(person, "出口增速", reply_to=review)
    review = await pressed(chat, person, await chat.edited(), "✅ 采纳")
    assert review.text == "港口报告\n审核完毕。采纳：2 · 拒绝：0 · 跳过：0"
    assert (await asks(chat, person, "出口增速是多少？")).text.startswith("3%")


async def test_a_chart_of_what_was_accepted(tg: FakeTelegram, bot, alice) -> None:
    chat = tg.private(alice)
    await adds(chat, alice, "harbour.md", HARBOUR)
    none = "Nothing can be compared yet: review the figures of a document first, with /review."
    assert (await asks(chat, alice, "/chart")).text == none
    await pressed(chat, alice, await asks(chat, alice, "/review"), ALL_OF_TABLE)
    menu = await asks(chat, alice, "/chart")
    shown = [f"Trade by region (in millions of euros), {year}" for year in (2022, 2023)]
    assert menu.labels == [[title] for title in shown]
    await chat.presses(alice, menu, shown[0])
    picture = await chat.reply(timeout=30)
    assert (picture.photo or b"").startswith(b"\x89PNG")
    assert picture.text == f"{shown[0]}\nNorth: 1,200\nSouth: 80"
    payloads = await methods.read(
        lambda db: [text for (text,) in db.execute("SELECT payload FROM buttons")]
    )(deps_of(bot).store)
    assert [text for text in payloads if "orth" in text or "egion" in text] == []
    asked = await asks(chat, alice, "/remove")
    await chat.presses(alice, asked, "Remove")
    await chat.edited()
    await chat.presses(alice, menu, shown[1])
    assert await chat.silent(bot)

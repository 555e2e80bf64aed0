"""What a message is about: replies, quotes, formatted commands, messages without words."""

import pytest

from bot.telegram.application import deps_of
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.reports import OWN, QUESTION, adds, answer, asks, report
from tests.telegram.scripted import CLAIM, CLAIM_ZH, NEW_FORMATS, NEW_FORMATS_ZH

FIGURE = "Over 900 billion yuan · 2025\n"


@pytest.fixture
async def loud(loud_tg: FakeTelegram, core, tmp_path):
    async with running(loud_tg, core, **OWN, DATA_DIR=str(tmp_path)) as application:
        yield application


@pytest.fixture
def people(loud_tg: FakeTelegram):
    return loud_tg.user("Ada"), loud_tg.user("Ben")


@pytest.fixture
def group(loud_tg: FakeTelegram, people):
    return loud_tg.group("Team", people)


async def test_whoever_replies_goes_on_from_the_answer(loud, core, people, group) -> None:
    ada, ben = people
    first = await asks(group, ada, f"/ask {NEW_FORMATS}")
    await asks(group, ben, "/ask Guangdong?")
    for text in ("and Jiangsu?", "/ask and Jiangsu?", "@footnote_bot and Jiangsu?"):
        await group.says(ben, text, reply_to=first)
        second = await group.reply()
        assert core.asked[-1] == ("and Jiangsu?", (NEW_FORMATS,), False)
    await group.says(ada, "and Fujian?", reply_to=second)
    await group.reply()
    assert core.asked[-1] == ("and Fujian?", (NEW_FORMATS, "and Jiangsu?"), False)


async def test_an_answer_is_gone_on_from_in_its_document(loud, loud_tg, people, group) -> None:
    ada, ben = people
    await adds(group, ada, "linden.md", report("Linden", 48_213), "/add")
    first = await asks(group, ada, f"/ask {QUESTION}")
    await adds(group, ada, "aster.md", report("Aster", 1_777), "/add")
    await group.says(ben, QUESTION, reply_to=first)
    assert (await group.reply()).text == answer("Linden", 48_213)


@pytest.mark.parametrize(
    ("claim", "asked", "verdict"),
    [
        (CLAIM, "@footnote_bot is this true?", "❌ Contradicted\n"),
        (CLAIM, "@footnote_bot really?", "❌ Contradicted\n"),
        (CLAIM, "/ask is that correct?", "❌ Contradicted\n"),
        (CLAIM, "/check", "❌ Contradicted\n"),
        (CLAIM, "@footnote_bot Check this", "❌ Contradicted\n"),
        (CLAIM_ZH, "@footnote_bot 对吗？", "❌ 与原文不符\n"),
        (CLAIM_ZH, "@footnote_bot 这是真的吗", "❌ 与原文不符\n"),
        (CLAIM, "@footnote_bot ¿es cierto?", "❌ Contradicted\n"),
        (CLAIM, "@footnote_bot isso é verdade?", "❌ Contradicted\n"),
        (CLAIM, "@footnote_bot это правда?", "❌ Contradicted\n"),
    ],
)
async def test_a_colleagues_message_is_checked(
    loud, core, people, group, claim, asked, verdict
) -> None:
    ada, ben = people
    await asks(group, ben, f"/ask {NEW_FORMATS}")
    said = await group.says(ada, claim)
    await group.says(ben, asked, reply_to=said)
    assert (await group.reply()).text.startswith(verdict)
    assert core.asked[-1] == (claim, (), True)


async def test_what_is_selected_is_the_subject(loud, core, people, group) -> None:
    ada, ben = people
    said = await group.says(ada, f"I read today: {CLAIM}, which I doubt.")
    await group.says(ben, "@footnote_bot is that true?", reply_to=said, quote=CLAIM)
    assert (await group.reply()).text.startswith("❌ Contradicted\n")
    await group.says(ben, "@footnote_bot", reply_to=said, quote=CLAIM)
    await group.reply()
    assert core.asked[-1] == (CLAIM, (), False)


async def test_another_question_goes_on_from_the_message(loud, core, people, group) -> None:
    ada, ben = people
    await asks(group, ben, "/ask Guangdong?")
    said = await group.says(ada, NEW_FORMATS)
    await group.says(ben, "@footnote_bot and Jiangsu?", reply_to=said)
    await group.reply()
    assert core.asked[-1] == ("and Jiangsu?", (NEW_FORMATS,), False)
    await group.says(ben, f"/check {CLAIM}", reply_to=said)
    await group.reply()
    assert core.asked[-1] == (CLAIM, (), True)


async def test_in_private_a_forwarded_claim_is_checked(loud, core, loud_tg, people) -> None:
    ada, ben = people
    chat = loud_tg.private(ada)
    said = await chat.says(ada, CLAIM, forwarded_from=ben)
    reply = await chat.reply()
    assert reply.labels[0] == ["Check this statement"]
    await chat.presses(ada, reply, "Check this statement")
    assert (await chat.reply()).text.startswith("❌ Contradicted\n")
    await chat.says(ada, "is this true?", reply_to=said)
    assert (await chat.reply()).text.startswith("❌ Contradicted\n")
    await chat.edits(ada, said, NEW_FORMATS)
    assert (await chat.edited()).text.startswith(FIGURE)


@pytest.mark.parametrize(
    "text", [f"{CLAIM}, right?", f"Is it true that {CLAIM}?", f"check: {CLAIM}"]
)
async def test_a_request_to_check_is_a_check(loud, core, loud_tg, people, text) -> None:
    ada, _ = people
    reply = await asks(loud_tg.private(ada), ada, text)
    assert reply.text.startswith("❌ Contradicted\n")
    assert core.asked[-1] == (CLAIM, (), True)


@pytest.mark.parametrize(
    "looks",
    [
        {"type": "bold"},
        {"type": "italic"},
        {"type": "code"},
        {"type": "pre"},
        {"type": "blockquote"},
        {"type": "text_link", "url": "https://example.org"},
    ],
    ids=lambda looks: looks["type"],
)
async def test_formatted_and_pasted_commands(loud, loud_tg, people, group, looks) -> None:
    ada, _ = people
    for chat in (loud_tg.private(ada), group):
        await chat.says(ada, f"/ask {NEW_FORMATS}", looks=looks)
        assert (await chat.reply()).text.startswith(FIGURE)
        await chat.says(ada, f"/ask@footnote_bot {NEW_FORMATS}", looks=looks)
        assert (await chat.reply()).text.startswith(FIGURE)
        await chat.says(ada, f"/ask@other_bot {NEW_FORMATS}", looks=looks)
        assert await chat.silent(loud)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"／ask {NEW_FORMATS_ZH}", "超过9,000亿元 · 2025年\n"),
        (f"  /ask\n{NEW_FORMATS}", FIGURE),
        ("/usr/bin/ask is a path", "The article does not say."),
        ("/ask", "Send /ask and a question"),
    ],
)
async def test_what_is_a_command(loud, loud_tg, people, text, start) -> None:
    ada, _ = people
    assert (await asks(loud_tg.private(ada), ada, text)).text.startswith(start)


VOICE = {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}


async def test_pictures_and_voices(loud, core, loud_tg, people, group) -> None:
    ada, ben = people
    chat = loud_tg.private(ada)
    await asks(chat, ada, NEW_FORMATS)
    await chat.sends_photo(ada, "look at this cat")
    assert (await chat.reply()).text.startswith("I can’t read pictures: send the document itself")
    assert core.asked[-1] == ("look at this cat", (), False)
    assert await deps_of(loud).store.gaps() == ()
    first = await asks(group, ada, f"/ask {NEW_FORMATS}")
    await group.sends(ben, **VOICE)
    await group.sends_photo(ben, "look at this cat")
    assert await group.silent(loud)
    await group.sends_photo(ben, reply_to=first)
    reply = await group.reply()
    assert reply.text.startswith("I can’t read pictures: send the document itself as a file")
    assert reply.silent


async def test_an_edited_check_of_a_message(loud, core, people, group) -> None:
    ada, ben = people
    said = await group.says(ada, CLAIM)
    asked = await group.says(ben, "@footnote_bot is this true?", reply_to=said)
    await group.reply()
    await group.edits(ben, asked, "@footnote_bot is that so?")
    await group.edits(ben, asked, f"@footnote_bot {NEW_FORMATS}")
    assert (await group.edited()).text.startswith(FIGURE)

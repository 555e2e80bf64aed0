"""The button that opens a cited sentence in the reader: a Mini App in private, a link in groups."""

import pytest

from tests.telegram.conftest import running
from tests.telegram.scripted import ABSENT, NEW_FORMATS, NEW_FORMATS_ZH

PUBLIC = "https://footnote.test"
ADDRESS = f"{PUBLIC}/d/china-trade-2025?s=s45"
ASKED = {"en": NEW_FORMATS, "zh": NEW_FORMATS_ZH}
LABEL = {"en": "Open in the article", "zh": "在文章中打开"}
CONTEXT = {"en": ("In context", "◀ Back"), "zh": ("看上下文", "◀ 返回")}

in_both = pytest.mark.parametrize("language", ["en", "zh"])


def openers(message):
    """The buttons as Telegram has them that open something."""
    rows = message.json["reply_markup"]["inline_keyboard"]
    return [b for row in rows for b in row if {"web_app", "url"} & set(b)]


async def ask(chat, user, text):
    await chat.says(user, text)
    return await chat.reply()


@in_both
async def test_in_private_it_is_a_mini_app(tg, core, language):
    user = tg.user("Ming", language=language)
    chat = tg.private(user)
    async with running(tg, core, PUBLIC_URL=PUBLIC):
        reply = await ask(chat, user, ASKED[language])
        expected = [{"text": LABEL[language], "web_app": {"url": ADDRESS}}]
        assert openers(reply) == expected
        assert reply.labels[1] == [LABEL[language]]
        context, back = CONTEXT[language]
        await chat.presses(user, reply, context)
        await chat.presses(user, await chat.edited(), back)
        assert openers(await chat.edited()) == expected


@in_both
async def test_in_a_group_it_is_a_link(tg, core, language):
    user = tg.user("Ming", language=language)
    chat = tg.group("Trade", [user])
    async with running(tg, core, PUBLIC_URL=PUBLIC):
        reply = await ask(chat, user, f"/ask {ASKED[language]}")
        expected = [{"text": LABEL[language], "url": f"{ADDRESS}#s45"}]
        assert openers(reply) == expected
        context, _ = CONTEXT[language]
        await chat.presses(user, reply, context)
        assert (await chat.reply()).labels == []
        assert openers(chat.current(reply)) == expected


async def test_nothing_is_opened_where_nothing_is_cited(tg, core):
    user = tg.user("Ann")
    chat = tg.private(user)
    async with running(tg, core, PUBLIC_URL=PUBLIC):
        assert openers(await ask(chat, user, ABSENT)) == []


@pytest.mark.parametrize("env", [{}, {"PUBLIC_URL": "http://footnote.test"}])
async def test_without_a_public_https_address_there_is_none(tg, core, env):
    user = tg.user("Ann")
    chat = tg.private(user)
    async with running(tg, core, **env):
        assert openers(await ask(chat, user, NEW_FORMATS)) == []

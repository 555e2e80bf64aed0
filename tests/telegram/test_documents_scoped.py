"""What one chat adds is seen in no other: along every path on which the bot says anything."""

import random
import re

import httpx
import pytest

from bot.entry.listing import as_csv, as_json, as_text
from bot.telegram.application import deps_of
from bot.telegram.handlers import encoded
from bot.telegram.profile import COMMANDS
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import in_mode, running, web_address
from tests.telegram.reports import OWN, QUESTION, adds, answer, asks, report
from tests.telegram.scripted import NEW_FORMATS

SECRETS = re.compile("linden|48,?213|48213|drawings", re.IGNORECASE)
PAGES = ("/", "/facts", "/charts", "/api/ask?q=", "/metrics", "/healthz", "/readyz", "/robots.txt")
PROBES = (QUESTION, "How many visitors did the Linden Museum count?", "What is in Lindenbach?")


pytestmark = pytest.mark.usefixtures("reads_here")


@pytest.fixture
async def bot(tg: FakeTelegram, core, tmp_path):
    env = {**OWN, "DATA_DIR": str(tmp_path), "ADMIN_IDS": "100002"}
    async with running(tg, core, **env) as application:
        yield application


def said_to(tg: FakeTelegram, *but: int) -> list[str]:
    """All that the bot said, but in these chats."""
    mine = {str(chat) for chat in but}
    calls = [call for call in tg.calls if call.method not in {"getUpdates", "getFile"}]
    return [
        f"{call.method} {call.raw}" for call in calls if str(call.raw.get("chat_id")) not in mine
    ]


@in_mode("webhook")
async def test_no_path_leads_to_another_chats_document(tg: FakeTelegram, bot, tmp_path) -> None:
    ada, ben = tg.user("Ada"), tg.user("Ben")  # Ben operates the bot
    assert ben.id == 100002
    hers, his = tg.private(ada), tg.private(ben)
    team = tg.group("Team", [ada, ben])
    card = await adds(hers, ada, "linden.md", report("Linden", 48_213))
    known = await asks(hers, ada, QUESTION)
    assert known.text == answer("Linden", 48_213)
    unknown = await asks(hers, ada, "Who is the mayor of Lindenbach?")
    restored = await asks(hers, ada, "How many drawings did the Linden Museum restore?")
    assert restored.text.startswith("112 drawings\n")
    await hers.presses(ada, restored, "👎")
    await hers.edited()
    await asks(hers, ada, "/share")
    docs = await asks(hers, ada, "/docs")

    # Answers, checks and all commands, in private and in a group, also by the one who has it.
    for chat, person in ((his, ben), (team, ben), (team, ada)):
        for probe in PROBES:
            for command in ("/ask", "/check"):
                await chat.says(person, f"{command} {NEW_FORMATS if chat is team else probe}")
                await chat.reply()
        for command in (*COMMANDS, "stats", "gaps"):
            await chat.says(person, f"/{command}")
        for text in ("/remove linden", "/docs linden", "/add linden", "/share s_made-up"):
            await chat.says(person, text)
    await tg.idle(bot)

    # Deep links and inline look-ups, of everybody.
    for payload in ("f_linden", "s_linden", encoded(QUESTION)):
        await his.starts(ben, payload)
    for person in (ada, ben):
        for query in ("visitors", "museum", "vault"):
            await tg.inline(person, query)

    # Buttons of the chat that has it, pressed or made up elsewhere.
    page = await asks(his, ben, "/help")
    for message in (card, known, unknown, restored, docs):
        for button in (button for row in message.buttons for button in row):
            if isinstance(button.value, str):
                await his.presses(ben, page, data=button.value)
                await team.presses(ben, team.history[-1], data=button.value)
    await tg.idle(bot)

    # The web, and what is exported.
    async with httpx.AsyncClient(base_url=web_address(tg), follow_redirects=True) as web:
        article = deps_of(bot).library.document.id
        paths = [*PAGES, f"/d/{article}", *(f"/d/{x}/facts" for x in (article, "linden"))]
        paths += [f"/d/{kept.document_id}" for kept in deps_of(bot).desk.catalogue.of(hers.id)]
        shown = [(await web.get(path)).text for path in paths]
        shown += [(await web.get("/api/ask", params={"q": probe})).text for probe in PROBES[:1]]
    library = deps_of(bot).library
    facts = list(library.facts)
    shown += [as_text(facts), as_csv(facts), as_json(facts, ascii_only=False)]
    shown += [gap.question for gap in await deps_of(bot).store.gaps()]

    said = [re.sub("/[a-z]+ linden|made-up", "", text) for text in said_to(tg, hers.id)]
    own_words = re.compile("|".join(map(re.escape, PROBES)))  # what Ben himself asked comes back
    leaks = [text for text in (*said, *shown) if SECRETS.search(own_words.sub("", text))]
    assert leaks == []
    assert any(answer("Linden", 48_213).splitlines()[0] in text for text in said_to(tg))


async def test_chats_do_not_cross(tg: FakeTelegram, core, tmp_path) -> None:
    people = [tg.user(f"P{number}") for number in range(6)]
    groups = [tg.group(f"G{number}", [person]) for number, person in enumerate(people[:3])]
    chats = [*map(tg.private, people), *groups]
    owners = [*people, *people[:3]]
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)) as bot:
        counted = {}
        for number, (chat, owner) in enumerate(zip(chats, owners, strict=True)):
            for part in range(2):
                name, visitors = f"Museum{number}x{part}", 10_000 + 100 * number + part
                caption = "/add" if chat.id < 0 else ""
                await adds(chat, owner, f"{name}.md", report(name, visitors), caption)
                counted[chat.id, part] = (name, visitors)
        order = random.Random(7)
        for _ in range(90):
            number = order.randrange(len(chats))
            chat, owner = chats[number], owners[number]
            other = order.randrange(len(chats))
            name, visitors = counted[chats[other].id, order.randrange(2)]
            command = "/ask " if chat.id < 0 else ""
            question = f"How many visitors did the {name} Museum count?"
            text = (await asks(chat, owner, command + question)).text
            own = {str(f"{counted[chat.id, part][1]:,}") for part in range(2)}
            figures = set(re.findall(r"\b1\d,\d{3}\b", text))
            assert figures <= own
            assert (f"{visitors:,}" in figures) == (other == number)
        assert deps_of(bot).desk.catalogue.totals()[:2] == (18, 9)


@in_mode("webhook")
async def test_the_bundled_document_can_be_switched_off(tg: FakeTelegram, core, tmp_path) -> None:
    ada = tg.user("Ada")
    hers, team = tg.private(ada), tg.group("Team", [ada], bot="left")
    library = core.library
    bundled = re.compile(r"zhejiang|foreign trade|article", re.IGNORECASE)
    env = {**OWN, "DATA_DIR": str(tmp_path), "BUNDLED": "off", "ADMIN_IDS": str(ada.id)}
    async with running(tg, core, **env) as bot:
        await team.adds_bot(ada)
        assert (await team.reply()).text.startswith(
            "Hello! I answer questions about this group’s documents, with the sentence"
        )
        send = "Send me a file (PDF, Word, ODT, PowerPoint, Excel, CSV, HTML, EPUB, Markdown, text)"
        assert (await asks(hers, ada, NEW_FORMATS)).text.startswith(send)
        assert (await asks(team, ada, f"/ask {NEW_FORMATS}")).text.startswith("Reply to a file")
        for command in (*COMMANDS, "stats", "gaps"):
            for chat in (hers, team):
                await chat.says(ada, f"/{command}")
        await hers.starts(ada, "f_zhejiang-new-formats")
        inline = await tg.inline(ada, "Zhejiang")
        assert len(inline) == 0
        await tg.idle(bot)
        async with httpx.AsyncClient(base_url=web_address(tg), follow_redirects=True) as web:
            paths = [*PAGES, f"/d/{library.document.id}"]
            pages = [await web.get(path) for path in paths]
        assert [page.status_code for page in pages[:4]] == [404] * 4
        said = [*said_to(tg), *(page.text for page in pages)]
        assert [text for text in said if bundled.search(text)] == []
        ben = tg.user("Ben")
        his = tg.private(ben)
        await adds(his, ben, "linden.md", report("Linden", 48_213))
        assert (await asks(his, ben, QUESTION)).text == answer("Linden", 48_213)

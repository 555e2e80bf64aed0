"""Every feature of an answer and of the menus, in private and in a group, in English and Chinese."""

from pathlib import Path

import pytest

from bot.store import Store
from bot.telegram.application import deps_of
from bot.telegram.handlers import encoded
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.scripted import Scripted
from tests.telegram.voices import EN, TITLE, ZH, Talk, Voice, answers


@pytest.fixture(params=[EN, ZH], ids=["en", "zh"])
def voice(request: pytest.FixtureRequest) -> Voice:
    return request.param


@pytest.fixture
def core(library, voice: Voice) -> Scripted:
    return Scripted(library, answers(library, voice))


@pytest.fixture(params=["private", "group"])
def talk(tg: FakeTelegram, voice: Voice, request: pytest.FixtureRequest) -> Talk:
    user = tg.user("Ann", language=voice.code)
    group = request.param == "group"
    chat = tg.group("Team", [user]) if group else tg.private(user)
    return Talk(tg, chat, user, voice, group)


async def test_an_answer_and_its_buttons(talk: Talk, bot, core: Scripted) -> None:
    voice = talk.voice
    reply = await talk.asks(voice.question)
    assert reply.html.startswith(
        f"<b>{voice.headline}</b>\nZhejiang" if voice is EN else f"<b>{voice.headline}</b>\n浙江"
    )
    assert talk.buttons("context", "copy") in reply.labels
    assert [voice.rank_label] in reply.labels
    assert talk.buttons("more", "👍", "👎") in reply.labels
    copies = [b.value for row in reply.buttons for b in row if b.label == voice.buttons["copy"]]
    assert copies == ["over 900 billion yuan"]

    await talk.presses(reply, "context")
    context = await talk.context()
    assert "Zhejiang's business innovation" in context.text
    if not talk.group:
        await talk.presses(context, "back")
        again = await talk.chat.edited()
        assert (again.html, again.labels) == (reply.html, reply.labels)

    await talk.presses(reply, voice.rank_label)
    related = await talk.chat.reply()
    assert related.text.startswith(voice.rank_headline)
    assert related.reply_to == reply.id

    await talk.presses(reply, "more")
    assert (await talk.chat.reply()).text.startswith(
        "Zhejiang: 12 facts\n" if voice is EN else "浙江：12条事实\n"
    )

    up = await talk.presses(reply, "👍")
    assert (await up.answered()).text == voice.buttons["thanks"]
    down = await talk.presses(reply, "👎")
    assert (await down.answered()).text == voice.buttons["wrong"]
    asked = await talk.chat.edited()
    why = await talk.presses(asked, "misread")
    assert (await why.answered()).text == voice.buttons["thanks"]
    assert (await talk.chat.edited()).labels == reply.labels
    (gap,) = await deps_of(bot).store.gaps()
    assert (gap.question, gap.reasons) == (voice.question, (("misread", 1),))
    assert await talk.chat.silent(bot)


async def test_follow_up_edit_abstention_and_readings(talk: Talk, bot, core: Scripted) -> None:
    voice = talk.voice
    await talk.asks(voice.question)
    await talk.asks(voice.follow)
    assert core.asked[-1] == (voice.follow, (voice.question,), False)

    asked = await talk.chat.says(talk.user, f"/ask {voice.absent}")
    abstained = await talk.chat.reply()
    assert abstained.text.startswith(voice.absent_line)
    assert abstained.labels == [[voice.near], talk.buttons("covers")]
    assert abstained.silent is talk.group
    await talk.presses(abstained, voice.near)
    assert (await talk.chat.reply()).text.startswith(voice.headline)
    await talk.presses(abstained, "covers")
    covered = await talk.chat.reply()
    assert covered.text.startswith(
        "What the article gives, for whom\n▪ China\n"
        if voice is EN
        else "文章给出了谁的哪些数据\n▪ 中国\n"
    )

    await talk.chat.edits(talk.user, asked, f"/ask {voice.question}")
    edited = await talk.chat.edited()
    assert (edited.id, edited.text.partition("\n")[0]) == (abstained.id, voice.headline)

    unclear = await talk.asks(voice.which)
    assert unclear.labels == [[voice.first_reading], [voice.rank_label]]
    await talk.presses(unclear, voice.first_reading)
    chosen = await talk.chat.edited()
    assert (chosen.id, chosen.text.partition("\n")[0]) == (unclear.id, voice.headline)
    assert await talk.chat.silent(bot)


async def test_checking(talk: Talk, bot, core: Scripted) -> None:
    voice = talk.voice
    reply = await talk.says(f"/check {voice.claim}")
    assert reply.text.startswith(f"{voice.verdict}\n16.5%\n")
    assert core.asked[-1] == (voice.claim, (), True)
    said = await talk.chat.says(talk.user, "…" if talk.group else f"/check {voice.claim}")
    if not talk.group:
        await talk.chat.reply()
    else:
        said = await talk.chat.says(talk.user, voice.claim)
    reply = await talk.says("/check", reply_to=said)
    if talk.group:
        assert reply.text.startswith(f"{voice.verdict}\n")
    question = await talk.chat.says(talk.user, voice.question)
    if not talk.group:
        await talk.chat.reply()
    reply = await talk.says("/ask", reply_to=question)
    assert reply.text.startswith(voice.headline)
    usage = await talk.says("/check")
    assert usage.text.endswith(
        "/check Guangdong: imports and exports, 9.49 trillion yuan"
        if voice is EN
        else "/check 广东进出口9.49万亿元"
    )
    assert await talk.chat.silent(bot)


async def test_charts(talk: Talk, bot) -> None:
    voice = talk.voice
    reply = await talk.asks(voice.compare)
    assert talk.buttons("context", "copy", "chart") in reply.labels
    await talk.presses(reply, "chart")
    picture = await talk.chat.reply(timeout=30)
    assert (picture.photo or b"").startswith(b"\x89PNG")
    assert picture.text == (
        "Imports and exports, 2025\n"
        "⚠ The article contradicts itself: Guangdong (9.49 trillion yuan) is a part of China "
        "(4.547 trillion yuan), yet larger.\n"
        "Guangdong: 9.49 trillion yuan\n"
        "Zhejiang: 5.55 trillion yuan"
        if voice is EN
        else "进出口（2025年）\n"
        "⚠ 文章自相矛盾：广东（9.49万亿元）只是中国（4.547万亿元）的一部分，数字却更大。\n"
        "广东：9.49万亿元（原文：9.49 trillion yuan）\n"
        "浙江：5.55万亿元（原文：5.55 trillion yuan）"
    )
    menu = await talk.says("/chart")
    assert menu.labels == (
        [
            ["Imports and exports, 2025"],
            ["Imports and exports, by partner, 2025"],
            ["Imports and exports, year-on-year growth, by partner, 2025"],
        ]
        if voice is EN
        else [
            ["进出口（2025年）"],
            ["进出口（按对象，2025年）"],
            ["进出口同比增长（按对象，2025年）"],
        ]
    )
    for (label,) in menu.labels:
        await talk.presses(menu, label)
        drawn = await talk.chat.reply(timeout=30)
        assert drawn.photo is not None
        assert drawn.text.startswith(f"{label}\n")
        assert drawn.reply_to == menu.id
    assert await talk.chat.silent(bot)


async def test_browsing(talk: Talk, bot) -> None:
    voice = talk.voice
    total = len(deps_of(bot).library.facts)
    subjects = await talk.says("/facts")
    assert subjects.text.startswith(
        f"Facts by subject ({total})\nPage 1 of 2"
        if voice is EN
        else f"按主题浏览事实（{total}）\n第1/2页"
    )
    await talk.presses(subjects, "▶")
    second = await talk.chat.edited()
    await talk.presses(second, "◀")
    subjects = await talk.chat.edited()
    await talk.presses(subjects, "Zhejiang (12)" if voice is EN else "浙江 (12)")
    facts = await talk.chat.edited()
    assert facts.labels[-1] == talk.buttons("all")
    await talk.presses(facts, facts.labels[0][0])
    fact = await talk.chat.edited()
    assert "<blockquote" in fact.html
    assert fact.labels[0][0] == voice.buttons["back"]
    await talk.presses(fact, "back")
    assert (await talk.chat.edited()).text == facts.text
    cards = await talk.says("/coverage")
    await talk.presses(cards, "▶")
    page = await talk.chat.edited()
    assert page.text.endswith("Page 2 of 3" if voice is EN else "第2/3页")
    assert await talk.chat.silent(bot)


async def test_menus(talk: Talk, bot) -> None:
    voice = talk.voice
    helped = await talk.says("/help")
    assert helped.text.startswith(
        {
            ("en", False): "Type any question; the next may follow up (“and Zhejiang?”).",
            ("en", True): "I speak only when asked:\n/ask",
            ("zh", False): "直接输入问题，可以接着追问（“浙江呢？”）。",
            ("zh", True): "有人问我，我才说话：\n/ask",
        }[voice.language, talk.group]
    )
    assert "@footnote_bot" in helped.text
    source = await talk.says("/source")
    assert source.text.startswith(f"“{TITLE}”\n" if voice is EN else f"《{TITLE}》\n")
    privacy = await talk.says("/privacy")
    assert privacy.text.startswith("Stored: " if voice is EN else "保存：")
    assert "30" in privacy.text
    menu = await talk.says("/lang")
    languages = [["English", "中文", "Español"], ["Português", "Русский", "Français"]]
    assert menu.labels == [*languages, ["Automatic" if voice is EN else "自动"]]
    other, done = (
        ("中文", "菜单已改为中文。") if voice is EN else ("English", "Menus are in English now.")
    )
    pressed = await talk.presses(menu, other)
    assert (await pressed.answered()).text == done
    assert (await talk.chat.edited()).text == done
    switched = await talk.says("/privacy")
    assert switched.text.startswith("保存：" if voice is EN else "Stored: ")
    assert (await talk.asks(voice.question)).text.startswith(voice.headline)
    assert await talk.chat.silent(bot)


async def test_start_and_deep_links(talk: Talk, bot, core: Scripted) -> None:
    voice = talk.voice
    begun = await talk.says("/start")
    if talk.group:
        assert begun.text.startswith("Hello! I answer" if voice is EN else "大家好！我回答")
    else:
        assert begun.labels == [[example] for example in deps_of(bot).examples(voice.language)[:3]]
        await talk.presses(begun, begun.labels[1][0])
        await talk.chat.reply()
        assert core.asked[-1][0] == begun.labels[1][0]
    assert (await talk.says(f"/start {encoded(voice.rank)}")).text.startswith(voice.rank_headline)
    await talk.says("/start f_zhejiang-new-formats")
    assert core.asked[-1][0] == (
        "Zhejiang: exports in new formats?" if voice is EN else "浙江新业态出口？"
    )
    assert (await talk.says("/start f_nothing")).text == begun.text
    assert await talk.chat.silent(bot)


async def test_forgetting(talk: Talk, bot) -> None:
    voice = talk.voice
    reply = await talk.asks(voice.question)
    menu = await talk.says("/forget")
    assert menu.labels == [talk.buttons("yes", "no")]
    await talk.presses(menu, "no")
    assert (await talk.chat.edited()).text == (
        "Nothing was erased." if voice is EN else "没有删除任何记录。"
    )
    menu = await talk.says("/forget")
    await talk.presses(menu, "yes")
    assert (await talk.chat.edited()).text.startswith("Done: " if voice is EN else "已删除")
    pressed = await talk.presses(reply, "context")
    assert (await pressed.answered()).text == voice.buttons["stale"]
    assert await talk.chat.silent(bot)


async def test_buttons_after_a_restart_and_made_up_ones(
    talk: Talk, core: Scripted, tmp_path: Path
) -> None:
    async with Store.open(tmp_path / "store.db") as store, running(talk.tg, core, store):
        reply = await talk.asks(talk.voice.question)
        other = await talk.asks(talk.voice.compare)
    async with Store.open(tmp_path / "store.db") as store, running(talk.tg, core, store) as bot:
        await talk.presses(reply, "context")
        await talk.context()
        genuine = other.buttons[0][0].value
        for data in ("made-up", genuine, "x' OR 1=1 --"):
            pressed = await talk.chat.presses(talk.user, reply, data=data)
            assert (await pressed.answered()).text == talk.voice.buttons["stale"]
        assert await talk.chat.silent(bot)


async def test_the_throttle_says_so_once(talk: Talk, core: Scripted) -> None:
    async with running(talk.tg, core, USER_RATE="2", CHAT_RATE="2") as bot:
        for _ in range(5):
            await talk.chat.says(talk.user, f"/ask {talk.voice.question}")
        texts = [(await talk.chat.reply()).text for _ in range(3)]
        assert texts[2] == (
            "That is a lot at once: I answer again in a minute."
            if talk.voice is EN
            else "问得太快了，一分钟后我再回答。"
        )
        assert await talk.chat.silent(bot)


async def test_who_is_not_served(talk: Talk, core: Scripted) -> None:
    stranger = talk.tg.user("Stranger", language=talk.voice.code)
    if talk.group:
        talk.chat.chat.members[stranger.id] = "member"
    lists = {"ALLOWED_USERS": str(talk.user.id), "ALLOWED_CHATS": str(talk.chat.id)}
    told = (
        f"This bot serves a closed circle. Its owner can add you: your id is {stranger.id}."
        if talk.voice is EN
        else f"本机器人只对部分人开放。请联系管理者，你的编号是 {stranger.id}。"
    )
    async with running(talk.tg, core, **lists) as bot:
        reply = await talk.asks(talk.voice.question)
        if talk.group:
            await talk.chat.says(stranger, f"/ask {talk.voice.question}")
            pressed = await talk.chat.presses(stranger, reply, talk.voice.buttons["context"])
            assert (await pressed.answered()).text == told
        else:
            private = talk.tg.private(stranger)
            await private.says(stranger, talk.voice.question)
            assert (await private.reply()).text == told
        assert len(await talk.tg.inline(stranger, talk.voice.question)) == 0
        assert len(await talk.tg.inline(talk.user, talk.voice.question)) > 0
        assert await talk.chat.silent(bot)

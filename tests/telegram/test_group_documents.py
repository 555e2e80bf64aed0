"""Documents of groups: who may add, switch, share and remove them."""

import pytest

from bot.telegram.application import deps_of
from tests.fake_telegram import FakeTelegram, faults
from tests.telegram.conftest import running
from tests.telegram.reports import OWN, QUESTION, added, adds, answer, asks, report
from tests.telegram.scripted import NEW_FORMATS

LINDEN = report("Linden", 48_213)
FIGURE = "Over 900 billion yuan · 2025\n"
ASK = f"/ask {QUESTION}"


pytestmark = pytest.mark.usefixtures("own_documents", "reads_here")


@pytest.fixture
def people(tg: FakeTelegram):
    return [tg.user(name, language=code) for name, code in (("Ada", "en"), ("Ben", "en"))]


@pytest.fixture
def group(tg: FakeTelegram, people):
    """A group of which Ada is the creator."""
    return tg.group("Team", people)


async def test_add_in_reply_to_a_file(tg: FakeTelegram, bot, people, group) -> None:
    ada, ben = people
    file = await group.sends_file(ben, "linden.md", LINDEN)
    assert not file.delivered
    await group.says(ada, "/add", reply_to=file)
    card = await added(group, "linden.md")
    assert card.text == (
        "✅ Annual report of the Linden Museum\n"
        "Sentences: 5 · Tables: 0 · Figures: 6\n"
        "Ask about it with /ask and a question, or tap one. /docs shows the documents of this "
        "group."
    )
    assert (await asks(group, ben, ASK)).text == answer("Linden", 48_213)
    await group.presses(ben, card, card.labels[0][0])
    assert (await group.reply()).text.startswith("48,213\n")


@pytest.mark.parametrize("caption", ["/add", "/add@footnote_bot", "/ask"])
async def test_a_caption_adds(tg: FakeTelegram, bot, people, group, caption) -> None:
    await adds(group, people[0], "linden.md", LINDEN, caption)
    assert len(deps_of(bot).desk.catalogue.of(group.id)) == 1


async def test_a_mention_adds(loud_tg: FakeTelegram, core, tmp_path) -> None:
    ada = loud_tg.user("Ada")
    group = loud_tg.group("Team", [ada])
    async with running(loud_tg, core, **OWN, DATA_DIR=str(tmp_path)) as bot:
        await group.sends_file(ada, "cat.md", report("Cat", 5))
        await group.sends_file(ada, "other.md", report("Other", 7), "@other_bot look")
        assert await group.silent(bot)
        file = await group.sends_file(ada, "aster.md", report("Aster", 1_777))
        await adds(group, ada, "linden.md", LINDEN, "@footnote_bot")
        await group.says(ada, "@footnote_bot", reply_to=file)
        await added(group, "aster.md")
        kept = deps_of(bot).desk.catalogue.of(group.id)
        assert [one.file for one in kept] == ["linden.md", "aster.md"]


async def test_only_administrators_add(tg: FakeTelegram, bot, people, group) -> None:
    _, ben = people
    await group.sends_file(ben, "linden.md", LINDEN, "/add")
    assert (await group.reply()).text == (
        "In this group its administrators choose the documents: please ask one of them."
    )
    assert await group.silent(bot)
    assert deps_of(bot).desk.catalogue.of(group.id) == ()
    assert (await asks(group, ben, f"/ask {NEW_FORMATS}")).text.startswith(FIGURE)


async def test_a_bot_that_may_not_ask_for_members(tg: FakeTelegram, bot, people, group) -> None:
    for person, refused in zip(people, (False, True), strict=True):
        tg.faults.next(faults.bad_request("CHAT_ADMIN_REQUIRED"), method="getChatMember")
        await group.sends_file(person, f"{person.name}.md", report(person.name, 48_213), "/add")
        said = await group.reply()
        assert said.text.startswith("In this group its administrators") is refused


@pytest.mark.parametrize("allowed", ["off", "everybody"])
async def test_the_setting(tg: FakeTelegram, core, tmp_path, people, group, allowed) -> None:
    _, ben = people
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path), DOCUMENTS=allowed):
        for chat, caption in ((group, "/add"), (tg.private(ben), "")):
            await chat.sends_file(ben, "linden.md", LINDEN, caption)
            if allowed == "everybody":
                await added(chat, "linden.md")
            else:
                assert (await chat.reply()).text == (
                    "This bot takes no documents: its operator has switched that off."
                )


async def test_add_without_a_file(tg: FakeTelegram, bot, people, group) -> None:
    ada, _ = people
    assert (await asks(group, ada, "/add")).text == (
        "Reply to a file with /add, or send one with /add as its caption, and I answer this "
        "group’s questions about it."
    )
    assert (await asks(tg.private(ada), ada, "/add")).text.startswith("Send me a file (PDF")


async def test_who_may_switch_and_remove(tg: FakeTelegram, bot, people, group) -> None:
    ada, ben = people
    cid = tg.user("Cid")
    await group.adds(cid, by=ada)
    await group.promotes(ben, by=ada)
    await adds(group, ben, "linden.md", LINDEN, "/add")
    await group.demotes(ben, by=ada)
    deps_of(bot).members.forget(group.id, ben.id)
    listed = await asks(group, cid, "/docs")
    press = await group.presses(cid, listed, listed.labels[0][0])
    assert (await press.answered()).text.startswith("In this group its administrators")
    await group.presses(cid, listed, "Open")
    opened = await group.edited()
    assert opened.text.splitlines()[3].startswith("Added by Ben on 20")
    assert opened.labels[-2:] == [["Don’t ask it"], ["◀ All documents"]]
    assert (await asks(group, cid, "/remove")).text == (
        "Only who added a document and the group’s administrators can remove it."
    )
    asked = await asks(group, ben, "/remove 1")
    press = await group.presses(cid, asked, "Remove")
    assert (await press.answered()).text == (
        "This button is for whoever asked; send the command yourself."
    )
    await group.presses(ben, asked, "Remove")
    assert (await group.edited()).text == "Removed: “linden.md”. Nothing of it is left here."
    assert deps_of(bot).desk.catalogue.of(group.id) == ()
    assert (await asks(group, cid, f"/ask {NEW_FORMATS}")).text.startswith(FIGURE)


async def shared(tg: FakeTelegram, owner) -> str:
    """The command that carries the owner's only document into a group."""
    chat = tg.private(owner)
    which = await asks(chat, owner, "/share")
    await chat.presses(owner, which, which.labels[0][0])
    how = await chat.edited()
    command = how.text.splitlines()[-1]
    code = command.split()[1]
    assert how.buttons[0][0].value == f"https://t.me/footnote_bot?startgroup=s_{code}"
    return command


async def test_sharing_takes_the_owner_and_an_hour(tg: FakeTelegram, bot, people, group) -> None:
    ada, ben = people
    await adds(tg.private(ben), ben, "linden.md", LINDEN)
    command = await shared(tg, ben)
    void = "This is no longer valid, or somebody else’s: send me /share in our private chat."
    assert (await asks(group, ada, command)).text == void
    assert (await asks(group, ben, "/share made-up")).text == void
    assert (await asks(group, ben, command)).text.startswith("In this group its administrators")
    await group.promotes(ben, by=ada)
    deps_of(bot).members.forget(group.id, ben.id)
    now = deps_of(bot).now
    deps_of(bot).now = lambda: now() + 3700
    assert (await asks(group, ben, command)).text == void


async def test_a_shared_document_is_a_copy(tg: FakeTelegram, bot, people, group) -> None:
    ada, ben = people
    hers = tg.private(ada)
    await adds(hers, ada, "linden.md", LINDEN)
    command = await shared(tg, ada)
    await group.says(ada, command.replace("/share@footnote_bot ", "/start@footnote_bot s_"))
    await added(group, "linden.md")
    ours, mine = (deps_of(bot).desk.catalogue.of(chat.id) for chat in (group, hers))
    assert {one.document_id for one in ours}.isdisjoint(one.document_id for one in mine)
    await asks(hers, ada, "/remove")
    asked = hers.history[-1]
    await hers.presses(ada, asked, "Remove")
    await hers.edited()
    assert (await asks(group, ben, ASK)).text == answer("Linden", 48_213)


async def test_a_group_that_becomes_a_supergroup_keeps_them(
    tg: FakeTelegram, bot, people, group
) -> None:
    ada, _ = people
    await adds(group, ada, "linden.md", LINDEN, "/add")
    new = await group.migrates(ada)
    await tg.idle(bot)
    assert (await asks(new, ada, ASK)).text == answer("Linden", 48_213)
    assert deps_of(bot).desk.catalogue.of(group.id) == ()


async def test_in_chinese(tg: FakeTelegram, bot) -> None:
    ming = tg.user("明", language="zh-hans")
    private, group = tg.private(ming), tg.group("队", [ming])
    report = (
        "# 年度报告\n\n## 参观\n\n博物馆2024年接待观众48213人次，其中外国观众占61%。\n".encode()
    )
    for chat, caption, hint in (
        (private, "", "直接提问，或点一个问题。/docs 查看你的全部文档。"),
        (group, "/add", "用 /ask 加问题提问，或点一个问题。/docs 查看本群的文档。"),
    ):
        await chat.sends_file(ming, "报告.md", report, caption)
        assert (await chat.reply()).text == "正在读取《报告.md》……"
        card = await chat.edited()
        assert card.text == f"✅ 年度报告\n句数：1 · 表格：0 · 数字：3\n{hint}"
        asked = "/ask 博物馆接待观众多少人次？" if caption else "博物馆接待观众多少人次？"
        answered = await asks(chat, ming, asked)
        assert answered.text.startswith("48213人次\n")
        assert answered.labels[0] == ["看上下文", "复制数字"]
        listed = await asks(chat, ming, "/docs")
        assert listed.text.startswith(
            "文档（1）\n✅ 1. 年度报告\n问题只从带 ✅ 的文档回答，点按可切换。"
        )
        press = await chat.presses(ming, listed, listed.labels[0][0])
        assert (await press.answered()).text == "已关闭：《年度报告》"

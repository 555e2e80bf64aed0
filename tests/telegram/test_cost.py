"""Who has cost too much is told once and then left alone; others are served."""

from bot.telegram.addressing import ANONYMOUS_ADMIN
from bot.telegram.application import deps_of
from tests.fake_telegram import FakeTelegram
from tests.fake_telegram.views import User
from tests.telegram.conftest import running
from tests.telegram.scripted import NEW_FORMATS

FIGURE = "Over 900 billion yuan · 2025"
SLOW = "That is a lot at once: I answer again in a minute."


def spend(bot, person, milliseconds: float = 1e6) -> None:
    deps_of(bot).work.budget.spend(f"telegram:{person.id}", milliseconds)


async def test_in_a_chat(tg: FakeTelegram, bot) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    hers, his = tg.private(alice), tg.private(bob)
    spend(bot, alice)
    await hers.says(alice, NEW_FORMATS)
    assert (await hers.reply()).text == SLOW
    await hers.says(alice, NEW_FORMATS)
    assert await hers.silent(bot)
    await his.says(bob, NEW_FORMATS)
    assert (await his.reply()).text.startswith(FIGURE)


async def test_inline(tg: FakeTelegram, bot) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    spend(bot, alice)
    refused = await tg.inline(alice, NEW_FORMATS)
    # Telegram is not to give the refusal to others, nor to her once she may ask again.
    assert (len(refused), refused.cache_time, refused.is_personal) == (0, 0, True)
    assert refused.button["text"] == "Ask me in private"
    found = await tg.inline(bob, NEW_FORMATS)
    assert (found[0].title, found.cache_time, found.is_personal) == (FIGURE, 60, False)
    assert (await tg.inline(alice, NEW_FORMATS))[
        0
    ].title == FIGURE  # it is remembered: it costs nothing


async def test_in_a_watched_group(loud_tg: FakeTelegram, core) -> None:
    ann, bob = loud_tg.user("Ann"), loud_tg.user("Bob")
    group = loud_tg.group("Team", [ann, bob])
    async with running(loud_tg, core) as bot:
        await group.says(ann, "/watch on")
        await group.reply()
        core.asked.clear()
        spend(bot, bob)
        await group.says(bob, "Guangdong's total is 5 trillion yuan")
        assert await group.silent(bot)
        assert core.asked == []
        await group.says(ann, "Guangdong's total is 5 trillion yuan")
        await loud_tg.idle(bot)
        assert [question for question, _, _ in core.asked] == [
            "Guangdong's total is 5 trillion yuan"
        ]


async def test_what_a_message_costs_is_its_senders(tg: FakeTelegram, core, monkeypatch) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    payers = []
    async with running(tg, core) as bot:
        spend = deps_of(bot).work.budget.spend

        def noted(who, milliseconds):
            payers.append(who)
            spend(who, milliseconds)

        monkeypatch.setattr(deps_of(bot).work.budget, "spend", noted)
        for person in (alice, bob):
            await tg.private(person).says(person, NEW_FORMATS)
            await tg.private(person).reply()
        await tg.idle(bot)
    assert set(payers) == {f"telegram:{alice.id}"}  # Bob's was remembered: it cost nothing


async def test_who_writes_for_a_group_spends_what_is_the_groups(tg: FakeTelegram, bot) -> None:
    """Telegram has one id for all of them; no group takes another's place."""
    anonymous = User({"id": ANONYMOUS_ADMIN, "is_bot": True, "first_name": "Group"})
    ours, theirs = tg.group("Ours", []), tg.group("Theirs", [])
    command = {"type": "bot_command", "offset": 0, "length": len("/ask")}
    ask = {"text": f"/ask {NEW_FORMATS}", "entities": [command]}
    deps_of(bot).work.budget.spend(f"telegram:{theirs.id}", 1e6)
    said = await theirs.sends(anonymous, **ask, sender_chat=theirs.chat.brief)
    assert said.delivered
    assert (await theirs.reply()).text == SLOW
    await ours.sends(anonymous, **ask, sender_chat=ours.chat.brief)
    assert (await ours.reply()).text.startswith(FIGURE)

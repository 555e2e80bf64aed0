"""After /forget nothing in the folder names the person: not the store, its log, or the other files."""

import sqlite3
from pathlib import Path

from bot.store import Delivery
from bot.telegram.application import deps_of
from tests.fake_telegram import FakeTelegram, faults
from tests.telegram.conftest import running
from tests.telegram.scripted import NEW_FORMATS
from tests.telegram.test_documents_erased import found_in
from tests.telegram.waits import Waits


def numbers_in(path: Path) -> set[int]:
    """Every whole number in every row of the store."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        cells = {
            cell for table in tables for row in db.execute(f"SELECT * FROM {table}") for cell in row
        }
    db.close()
    return {cell for cell in cells if isinstance(cell, int)}


async def test_nothing_names_who_is_forgotten(tg: FakeTelegram, core, tmp_path) -> None:
    zoe, bob = tg.user("Zoë-Quintessa"), tg.user("Bob")
    hers, his = tg.private(zoe), tg.private(bob)
    async with running(tg, core, STORE="file", DATA_DIR=str(tmp_path)) as bot:
        waits, store = Waits(bot), deps_of(bot).store
        replies = []
        for question in (NEW_FORMATS, "Guangdong?", "Where does Quixotica trade?"):
            await hers.says(zoe, question)
            replies.append(await hers.reply())
        await hers.presses(zoe, replies[0], "👎")
        await hers.edited()
        tg.faults.next(faults.too_many_requests(3600), method="sendMessage", chat_id=hers.id)
        await hers.says(zoe, NEW_FORMATS)
        await tg.idle(bot)
        waits.pass_by()
        await hers.reply()
        # Another's answer is under way all the while: the file of what was sent is never empty.
        tg.faults.next(faults.too_many_requests(3600), method="sendMessage", chat_id=his.id)
        store.sent.note(1, Delivery(his.id, 7))
        await his.says(bob, NEW_FORMATS)
        await hers.says(zoe, "/forget")
        asked = await hers.reply()
        await hers.presses(zoe, asked, "Yes, erase")
        assert (await hers.edited()).text.startswith("Done: ")
        await tg.idle(bot)
        words = ("Quintessa", "Quixotica", str(zoe.id))
        assert found_in(tmp_path, words) == set()
        assert zoe.id not in numbers_in(tmp_path / "footnote.db")
        assert bob.id in numbers_in(tmp_path / "footnote.db")
        assert found_in(tmp_path, ("Bob", str(bob.id))) == {"Bob", str(bob.id)}

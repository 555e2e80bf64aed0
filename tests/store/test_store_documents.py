"""What the store keeps of documents, and what goes with them."""

from dataclasses import replace

import pytest

from bot.running.errors import StoreError
from bot.store import Addition, Answered, Asker, Button, Kept, Store, methods

HERS, TEAM = 5, -7
NOW = 1_000_000.0


@pytest.fixture
async def store():
    async with Store.open(":memory:") as opened:
        yield opened


def kept(document_id: str, chat_id: int = HERS, **more) -> Kept:
    values = {
        "document_id": document_id,
        "chat_id": chat_id,
        "added_by": HERS,
        "file": "a.pdf",
        "file_key": "key",
        "digest": f"digest of {document_id}",
        "title": "Title \ud800",
        "pages": 1,
        "tables": 2,
        "figures": 3,
        "sentences": 4,
        "size": 5,
        "asked": True,
        "update_id": 6,
        "at": NOW,
    }
    return Kept(**(values | more))


def answered(question_id: int, chat_id: int = HERS, **more) -> Answered:
    values = {"question": f"q{question_id}", "status": "answered", "language": "en"}
    asker = Asker(chat_id, 0, HERS)
    ids = {"question_id": question_id, "message_ids": (question_id + 1,)}
    return Answered(asker=asker, **(values | ids | more))


async def rows(store: Store, table: str) -> int:
    return await methods.read(lambda db: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])(
        store
    )


async def test_documents_are_kept_in_order_and_switched(store) -> None:
    first, second = kept("b", at=NOW), kept("a", at=NOW + 1)
    for one in (second, first):
        await store.put_document(one)
    shown = [replace(one, title="Title ?") for one in (first, second)]
    assert await store.kept_documents() == tuple(shown)
    await store.set_asked(HERS, ["a"], False)
    await store.set_asked(TEAM, ["b"], False)
    assert [one.asked for one in await store.kept_documents()] == [True, False]


async def test_a_chat_has_a_content_once(store) -> None:
    await store.put_document(kept("a"))
    with pytest.raises(StoreError):
        await store.put_document(kept("b", digest="digest of a"))
    await store.put_document(kept("c", TEAM, digest="digest of a"))
    assert [one.document_id for one in await store.kept_documents()] == ["a", "c"]


async def test_an_answer_says_what_it_was_made_of(store) -> None:
    await store.record_answer(answered(10, documents=("a", "b")), NOW)
    await store.record_answer(answered(20), NOW)
    assert (await store.answer_to(HERS, 10)).documents == ("a", "b")
    assert (await store.answer_in(HERS, 21)).documents == ()


async def test_dropping_takes_all_that_has_its_words(store) -> None:
    for one in (kept("a"), kept("b"), kept("c", TEAM)):
        await store.put_document(one)
    button = Button("button-of-a", {"do": "context", "doc": "a"})
    await store.record_answer(answered(10, documents=("a", "b")), NOW, buttons=[button])
    await store.record_answer(answered(20, documents=("b",), context=("label of a",)), NOW)
    await store.record_answer(answered(30, TEAM, documents=("c",)), NOW)
    await store.put_feedback(HERS, 11, HERS, "down", now=NOW)
    await store.put_button(HERS, {"do": "opener", "doc": "a", "n": 0}, NOW)
    other = await store.put_button(HERS, {"do": "opener", "doc": "b", "n": 0}, NOW)
    await store.enqueue_update(77, "{}", NOW)
    await store.drop_documents(HERS, ["a", "c", "x"], 77)
    assert [one.document_id for one in await store.kept_documents()] == ["b", "c"]
    assert await store.answer_to(HERS, 10) is None
    assert (await store.answer_to(HERS, 20)).context == ()
    assert (await store.answer_to(TEAM, 30)).documents == ("c",)
    assert [await rows(store, table) for table in ("buttons", "feedback", "turns")] == [1, 0, 1]
    assert await store.get_button(other, HERS) == {"do": "opener", "doc": "b", "n": 0}
    assert await store.pending_updates() == ()


async def test_gaps_list_no_chats_own(store) -> None:
    for number, documents in ((10, ("a",)), (20, ())):
        await store.record_answer(answered(number, documents=documents), NOW)
        await store.put_feedback(HERS, number + 1, HERS, "down", now=NOW)
    assert [gap.question for gap in await store.gaps()] == ["q20"]


async def test_forgetting_purging_and_moving(store) -> None:
    for one in (kept("a"), kept("b", TEAM), kept("c", TEAM - 1, digest="digest of b")):
        await store.put_document(one)
    await store.note_addition(Addition(1, HERS, 2))
    await store.note_addition(Addition(3, TEAM, 4))
    assert (await store.forget(HERS)).documents == 1
    assert [(one.document_id, one.added_by) for one in await store.kept_documents()] == [
        ("b", 0),
        ("c", 0),
    ]
    await store.migrate_chat(TEAM, TEAM - 1, NOW)
    assert [one.document_id for one in await store.kept_documents()] == ["c"]
    assert await store.additions() == (Addition(3, TEAM - 1, 4),)
    await store.see_chat(TEAM - 1, "supergroup", NOW)
    await store.set_gone(TEAM - 1, NOW)
    assert (await store.purge(NOW + 10 * 86_400, 30)).documents == 0
    assert (await store.purge(NOW + 31 * 86_400, 30)).documents == 1


async def test_an_addition_is_finished_with_its_update(store) -> None:
    await store.enqueue_update(1, "{}", NOW)
    await store.claim_update(1, NOW)
    await store.note_addition(Addition(1, HERS, 2))
    await store.note_addition(Addition(1, HERS, 3))
    assert await store.additions() == (Addition(1, HERS, 3),)
    await store.finish_addition(1)
    assert (await store.additions(), await store.recover_updates()) == ((), ())

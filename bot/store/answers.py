"""Answers that were sent: which messages answer which question, and how to answer it again."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from bot.store.buttons import insert_buttons
from bot.store.chats import see_chat
from bot.store.feedback import GAP, count_gap, uncount_gap
from bot.store.inbox import claim_update, finish_update
from bot.store.normalising import clean, text_key
from bot.store.rows import Answered, Asker, Begun, Button
from bot.store.stats import count
from bot.store.turns import add_turn, turns

_SELECT = (
    "SELECT answer_id, answers.chat_id, thread_id, user_id, question_id, question, kind, context, "
    "documents, status, language FROM answers "
)


class _Former(NamedTuple):
    """The answer that an edited question had before."""

    answer_id: int
    question: str
    status: str
    documents: str

    @property
    def is_gap(self) -> bool:
        """Whether it was counted as one: those of a chat's own documents aren't."""
        return (self.status, self.documents) == (GAP, "[]")


def begin_update(
    db: sqlite3.Connection,
    update_id: int,
    asker: Asker,
    chat_type: str,
    now: float,
    *,
    payload: str | None = None,
    before: int | None = None,
) -> Begun | None:
    """Claim an update and give what is needed to answer it; None: it is not to be answered.

    `claim_update`, `see_chat` and `turns` in one transaction.
    """
    if not claim_update(db, update_id, now, payload):
        return None
    chat = see_chat(db, asker.chat_id, chat_type, now)
    return Begun(chat, turns(db, asker, now, before))


def record_answer(
    db: sqlite3.Connection,
    answered: Answered,
    now: float,
    *,
    buttons: Iterable[Button] = (),
    update_id: int | None = None,
    remember: bool = True,
    gap: bool = False,
) -> None:
    """Keep all there is to keep of an answer that was sent, in one transaction.

    That is: which messages answer the question (an edited question's former answer and its buttons
    are replaced), the buttons, the turn (`remember`, where there is a `question_id`), the count of
    the day, the curator's list (`gap`), and that the update is finished.
    """
    former = _former(db, answered)
    answer_id = _save(db, answered, now, former)
    insert_buttons(db, answered.asker.chat_id, buttons, now, answer_id)
    if remember and answered.question_id is not None:
        add_turn(db, answered.asker, answered.question_id, answered.question, now)
    count(db, answered.status, answered.language, now)
    same = _same_outcome(former, answered)
    if former is not None and former.is_gap and not same:
        uncount_gap(db, former.question)
    if gap and not same:
        count_gap(db, answered.question, answered.language, answered.status, now)
    if update_id is not None:
        finish_update(db, update_id)


def answer_to(db: sqlite3.Connection, chat_id: int, question_id: int) -> Answered | None:
    """Give the answer to the user's message `question_id`: what to edit when that is edited."""
    found = db.execute(
        _SELECT + "WHERE answers.chat_id = ? AND question_id = ?", (chat_id, question_id)
    )
    return _answered(db, found.fetchone())


def answer_in(db: sqlite3.Connection, chat_id: int, message_id: int) -> Answered | None:
    """Give the answer that stands in the bot's message `message_id`."""
    found = db.execute(
        _SELECT + "JOIN messages USING (answer_id) WHERE messages.chat_id = ? AND message_id = ?",
        (chat_id, message_id),
    )
    return _answered(db, found.fetchone())


def latest_answer(db: sqlite3.Connection, asker: Asker) -> Answered | None:
    """Give the latest answer to a person in one place."""
    found = db.execute(
        _SELECT + "WHERE chat_id = ? AND thread_id = ? AND user_id = ? "
        "ORDER BY at DESC, answer_id DESC LIMIT 1",
        asker,
    )
    return _answered(db, found.fetchone())


def _answered(db: sqlite3.Connection, row: tuple[Any, ...] | None) -> Answered | None:
    if row is None:
        return None
    (
        answer_id,
        chat_id,
        thread_id,
        user_id,
        question_id,
        question,
        kind,
        *texts,
        status,
        language,
    ) = row
    context, documents = texts
    messages = db.execute(
        "SELECT message_id FROM messages WHERE answer_id = ? ORDER BY message_id", (answer_id,)
    )
    return Answered(
        asker=Asker(chat_id, thread_id, user_id),
        question_id=question_id,
        message_ids=tuple(message_id for (message_id,) in messages),
        question=question,
        kind=kind,
        context=tuple(json.loads(context)),
        documents=tuple(json.loads(documents)),
        status=status,
        language=language,
    )


def _former(db: sqlite3.Connection, answered: Answered) -> _Former | None:
    row = db.execute(
        "SELECT answer_id, question, status, documents FROM answers "
        "WHERE chat_id = ? AND question_id = ?",
        (answered.asker.chat_id, answered.question_id),
    ).fetchone()
    return _Former(*row) if row else None


def _same_outcome(former: _Former | None, answered: Answered) -> bool:
    return (
        former is not None
        and former.status == answered.status
        and text_key(former.question) == text_key(answered.question)
    )


def _save(db: sqlite3.Connection, answered: Answered, now: float, former: _Former | None) -> int:
    question = clean(answered.question)
    if former is not None:
        db.execute("DELETE FROM messages WHERE answer_id = ?", (former.answer_id,))
        db.execute("DELETE FROM buttons WHERE answer_id = ?", (former.answer_id,))
        if former.question != question:
            db.execute("DELETE FROM feedback WHERE answer_id = ?", (former.answer_id,))
    (answer_id,) = db.execute(
        "INSERT INTO answers (chat_id, thread_id, user_id, question_id, question, kind, context, "
        "documents, status, language, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (chat_id, question_id) DO UPDATE SET thread_id = excluded.thread_id, "
        "user_id = excluded.user_id, question = excluded.question, kind = excluded.kind, "
        "context = excluded.context, documents = excluded.documents, status = excluded.status, language = excluded.language, "
        "at = excluded.at RETURNING answer_id",
        (
            *answered.asker,
            answered.question_id,
            question,
            answered.kind,
            json.dumps(answered.context),
            json.dumps(answered.documents),
            answered.status,
            answered.language,
            now,
        ),
    ).fetchone()
    db.executemany(
        "INSERT OR REPLACE INTO messages (chat_id, message_id, answer_id) VALUES (?, ?, ?)",
        [(answered.asker.chat_id, message, answer_id) for message in answered.message_ids],
    )
    return int(answer_id)

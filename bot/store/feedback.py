"""Thumbs and gaps: the raw material of the next curation, listed without who asked."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from bot.store.normalising import clean, text_key
from bot.store.rows import Gap, Reason, Thumb

_QUESTION_KEPT = 500
GAP = "not_in_document"  # the status of an answer to a question that is counted


def put_feedback(
    db: sqlite3.Connection,
    chat_id: int,
    message_id: int,
    user_id: int,
    thumb: Thumb,
    *,
    now: float,
    reason: Reason | None = None,
) -> bool:
    """Keep what a person thinks of the answer in the bot's message; the last word counts.

    False: the message has no answer (any more).
    """
    return (
        db.execute(
            "INSERT INTO feedback (answer_id, user_id, thumb, reason, at) "
            "SELECT answer_id, ?, ?, ?, ? FROM messages WHERE chat_id = ? AND message_id = ? "
            "ON CONFLICT (answer_id, user_id) DO UPDATE SET thumb = excluded.thumb, "
            "reason = excluded.reason, at = excluded.at",
            (user_id, thumb, reason, now, chat_id, message_id),
        ).rowcount
        == 1
    )


def count_gap(
    db: sqlite3.Connection, question: str, language: str, status: str, now: float
) -> None:
    """Count a question that got no answer; one of signs only is not kept."""
    question = clean(question)[:_QUESTION_KEPT]
    key = text_key(question)
    if key:
        db.execute(
            "INSERT INTO gaps (text_key, question, language, status, count, last_at) "
            "VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (text_key) DO UPDATE SET count = count + 1, "
            "language = excluded.language, status = excluded.status, last_at = excluded.last_at",
            (key, question, language, status, now),
        )


def uncount_gap(db: sqlite3.Connection, question: str) -> int:
    """Take back that a question was counted once; how many gaps went with it, 1 or 0."""
    key = text_key(clean(question)[:_QUESTION_KEPT])
    db.execute("UPDATE gaps SET count = count - 1 WHERE text_key = ?", (key,))
    return db.execute("DELETE FROM gaps WHERE text_key = ? AND count < 1", (key,)).rowcount


def gaps(db: sqlite3.Connection, limit: int = 50) -> tuple[Gap, ...]:
    """List the questions that got no answer or a thumb down, the most frequent first.

    Those about a chat's own documents are that chat's and nobody else's.
    """
    merged: dict[str, _Merged] = {}
    for key, *row in db.execute(
        "SELECT text_key, question, language, status, count, last_at FROM gaps"
    ):
        merged[key] = _Merged(*row)
    for question, language, status, reason, at in db.execute(
        "SELECT question, language, status, coalesce(reason, ''), feedback.at "
        "FROM feedback JOIN answers USING (answer_id) "
        "WHERE thumb = 'down' AND documents = '[]' ORDER BY feedback.at"
    ):
        shown = question[:_QUESTION_KEPT]
        found = merged.setdefault(text_key(shown), _Merged(shown, language, status))
        found.reasons[reason] += 1
        found.last_at = max(found.last_at, at)
    ordered = sorted(merged.values(), key=lambda m: (-m.weight, -m.last_at, m.question))
    return tuple(m.gap() for m in ordered[:limit])


@dataclass
class _Merged:
    question: str
    language: str
    status: str
    count: int = 0
    last_at: float = 0.0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def weight(self) -> int:
        return self.count + self.reasons.total()

    def gap(self) -> Gap:
        reasons = sorted(self.reasons.items(), key=lambda item: (-item[1], item[0]))
        return Gap(
            self.question, self.language, self.status, self.count, tuple(reasons), self.last_at
        )

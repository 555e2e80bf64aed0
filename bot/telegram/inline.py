"""Inline mode: the answer first, then the nearest facts, each a complete message."""

import logging
from collections.abc import Iterator, Sequence
from hashlib import blake2s
from itertools import islice
from typing import Any, Final

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from bot.answer import Answer
from bot.running.bounded import Bounded, texts_size
from bot.running.work import TooCostlyError
from bot.telegram.deps import Deps
from bot.telegram.facts import fact_answer
from bot.telegram.keyboards import copy_button
from bot.telegram.notices import menu_language, say
from bot.telegram.render import answer_blocks, parts, shorten
from bot.telegram.ticket import payer
from facts.table import Fact

_LOG = logging.getLogger(__name__)
_MOST_RESULTS: Final = 6
_TITLE: Final = 64
_DESCRIPTION: Final = 120
_BULLET: Final = "• "
_CACHE_SECONDS: Final = 60
_MOST_KEPT: Final = 4 * 1024 * 1024  # bytes: what is found for some 200 queries
_RESULT: Final = 3000  # bytes of a result beside its text
_GOOD: Final = frozenset({"answered", "supported", "contradicted"})
Context = CallbackContext[Any, Any, Any, Any]


class Inline:
    """Answers inline queries from memory, in milliseconds: from the bundled document only.

    A result is sent into any chat, so documents of a chat, also of the person's own, stay out.
    """

    def __init__(self, deps: Deps) -> None:
        self.deps = deps
        self._known: Bounded[str, tuple[InlineQueryResultArticle, ...]] = Bounded(_MOST_KEPT, _size)

    async def on_query(self, update: Update, _context: Context) -> None:
        """Handle an inline query; one that grew old is past answering."""
        query = update.inline_query
        if query is None:
            return
        menu = menu_language(query.from_user.language_code)
        results: Sequence[InlineQueryResultArticle] | None = ()
        access = self.deps.access
        served = access.serves(query.from_user.id)
        if served and query.query.strip() and self.deps.settings.bundled:
            results = await self.find(query.query.strip())
        refused = results is None
        key = "inline_open" if results or refused or not query.query.strip() else "inline_none"
        try:
            await query.answer(
                results or (),
                # Telegram gives what it keeps to everybody: no refusal of one person.
                cache_time=0 if refused else _CACHE_SECONDS,
                is_personal=access.listed or refused,
                button=InlineQueryResultsButton(say(key, menu), start_parameter="inline"),
            )
        except TelegramError as error:
            _LOG.info("an inline query was not answered: %s", error.message)

    async def find(self, text: str) -> Sequence[InlineQueryResultArticle] | None:
        """Give what is found; None for somebody who has cost too much lately."""
        results = self._known.get(text)
        if results is not None:
            return results
        try:
            results = await self.deps.work.run(payer(), lambda: self._found(text))
        except (TooCostlyError, TimeoutError):
            return None
        self._known.put(text, results)
        return results

    def _found(self, text: str) -> tuple[InlineQueryResultArticle, ...]:
        return tuple(result(answer) for answer in islice(self.answers(text), _MOST_RESULTS))

    def answers(self, text: str) -> Iterator[Answer]:
        """Give the answer, where there is one, and the facts near it, each once."""
        engine = self.deps.engine
        answer = engine.answer(text)
        seen = {_key(answer)}
        if answer.status in _GOOD and (answer.citations or answer.figures):
            yield answer
        for near in self._near(answer):
            if near.citations and _key(near) not in seen:
                seen.add(_key(near))
                yield near

    def _near(self, answer: Answer) -> Iterator[Answer]:
        for suggestion in answer.suggestions:
            yield self.deps.engine.answer(suggestion.question)
        for fact in self._same_subject(answer):
            yield fact_answer(self.deps.engine, fact, answer.language)

    def _same_subject(self, answer: Answer) -> Iterator[Fact]:
        """Give figures about the same; for a summary those of its own sentences."""
        library = self.deps.library
        named = [library.by_id.get(figure.fact or "") for figure in answer.figures]
        subjects = {fact.subject for fact in named if fact is not None}
        cited = {citation.sentence_id for citation in answer.citations} if not subjects else set()
        return (
            fact
            for fact in library.facts
            if fact.value is not None
            and (fact.subject in subjects or cited & {sentence.id for sentence in fact.sentences})
        )


def result(answer: Answer) -> InlineQueryResultArticle:
    """Give a result that sends the whole first message of an answer, with its footnote."""
    part = parts(answer_blocks(answer))[0]
    detail = answer.details[0] if answer.details else ""
    quote = answer.citations[0].quote if answer.citations else ""
    copy: InlineKeyboardButton | None = copy_button(answer, answer.language)
    return InlineQueryResultArticle(
        id=blake2s(part.plain.encode("utf-8", "replace"), digest_size=16).hexdigest(),
        title=shorten(answer.headline.removeprefix(_BULLET), _TITLE),
        description=shorten((detail or quote).removeprefix(_BULLET), _DESCRIPTION),
        input_message_content=InputTextMessageContent(
            part.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=InlineKeyboardMarkup([[copy]]) if copy else None,
    )


def _size(text: str, results: Sequence[InlineQueryResultArticle]) -> int:
    sent = (result.input_message_content for result in results)
    shown = (one.message_text for one in sent if isinstance(one, InputTextMessageContent))
    return _RESULT * len(results) + texts_size(text, *shown)


def _key(answer: Answer) -> tuple[str, ...]:
    return (answer.headline, *answer.details[:1])

"""Pressed buttons. Always acknowledged; one that was made up, replayed or moved does nothing."""

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from bot.running.bounded import Bounded
from bot.store import Asker, Payload, Reason
from bot.telegram import sending
from bot.telegram.composing import ASK, CHECK, FACT
from bot.telegram.deps import Deps, asker_of, language_of
from bot.telegram.keyboards import (
    REASONS,
    Keyboard,
    reasons_keyboard,
    stands_under,
)
from bot.telegram.questions import Questions, is_group
from bot.telegram.render import context_blocks, parts
from bot.telegram.sending import Place
from bot.telegram.texts import Language, say
from bot.telegram.ticket import TICKET
from bot.telegram.tongues import Tongue, tell, tongue_of
from index.document import Document
from index.readers.errors import ReadError

_LOG = logging.getLogger(__name__)
_DAY = 86_400.0
_TWICE = 2.0
_MOST_KEPT = 1000
_OF_BUNDLED = frozenset({"subjects", "facts", "fact", "coverage", "chart"})
Context = CallbackContext[Any, Any, Any, Any]


@dataclass(slots=True)
class Press:
    """A button that was pressed under a message of the bot."""

    update: Update
    bot: Bot
    query: CallbackQuery
    message: Message
    payload: Payload
    language: Language
    tongue: Tongue
    acknowledged: bool = field(default=False)

    @property
    def asker(self) -> Asker:
        """Give the key of the state of who pressed."""
        return asker_of(self.message, self.query.from_user.id)

    def text(self, key: str) -> str:
        """Give an argument of the payload, "" where it has none."""
        value = self.payload.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> int:
        """Give a number of the payload, 0 where it has none."""
        value = self.payload.get(key)
        return value if isinstance(value, int) else 0

    async def toast(self, text: str = "", *, alert: bool = False) -> None:
        """Acknowledge the press, once; an alert stays until it is read."""
        if not self.acknowledged:
            self.acknowledged = True
            await acknowledge(self.query, text, alert=alert)


class Cited(NamedTuple):
    """A footnote of an answer; `document_id` is "" for the bundled document."""

    n: int
    sentence_id: str
    document_id: str = ""


def cited_in(press: Press) -> list[Cited]:
    """Give the footnotes that a button is about; one made by an older version names a sentence."""
    cited = press.payload.get("cited")
    if not isinstance(cited, list):
        sentence = press.text("sentence")
        return [Cited(1, sentence, press.text("doc"))] if sentence else []
    return [Cited(*one) for one in cited]


Action = Callable[[Press], Awaitable[None]]


class Presses:
    """Finds what a button stands for, and does it."""

    def __init__(self, deps: Deps, questions: Questions) -> None:
        self.deps = deps
        self.questions = questions
        self.actions: dict[str, Action] = {
            "context": self.context,
            "back": self.back,
            "ask": self.ask,
            "check": self.check,
            "thumb": self.thumb,
            "reason": self.reason,
        }
        self._lately: Bounded[tuple[int, str], float] = Bounded(_MOST_KEPT)

    async def on_press(self, update: Update, context: Context) -> None:
        """Handle a callback query."""
        query = update.callback_query
        if query is None:
            return
        message = query.message if isinstance(query.message, Message) else None
        chat = await self.deps.store.chat(message.chat.id) if message else None
        language = language_of(chat, update)
        payload = await self._payload(query, message)
        if message is None or payload is None:
            text = tell("stale", tongue_of(chat, update))
            if message is not None and await self.deps.store.is_anothers(
                query.data or "", message.chat.id, query.from_user.id
            ):
                text = tell("not_your_button", tongue_of(chat, update))
            await acknowledge(query, text)
            return
        action = self.actions.get(str(payload.get("do")))
        if payload.get("do") in _OF_BUNDLED and not self.deps.settings.bundled:
            await acknowledge(query, tell("stale", tongue_of(chat, update)))
            return
        press = Press(
            update, context.bot, query, message, payload, language, tongue_of(chat, update)
        )
        if action is None or self._is_double(press):
            await press.toast()
            return
        try:
            await action(press)
        finally:
            await press.toast()

    async def _payload(self, query: CallbackQuery, message: Message | None) -> Payload | None:
        """Give what the button stands for, where it stands under this message in this chat."""
        if message is None or not query.data or not stands_under(query.data, message.reply_markup):
            return None
        since = self.deps.now() - self.deps.settings.retention_days * _DAY
        return await self.deps.store.get_button(
            query.data, message.chat.id, query.from_user.id, since
        )

    def _is_double(self, press: Press) -> bool:
        """Whether the same person pressed the same button just now."""
        key, now = (press.query.from_user.id, str(press.query.data)), time.monotonic()
        before = self._lately.get(key)
        double = before is not None and now - before < _TWICE
        ticket = TICKET.get()
        if ticket is not None and ticket.again:
            return False
        self._lately.put(key, now)
        return double

    async def context(self, press: Press) -> None:
        """Show a cited sentence among its neighbours: in a group in a message of its own."""
        cited = cited_in(press)
        at = min(press.number("at"), len(cited) - 1)
        document = await self._document(press, cited[at].document_id) if cited else None
        sentence = document.sentence(cited[at].sentence_id) if document is not None else None
        if document is None or sentence is None:
            await press.toast(tell("gone", press.tongue))
            return
        await press.toast()
        before, after = document.around(sentence)
        title = document.section_title(sentence)
        part = parts(context_blocks(title, before, sentence.text, after))[0]
        message = press.message
        answered = await self.deps.store.answer_in(message.chat.id, message.message_id)
        language = answered.language if answered else press.language
        keyboard = Keyboard()
        if len(cited) > 1:
            keyboard.row(
                *(
                    keyboard.press(
                        f"[{one.n}]" if number != at else f"· {one.n} ·",
                        **{**press.payload, "at": number},
                    )
                    for number, one in enumerate(cited)
                )
            )
        if answered is None or not is_group(message):
            if not is_group(message):
                keyboard.row(keyboard.press(say("back", language), do="back"))
            await self.show(press, keyboard, part)
            return
        store, now = self.deps.store, self.deps.now()
        markup = await keyboard.saved(store, message.chat.id, now)
        await sending.send(press.bot, Place.answering(message, silent=True), [part], markup)

    async def _document(self, press: Press, document_id: str) -> Document | None:
        """Give the document that a button is about, which must be one that this chat sees."""
        desk = self.deps.desk
        if not document_id:
            return self.deps.library.document if self.deps.settings.bundled else None
        kept = desk.catalogue.find(press.message.chat.id, document_id)
        try:
            return await desk.engines.open(kept) if kept is not None else None
        except (ReadError, OSError):
            return None

    async def back(self, press: Press) -> None:
        """Show the answer again."""
        await press.toast()
        deps = self.deps
        answered = await deps.store.answer_in(press.message.chat.id, press.message.message_id)
        if answered is None:
            return
        composed = await self.questions.composer.compose(
            press.message.chat.id,
            answered.question,
            answered.context,
            answered.kind,
            tongue=press.tongue,
            documents=answered.documents,
        )
        number = min(answered.message_ids.index(press.message.message_id), len(composed.parts) - 1)
        await self.show(press, composed.keyboard, composed.parts[number])

    async def show(self, press: Press, keyboard: Keyboard, part: Any) -> None:
        """Turn the message into something else."""
        message = press.message
        markup = await keyboard.saved(
            self.deps.store, message.chat.id, self.deps.now(), message.message_id
        )
        await sending.edit(press.bot, message.chat.id, message.message_id, part, markup)

    async def ask(self, press: Press) -> None:
        """Answer a question that was offered: here for a reading, else in a new message."""
        await press.toast()
        deps, message = self.deps, press.message
        if not await self.questions.admit(press.update, press.bot, message):
            return
        question, asker = press.text("question"), press.asker
        former = await deps.store.answer_in(message.chat.id, message.message_id)
        fact = press.text("fact")
        kind, context = (FACT, (fact,)) if fact else (ASK, ())
        composed = await self.questions.composer.compose(
            message.chat.id,
            question,
            context,
            kind,
            tongue=press.tongue,
            documents=() if fact else None,
        )
        place = Place.answering(message, silent=composed.silent)
        if press.payload.get("here") and former is not None:
            answered = self.questions.note(
                former.asker,
                former.question_id,
                question,
                kind=kind,
                context=context,
                composed=composed,
            )
            await self.questions.replace(press.bot, place, composed, answered, former.message_ids)
            return
        begun = await deps.store.begin_update(
            press.update.update_id, asker, message.chat.type, deps.now()
        )
        if begun is None:
            return
        answered = self.questions.note(
            asker, None, question, kind=kind, context=context, composed=composed
        )
        await self.questions.deliver(
            press.bot, place, composed, answered, update_id=press.update.update_id
        )
        # The message number of the answer keeps the turn's place for a follow-up.
        await deps.store.add_turn(asker, message.message_id, question, deps.now())

    async def check(self, press: Press) -> None:
        """Check the statement that a message with an offer answers, in a new message."""
        await press.toast()
        deps, message, asker = self.deps, press.message, press.asker
        former = await deps.store.answer_in(message.chat.id, message.message_id)
        if former is None or not await self.questions.admit(press.update, press.bot, message):
            return
        begun = await deps.store.begin_update(
            press.update.update_id, asker, message.chat.type, deps.now()
        )
        if begun is None:
            return
        composed = await self.questions.composer.compose(
            message.chat.id, former.question, (), CHECK, tongue=press.tongue
        )
        answered = self.questions.note(
            asker, None, former.question, kind=CHECK, context=(), composed=composed
        )
        place = Place.answering(message, silent=composed.silent)
        await self.questions.deliver(
            press.bot, place, composed, answered, update_id=press.update.update_id
        )

    async def thumb(self, press: Press) -> None:
        """Keep a thumb; a thumb down asks why."""
        deps, message = self.deps, press.message
        thumb = "up" if press.text("thumb") == "up" else "down"
        kept = await deps.store.put_feedback(
            message.chat.id,
            message.message_id,
            press.query.from_user.id,
            "up" if thumb == "up" else "down",
            now=deps.now(),
        )
        if not kept:
            await press.toast(tell("stale", press.tongue))
            return
        answered = await deps.store.answer_in(message.chat.id, message.message_id)
        language = answered.language if answered else press.language
        if thumb == "up":
            await press.toast(say("thanks", language))
            return
        await press.toast(say("what_is_wrong", language))
        keyboard = reasons_keyboard(language)
        markup = await keyboard.saved(deps.store, message.chat.id, deps.now(), message.message_id)
        await sending.edit_keyboard(press.bot, message, markup)

    async def reason(self, press: Press) -> None:
        """Keep why an answer is wrong, and put its buttons back."""
        deps, message, reason = self.deps, press.message, press.text("reason")
        if reason in REASONS.values():
            await deps.store.put_feedback(
                message.chat.id,
                message.message_id,
                press.query.from_user.id,
                "down",
                now=deps.now(),
                reason=cast("Reason", reason),
            )
        answered = await deps.store.answer_in(message.chat.id, message.message_id)
        language = answered.language if answered else press.language
        await press.toast(say("thanks", language))
        await self.back(press)


async def acknowledge(query: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
    """Answer a callback query; one that grew old is past answering, and no call is worth a wait."""
    try:
        await query.answer(text or None, show_alert=alert or None)
    except TelegramError as error:
        _LOG.info("a button's press was not acknowledged: %s", error.message)


__all__ = ["Press", "Presses", "acknowledge"]

"""/review: the figures drafted from a document, one message edited in place, a press a decision.

What is decided is on disk before the message shows it, so a kill loses nothing. A button names the
figure that it is about: pressed late or twice, it decides nothing.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final
from weakref import WeakValueDictionary

from telegram import Bot, Message, Update

from bot.shelf.reviews import KeptReview
from bot.store import Kept, Payload
from bot.telegram import sending
from bot.telegram.addressing import name_of
from bot.telegram.deps import Deps
from bot.telegram.documents import rights, views
from bot.telegram.documents.review_views import review_view
from bot.telegram.documents.views import View
from bot.telegram.handlers import Command, Commands
from bot.telegram.keyboards import Keyboard
from bot.telegram.press import Press
from bot.telegram.presses import Presses
from bot.telegram.questions import is_group
from bot.telegram.render import Block, parts
from bot.telegram.ticket import payer
from bot.telegram.tongues import tell, tongue_of
from facts.library_errors import LibraryError
from facts.reviewing.session import FIELDS, Act, Reviewing
from index.readers.unreadable import ReadError

_LOG = logging.getLogger(__name__)
_DAY: Final = 86_400.0
_ACTS: Final = frozenset(Act)
Deed = Callable[[Reviewing], None]


class Reviewer:
    """Shows reviews and takes what curators decide; others are told once that they don't."""

    def __init__(self, deps: Deps, commands: Commands, presses: Presses) -> None:
        self.deps = deps
        self._commands = commands
        self._presses = presses
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        commands.actions["review"] = self.begin
        presses.actions["review"] = self.press

    async def begin(self, command: Command) -> None:
        """Begin or go on with the review of the document that is named, or ask which."""
        catalogue, chat_id = self.deps.desk.catalogue, command.message.chat.id
        documents = catalogue.of(chat_id)
        if not documents:
            add = tell("add_group" if is_group(command.message) else "add_private", command.tongue)
            await self._commands.say(command, tell("docs_none", command.tongue), add)
            return
        kept = catalogue.by_number_or_name(chat_id, command.text) if command.text else None
        if kept is None and len(documents) == 1 and not command.text:
            kept = documents[0]
        if kept is None:
            blocks, keyboard = views.choice(documents, command.tongue, "review_which", "review")
        elif not await rights.may_review(self.deps, command.bot, kept, command.user_id):
            await self._commands.say(command, tell("review_not_yours", command.tongue))
            return
        else:
            blocks, keyboard = await self._view(kept, command.tongue)
        shown = parts(blocks)[0]
        markup = await keyboard.saved(self.deps.store, chat_id, self.deps.now())
        place = sending.Place.answering(command.message)
        await sending.send(command.bot, place, [shown], markup)

    async def press(self, press: Press) -> None:
        """Do what a button says, where a curator presses it."""
        kept = self.deps.desk.catalogue.find(press.message.chat.id, press.text("doc"))
        if kept is None:
            await press.toast(tell("gone", press.tongue))
            return
        if not await rights.may_review(self.deps, press.bot, kept, press.query.from_user.id):
            await press.toast(tell("review_not_yours", press.tongue), alert=True)
            return
        act, deed, awaits = press.text("act"), None, ""
        if act in _ACTS:
            deed = _doing(Act(act))
        elif act == "await":
            awaits = press.text("awaits")
        at = press.payload.get("at")
        view, late = await self._done(kept, press.tongue, at, deed, awaits)
        await press.toast(tell("review_late", press.tongue) if late else "")
        await self._presses.show(press, view[1], parts(view[0])[0])

    async def takes(self, update: Update, bot: Bot, message: Message, text: str) -> bool:
        """Take a reply with what a field of a draft is to be; False: it is about something else."""
        asked = message.reply_to_message
        if asked is None or asked.from_user is None or asked.from_user.id != bot.id:
            return False
        payload = await self._awaiting(asked)
        if payload is None:
            return False
        chat_id, field = message.chat.id, str(payload["awaits"])
        tongue = tongue_of(await self.deps.chat_of(message), update)
        place = sending.Place.answering(message)
        kept = self.deps.desk.catalogue.find(chat_id, str(payload.get("doc")))
        if kept is None:
            await sending.send(bot, place, parts([Block(tell("gone", tongue))]))
            return True
        if not await rights.may_review(self.deps, bot, kept, name_of(message.from_user)):
            await sending.send(bot, place, parts([Block(tell("review_not_yours", tongue))]))
            return True
        (blocks, keyboard), _ = await self._done(
            kept, tongue, payload.get("at"), _editing(field, text), field
        )
        now = self.deps.now()
        markup = await keyboard.saved(self.deps.store, chat_id, now, asked.message_id)
        if not await sending.edit(bot, chat_id, asked.message_id, parts(blocks)[0], markup):
            await sending.send(bot, place, parts(blocks)[:1], markup)
        return True

    async def _awaiting(self, asked: Message) -> Payload | None:
        """Give what the buttons under a message say, where it awaits a reply."""
        rows = asked.reply_markup.inline_keyboard if asked.reply_markup else ()
        since = self.deps.now() - self.deps.settings.retention_days * _DAY
        for button in (button for row in rows for button in row):
            if not isinstance(button.callback_data, str):
                continue
            payload = await self.deps.store.get_button(
                button.callback_data, asked.chat.id, None, since
            )
            if payload and payload.get("do") == "review" and payload.get("act") == "show":
                return payload if payload.get("awaits") in FIELDS else None
        return None

    async def _view(self, kept: Kept, tongue: str) -> View:
        view, _ = await self._done(kept, tongue, None, None, "")
        return view

    async def _done(
        self, kept: Kept, tongue: str, at: object, deed: Deed | None, awaits: str
    ) -> tuple[View, bool]:
        """Do it, keep it, and give what is to be shown then; True: it came too late.

        It is done where the figure at the offset `at` is still the one to be decided, None: any.
        """
        document_id, desk = kept.document_id, self.deps.desk
        turn = self._turns.setdefault(document_id, asyncio.Lock())
        async with turn:
            try:
                view, late, changed = await self.deps.work.run(
                    payer(), partial(self._worked, kept, tongue, at, deed, awaits)
                )
            except (ReadError, LibraryError, OSError) as error:
                _LOG.warning("a review failed: %s", type(error).__name__)
                desk.reviews.forget(document_id)
                return _failed(kept, tongue, there=self._is_there(kept)), False
            if changed:
                desk.engines.forget(document_id)  # the next answer is made with what was accepted
            if not self._is_there(kept):  # removed meanwhile
                desk.reviews.forget(document_id)
                desk.engines.forget(document_id)
                return _failed(kept, tongue, there=False), False
        return view, late

    def _is_there(self, kept: Kept) -> bool:
        return kept.document_id in self.deps.desk.catalogue.ids()

    def _worked(
        self, kept: Kept, tongue: str, at: object, deed: Deed | None, awaits: str
    ) -> tuple[View, bool, bool]:
        desk = self.deps.desk
        review = desk.reviews.of(kept.document_id, lambda: self._open(kept))
        reviewing = review.reviewing()
        late = isinstance(at, int) and at != reviewing.at
        changed = False
        if late:
            awaits = ""
        elif deed is not None:
            deed(reviewing)
            changed = review.keep(reviewing.review)
            awaits = awaits if reviewing.note is not None else ""
        return review_view(kept, reviewing, tongue, awaits), late, changed

    def _open(self, kept: Kept) -> KeptReview:
        keeping = self.deps.desk.keeping
        document = replace(keeping.open(kept.document_id, kept.file), id=kept.document_id)
        return KeptReview(document, keeping.entry_of(kept.document_id))


def _doing(act: Act) -> Deed:
    return lambda reviewing: reviewing.do(act)


def _editing(field: str, text: str) -> Deed:
    return lambda reviewing: reviewing.edit(**{field: text})


def _failed(kept: Kept, tongue: str, *, there: bool) -> View:
    text = (
        tell("review_failed", tongue, title=views.title_of(kept)) if there else tell("gone", tongue)
    )
    return [Block(text)], Keyboard()

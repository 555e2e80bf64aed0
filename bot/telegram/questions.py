"""Questions and claims: answered by one message, which changes when the question is edited."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from telegram import Bot, Message, Update
from telegram.constants import ChatType

from bot.running.errors import StoreAwayError, StoreError
from bot.store import Answered, Asker, Delivery
from bot.telegram import sending
from bot.telegram.addressing import Request, name_of, spender_of
from bot.telegram.composing import CHECK, FACT, Composed, Composer
from bot.telegram.deps import Deps, asker_of
from bot.telegram.render import Block, parts
from bot.telegram.sending import Place
from bot.telegram.subjects import Subject, answered_to, subject_of, wordless
from bot.telegram.throttle import Verdict
from bot.telegram.ticket import TICKET
from bot.telegram.tongues import tell, tongue_of

_LOG = logging.getLogger(__name__)
_LATE: Final = 5.0  # seconds after which a message has waited, and not only come by the network
_NOTHING = frozenset({"not_in_document", "error"})


class Questions:
    """Answers, sends, and notes what was sent."""

    def __init__(self, deps: Deps) -> None:
        self.deps = deps
        self.composer = Composer(deps)

    async def ask(
        self,
        update: Update,
        bot: Bot,
        message: Message,
        request: Request,
        *,
        documents: Sequence[str] | None = None,
        fact: str = "",
    ) -> None:
        """Answer a new message; `documents`: from these, () the bundled one, None what is on.

        `fact` is the one of the bundled document that it opens.
        """
        deps = self.deps
        asker = asker_of(message, name_of(message.from_user))
        if not await self.admit(update, bot, message):
            return
        begun = await deps.store.begin_update(
            update.update_id, asker, message.chat.type, deps.now()
        )
        if begun is None:
            self._handled()
            return
        continued = await self._continued(bot, message)
        subject = subject_of(message, request, continued)
        if fact:
            subject = Subject(request.text, FACT, (fact,))
        context = begun.turns if subject.context is None else subject.context
        tongue = tongue_of(begun.chat, update)
        composed = await self.composer.compose(
            message.chat.id,
            subject.text,
            () if subject.kind == CHECK else context,
            subject.kind,
            tongue=tongue,
            documents=self._still(continued) if documents is None else documents,
        )
        coming = self.deps.desk.on_its_way(message.chat.id)
        if composed.answer.status in _NOTHING and (wordless(message) or coming):
            key = wordless(message) or "still_reading"
            line = tell(key, tongue, file=coming)
            composed = self.composer.say_line(message.chat.id, subject.text, tongue, line)
        if message.forward_origin is not None and not is_group(message) and not request.command:
            composed = composed.headed(tell("button_check", tongue), do="check")
        place = Place.answering(message, silent=composed.silent)
        answered = self.note(
            asker,
            message.message_id,
            subject.text,
            kind=subject.kind,
            context=context,
            composed=composed,
        )
        await self.deliver(bot, place, composed, answered, update_id=update.update_id)

    async def reconsider(
        self, update: Update, bot: Bot, message: Message, request: Request
    ) -> None:
        """Change the answer to an edited message; answer one that had none."""
        deps = self.deps
        former = await deps.store.answer_to(message.chat.id, message.message_id)
        if former is None:
            await self.ask(update, bot, message, request)
            return
        subject = subject_of(message, request, None)
        if (former.question, former.kind) == (subject.text, subject.kind):
            return
        if not await self.admit(update, bot, message):
            return
        composed = await self.composer.compose(
            message.chat.id,
            subject.text,
            () if subject.kind == CHECK else former.context,
            subject.kind,
            tongue=tongue_of(await deps.store.chat(message.chat.id), update),
        )
        answered = self.note(
            former.asker,
            message.message_id,
            subject.text,
            kind=subject.kind,
            context=former.context,
            composed=composed,
        )
        place = Place.answering(message, silent=composed.silent)
        await self.replace(bot, place, composed, answered, former.message_ids)

    async def _continued(self, bot: Bot, message: Message) -> Answered | None:
        """Give the answer that a message replies to, whoever asked for it."""
        answered = answered_to(message, bot.id)
        if answered is None:
            return None
        return await self.deps.store.answer_in(message.chat.id, answered)

    def _still(self, continued: Answered | None) -> tuple[str, ...] | None:
        """Give the documents that an answer was made of, where the chat still has them."""
        if continued is None or not continued.documents:
            return None
        kept = self.deps.desk.catalogue.pick(continued.asker.chat_id, continued.documents)
        return tuple(one.document_id for one in kept) or None

    async def deliver(
        self,
        bot: Bot,
        place: Place,
        composed: Composed,
        answered: Answered,
        *,
        update_id: int | None = None,
        remember: bool = True,
    ) -> None:
        """Send an answer and note it; one that was sent before is only noted."""
        sent = await sending.send(
            bot,
            place,
            composed.parts,
            composed.markup.json,
            [button.button_id for button in composed.markup.buttons],
        )
        await self._record(answered, sent, composed, update_id, remember=remember)

    async def replace(
        self,
        bot: Bot,
        place: Place,
        composed: Composed,
        answered: Answered,
        old: tuple[int, ...],
    ) -> None:
        """Turn an answer's messages into another answer."""
        kept: list[Delivery] = []
        ids = tuple(button.button_id for button in composed.markup.buttons)
        last = len(composed.parts) - 1
        for number, (message_id, part) in enumerate(zip(old, composed.parts, strict=False)):
            markup = composed.markup.json if number == last else None
            if await sending.edit(bot, place.chat_id, message_id, part, markup):
                kept.append(Delivery(place.chat_id, message_id, ids))
            else:
                break
        for message_id in old[len(composed.parts) :]:
            await sending.delete(bot, place.chat_id, message_id)
        more = composed.parts[len(kept) :]
        if more:
            kept += await sending.send(bot, place, more, composed.markup.json, ids)
        await self._record(answered, kept, composed, None)

    async def _record(
        self,
        answered: Answered,
        sent: Sequence[Delivery],
        composed: Composed,
        update_id: int | None,
        *,
        remember: bool = True,
    ) -> None:
        """Keep what was sent. It was: that it can't be kept is for the log, not for who asked."""
        asker = answered.asker._replace(chat_id=sent[0].chat_id)
        buttons = [
            replace(button, button_id=button_id)
            for button, button_id in zip(composed.markup.buttons, sent[-1].button_ids, strict=False)
        ]
        noted = replace(
            answered,
            asker=asker,
            question_id=answered.question_id if asker == answered.asker else None,
            message_ids=tuple(message.message_id for message in sent),
        )
        try:
            await self.deps.store.record_answer(
                noted,
                self.deps.now(),
                buttons=buttons,
                update_id=update_id,
                remember=remember and answered.kind != CHECK,
                gap=answered.status == "not_in_document" and not answered.documents,
            )
        except StoreAwayError:
            raise
        except StoreError as error:
            _LOG.error("an answer was sent and not recorded: %s", error)
            return
        self.deps.observer.answered(composed.answer)
        if update_id is not None:
            self._handled()

    @staticmethod
    def note(
        asker: Asker,
        question_id: int | None,
        question: str,
        *,
        kind: str,
        context: tuple[str, ...],
        composed: Composed,
    ) -> Answered:
        """Give what the store keeps of an answer."""
        return Answered(
            asker=asker,
            question_id=question_id,
            message_ids=(),
            question=question,
            kind=kind,
            context=context,
            documents=composed.documents,
            status=composed.answer.status,
            language=composed.answer.language,
        )

    async def admit(self, update: Update, bot: Bot, message: Message) -> bool:
        """Whether the throttle lets a message be answered; says once that it doesn't."""
        ticket = TICKET.get()
        if ticket is not None and ticket.again:
            return True
        age = self.deps.now() - message.date.timestamp() if message is update.message else 0.0
        late = age if age > _LATE else 0.0
        verdict = self.deps.throttle.take(message.chat.id, spender_of(update), late)
        if verdict is Verdict.NOTICE:
            chat = await self.deps.store.chat(message.chat.id)
            text = tell("slow_down", tongue_of(chat, update))
            place = Place.answering(message, silent=True)
            await sending.send(bot, place, parts([Block(text)]))
        return verdict is Verdict.ANSWER

    @staticmethod
    def _handled() -> None:
        ticket = TICKET.get()
        if ticket is not None:
            ticket.finished = True


def is_group(message: Message) -> bool:
    """Tell whether a message stands in a group."""
    return message.chat.type != ChatType.PRIVATE

"""The buttons that ask what a message offers: another question, a check of the statement."""

from bot.telegram.composing import ASK, CHECK, FACT
from bot.telegram.deps import Deps
from bot.telegram.press import Press
from bot.telegram.presses import Presses
from bot.telegram.questions import Questions
from bot.telegram.sending import Place


class Offers:
    """Answers what was offered."""

    def __init__(self, deps: Deps, presses: Presses, questions: Questions) -> None:
        self.deps = deps
        self.questions = questions
        presses.actions |= {"ask": self.ask, "check": self.check}

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

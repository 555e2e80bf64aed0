"""The thumbs under an answer, and the reasons that a thumb down asks for."""

from bot.telegram import sending
from bot.telegram.deps import Deps
from bot.telegram.keyboards import REASONS, reasons_keyboard
from bot.telegram.notices import say
from bot.telegram.press import Action, Press
from bot.telegram.presses import Presses
from bot.telegram.tongues import tell


class Thumbs:
    """Keeps what people think of answers; `back` shows the answer with its buttons again."""

    def __init__(self, deps: Deps, presses: Presses, back: Action) -> None:
        self.deps = deps
        self._back = back
        presses.actions |= {"thumb": self.thumb, "reason": self.reason}

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
        deps, message, said = self.deps, press.message, press.text("reason")
        reason = next((known for known in REASONS.values() if known == said), None)
        if reason is not None:
            await deps.store.put_feedback(
                message.chat.id,
                message.message_id,
                press.query.from_user.id,
                "down",
                now=deps.now(),
                reason=reason,
            )
        answered = await deps.store.answer_in(message.chat.id, message.message_id)
        language = answered.language if answered else press.language
        await press.toast(say("thanks", language))
        await self._back(press)

"""The one message that tells how a file comes in: sent once, then edited, also after a restart."""

import logging
from collections.abc import Sequence

from telegram import Bot
from telegram.error import TelegramError

from bot.store import Addition
from bot.telegram import sending
from bot.telegram.deps import Deps
from bot.telegram.keyboards import Keyboard
from bot.telegram.render import Block, Part, parts
from bot.telegram.sending import Place
from bot.telegram.tongues import tell, tongue

_LOG = logging.getLogger(__name__)


class Telling:
    """Knows the message of each file that is on its way in, by the update that asked for it."""

    def __init__(self, deps: Deps) -> None:
        self.deps = deps
        self._messages: dict[int, Addition] = {}

    async def load(self) -> None:
        """Take up the messages of a process that was killed."""
        for addition in await self.deps.store.additions():
            self._messages[addition.update_id] = addition

    async def give_up(self, bot: Bot, lost: Addition) -> None:
        """Say that a file can't be added which ended several processes; nobody may hear it."""
        self._messages.pop(lost.update_id, None)
        chat = await self.deps.store.chat(lost.chat_id)
        [part, *_] = _parts(tell("given_up", tongue(chat.language if chat else None)))
        try:
            await sending.edit(bot, lost.chat_id, lost.message_id, part)
        except TelegramError as error:
            _LOG.info("that a file was not added was not told: %s", type(error).__name__)

    async def say(self, bot: Bot, place: Place, text: str) -> None:
        """Reply with one sentence."""
        await sending.send(bot, place, _parts(text))

    async def begin(self, bot: Bot, update_id: int, place: Place, text: str) -> None:
        """Send the message, unless a killed process did."""
        if update_id in self._messages:
            return
        [sent, *_] = await sending.send(bot, place, _parts(text))
        addition = Addition(update_id, sent.chat_id, sent.message_id)
        self._messages[update_id] = addition
        await self.deps.store.note_addition(addition)

    async def go_on(self, bot: Bot, update_id: int, text: str) -> None:
        """Say how far it is."""
        addition = self._messages.get(update_id)
        if addition is not None:
            [part, *_] = _parts(text)
            await sending.edit(bot, addition.chat_id, addition.message_id, part)

    async def end(
        self,
        bot: Bot,
        update_id: int,
        place: Place,
        what: str | Sequence[Block],
        keyboard: Keyboard | None = None,
    ) -> None:
        """Say what became of it: in the message, or in a new one where that is gone."""
        addition, [part, *_] = self._messages.get(update_id), _parts(what)
        chat_id = addition.chat_id if addition is not None else place.chat_id
        markup = None
        if keyboard is not None:
            message_id = addition.message_id if addition is not None else None
            store, now = self.deps.store, self.deps.now()
            markup = await keyboard.saved(store, chat_id, now, message_id)
        if addition is None or not await sending.edit(
            bot, chat_id, addition.message_id, part, markup
        ):
            await sending.send(bot, place, [part], markup)
        self._messages.pop(update_id, None)


def _parts(what: str | Sequence[Block]) -> list[Part]:
    return parts([Block(what)] if isinstance(what, str) else what)

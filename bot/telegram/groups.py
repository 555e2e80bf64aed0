"""Coming into groups and leaving them: the greeting, the allow-list, migration."""

import logging

from telegram import Bot, Chat, ChatMember, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.telegram import sending
from bot.telegram.deps import Deps, language_of
from bot.telegram.handlers import Commands
from bot.telegram.render import Block, parts
from bot.telegram.sending import Place
from bot.telegram.tongues import tell, tongue_of

_LOG = logging.getLogger(__name__)
_GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class Groups:
    """What happens to the bot in chats."""

    def __init__(self, deps: Deps, commands: Commands) -> None:
        self.deps = deps
        self._commands = commands

    async def on_membership(self, update: Update, bot: Bot) -> None:
        """Note that the bot was added, removed, blocked or unblocked."""
        change = update.my_chat_member
        if change is None:
            return
        chat, deps = change.chat, self.deps
        if change.new_chat_member.status in _GONE:
            await deps.store.set_gone(chat.id, deps.now())
            return
        known = await deps.store.see_chat(chat.id, chat.type, deps.now())
        came = change.old_chat_member.status in _GONE
        if chat.type in _GROUPS and came and await deps.store.claim_greeting(chat.id):
            text = self._commands.greeting(language_of(known, update), tongue_of(known, update))
            await sending.send(bot, Place(chat.id), parts([Block(text)]))

    async def moved(self, old: int, new: int) -> None:
        """Move all that is stored of a group that became a supergroup."""
        _LOG.info("a group became a supergroup")
        await self.deps.store.migrate_chat(old, new, self.deps.now())
        if self.deps.desk.catalogue.of(old):
            await self.deps.desk.follow_store()

    async def leave(self, update: Update, bot: Bot, chat: Chat) -> None:
        """Leave a group that isn't served, politely."""
        try:
            text = tell("leaving", tongue_of(None, update))
            await sending.send(bot, Place(chat.id, silent=True), parts([Block(text)]))
            await bot.leave_chat(chat.id)
        except TelegramError as error:
            _LOG.info("leaving a chat failed: %s", type(error).__name__)

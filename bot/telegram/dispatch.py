"""Updates in: who is served, and which module an update is for."""

import logging
import time
from datetime import timedelta
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, CallbackContext

from bot.access import NOBODY, Door
from bot.telegram import sending
from bot.telegram.addressing import Request, me, name_of, read
from bot.telegram.deps import Deps
from bot.telegram.documents.facade import Documents
from bot.telegram.groups import Groups
from bot.telegram.handlers import Commands
from bot.telegram.press import acknowledge
from bot.telegram.questions import Questions, is_group
from bot.telegram.render import Block, parts
from bot.telegram.sending import Place
from bot.telegram.subjects import wordless
from bot.telegram.tongues import tell, tongue_of
from bot.telegram.watch import Watch

_LOG = logging.getLogger(__name__)
_AGAIN = 3600.0
_MOST_KEPT = 1000
_EDITABLE = timedelta(days=2)
_ASKED = frozenset({"", "ask", "check"})
Context = CallbackContext[Any, Any, Any, Any]


class Dispatch:
    """The handlers that `application.build` registers."""

    def __init__(
        self,
        deps: Deps,
        questions: Questions,
        commands: Commands,
        groups: Groups,
        watch: Watch,
        documents: Documents,
    ) -> None:
        self.deps = deps
        self.questions = questions
        self.commands = commands
        self.groups = groups
        self.watch = watch
        self.documents = documents
        self._told: dict[int, float] = {}

    async def on_any(self, update: Update, context: Context) -> None:
        """Let through what comes from chats and people that are served."""
        if update.inline_query is not None:
            return  # it is to be answered in any case, with nothing for who isn't served
        chat, person = update.effective_chat, name_of(update.effective_user)
        door = self.deps.access.door(person, chat.id if chat is not None else None)
        if door is Door.CHAT_SHUT:
            await self._refuse_chat(update, context)
            raise ApplicationHandlerStop
        if door is Door.PERSON_SHUT:
            if person != NOBODY:
                await self._refuse_person(update, context)
            raise ApplicationHandlerStop

    async def _refuse_chat(self, update: Update, context: Context) -> None:
        chat = update.effective_chat
        if chat is None or chat.type == ChatType.PRIVATE:
            await self._refuse_person(update, context)
        elif update.callback_query is not None:
            await acknowledge(update.callback_query)
        elif not _is_out(update) and self._first_time(chat.id):
            await self.groups.leave(update, context.bot, chat)

    async def _refuse_person(self, update: Update, context: Context) -> None:
        user_id = name_of(update.effective_user)
        text = tell("not_allowed", tongue_of(None, update), id=user_id)
        if update.callback_query is not None:
            await acknowledge(update.callback_query, text)
            return
        message = update.message
        if message is not None and not is_group(message) and self._first_time(user_id):
            place = Place.answering(message)
            await sending.send(context.bot, place, parts([Block(text)]))

    def _first_time(self, who: int) -> bool:
        """Whether this person or chat wasn't told within the hour."""
        now = time.monotonic()
        if len(self._told) > _MOST_KEPT:
            self._told.clear()
        if now - self._told.get(who, -_AGAIN) < _AGAIN:
            return False
        self._told[who] = now
        return True

    async def on_message(self, update: Update, context: Context) -> None:
        """Handle a new message."""
        message, bot = update.message, context.bot
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            await self.groups.moved(message.chat.id, message.migrate_to_chat_id)
            self.watch.moved(message.chat.id, message.migrate_to_chat_id)
            return
        request = read(message, me(bot))
        if request is None:
            await self.watch.look(update, bot, message)
        elif await self.documents.takes(update, bot, message, request):
            return
        elif _says_nothing(message, request):
            await self._text_only(update, context, message)
        else:
            await self.commands.run(update, bot, message, request)

    async def _text_only(self, update: Update, context: Context, message: Message) -> None:
        """Tell a person what can be done instead of a picture or a voice."""
        service = message.pinned_message or message.message_auto_delete_timer_changed
        if service or not await self.questions.admit(update, context.bot, message):
            return
        chat = await self.deps.chat_of(message)
        text = tell(wordless(message) or "wordless", tongue_of(chat, update))
        place = Place.answering(message, silent=is_group(message))
        await sending.send(context.bot, place, parts([Block(text)]))

    async def on_edit(self, update: Update, context: Context) -> None:
        """Change the answer to an edited message; other edits do nothing."""
        message = update.edited_message
        if message is None or _is_long_ago(message):
            return
        request = read(message, me(context.bot))
        if request is not None and request.command in _ASKED and request.text:
            await self.questions.reconsider(update, context.bot, message, request)

    async def on_membership(self, update: Update, context: Context) -> None:
        """Handle a change of the bot's own membership."""
        await self.groups.on_membership(update, context.bot)


def _says_nothing(message: Message, request: Request) -> bool:
    if request.command or request.text:
        return False
    return bool(wordless(message)) or not is_group(message)


def _is_long_ago(message: Message) -> bool:
    """Whether a message is older than those that Telegram lets people change."""
    return message.edit_date is not None and message.edit_date - message.date > _EDITABLE


def _is_out(update: Update) -> bool:
    """Whether the update says that the bot is no longer in the chat."""
    change = update.my_chat_member
    return change is not None and change.new_chat_member.status in {"left", "kicked"}

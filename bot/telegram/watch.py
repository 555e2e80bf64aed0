"""Watching a group: silent unless a message states a figure that contradicts the document."""

from functools import partial

from telegram import Bot, Message, Update

from bot.answer import ReadingView
from bot.running.work import TooCostlyError
from bot.telegram.addressing import from_person, is_anonymous_admin
from bot.telegram.composing import CHECK
from bot.telegram.deps import Deps, asker_of
from bot.telegram.handlers import Command, Commands
from bot.telegram.notices import say
from bot.telegram.questions import Questions, is_group
from bot.telegram.sending import Place
from bot.telegram.ticket import payer
from bot.telegram.tongues import tell
from bot.telegram.watch_rules import objection

_LONGEST = 1000
_MOST_WATCHED = 10_000


class Watch:
    """Checks ordinary messages of the groups whose administrators want it."""

    def __init__(self, deps: Deps, commands: Commands, questions: Questions) -> None:
        self.deps = deps
        self._commands = commands
        self._questions = questions
        self._watched: dict[int, bool] = {}
        commands.actions["watch"] = self.command

    async def command(self, command: Command) -> None:
        """/watch on, /watch off, /watch."""
        language, message = command.language, command.message
        document = self.deps.document(language)
        if not is_group(message):
            await self._commands.say(command, say("watch_groups_only", language))
            return
        wanted = command.text.strip().lower()
        if wanted != "off" and not self.deps.desk.has_bundled(message.chat.id):
            await self._commands.say(command, tell("own_watch", command.tongue))
            return
        if wanted not in {"on", "off"}:
            key = "watch_is_on" if await self.is_on(message.chat.id) else "watch_is_off"
            await self._commands.say(command, say(key, language, document=document))
            return
        if not await self._may_change(command):
            await self._commands.say(command, say("watch_admins_only", language))
            return
        await self.deps.store.set_watch(message.chat.id, wanted == "on")
        self._watched[message.chat.id] = wanted == "on"
        texts = [say(f"watch_{wanted}", language, document=document)]
        if wanted == "on" and not await self._sees(command.bot, message.chat.id):
            texts.append(say("watch_blind", language))
        await self._commands.say(command, *texts)

    async def _may_change(self, command: Command) -> bool:
        if is_anonymous_admin(command.message):
            return True
        return await self.deps.members.is_admin(
            command.bot, command.message.chat.id, command.user_id
        )

    async def _sees(self, bot: Bot, chat_id: int) -> bool:
        """Whether ordinary messages reach the bot."""
        if bot.bot.can_read_all_group_messages:
            return True
        self.deps.members.forget(chat_id, bot.id)
        return await self.deps.members.is_admin(bot, chat_id, bot.id)

    async def is_on(self, chat_id: int) -> bool:
        """Whether a chat is watched; remembered, since every message asks."""
        if chat_id not in self._watched:
            if len(self._watched) > _MOST_WATCHED:
                self._watched.clear()
            chat = await self.deps.store.chat(chat_id)
            self._watched[chat_id] = chat is not None and chat.watch
        return self._watched[chat_id]

    def moved(self, old: int, new: int) -> None:
        """Ask the store again: a group became a supergroup."""
        self._watched.pop(old, None)
        self._watched.pop(new, None)

    async def look(self, update: Update, bot: Bot, message: Message) -> None:
        """Check a message that isn't addressed to the bot; speak up only against a figure."""
        text = message.text or message.caption or ""
        if not is_group(message) or not from_person(message) or not 0 < len(text) <= _LONGEST:
            return
        if not self.deps.desk.has_bundled(message.chat.id) or not await self.is_on(message.chat.id):
            return
        try:
            answer = await self.deps.work.run(payer(), partial(objection, self.deps.engine, text))
        except (TooCostlyError, TimeoutError):
            return  # nobody asked
        if answer is None:
            return
        if await self.deps.store.answer_to(message.chat.id, message.message_id):
            return
        note = answer.model_copy(
            update={"headline": say("watch_note", answer.language), "reading": ReadingView()}
        )
        composed = self._questions.composer.lay_out(note, group=True)
        asker = asker_of(message, message.from_user.id if message.from_user else 0)
        answered = self._questions.note(
            asker,
            message.message_id,
            answer.question,
            kind=CHECK,
            context=(),
            composed=composed,
        )
        place = Place.answering(message, silent=True)
        await self._questions.deliver(
            bot, place, composed, answered, update_id=update.update_id, remember=False
        )

"""The commands, and what a message that is meant for the bot leads to."""

import base64
import binascii
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from telegram import Bot, Message, Update

from bot.store import TURNS_KEPT
from bot.telegram import sending
from bot.telegram.addressing import Request, name_of
from bot.telegram.deps import Deps, language_of
from bot.telegram.examples import example_statement, other_subject
from bot.telegram.facts import fact_answer
from bot.telegram.keyboards import Keyboard
from bot.telegram.notices import Language, say
from bot.telegram.press import Press
from bot.telegram.presses import Presses
from bot.telegram.questions import Questions, is_group
from bot.telegram.render import Block, parts
from bot.telegram.sending import Place
from bot.telegram.tongues import Tongue, as_written, has_own_words, tell, tongue_of
from facts.library import document_name

_LOG = logging.getLogger(__name__)
FACT_LINK: Final = "f_"
QUESTION_LINK: Final = "q_"
_EXAMPLES = 3
_LINK_UNITS = 64
_ASKED = frozenset({"", "ask", "check"})
# What is made of the bundled document's facts; `Own` does these for documents of a chat.
OF_BUNDLED: Final = frozenset({"facts", "coverage", "source"})


@dataclass(frozen=True, slots=True)
class Command:
    """A command that somebody gave; `text` is what stands after it."""

    update: Update
    bot: Bot
    message: Message
    request: Request
    language: Language
    tongue: Tongue

    @property
    def text(self) -> str:
        """Give what stands after the command."""
        return self.request.text

    @property
    def user_id(self) -> int:
        """Give the id of who gave the command."""
        return name_of(self.message.from_user)


Action = Callable[[Command], Awaitable[None]]


class Commands:
    """Runs commands; a plain text is a question."""

    def __init__(self, deps: Deps, questions: Questions, presses: Presses) -> None:
        self.deps = deps
        self.questions = questions
        self._presses = presses
        self.own: Action | None = None
        self.erasing: Callable[[int], Awaitable[None]] | None = None
        self.actions: dict[str, Action] = {
            "": self.usage,
            "ask": self.usage,
            "check": self.usage,
            "start": self.start,
            "help": self.help,
            "privacy": self.privacy,
            "id": self.ids,
            "forget": self.forget,
        }
        presses.actions["forget"] = self.press_forget

    async def run(self, update: Update, bot: Bot, message: Message, request: Request) -> None:
        """Do what a message asks for."""
        asks = request.command in _ASKED
        if asks and (request.text or not (request.command or is_group(message))):
            await self.questions.ask(update, bot, message, request)
            return
        chat = await self.deps.chat_of(message)
        command = Command(
            update, bot, message, request, language_of(chat, update), tongue_of(chat, update)
        )
        action = self.actions.get(request.command)
        if request.command in OF_BUNDLED and not self.deps.desk.has_bundled(message.chat.id):
            action = self.own
        if action is not None:
            if await self.questions.admit(update, bot, message):
                await action(command)
        elif not is_group(message):
            await self.say(command, tell("unknown_command", command.tongue))

    async def say(
        self, command: Command, *texts: str | Block, keyboard: Keyboard | None = None
    ) -> None:
        """Reply with texts and buttons."""
        blocks = [text if isinstance(text, Block) else Block(text) for text in texts]
        markup = None
        if keyboard is not None:
            chat_id = command.message.chat.id
            markup = await keyboard.saved(self.deps.store, chat_id, self.deps.now())
        place = Place.answering(command.message)
        await sending.send(command.bot, place, parts(blocks), markup)

    async def usage(self, command: Command) -> None:
        """Say how to ask, or how to have a statement checked."""
        key = "check_usage" if command.request.command == "check" else "ask_usage"
        example = (*self.deps.examples(command.language), "…")[0]
        if not self.deps.desk.has_bundled(command.message.chat.id):
            example = "…"
        elif key == "check_usage":
            example = example_statement(self.deps.library, command.language) or example
        await self.say(command, tell(key, command.tongue, example=example))

    async def start(self, command: Command) -> None:
        """Greet, with questions to tap; or open what a deep link names."""
        if command.text and await self._open(command):
            return
        language = command.language
        if is_group(command.message):
            await self.say(command, self.greeting(language, command.tongue))
            return
        if self.own is not None and not self.deps.desk.has_bundled(command.message.chat.id):
            await self.own(command)
            return
        keyboard = Keyboard()
        for example in self.deps.examples(language)[:_EXAMPLES]:
            keyboard.row(keyboard.press(example, do="ask", question=example))
        title = self.deps.library.about.title
        text = say("start", language, document=self.deps.document(language), title=title)
        if not has_own_words(command.tongue):
            text = tell("start", command.tongue)
        hints = [tell("start_hint", command.tongue)]
        if self.deps.settings.documents != "off":
            hints.append(tell("add_private", command.tongue))
        await self.say(command, text, *hints, keyboard=keyboard)

    async def _open(self, command: Command) -> bool:
        """Answer what the payload of a deep link stands for; False where it means nothing."""
        payload = command.text
        if payload.startswith(QUESTION_LINK):
            question = decoded(payload.removeprefix(QUESTION_LINK))
            if not question:
                return False
            request = replace(command.request, command="", text=question)
            await self.questions.ask(command.update, command.bot, command.message, request)
            return True
        fact = self.deps.library.by_id.get(payload.removeprefix(FACT_LINK))
        if not (payload.startswith(FACT_LINK) and self.deps.settings.bundled) or fact is None:
            return False
        answer = fact_answer(self.deps.engine, fact, command.language)
        request = replace(command.request, command="", text=answer.question)
        await self.questions.ask(
            command.update, command.bot, command.message, request, documents=(), fact=fact.id
        )
        return True

    def greeting(self, language: str, tongue: str) -> str:
        """Say once what it is, on coming into a group."""
        if not self.deps.settings.bundled:
            return tell("greeting", tongue, days=self.deps.settings.retention_days)
        return say(
            "greeting",
            language,
            document=self.deps.document(language),
            title=self.deps.library.about.title,
            days=self.deps.settings.retention_days,
        )

    async def help(self, command: Command) -> None:
        """Answer /help."""
        key = "help_group" if is_group(command.message) else "help_private"
        language = command.language
        bundled = self.deps.desk.has_bundled(command.message.chat.id)
        name = other_subject(self.deps.library, language) if bundled else ""
        if is_group(command.message):
            document = self.deps.document(language) if bundled else document_name(language)
            text = say(key, language, bot=command.bot.username, document=document)
        else:
            leaning = as_written("follow_up", command.tongue, name=name) if name else ""
            text = tell(
                "usage_private", command.tongue, bot=command.bot.username, follow_up=leaning
            )
        more = tell(key, command.tongue) if self.deps.settings.documents != "off" else ""
        await self.say(command, text, more)

    async def privacy(self, command: Command) -> None:
        """Answer /privacy."""
        text = tell(
            "stored",
            command.tongue,
            turns=TURNS_KEPT,
            days=self.deps.settings.retention_days,
        )
        await self.say(command, text, tell("privacy", command.tongue))

    async def ids(self, command: Command) -> None:
        """Answer /id: what the settings name people and chats by."""
        key = "id_group" if is_group(command.message) else "id_private"
        values = {"user": command.user_id, "chat": command.message.chat.id}
        await self.say(command, tell(key, command.tongue, **values))

    async def forget(self, command: Command) -> None:
        """Answer /forget."""
        keyboard = Keyboard(command.user_id)
        keyboard.row(
            keyboard.press(tell("yes_erase", command.tongue), do="forget", yes=1),
            keyboard.press(tell("no_erase", command.tongue), do="forget", yes=0),
        )
        texts = [tell("forget_ask", command.tongue), tell("forget", command.tongue)]
        await self.say(command, *texts, keyboard=keyboard)

    async def press_forget(self, press: Press) -> None:
        """Erase what is stored of who pressed, or don't."""
        if press.number("yes"):
            user_id = press.query.from_user.id
            if self.erasing is not None:
                await self.erasing(user_id)
            erased = await self.deps.store.forget(user_id, press.update.update_id)
            await self.deps.desk.forgotten(user_id)
            count = (
                erased.documents
                + erased.turns
                + erased.answers
                + erased.buttons
                + erased.feedback
                + erased.chats
            )
            text = tell("forget_done", press.tongue, count=count)
        else:
            text = tell("cancelled", press.tongue)
        await press.toast()
        message = press.message
        await sending.edit(press.bot, message.chat.id, message.message_id, parts([Block(text)])[0])


def encoded(question: str) -> str | None:
    """Give the question as the payload of a deep link; None where it is too long for one."""
    text = base64.urlsafe_b64encode(question.encode()).decode().rstrip("=")
    payload = f"{QUESTION_LINK}{text}"
    return payload if len(payload) <= _LINK_UNITS else None


def decoded(text: str) -> str:
    """Give the question in a deep link's payload, "" for one that was made up."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().strip()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""

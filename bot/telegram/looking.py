"""/facts, /coverage, /source and /lang, with what may stand after them."""

from typing import Final

from bot.entry.listing import of_subject, with_word
from bot.store import Answered
from bot.telegram import browse, sending
from bot.telegram.addressing import name_of
from bot.telegram.deps import Deps, asker_of
from bot.telegram.handlers import Command, Commands
from bot.telegram.keyboards import Keyboard
from bot.telegram.notices import NAMING, say
from bot.telegram.press import Press
from bot.telegram.presses import Presses
from bot.telegram.questions import Questions
from bot.telegram.render import Block, context_blocks, parts
from bot.telegram.subjects import answered_to
from bot.telegram.tongues import CHOICES, TEXTS, Tongue, tell, tongue_of
from facts.library import Library
from index.script import simplified

_IN_A_ROW: Final = 3  # names of languages, on a narrow screen
_LANGUAGES: Final[dict[str, Tongue | None]] = {
    "english": "en", "英文": "en", "英语": "en", "chinese": "zh", "汉语": "zh",
    "auto": None, "automatic": None, "自动": None,
    **{one: one for one in CHOICES},
    **{TEXTS.texts["own_name"][one].casefold(): one for one in CHOICES},
}  # fmt: skip


class Looking:
    """Shows what there is, all of it or what a word names; where the bundled document answers."""

    def __init__(
        self, deps: Deps, commands: Commands, presses: Presses, questions: Questions
    ) -> None:
        self.deps = deps
        self._commands = commands
        self._questions = questions
        commands.actions |= {
            "facts": self.facts,
            "coverage": self.coverage,
            "source": self.source,
            "lang": self.lang,
        }
        presses.actions["lang"] = self.press_lang

    async def facts(self, command: Command) -> None:
        """Answer /facts, /facts SUBJECT and /facts WORD."""
        library, language = self.deps.library, command.language
        subject = subject_named(library, command.text)
        if subject is not None:
            view = browse.facts(library, language, subject)
        elif command.text and (found := with_word(library, command.text)):
            view = browse.found(language, command.text, found)
        else:
            view = browse.subjects(library, language)
            if command.text:
                view[0].insert(0, Block(say("no_facts_of", language, word=command.text)))
        await self._commands.say(command, *view[0], keyboard=view[1])

    async def coverage(self, command: Command) -> None:
        """Answer /coverage and /coverage SUBJECT."""
        library, language = self.deps.library, command.language
        title = say("coverage", language, document=self.deps.document(language))
        subject = subject_named(library, command.text)
        blocks, keyboard = browse.coverage(library, language, 0, title, only=subject)
        if command.text and subject is None:
            blocks.insert(0, Block(say("no_facts_of", language, word=command.text)))
        await self._commands.say(command, *blocks, keyboard=keyboard)

    async def source(self, command: Command) -> None:
        """Answer /source, and /source N: footnote N of an answer in its paragraph."""
        if command.text.isascii() and command.text.isdecimal() and await self._cited(command):
            return
        library, language = self.deps.library, command.language
        about = library.about
        size = say(
            "source_size",
            language,
            facts=len(library.facts),
            sentences=len(library.document.sentences),
        )
        text = say("source", language, title=about.title, source=library.source(language))
        await self._commands.say(command, text, size, library.rights(language))

    async def _cited(self, command: Command) -> bool:
        """Show a footnote of the answer replied to, else of the latest; False where there is none."""
        answered = await self._answer(command)
        if answered is None or answered.documents:
            return False
        composed = await self._questions.composer.again(
            command.message.chat.id, answered, command.tongue
        )
        wanted = int(command.text[:6])
        document = self.deps.library.document
        for citation in composed.answer.citations:
            sentence = document.sentence(citation.sentence_id)
            if citation.n == wanted and sentence is not None:
                before, after = document.around(sentence)
                title = document.section_title(sentence)
                blocks = context_blocks(title, before, sentence.text, after)
                await self._commands.say(command, *blocks)
                return True
        return False

    async def _answer(self, command: Command) -> Answered | None:
        message, store = command.message, self.deps.store
        replied = answered_to(message, command.bot.id)
        if replied is not None:
            return await store.answer_in(message.chat.id, replied)
        return await store.latest_answer(asker_of(message, name_of(message.from_user)))

    async def lang(self, command: Command) -> None:
        """Answer /lang and /lang LANGUAGE."""
        wanted = command.text.casefold()
        if wanted in _LANGUAGES:
            chosen, chat_id = _LANGUAGES[wanted], command.message.chat.id
            await self.deps.store.set_language(chat_id, chosen)
            spoken = tongue_of(await self.deps.store.chat(chat_id), command.update)
            await self._commands.say(command, tell("lang_set" if chosen else "lang_auto", spoken))
            return
        keyboard = Keyboard()
        buttons = [keyboard.press(tell("own_name", one), do="lang", to=one) for one in CHOICES]
        for at in range(0, len(buttons), _IN_A_ROW):
            keyboard.row(*buttons[at : at + _IN_A_ROW])
        keyboard.row(keyboard.press(tell("automatic", command.tongue), do="lang", to=""))
        await self._commands.say(command, tell("lang_menu", command.tongue), keyboard=keyboard)

    async def press_lang(self, press: Press) -> None:
        """Set the chat's language."""
        wanted = press.text("to") if press.text("to") in CHOICES else None
        chat_id = press.message.chat.id
        await self.deps.store.set_language(chat_id, wanted)
        spoken = tongue_of(await self.deps.store.chat(chat_id), press.update)
        text = tell("lang_set" if wanted else "lang_auto", spoken)
        await press.toast(text)
        part = parts([Block(text)])[0]
        await sending.edit(press.bot, chat_id, press.message.message_id, part)


def subject_named(library: Library, text: str) -> str | None:
    """Give the subject that a person names: by its name, or by what only its name begins with."""
    if not text.strip():
        return None
    exact = {fact.subject for fact in of_subject(library, text)}
    if not exact:
        label, wanted = library.vocabulary.label, simplified(text).strip().casefold()
        exact = {
            fact.subject
            for fact in library.facts
            if any(
                label(fact.subject, language).casefold().startswith(wanted) for language in NAMING
            )
        }
    return exact.pop() if len(exact) == 1 else None

"""Answers, laid out for their kind of chat: from the chat's own documents, else from the bundled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, NamedTuple

from bot.answer import Answer
from bot.running.bounded import Bounded, answer_size, texts_size
from bot.running.work import TooCostlyError
from bot.store import Answered, Kept
from bot.telegram.chat_engines import Told
from bot.telegram.deps import Deps
from bot.telegram.editions import editions
from bot.telegram.facts import Offered, fact_answer
from bot.telegram.keyboards import Keyboard, Markup, answer_keyboard, own_keyboard
from bot.telegram.notices import menu_language
from bot.telegram.render import Part, answer_blocks, parts
from bot.telegram.ticket import payer
from bot.telegram.tongues import tell
from bot.understanding.checking import is_request_to_check
from bot.understanding.message_language import language_of
from index.readers.unreadable import ReadError

ASK: Final = "ask"
CHECK: Final = "check"
FACT: Final = "fact"  # its context is the id of a fact of the bundled document
OPENER: Final = "opener"  # its context is the number of one of the document's openers
_MOST_LAID: Final = 8 * 1024 * 1024  # bytes: some 600 answers
_Asked = tuple[str, tuple[str, ...], str, str, bool]  # text, context, kind, language, group


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer ready to be sent; `documents` are the chat's own that it was made of."""

    answer: Answer
    parts: list[Part]
    keyboard: Keyboard
    markup: Markup
    silent: bool
    documents: tuple[str, ...] = ()

    def headed(self, label: str, **payload: object) -> "Composed":
        """Give the answer with another button above the others."""
        keyboard = self.keyboard.headed(label, **payload)
        return replace(self, keyboard=keyboard, markup=keyboard.fresh())


class _Layout(NamedTuple):
    """An answer's messages and the keyboard under them, for one kind of chat."""

    answer: Answer
    parts: list[Part]
    keyboard: Keyboard


class Composer:
    """Asks the right documents, and lays out what they say."""

    def __init__(self, deps: Deps) -> None:
        self.deps = deps
        self._offered = Offered(deps.library)
        self._laid: Bounded[_Asked, _Layout] = Bounded(_MOST_LAID, _size)

    async def compose(
        self,
        chat_id: int,
        text: str,
        context: tuple[str, ...],
        kind: str,
        *,
        tongue: str,
        documents: Sequence[str] | None = None,
    ) -> Composed:
        """Answer a text in a chat.

        `documents` are those that a former answer was made of, None for a new question: then it
        goes to those that are switched on.
        """
        group, catalogue = chat_id < 0, self.deps.desk.catalogue
        own = catalogue.asked(chat_id) if documents is None else catalogue.pick(chat_id, documents)
        if own:
            return await self._of_own(own, text, context, kind, group=group, tongue=tongue)
        if documents or not self.deps.settings.bundled:
            return self.say_nothing(chat_id, text, tongue, gone=bool(documents))
        asked = (text, context, kind, menu_language(tongue), group)
        layout = self._laid.get(asked)
        try:
            if layout is None:
                layout = await self.deps.work.run(payer(), partial(self._of_bundled, asked))
        except (TooCostlyError, TimeoutError) as error:
            return self._say_no(chat_id, text, tongue, error)
        if layout.answer.status != "error":
            self._laid.put(asked, layout)
        return _composed(layout, group=group)

    async def again(self, chat_id: int, answered: Answered, tongue: str) -> Composed:
        """Answer again what was answered before, from the same documents."""
        return await self.compose(
            chat_id,
            answered.question,
            answered.context,
            answered.kind,
            tongue=tongue,
            documents=answered.documents,
        )

    def _of_bundled(self, asked: _Asked) -> _Layout:
        """Answer from the bundled document; it may take a quarter of a second."""
        text, context, kind, language, group = asked
        engine = self.deps.engine
        fact = self.deps.library.by_id.get(context[0]) if kind == FACT and context else None
        if fact is not None:
            return self._layout(fact_answer(engine, fact, language), group=group)
        context = () if kind == FACT else context
        claim = kind == CHECK
        if kind == ASK:  # "…, right?" is a claim; engines of own documents see that themselves
            statement = is_request_to_check(text, language_of(text) or language)
            text, claim = statement or text, statement is not None
        answer = engine.answer(text, context, claim=claim, language=language)
        return self._layout(answer, group=group)

    async def _of_own(
        self,
        own: Sequence[Kept],
        text: str,
        context: tuple[str, ...],
        kind: str,
        *,
        group: bool,
        tongue: str,
    ) -> Composed:
        engines, language = self.deps.desk.engines, menu_language(tongue)
        told: Told | None = None
        try:
            if kind == OPENER and context:
                told = await engines.opened(own[0], int(context[0]), language)
            if told is None:
                context = () if kind in {CHECK, OPENER} else context
                told = await engines.ask(own, text, context, claim=kind == CHECK, language=language)
        except (TooCostlyError, TimeoutError) as error:  # a TimeoutError is an OSError
            return self._say_no(own[0].chat_id, text, tongue, error)
        except (ReadError, OSError):
            return self.say_nothing(own[0].chat_id, text, tongue, gone=True)
        return self.lay_out_own(told, own, group=group, tongue=tongue)

    def say_nothing(self, chat_id: int, text: str, tongue: str, *, gone: bool = False) -> Composed:
        """Say that there is no document to answer from, and how there will be one."""
        key = "add_group" if chat_id < 0 else "add_private"
        if self.deps.desk.catalogue.of(chat_id):
            key = "docs_none_on"
        return self.say_line(chat_id, text, tongue, tell("gone" if gone else key, tongue))

    def _say_no(self, chat_id: int, text: str, tongue: str, error: Exception) -> Composed:
        """Say that this person has cost too much lately, or that this would take too long."""
        key = "slow_down" if isinstance(error, TooCostlyError) else "took_too_long"
        return self.say_line(chat_id, text, tongue, tell(key, tongue))

    def say_line(self, chat_id: int, text: str, tongue: str, line: str) -> Composed:
        """Say a line in the place of an answer."""
        answer = Answer(
            question=text,
            language=menu_language(tongue),
            status="error",
            answer=line,
            headline=line,
        )
        keyboard = Keyboard()
        shown = parts(answer_blocks(answer))
        return Composed(answer, shown, keyboard, keyboard.fresh(), silent=chat_id < 0)

    def lay_out(self, answer: Answer, *, group: bool) -> Composed:
        """Lay out an answer from the bundled document."""
        return _composed(self._layout(answer, group=group), group=group)

    def lay_out_own(self, told: Told, own: Sequence[Kept], *, group: bool, tongue: str) -> Composed:
        """Lay out an answer from documents of a chat; of these nothing is remembered here."""
        answer, brief = told.answer, _is_brief(told.answer, group=group)
        others = self._other_editions(told, own)
        labels = [(k.document_id, tell("button_elsewhere", tongue, file=k.file)) for k in others]
        keyboard = own_keyboard(answer, told.places, labels)
        return Composed(
            answer,
            parts(answer_blocks(answer, brief=brief, named=told.several)),
            keyboard,
            keyboard.fresh(),
            silent=brief,
            documents=tuple(kept.document_id for kept in own),
        )

    def _other_editions(self, told: Told, own: Sequence[Kept]) -> Sequence[Kept]:
        """Give the other editions, which the chat asks, of the document that answers."""
        if not told.places:
            return ()
        catalogue, chat_id = self.deps.desk.catalogue, own[0].chat_id
        answering = catalogue.find(chat_id, told.places[0])
        return editions(answering, catalogue.asked(chat_id)) if answering is not None else ()

    def _layout(self, answer: Answer, *, group: bool) -> _Layout:
        brief, public_url = _is_brief(answer, group=group), self.deps.settings.public_url
        keyboard = answer_keyboard(
            answer, self.deps.library, offered=self._offered, public_url=public_url, group=group
        )
        return _Layout(answer, parts(answer_blocks(answer, brief=brief)), keyboard)


def _composed(layout: _Layout, *, group: bool) -> Composed:
    keyboard = layout.keyboard
    silent = _is_brief(layout.answer, group=group)
    return Composed(layout.answer, layout.parts, keyboard, keyboard.fresh(), silent=silent)


def _size(asked: _Asked, layout: _Layout) -> int:
    """Bytes of a layout: an answer, about twice its texts in messages, and a keyboard."""
    shown = (text for part in layout.parts for text in (part.html, part.plain))
    return 2 * answer_size(layout.answer) + texts_size(asked[0], *asked[1], *shown)


def _is_brief(answer: Answer, *, group: bool) -> bool:
    """Whether an answer is one silent line: in a group, where it says nothing."""
    return group and answer.status in {"not_in_document", "error"}

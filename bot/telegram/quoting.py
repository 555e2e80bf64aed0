"""The buttons that turn an answer into a cited sentence among its neighbours, and back."""

from typing import NamedTuple

from bot.telegram import sending
from bot.telegram.deps import Deps
from bot.telegram.keyboards import Keyboard
from bot.telegram.notices import say
from bot.telegram.press import Press
from bot.telegram.presses import Presses
from bot.telegram.questions import Questions, is_group
from bot.telegram.render import context_blocks, parts
from bot.telegram.sending import Place
from bot.telegram.tongues import tell
from index.document import Document
from index.readers.unreadable import ReadError


class Cited(NamedTuple):
    """A footnote of an answer; `document_id` is "" for the bundled document."""

    n: int
    sentence_id: str
    document_id: str = ""


def cited_in(press: Press) -> list[Cited]:
    """Give the footnotes that a button is about; one made by an older version names a sentence."""
    cited = press.payload.get("cited")
    if not isinstance(cited, list):
        sentence = press.text("sentence")
        return [Cited(1, sentence, press.text("doc"))] if sentence else []
    return [Cited(*one) for one in cited]


class Quoting:
    """Shows where an answer's sentences stand."""

    def __init__(self, deps: Deps, presses: Presses, questions: Questions) -> None:
        self.deps = deps
        self._presses = presses
        self._questions = questions
        presses.actions |= {"context": self.context, "back": self.back}

    async def context(self, press: Press) -> None:
        """Show a cited sentence among its neighbours: in a group in a message of its own."""
        cited = cited_in(press)
        at = min(press.number("at"), len(cited) - 1)
        document = await self._document(press, cited[at].document_id) if cited else None
        sentence = document.sentence(cited[at].sentence_id) if document is not None else None
        if document is None or sentence is None:
            await press.toast(tell("gone", press.tongue))
            return
        await press.toast()
        before, after = document.around(sentence)
        title = document.section_title(sentence)
        part = parts(context_blocks(title, before, sentence.text, after))[0]
        message = press.message
        answered = await self.deps.store.answer_in(message.chat.id, message.message_id)
        language = answered.language if answered else press.language
        keyboard = Keyboard()
        if len(cited) > 1:
            keyboard.row(
                *(
                    keyboard.press(
                        f"[{one.n}]" if number != at else f"· {one.n} ·",
                        **{**press.payload, "at": number},
                    )
                    for number, one in enumerate(cited)
                )
            )
        if answered is None or not is_group(message):
            if not is_group(message):
                keyboard.row(keyboard.press(say("back", language), do="back"))
            await self._presses.show(press, keyboard, part)
            return
        store, now = self.deps.store, self.deps.now()
        markup = await keyboard.saved(store, message.chat.id, now)
        await sending.send(press.bot, Place.answering(message, silent=True), [part], markup)

    async def _document(self, press: Press, document_id: str) -> Document | None:
        """Give the document that a button is about, which must be one that this chat sees."""
        desk = self.deps.desk
        if not document_id:
            return self.deps.library.document if self.deps.settings.bundled else None
        kept = desk.catalogue.find(press.message.chat.id, document_id)
        try:
            return await desk.engines.open(kept) if kept is not None else None
        except (ReadError, OSError):
            return None

    async def back(self, press: Press) -> None:
        """Show the answer again."""
        await press.toast()
        deps = self.deps
        answered = await deps.store.answer_in(press.message.chat.id, press.message.message_id)
        if answered is None:
            return
        composed = await self._questions.composer.again(
            press.message.chat.id, answered, press.tongue
        )
        number = min(answered.message_ids.index(press.message.message_id), len(composed.parts) - 1)
        await self._presses.show(press, composed.keyboard, composed.parts[number])

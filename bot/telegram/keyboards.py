"""Buttons: those under an answer, and the payloads that the store keeps for them.

A payload's "do" names an action of `presses`; the rest are its arguments.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.answer import Answer
from bot.store import Button, Reason, Store, new_button_id
from bot.telegram.deep_link import reader_button
from bot.telegram.facts import Offered
from bot.telegram.notices import say
from bot.telegram.render import capital, columns, shorten, squeeze, utf16
from facts.library import Library

_BRACKET: Final = re.compile("[ ]?[(（]")  # before what is printed, behind what is converted
_COPY_UNITS: Final = 256
LABEL_COLUMNS: Final = 40  # what a phone shows of a button that has a row of its own
_MOST_UNITS: Final = 64
_SHORT_COLUMNS: Final = 20  # of two or three buttons in a row
_IN_A_ROW: Final = 2
_SUGGESTIONS: Final = 3
_MOST_CITED: Final = 8  # buttons in a row
REASONS: Final[dict[str, Reason]] = {
    "wrong_figure": "wrong figure",
    "wrong_sentence": "wrong sentence",
    "misread": "misread",
    "missing": "missing",
}


class Markup(NamedTuple):
    """A keyboard as Telegram takes it, JSON or None for none, with the payloads of its buttons."""

    json: str | None
    buttons: tuple[Button, ...]


class Keyboard:
    """Rows of buttons; those that do something here are in `buttons`, for the store."""

    def __init__(self, user_id: int | None = None) -> None:
        self._user_id = user_id
        self.rows: list[list[InlineKeyboardButton]] = []
        self.buttons: list[Button] = []
        self._json: str | None = None

    @property
    def markup(self) -> InlineKeyboardMarkup | None:
        """Give the rows as Telegram takes them."""
        return InlineKeyboardMarkup(self.rows) if self.rows else None

    def fresh(self) -> Markup:
        """Give the finished keyboard for one more message: every button gets an id of its own."""
        if self._json is None:
            self._json = self.markup.to_json() if self.markup else ""
        text, buttons = self._json, []
        for button in self.buttons:
            new = replace(button, button_id=new_button_id())
            text = text.replace(button.button_id, new.button_id)
            buttons.append(new)
        return Markup(text or None, tuple(buttons))

    def headed(self, label: str, **payload: object) -> "Keyboard":
        """Give these rows with another button above them."""
        keyboard = Keyboard(self._user_id)
        keyboard.row(keyboard.press(label, **payload))
        keyboard.rows += self.rows
        keyboard.buttons += self.buttons
        return keyboard

    def press(self, label: str, **payload: object) -> InlineKeyboardButton:
        """Make a button with this payload."""
        button_id = new_button_id()
        self.buttons.append(Button(button_id, payload, self._user_id))
        return InlineKeyboardButton(shorten(label, _MOST_UNITS), callback_data=button_id)

    def row(self, *buttons: InlineKeyboardButton | None) -> None:
        """Add a row of those that are there."""
        row = [button for button in buttons if button is not None]
        if row:
            self.rows.append(row)

    async def saved(
        self, store: Store, chat_id: int, now: float, message_id: int | None = None
    ) -> InlineKeyboardMarkup | None:
        """Keep the payloads, and give the markup; for messages that are no new answer."""
        ids: dict[object, str] = {}
        if self.buttons:
            payloads = [button.payload for button in self.buttons]
            new = await store.put_buttons(
                chat_id, payloads, now, user_id=self._user_id, message_id=message_id
            )
            ids = dict(zip((b.button_id for b in self.buttons), new, strict=True))
        rows = [
            [
                InlineKeyboardButton(button.text, callback_data=ids[button.callback_data])
                if button.callback_data in ids
                else button
                for button in row
            ]
            for row in self.rows
        ]
        return InlineKeyboardMarkup(rows) if rows else None

    def grid(self, buttons: Iterable[InlineKeyboardButton]) -> None:
        """Add rows of two buttons; a long one has a row of its own."""
        waiting: list[InlineKeyboardButton] = []
        for button in buttons:
            if columns(button.text) > _SHORT_COLUMNS:
                self.row(*waiting)
                self.row(button)
                waiting = []
            else:
                waiting.append(button)
            if len(waiting) == _IN_A_ROW:
                self.row(*waiting)
                waiting = []
        self.row(*waiting)


def copy_button(answer: Answer, language: str) -> InlineKeyboardButton | None:
    """Give copies the first figure, exactly as the answer states it."""
    text = _stated(answer)
    if not 1 <= utf16(text) <= _COPY_UNITS:
        return None
    return InlineKeyboardButton(say("copy", language), copy_text=CopyTextButton(text))


def _stated(answer: Answer) -> str:
    """Return the figure as it is stated: in another language, without what is printed."""
    if not answer.figures:
        return ""
    text = answer.figures[0].text
    before, found, _ = answer.headline.partition(text)
    converted = _BRACKET.split(before, maxsplit=1)
    if not found or len(answer.figures) > 1 or len(converted) == 1:
        return text
    return converted[0]


def answer_keyboard(
    answer: Answer,
    library: Library,
    *,
    offered: Offered | None = None,
    public_url: str | None = None,
    group: bool = False,
) -> Keyboard:
    """Give the buttons under an answer: look closer, related questions, what one thinks of it.

    With `public_url`, one opens the cited sentence in the reader.
    """
    keyboard, language = Keyboard(), answer.language
    cited = answer.citations[0] if answer.citations else None
    keyboard.row(
        context_button(keyboard, answer, ()) if cited else None,
        copy_button(answer, language),
        keyboard.press(say("chart", language), do="chart", facts=list(answer.chart))
        if answer.chart
        else None,
    )
    if cited:
        keyboard.row(reader_button(public_url, library, cited.sentence_id, language, group=group))
    add_suggestions(keyboard, answer, offered)
    if cited:
        subject = _subject(answer, library)
        label = capital(library.vocabulary.label(subject, language)) if subject else ""
        more = say("more_of", language, subject=label)
        if columns(more) > _SHORT_COLUMNS:
            more = say("more", language)
        keyboard.row(
            keyboard.press(more, do="facts", subject=subject) if subject else None,
            keyboard.press("👍", do="thumb", thumb="up"),
            keyboard.press("👎", do="thumb", thumb="down"),
        )
    elif answer.status == "not_in_document":
        keyboard.row(keyboard.press(say("covers", language), do="coverage"))
    return keyboard


def own_keyboard(
    answer: Answer, places: Sequence[str], others: Sequence[tuple[str, str]] = ()
) -> Keyboard:
    """Give the buttons under an answer from documents of a chat.

    `places` are the documents of its citations, `others` the ids and labels of other editions. What
    the buttons do names ids only.
    """
    keyboard, language = Keyboard(), answer.language
    cited = answer.citations[0] if answer.citations else None
    keyboard.row(
        context_button(keyboard, answer, places) if cited else None,
        copy_button(answer, language),
    )
    for document_id, label in others:
        shown = squeeze(label, LABEL_COLUMNS)
        keyboard.row(keyboard.press(shown, do="elsewhere", doc=document_id))
    if cited:
        keyboard.row(
            keyboard.press("👍", do="thumb", thumb="up"),
            keyboard.press("👎", do="thumb", thumb="down"),
        )
    return keyboard


def context_button(
    keyboard: Keyboard, answer: Answer, places: Sequence[str]
) -> InlineKeyboardButton:
    """Give the button that shows cited sentences in their paragraphs, the first one first."""
    cited = [[citation.n, citation.sentence_id] for citation in answer.citations]
    for one, place in zip(cited, places, strict=False):
        one.append(place)
    label = say("in_context", answer.language)
    return keyboard.press(label, do="context", cited=cited[:_MOST_CITED], at=0)


def add_suggestions(keyboard: Keyboard, answer: Answer, offered: Offered | None) -> None:
    """Related questions or, for an ambiguous question, its readings (they change the answer).

    One that is a fact's opens that fact.
    """
    here = answer.status == "clarify"
    shown: set[str] = set()
    for suggestion in answer.suggestions:
        if suggestion.label not in shown and len(shown) < (_SUGGESTIONS + 5 * here):
            shown.add(suggestion.label)
            label = squeeze(capital(suggestion.label), LABEL_COLUMNS)
            fact = offered.fact(suggestion.question) if offered is not None else None
            keyboard.row(
                keyboard.press(
                    label, do="ask", question=suggestion.question, here=here, fact=fact or ""
                )
            )


def reasons_keyboard(language: str) -> Keyboard:
    """Give what was wrong, one tap."""
    keyboard = Keyboard()
    keyboard.grid(
        keyboard.press(say(key, language), do="reason", reason=reason)
        for key, reason in REASONS.items()
    )
    keyboard.row(keyboard.press(say("back", language), do="back"))
    return keyboard


def stands_under(data: str, markup: InlineKeyboardMarkup | None) -> bool:
    """Whether a button with this data is in the keyboard."""
    rows = markup.inline_keyboard if markup else ()
    return any(button.callback_data == data for row in rows for button in row)


def _subject(answer: Answer, library: Library) -> str | None:
    for figure in answer.figures:
        fact = library.by_id.get(figure.fact or "")
        if fact is not None:
            return fact.subject
    fact = library.by_id.get(answer.reading.fact or "")
    return fact.subject if fact is not None else None

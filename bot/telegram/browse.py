"""/facts and /coverage: the facts table in pages, and what it gives for whom."""

from collections.abc import Sequence
from typing import Final, TypeVar

from telegram import InlineKeyboardButton

from bot.entry.compose import printed
from bot.entry.kinds import is_figure
from bot.telegram import sending
from bot.telegram.deps import Deps
from bot.telegram.facts import fact_answer
from bot.telegram.keyboards import LABEL_COLUMNS, Keyboard, copy_button
from bot.telegram.notices import name_of, say
from bot.telegram.press import Press
from bot.telegram.presses import Presses
from bot.telegram.render import Block, answer_blocks, capital, parts, squeeze
from bot.telegram.sending import Place
from bot.texts import filled, joined, labelled
from facts.library import Library
from facts.table import Fact
from index.script import base

SUBJECTS_A_PAGE: Final = 12
FACTS_A_PAGE: Final = 6
CARDS_A_PAGE: Final = 4
_MOST_FOUND: Final = 8
View = tuple[list[Block], Keyboard]
T = TypeVar("T")


class Browse:
    """Pages that turn into one another in one message."""

    def __init__(self, deps: Deps, presses: Presses) -> None:
        self.deps = deps
        self._presses = presses
        presses.actions |= {
            "subjects": self.press_subjects,
            "facts": self.press_facts,
            "fact": self.press_fact,
            "coverage": self.press_coverage,
        }

    async def press_subjects(self, press: Press) -> None:
        """Show another page of subjects."""
        await self._show(press, subjects(self.deps.library, press.language, press.number("page")))

    async def press_facts(self, press: Press) -> None:
        """Show the facts about a subject."""
        subject, page = press.text("subject"), press.number("page")
        await self._show(press, facts(self.deps.library, press.language, subject, page))

    async def press_fact(self, press: Press) -> None:
        """Show a fact."""
        fact = self.deps.library.by_id.get(press.text("id"))
        if fact is not None:
            await self._show(press, self.fact(fact, press.language, press.number("page")))

    async def press_coverage(self, press: Press) -> None:
        """Show another page of cards."""
        view = coverage(self.deps.library, press.language, press.number("page"), self._title(press))
        await self._show(press, view)

    def fact(self, fact: Fact, language: str, page: int) -> View:
        """One fact with its sentence, and the way back."""
        answer = fact_answer(self.deps.engine, fact, language)
        keyboard = Keyboard()
        back = keyboard.press(say("back", language), do="facts", subject=fact.subject, page=page)
        keyboard.row(back, copy_button(answer, language))
        return answer_blocks(answer), keyboard

    def _title(self, press: Press) -> str:
        return say("coverage", press.language, document=self.deps.document(press.language))

    async def _show(self, press: Press, view: View) -> None:
        """Under an answer a new message; in a page of this kind, another page."""
        await press.toast()
        blocks, keyboard = view
        message, store = press.message, self.deps.store
        answer = await store.answer_in(message.chat.id, message.message_id)
        if answer is None:
            await self._presses.show(press, keyboard, parts(blocks)[0])
            return
        markup = await keyboard.saved(store, message.chat.id, self.deps.now())
        await sending.send(press.bot, Place.answering(message), parts(blocks), markup)


def subjects(library: Library, language: str, page: int = 0) -> View:
    """All subjects with how many facts each has."""
    counts: dict[str, int] = {}
    for fact in library.facts:
        counts[fact.subject] = counts.get(fact.subject, 0) + 1
    pages = _pages(list(counts), SUBJECTS_A_PAGE)
    page = min(max(page, 0), len(pages) - 1)
    keyboard = Keyboard()
    keyboard.grid(
        (
            keyboard.press(
                f"{_named(library, subject, language)} ({counts[subject]})",
                do="facts",
                subject=subject,
            )
            for subject in pages[page]
        ),
    )
    keyboard.row(*_turns(keyboard, language, page, len(pages), do="subjects"))
    title = say("facts_subjects", language, count=len(library.facts))
    return [Block(title, "bold"), *_numbered(language, page, len(pages))], keyboard


def facts(library: Library, language: str, subject: str, page: int = 0) -> View:
    """Give the facts about one subject, a button each."""
    found = [fact for fact in library.facts if fact.subject == subject]
    pages = _pages(found, FACTS_A_PAGE)
    page = min(max(page, 0), len(pages) - 1)
    keyboard = Keyboard()
    first = page * FACTS_A_PAGE + 1
    for number, fact in enumerate(pages[page], first):
        label = f"{number}. {_without_subject(library, fact, language)}"
        keyboard.row(
            keyboard.press(squeeze(label, LABEL_COLUMNS), do="fact", id=fact.id, page=page)
        )
    keyboard.row(*_turns(keyboard, language, page, len(pages), do="facts", subject=subject))
    keyboard.row(keyboard.press(say("all_subjects", language), do="subjects"))
    name = _named(library, subject, language)
    title = say("facts_of", language, subject=name, count=len(found))
    lines = [
        Block(f"{number}. {_line(library, fact, language)}")
        for number, fact in enumerate(pages[page], first)
    ]
    return [Block(title, "bold"), *lines, *_numbered(language, page, len(pages))], keyboard


def found(language: str, word: str, facts: Sequence[Fact]) -> View:
    """Give the facts that have a word, a button each; where there are many, the first."""
    keyboard = Keyboard()
    lines = []
    for number, fact in enumerate(facts[:_MOST_FOUND], 1):
        label = capital(fact.label(language))
        lines.append(Block(f"{number}. {_with_figure(label, fact, language)}"))
        keyboard.row(
            keyboard.press(squeeze(f"{number}. {label}", LABEL_COLUMNS), do="fact", id=fact.id)
        )
    keyboard.row(keyboard.press(say("all_subjects", language), do="subjects"))
    title = say("facts_of", language, subject=f"“{word}”", count=len(facts))
    return [Block(title, "bold"), *lines], keyboard


def coverage(
    library: Library, language: str, page: int, title: str, *, only: str | None = None
) -> View:
    """Give a card a subject, or that of one: its measures, and what is given of each."""
    cards: dict[str, dict[str, list[str]]] = {}
    others: dict[str, int] = {}
    for fact in library.facts:
        if only not in {None, fact.subject}:
            continue
        kind = name_of("kind", fact.kind, language)
        if kind is not None and fact.row.measure is not None:
            kinds = cards.setdefault(fact.subject, {}).setdefault(
                _measure(library, fact, language), []
            )
            if kind not in kinds:
                kinds.append(kind)
        else:
            others[fact.subject] = others.get(fact.subject, 0) + 1
    pages = _pages(list(cards), CARDS_A_PAGE)
    page = min(max(page, 0), len(pages) - 1)
    blocks = [Block(title, "bold")]
    keyboard = Keyboard()
    for subject in pages[page]:
        blocks.append(Block(f"▪ {_named(library, subject, language)}", "bold"))
        for name, kinds in cards[subject].items():
            given = joined((kind for kind in kinds if kind not in name), language, "comma")
            line = labelled(capital(name), given, language) if given else capital(name)
            blocks.append(Block(f"· {line}"))
        if subject in others:
            blocks.append(Block(f"· {say('coverage_more', language, count=others[subject])}"))
    keyboard.grid(
        keyboard.press(_named(library, subject, language), do="facts", subject=subject)
        for subject in pages[page]
    )
    keyboard.row(*_turns(keyboard, language, page, len(pages), do="coverage"))
    return [*blocks, *_numbered(language, page, len(pages))], keyboard


def _pages(items: Sequence[T], size: int) -> list[Sequence[T]]:
    return [items[at : at + size] for at in range(0, len(items), size)] or [()]


def _turns(
    keyboard: Keyboard, language: str, page: int, pages: int, **payload: object
) -> list[InlineKeyboardButton]:
    found = []
    if page > 0:
        found.append(keyboard.press(say("prev", language), **payload, page=page - 1))
    if page + 1 < pages:
        found.append(keyboard.press(say("next", language), **payload, page=page + 1))
    return found


def _numbered(language: str, page: int, pages: int) -> list[Block]:
    return [Block(say("page", language, page=page + 1, pages=pages))] if pages > 1 else []


def _named(library: Library, subject: str, language: str) -> str:
    return capital(library.vocabulary.label(subject, language))


def _measure(library: Library, fact: Fact, language: str) -> str:
    label = library.vocabulary.measure_label(fact.row.measure or "", language)
    if fact.row.partner is None:
        return label
    partner = library.vocabulary.label(fact.row.partner, language)
    return filled("beside", language, label=label, name=partner)


def _line(library: Library, fact: Fact, language: str) -> str:
    """Give what a fact is, with its figure where it is one."""
    return _with_figure(_without_subject(library, fact, language), fact, language)


def _with_figure(label: str, fact: Fact, language: str) -> str:
    return labelled(label, printed(fact, language), language) if is_figure(fact) else label


def _without_subject(library: Library, fact: Fact, language: str) -> str:
    """Give the label without the subject's name before it, which the page's title says."""
    label = fact.label(language)
    name = library.vocabulary.label(fact.subject, language)
    rest = label.removeprefix(name)
    if base(language) == "zh":
        return rest.lstrip("的：") or label
    return capital(rest[2:] if rest.startswith(": ") else label)

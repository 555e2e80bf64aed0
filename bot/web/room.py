"""A document on the web with all that answers about it: its pages, and its core."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple
from urllib.parse import quote

from starlette.requests import Request

from bot.answer import Answer
from bot.answerer import Answerer
from bot.entry.compose import suggestion
from bot.followups import FollowUp, follow_ups
from bot.running.bounded import Bounded, texts_size
from bot.web.api import Asking, Question, refused
from bot.web.refusal import Refusal
from bot.web.site import Frame, Site
from bot.web.talk import REMEMBERED, Talk
from bot.web.transcript import Said
from facts.library import Library
from facts.vocabulary import LANGUAGES
from index.script import simplified

_MOST_PAGES: Final = 8 * 1024 * 1024  # bytes; a page of a report takes 20 to 100 kB
_MOST_NEXT: Final = 1024 * 1024
_ONWARD: Final = 1000  # bytes beside the texts of a talk

Make = Callable[[], str]
Onward = tuple[tuple[FollowUp, ...], frozenset[str]]


class Page(NamedTuple):
    """A page that stays as it is while the process runs; a browser need not load it twice."""

    body: bytes
    etag: str


class Room:
    """One document. Its sites differ in their frame only."""

    def __init__(
        self,
        asking: Asking,
        core: Answerer,
        library: Library,
        name: str = "",
        members: Sequence["Room"] = (),
    ) -> None:
        """`members` are the documents of one room that answers from several."""
        self.name = name or library.document.id
        self._members = tuple(members)
        self._pages: Bounded[tuple[object, ...], Page] = Bounded(_MOST_PAGES, _page_size)
        self.asking = asking
        self._core = core
        self._library = library
        self._sites: dict[Frame, Site] = {}
        self._next: Bounded[Talk, Onward] = Bounded(_MOST_NEXT, _next_size)

    def site(self, frame: Frame) -> Site:
        """Return the pages' addresses and texts in a frame."""
        if frame not in self._sites:
            members = tuple(member.site(frame) for member in self._members)
            self._sites[frame] = Site(self._library, frame, self.name, members)
        return self._sites[frame]

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the documents, where it answers from several."""
        return tuple(member.name for member in self._members)

    def over(self, members: Sequence["Room"], name: str) -> "Room":
        """Return the room of several documents that this one's core answers from."""
        return Room(self.asking, self._core, self._library, name, members)

    @staticmethod
    def path_of(name: str) -> str:
        """Return the path of the document of this name."""
        return f"/d/{quote(name, safe='')}"

    def page(self, key: tuple[object, ...], make: Make) -> Page:
        """Return a page that was made before, or make it."""
        page = self._pages.get(key)
        if page is None:
            body = make().encode()
            page = Page(body, f'W/"{hashlib.sha256(body).hexdigest()[:20]}"')
            self._pages.put(key, page)
        return page

    async def say(self, request: Request, talk: Talk, language: str) -> Said:
        """Answer the newest question, and tell again what was answered to those before.

        What to ask next takes several answers more: it is found beside the loop.
        """
        try:
            answer = await self._answer(request, talk, language)
            following, astray = await self._goes_on(request, talk, answer, language)
        except Refusal as refusal:
            return Said(refused(refusal.reason, language), refusal=refusal)
        before = [
            await self._again(request, talk.turn(number), language)
            for number in range(len(talk.earlier))
        ]
        return Said(answer, tuple(before), following, astray)

    async def _answer(self, request: Request, talk: Talk, language: str) -> Answer:
        asked = Question(question=talk.question, context=list(talk.earlier))
        return (await self.asking.answer(request, asked, language)).answer

    async def _again(self, request: Request, talk: Talk, language: str) -> Answer | None:
        """Return an answer to an earlier question; None where it might be another one now."""
        if not talk.whole:
            return None
        kept = self.asking.remembered(talk.question, talk.earlier[-REMEMBERED:], language)
        if kept is not None:
            return kept
        try:
            return await self._answer(request, talk, language)
        except Refusal:
            return None  # too many at once: the newest matters

    async def _goes_on(self, request: Request, talk: Talk, answer: Answer, language: str) -> Onward:
        found = self._next.get(talk)
        if found is None:
            turns = (*talk.earlier, talk.question)[-REMEMBERED:]
            call = partial(self._found, answer, turns)
            found = await self.asking.costly(self.asking.who(request), call, language)
            self._next.put(talk, found)
        return found

    def _found(self, answer: Answer, turns: Sequence[str]) -> Onward:
        return follow_ups(self._core, answer, turns), self._astray(answer)

    def _astray(self, answer: Answer) -> frozenset[str]:
        """Return the suggested questions whose words open another fact than the one meant."""
        meant = {simplified(one.question): one.question for one in answer.suggestions}
        facts = {
            meant[asked]: fact.id
            for fact in self._library.facts
            for language in LANGUAGES
            if (asked := suggestion(fact, language).question) in meant
        }
        return frozenset(
            asked
            for asked, fact in facts.items()
            if [figure.fact for figure in self._core.answer(asked).figures] != [fact]
        )


def _page_size(_key: tuple[object, ...], page: Page) -> int:
    return len(page.body)


def _next_size(talk: Talk, found: Onward) -> int:
    following, astray = found
    asked = (one.question for one in following)
    return _ONWARD + texts_size(talk.question, *talk.earlier, *asked, *astray)

"""A document on the web with all that answers about it: its pages, and its core."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

from starlette.requests import Request

from bot.answer import Answer
from bot.answerer import Answerer
from bot.compose import suggestion
from bot.followups import FollowUp, follow_ups
from bot.web.api import Asking, Question, refused
from bot.web.refusal import Refusal
from bot.web.site import Frame, Site
from bot.web.talk import REMEMBERED, Talk
from bot.web.transcript import Said
from facts.library import Library

_KEPT: Final = 256


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
        self._pages: OrderedDict[tuple[object, ...], Page] = OrderedDict()
        self.asking = asking
        self._core = core
        self._library = library
        self._sites: dict[Frame, Site] = {}
        self._next: OrderedDict[Talk, Onward] = OrderedDict()

    def site(self, frame: Frame) -> Site:
        """Return the pages' addresses and texts in a frame."""
        if frame not in self._sites:
            members = tuple(member.site(frame) for member in self._members)
            self._sites[frame] = Site(self._library, frame, self.name, members)
        return self._sites[frame]

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
            etag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
            page = self._pages[key] = Page(body, etag)
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        return page

    async def say(self, request: Request, talk: Talk, language: str) -> Said:
        """Answer the newest question, and tell again what was answered to those before.

        What to ask next takes several answers more: it is found beside the loop.
        """
        try:
            answer = self._answer(request, talk, language)
        except Refusal as refusal:
            return Said(refused(refusal.reason, language), refusal=refusal)
        before = tuple(
            self._again(request, talk.turn(number), language) for number in range(len(talk.earlier))
        )
        following, astray = await self._goes_on(talk, answer)
        return Said(answer, before, following, astray)

    def _answer(self, request: Request, talk: Talk, language: str) -> Answer:
        asked = Question(question=talk.question, context=list(talk.earlier))
        return self.asking.answer(request, asked, language).answer

    def _again(self, request: Request, talk: Talk, language: str) -> Answer | None:
        """Return an answer to an earlier question; None where it might be another one now."""
        if not talk.whole:
            return None
        kept = self.asking.remembered(talk.question, talk.earlier[-REMEMBERED:], language)
        if kept is not None:
            return kept
        try:
            return self._answer(request, talk, language)
        except Refusal:
            return None  # too many at once: the newest matters

    async def _goes_on(self, talk: Talk, answer: Answer) -> Onward:
        if talk in self._next:
            self._next.move_to_end(talk)
            return self._next[talk]
        turns = (*talk.earlier, talk.question)[-REMEMBERED:]
        found = await asyncio.to_thread(self._found, answer, turns)
        self._next[talk] = found
        if len(self._next) > _KEPT:
            self._next.popitem(last=False)
        return found

    def _found(self, answer: Answer, turns: Sequence[str]) -> Onward:
        return follow_ups(self._core, answer, turns), self._astray(answer)

    def _astray(self, answer: Answer) -> frozenset[str]:
        """Return the suggested questions whose words open another fact than the one meant."""
        meant = {one.question for one in answer.suggestions}
        facts = {
            asked: fact.id
            for fact in self._library.facts
            for language in ("en", "zh")
            if (asked := suggestion(fact, language).question) in meant
        }
        return frozenset(
            asked
            for asked, fact in facts.items()
            if [figure.fact for figure in self._core.answer(asked).figures] != [fact]
        )

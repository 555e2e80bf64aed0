"""A document on the web with all that answers about it: its pages, and its core."""

from collections import OrderedDict
from typing import Final

from starlette.requests import Request

from bot.answer import Answer
from bot.answerer import Answerer
from bot.compose import suggestion
from bot.followups import FollowUp, follow_ups
from bot.web.api import Asking, Question, Refusal, refused
from bot.web.site import Frame, Site
from bot.web.talk import REMEMBERED, Talk
from bot.web.transcript import Said
from facts.library import Library

_KEPT: Final = 256


class Room:
    """One document. Its sites differ in their frame only."""

    def __init__(self, asking: Asking, core: Answerer, library: Library) -> None:
        self.asking = asking
        self._core = core
        self._library = library
        self._sites: dict[Frame, Site] = {}
        self._next: OrderedDict[Talk, tuple[tuple[FollowUp, ...], frozenset[str]]] = OrderedDict()

    def site(self, frame: Frame) -> Site:
        """Return the pages' addresses and texts in a frame."""
        if frame not in self._sites:
            self._sites[frame] = Site(self._library, frame)
        return self._sites[frame]

    def say(self, request: Request, talk: Talk, language: str) -> Said:
        """Answer the newest question, and tell again what was answered to those before."""
        try:
            answer = self._answer(request, talk, language)
        except Refusal as refusal:
            return Said(refused(refusal.reason, language), refusal=refusal)
        before = tuple(
            self._again(request, talk.turn(number), language) for number in range(len(talk.earlier))
        )
        following, astray = self._goes_on(talk, answer)
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

    def _goes_on(self, talk: Talk, answer: Answer) -> tuple[tuple[FollowUp, ...], frozenset[str]]:
        if talk in self._next:
            self._next.move_to_end(talk)
            return self._next[talk]
        turns = (*talk.earlier, talk.question)[-REMEMBERED:]
        found = follow_ups(self._core, answer, turns), self._astray(answer)
        self._next[talk] = found
        if len(self._next) > _KEPT:
            self._next.popitem(last=False)
        return found

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

"""Charts, drawn beside the event loop and kept."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.telegram.texts import KINDS, say
from bot.telegram.updates import payer
from bot.work import Work
from facts.consistency import contradictions
from facts.library import Library
from facts.table import Fact

_MOST_KEPT = 32
_FEWEST = 2
_TOGETHER = ("growth", "share")


@dataclass(frozen=True, slots=True)
class Comparable:
    """Facts that one chart can show side by side."""

    title: str
    facts: tuple[str, ...]


class Pictures:
    """Draws each chart once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._kept: OrderedDict[tuple[str, tuple[str, ...]], bytes] = OrderedDict()
        self._lock = asyncio.Lock()

    async def draw(self, facts: Sequence[Fact], language: str, library: Library) -> bytes:
        """Give the PNG of a chart of these facts."""
        key = (language, tuple(fact.id for fact in facts))
        async with self._lock:
            if key not in self._kept:
                self._kept[key] = await self._work.run(
                    payer(), partial(_drawn, facts, language, library)
                )
                if len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]


def _drawn(facts: Sequence[Fact], language: str, library: Library) -> bytes:
    from bot.charts import draw  # noqa: PLC0415 - it takes a second

    return draw(facts, language, library)


def facts_of(ids: Iterable[str], library: Library) -> tuple[Fact, ...]:
    """Give the facts with these ids that there are and that have a value."""
    found = (library.by_id.get(fact_id) for fact_id in ids)
    return tuple(fact for fact in found if fact is not None and fact.value is not None)


def comparables(library: Library, language: str) -> list[Comparable]:
    """Give the charts that the facts table has: by measure, then all growth rates, all shares."""
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in library.facts:
        if fact.value is None or fact.row.same_as is not None or fact.row.measure is None:
            continue
        if fact.kind in _TOGETHER:
            groups.setdefault((fact.kind,), []).append(fact)
        elif fact.kind == "level":
            groups.setdefault((fact.row.measure, fact.unit), []).append(fact)
    return [
        Comparable(_title(key, library, language), tuple(fact.id for fact in peers(facts, library)))
        for key, facts in sorted(groups.items(), key=lambda item: len(item[0]), reverse=True)
        if len({(fact.subject, fact.row.partner) for fact in facts}) >= _FEWEST
    ]


def peers(facts: Sequence[Fact], library: Library) -> Sequence[Fact]:
    """Leave out wholes whose parts are shown, if two parts are left: a total dwarfs its parts."""
    if len({(fact.row.measure, fact.kind) for fact in facts}) > 1:
        return facts
    vocabulary = library.vocabulary
    wholes = {
        whole
        for fact in facts
        if fact.row.partner is None
        for whole in vocabulary.ancestors(fact.subject)
    }
    shown = {fact.subject for fact in facts}
    wholes |= {name for name in shown if shown & set(vocabulary.concepts[name].members)}
    kept = [fact for fact in facts if fact.subject not in wholes]
    return kept if len(kept) >= _FEWEST else facts


def _title(key: tuple[str, ...], library: Library, language: str) -> str:
    zh = language == "zh"
    if key[0] in KINDS:
        text = KINDS[key[0]][zh]
    else:
        measure = library.vocabulary.measures[key[0]]
        text = measure.zh if zh else measure.en
        if key[0] in _with_partners(library):
            text = say("with_partners", language, measure=text)
    return text[:1].upper() + text[1:]


def _with_partners(library: Library) -> frozenset[str]:
    """Name the measures that the facts give by partner."""
    return frozenset(fact.row.measure or "" for fact in library.facts if fact.row.partner)


def warnings(facts: Sequence[Fact], library: Library, language: str) -> list[str]:
    """Say where figures that are shown side by side contradict each other."""
    shown = {fact.id for fact in facts}
    document = library.about.zh if language == "zh" else library.about.en
    document = document[:1].upper() + document[1:]
    return [
        say(
            "chart_warning",
            language,
            document=document,
            part=clash.part.text,
            part_label=clash.part.label(language),
            whole=clash.whole.text,
            whole_label=clash.whole.label(language),
        )
        for clash in contradictions(library)
        if {clash.part.id, clash.whole.id} <= shown
    ]

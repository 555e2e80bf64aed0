"""A review of drafted facts as a pure state machine: one key, one new state.

The facts come in groups: a table at a time, then a sentence at a time. Tables come in the
document's order, sentences by doubts; with a list of what was asked, the most asked come first.
What is to be decided next is always the first undecided fact in that order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from facts.drafting.figure import DraftedFigure, Kind
from facts.drafting.suggestions import Suggestion
from index.text import keys

_NAMED = 0.5  # of a question's words that stand around a figure it asks for


class Verdict(StrEnum):
    """What was decided on a drafted fact."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DROPPED = "dropped"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact as the reviewer has it: what may be edited, and the verdict.

    `value` is the figure written out, "" as it was drafted.
    """

    label: str
    unit: str
    period: str
    verdict: Verdict = Verdict.OPEN
    value: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that are decided on together: positions in `Review.suggestions`, in order."""

    members: tuple[int, ...]
    table: int | None = None


Step = Mapping[int, Draft]
"""What a decision replaced: the drafts before it, by position."""


@dataclass(frozen=True, slots=True)
class Review:
    """The state of a review. `drafts` are those of `suggestions`; `past` what each step replaced."""

    suggestions: tuple[Suggestion, ...]
    groups: tuple[Group, ...]
    drafts: tuple[Draft, ...]
    past: tuple[Step, ...] = ()

    @property
    def current(self) -> int | None:
        """The position of the fact to be decided next, None where none is left."""
        return next(
            (
                member
                for group in self.groups
                for member in group.members
                if self.drafts[member].verdict is Verdict.OPEN
            ),
            None,
        )

    @property
    def group(self) -> Group | None:
        """The group of the fact to be decided next."""
        current = self.current
        return next((group for group in self.groups if current in group.members), None)

    def counts(self) -> dict[Verdict, int]:
        """Return how many facts of the groups have each verdict."""
        found = Counter(self.drafts[m].verdict for group in self.groups for m in group.members)
        return {verdict: found[verdict] for verdict in Verdict}

    def accept(self) -> "Review":
        return self._decide(self._this(), Verdict.ACCEPTED)

    def drop(self) -> "Review":
        return self._decide(self._this(), Verdict.DROPPED)

    def skip(self) -> "Review":
        """Leave the fact for another time."""
        return self._decide(self._this(), Verdict.SKIPPED)

    def accept_group(self, but: Iterable[int] = ()) -> "Review":
        """Accept what is open in the group; what is in `but` is skipped, in the same step."""
        excepted = frozenset(but)
        return self._step(
            {
                member: replace(
                    self.drafts[member],
                    verdict=Verdict.SKIPPED if member in excepted else Verdict.ACCEPTED,
                )
                for member in self.open_in_group()
            }
        )

    def drop_group(self) -> "Review":
        return self._decide(self.open_in_group(), Verdict.DROPPED)

    def skip_group(self) -> "Review":
        return self._decide(self.open_in_group(), Verdict.SKIPPED)

    def edit(
        self,
        *,
        label: str | None = None,
        unit: str | None = None,
        period: str | None = None,
        value: str | None = None,
    ) -> "Review":
        """Change what the current fact says of its figure; the figure itself stays as printed."""
        current = self.current
        if current is None:
            return self
        draft = self.drafts[current]
        edited = replace(
            draft,
            label=draft.label if label is None else label,
            unit=draft.unit if unit is None else unit,
            period=draft.period if period is None else period,
            value=draft.value if value is None else value,
        )
        return self._step({current: edited})

    def rename(self, old: str, new: str) -> "Review":
        """Give every fact with the label `old` the label `new`, also those already decided on."""
        return self._step(
            {
                position: replace(draft, label=new)
                for position, draft in enumerate(self.drafts)
                if draft.label == old
            }
        )

    def undo(self) -> "Review":
        """Take the last step back; without one, nothing changes."""
        if not self.past:
            return self
        drafts = list(self.drafts)
        for position, draft in self.past[-1].items():
            drafts[position] = draft
        return replace(self, drafts=tuple(drafts), past=self.past[:-1])

    def again(self) -> "Review":
        """Open what was skipped; no step to be undone."""
        return replace(
            self,
            drafts=tuple(
                replace(draft, verdict=Verdict.OPEN) if draft.verdict is Verdict.SKIPPED else draft
                for draft in self.drafts
            ),
            past=(),
        )

    def without(self, positions: Iterable[int]) -> "Review":
        """Leave facts out of the groups: nobody is asked about them."""
        out = frozenset(positions)
        left = [
            replace(group, members=tuple(m for m in group.members if m not in out))
            for group in self.groups
        ]
        return replace(self, groups=tuple(group for group in left if group.members))

    def open_in_group(self) -> tuple[int, ...]:
        """Return the positions of what is open in the current group."""
        group = self.group
        members = group.members if group is not None else ()
        return tuple(m for m in members if self.drafts[m].verdict is Verdict.OPEN)

    def _this(self) -> tuple[int, ...]:
        current = self.current
        return () if current is None else (current,)

    def _decide(self, positions: Iterable[int], verdict: Verdict) -> "Review":
        return self._step({p: replace(self.drafts[p], verdict=verdict) for p in positions})

    def _step(self, changed: Mapping[int, Draft]) -> "Review":
        """Take a step; one that changes nothing is none."""
        before = {p: self.drafts[p] for p, draft in changed.items() if self.drafts[p] != draft}
        if not before:
            return self
        drafts = list(self.drafts)
        for position in before:
            drafts[position] = changed[position]
        return replace(self, drafts=tuple(drafts), past=(*self.past, before))


def begin(
    suggestions: Sequence[Suggestion], asked: Sequence[str] = (), language: str = "en"
) -> Review:
    """Return a review of these facts that has decided nothing; `asked` are users' questions."""
    wanted = _asked(suggestions, asked, language)
    return Review(
        suggestions=tuple(suggestions),
        groups=_groups(suggestions, wanted),
        drafts=tuple(
            Draft(one.label, one.figure.unit.removeprefix("?"), one.figure.period or "")
            for one in suggestions
        ),
    )


class Doubt(StrEnum):
    """What may be uncertain of a drafted figure, in words to be shown."""

    READINGS = "two readings of the file differ here"
    UNIT = "no unit"
    PERIOD = "no period"
    WORDS = "no words beside it"


def doubts(figure: DraftedFigure) -> tuple[Doubt, ...]:
    """Return what is uncertain of a drafted figure, the gravest first."""
    found = []
    if not figure.agreed:
        found.append(Doubt.READINGS)
    if figure.unit in {"", "?"} and figure.kind not in {Kind.YEAR, Kind.DATE, Kind.RANK}:
        found.append(Doubt.UNIT)
    if figure.period is None:
        found.append(Doubt.PERIOD)
    if not any(figure.zone(name) for name in ("label", "header", "before", "of", "noun")):
        found.append(Doubt.WORDS)
    return tuple(found)


def _asked(
    suggestions: Sequence[Suggestion], questions: Sequence[str], language: str
) -> Counter[int]:
    """Return how many questions each figure fits best, by position.

    It fits where at least half of the question's words stand around it, and no other figure has
    more; figures that share the place share the question.
    """
    found: Counter[int] = Counter()
    around = [frozenset().union(*one.figure.zones.values()) for one in suggestions]
    for question in questions:
        topic = frozenset(keys(question, language))
        shared = [len(topic & words) for words in around]
        best = max(shared, default=0)
        if topic and best >= _NAMED * len(topic):
            found.update(position for position, count in enumerate(shared) if count == best)
    return found


def _groups(suggestions: Sequence[Suggestion], asked: Counter[int]) -> tuple[Group, ...]:
    def place(position: int) -> tuple[bool, int]:
        one = suggestions[position]
        return one.table is None, one.figure.sentence if one.table is None else one.table

    def urgency(group: Group) -> tuple[bool, int, int, int]:
        first = suggestions[group.members[0]]
        count = max(asked[member] for member in group.members)
        grave = max(len(doubts(suggestions[member].figure)) for member in group.members)
        where = first.figure.start
        return group.table is None, -count, -grave if group.table is None else 0, where

    ordered = sorted(range(len(suggestions)), key=lambda p: (place(p), suggestions[p].start))
    groups = [
        Group(tuple(members), suggestions[members[0]].table)
        for members in (list(grouped) for _, grouped in groupby(ordered, place))
    ]
    return tuple(sorted(groups, key=urgency))

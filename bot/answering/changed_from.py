"""What something was before a change: asked for, as the question and the change are read together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answering.prose.asked_unit import in_unit
from bot.answering.prose.changes import Change, changes
from bot.answering.prose.found import Found
from bot.answering.prose.operands import Pool
from bot.answering.prose.period_fit import year_before
from bot.answering.ranking import Ranked
from bot.answering.rereading import MOST_PASSAGES, Rereading
from bot.computing.backwards import before
from bot.computing.operand import of_figure
from bot.computing.operation import Operation
from bot.computing.result import Result
from bot.understanding.question import Question
from facts.drafting.figure import DraftedFigure
from facts.quantities.periods import periods

MOST_CHANGES = 3  # that are read: a passage with more is a list of them
# The belief from which what was before is told. Of 286 such questions on documents that the reader doesn't know 59 get
# it so, and eleven of 1,000 others, most of which only a close reader tells from those, a figure; with .85 48 and seven,
# with .75 80 and fifteen.
LEAST_CHANGE = 0.8
# The log-odds from which what the wording alone takes for such a question gets what was computed for it, and those where
# the sentence has all its words: so 41 did rightly and nine wrongly, without a bar 42 and 28.
LEAST_READ = -4.0
LEAST_READ_SAID = -6.0
ALL_SAID = 0.9  # belief of the wording


@dataclass(frozen=True, slots=True)
class Option:
    """A change, what it comes to when it is undone, and what speaks for that as the answer."""

    change: Change
    plan: Result[DraftedFigure]
    features: Mapping[str, float]


def options(
    question: Question, ranked: Sequence[Ranked], pool: Pool, rereading: Rereading
) -> list[Option]:
    """Return the changes of the likeliest passages, read together with the question."""
    every = (one for one in undone(ranked, pool) if in_unit(question, one[1]))
    found = list(islice(every, MOST_CHANGES))
    odds = rereading.before(
        [(one.level.passage, span) for one, _ in found if (span := one.span) is not None]
    )
    asked = periods(question.text, question.language)
    forms = [one.form for one in asked]
    made = []
    for (change, plan), read in zip(found, odds, strict=True):
        is_from = change.is_from(question.text, asked, question.language)
        is_from = is_from or year_before(forms, change.level)
        features = {
            "read": read,
            "dated": float(bool(asked) and is_from),
            "elsewhen": float(bool(asked) and not is_from),
            "said": float(not asked and is_from),
        }
        made.append(Option(change, plan, features))
    return made


def undone(ranked: Sequence[Ranked], pool: Pool) -> Iterator[tuple[Change, Result[DraftedFigure]]]:
    """Yield the changes of the likeliest passages that stand in one sentence, with what was before."""
    for one in ranked[:MOST_PASSAGES]:
        amounts = pool.amounts([one.passage.position])
        for change in changes(amounts, pool.corpus.language, every=True):
            plan = before(of_figure(change.level.figure), change.amount)
            if plan is not None and change.span is not None:
                yield change, plan


def changed_from(
    question: Question,
    ranked: Sequence[Ranked],
    pool: Pool,
    rereading: Rereading,
    computed: Found | None = None,
) -> Found | None:
    """Return what the likeliest change was from, else what words computed, unless the reader denies that.

    None where nothing is likely enough to be asked for.
    """
    found = options(question, ranked, pool, rereading)
    best = max(found, key=lambda one: rereading.changed(one.features), default=None)
    belief = rereading.changed(best.features) if best is not None else 0.0
    if best is None or belief < LEAST_CHANGE:
        return None if computed is not None and _is_denied(computed, found) else computed
    years = {one.form for one in periods(question.text, question.language)}
    named = frozenset(one for one in years if year_before((one,), best.change.level))
    return Found(best.plan, (best.change.level.position,), belief, best.features, named)


def _is_denied(computed: Found, found: Sequence[Option]) -> bool:
    """Tell whether what words computed undoes a change that is read to be of something else."""
    same = [one for one in found if one.plan.value == computed.plan.value]
    least = LEAST_READ_SAID if computed.confidence >= ALL_SAID else LEAST_READ
    undoes = computed.plan.operation is Operation.PRIOR_YEAR
    return undoes and any(one.features["read"] < least for one in same)

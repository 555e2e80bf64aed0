"""How near in meaning the rows of tables are to a question, beside its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, pstdev

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.index import Line, TableIndex
from bot.answering.tables.seeking import Sought

_NEAREST = 8  # rows that are looked at for their meaning alone
_WORTH = 0.15  # of one deviation, to all words of a question
_FEW = 3  # rows; what more come to isn't near to a question by each of them
_SPREAD = 3  # deviations that are 1 as a feature
_LEAST = 1e-6
_CHOICE = 2  # headers that there must be for one to be nearer


@dataclass(frozen=True, slots=True)
class Meant:
    """The cosines of a question with each sentence of a document, and with the headers of its tables."""

    sentences: Sequence[float]
    headers: Mapping[str, float] = field(default_factory=dict, hash=False)


class Nearness:
    """The cosine of each row, and header, with a question: in deviations from the mean of its fellows."""

    def __init__(self, meant: Meant, index: TableIndex) -> None:
        self._index = index
        self._near = _deviations(
            {line.row.sentence: meant.sentences[line.row.sentence] for line in index.lines}
        )
        self._best = max(self._near.values(), default=0.0)
        self._heads = {
            table.number: _deviations(
                {
                    column.number: meant.headers[header]
                    for column in table.columns
                    if column.keys and not column.skipped
                    and (header := table.table.columns[column.number]) in meant.headers
                }
            )
            for table in index.tables
        }  # fmt: skip

    def led(self, lines: Sequence[Line], sought: Sought) -> list[Line]:
        """Return rows by words and meaning, the nearest of the others among them."""
        known = {line.number for line in lines}
        others = sorted(
            (one for one in self._index.lines if one.number not in known and one.row.figures),
            key=lambda one: -self._near[one.row.sentence],
        )
        return sorted([*lines, *others[:_NEAREST]], key=lambda one: -self._worth(one, sought))

    def _worth(self, line: Line, sought: Sought) -> float:
        words = sought.weight({*line.row.keys, *line.row.group}) / sought.total
        return words + _WORTH * self._near[line.row.sentence]

    def features(self, candidate: Candidate) -> dict[str, float]:
        """Return how near the rows and headers of a candidate are, and how far behind the nearest."""
        return self._of_rows(candidate) | self._of_headers(candidate)

    def _of_rows(self, candidate: Candidate) -> dict[str, float]:
        if len(candidate.rows) > _FEW:
            return {}
        near = fmean(self._near[row.sentence] for row in candidate.rows)
        return {"near": near / _SPREAD, "near_behind": (self._best - near) / _SPREAD}

    def _of_headers(self, candidate: Candidate) -> dict[str, float]:
        heads = self._heads[candidate.table.number]
        own = [heads[column.number] for column in candidate.columns if column.number in heads]
        if not own or len(heads) < _CHOICE:
            return {}
        near, best = fmean(own), max(heads.values())
        return {
            "head_near": near / _SPREAD,
            "head_behind": (best - near) / _SPREAD,
            "head_nearest": float(best in own),
        }


def _deviations(cosines: Mapping[int, float]) -> dict[int, float]:
    """Return cosines in deviations from their mean."""
    mean = fmean(cosines.values() or (0.0,))
    spread = max(pstdev(cosines.values() or (0.0,)), _LEAST)
    return {key: (cosine - mean) / spread for key, cosine in cosines.items()}

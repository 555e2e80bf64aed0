"""How near in meaning the rows of tables are to a question, beside its words."""

from collections.abc import Sequence
from statistics import fmean, pstdev

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.index import Line, TableIndex
from bot.answering.tables.seeking import Sought

_NEAREST = 8  # rows that are looked at for their meaning alone
_WORTH = 0.15  # of one deviation, to all words of a question
_FEW = 3  # rows; what more come to isn't near to a question by each of them
_SPREAD = 3  # deviations that are 1 as a feature
_LEAST = 1e-6


class Nearness:
    """The cosine of each row with a question, in deviations from the mean of the document's rows."""

    def __init__(self, cosines: Sequence[float], index: TableIndex) -> None:
        """`cosines` are of the question with each sentence of the document."""
        self._index = index
        found = {line.row.sentence: cosines[line.row.sentence] for line in index.lines}
        mean, spread = (
            fmean(found.values() or (0.0,)),
            max(pstdev(found.values() or (0.0,)), _LEAST),
        )
        self._near = {sentence: (cosine - mean) / spread for sentence, cosine in found.items()}
        self._best = max(self._near.values(), default=0.0)

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
        """Return how near the rows of a candidate are, and how far behind the nearest of all."""
        if len(candidate.rows) > _FEW:
            return {}
        near = fmean(self._near[row.sentence] for row in candidate.rows)
        return {"near": near / _SPREAD, "near_behind": (self._best - near) / _SPREAD}

"""What kind of figures a question asks for: what is counted, in which unit, of whom."""

from bot.answering.prose.agreeing import noun, per_what, unasked
from bot.answering.prose.lexicon import Lexicon
from bot.answering.prose.marked import Text
from bot.answering.prose.operands import Operand
from bot.answering.prose.task import Ask, Task
from bot.understanding.cues import folded, prose_words
from bot.understanding.question import Asked, Question
from facts.drafting.figure import Kind
from facts.quantity import figures
from index.text import terms

_UNITS_OF_TIME = frozenset({"days", "weeks", "months", "years"})


class AskedFor:
    """The kind of figures that one question asks for."""

    def __init__(self, question: Question, language: str, lexicon: Lexicon) -> None:
        """`language` is the document's."""
        self.question, self.language, self.lexicon = question, language, lexicon
        text = Text(question, None)
        self._counted = tuple(
            term.key
            for term in text.topic(text.all)
            if term.key in question.counted and term.kind == "word"
        )  # of Chinese it is no more than what stands behind 多少
        self._keys = frozenset(lexicon.wanted(text.topic(text.all)).weights)
        first = next((t for t in question.terms if t.key in self._counted[:1]), None)
        self._uncounted = first if first is not None and lexicon.strange(first) else None
        per = prose_words(question.language).joints.get("per")
        self._per = per is not None and per.search(folded(question.text)) is not None
        self._stated = [
            one.value
            for one in figures(question.text, question.language)
            if one.date is None and one.kind != "ordinal"
        ]

    def usable(self, ask: Ask, one: Operand) -> bool:
        """Tell whether a figure is of the kind and unit that the question asks for."""
        kind, kinds = one.figure.kind, self.question.kinds
        if ask.task in {Task.SHARE, Task.RATIO}:
            return True
        if ask.unit == "%":
            return kind is Kind.PERCENT
        if ask.unit in _UNITS_OF_TIME:
            return kind is Kind.DURATION
        if ask.unit == "money":
            return kind in {Kind.MONEY, Kind.MEASURE}  # pounds are either
        if Asked.AMOUNT in kinds and Asked.COUNT not in kinds and kind is Kind.COUNT:
            return self._names_unit(one)  # "how much more does it cost" counts no design changes
        if Asked.COUNT not in kinds or not self._counted:
            return True
        return kind not in {Kind.MONEY, Kind.PERCENT}

    def _names_unit(self, one: Operand) -> bool:
        """Tell whether a question names what a figure counts, or the figure counts nothing named."""
        unit = {term.key for term in terms(one.figure.unit, self.language) if not term.stop}
        return not unit or not unit.isdisjoint(self.question.keys)

    def nouns(self, one: Operand) -> float:
        """Return the share of the counted noun's words that stand right at a figure."""
        asked = Asked.COUNT in self.question.kinds
        return noun(one, self._counted, self.language) if asked and self._counted else 0.0

    def other_noun(self, one: Operand) -> bool:
        """Tell whether a figure counts something else than what is asked for."""
        return bool(one.figure.unit) and one.figure.kind is Kind.COUNT and not self.nouns(one)

    def _unasked(self, one: Operand) -> float:
        return unasked(one, self._keys, self.lexicon.is_name)

    def _given(self, pair: tuple[Operand, Operand]) -> float:
        """Return the share of the figures that the question states which are operands."""
        values = {one.figure.value for one in pair}
        if not self._stated:
            return 0.0
        return sum(value in values for value in self._stated) / len(self._stated)

    def features(self, ask: Ask, pair: tuple[Operand, Operand]) -> dict[str, float]:
        """Return how far the figures are of the kind and the noun that the question asks for."""
        kinds, kind = self.question.kinds, pair[0].figure.kind
        counting = Asked.COUNT in kinds and bool(self._counted) and ask.task is not Task.RATIO
        features = {
            "money_asked": float(Asked.AMOUNT in kinds and kind is Kind.MONEY and not counting),
            "money_unasked": float(counting and kind is Kind.MONEY),
            "percent_unasked": float(
                kind is Kind.PERCENT
                and not kinds & {Asked.PERCENT, Asked.CHANGE}
                and ask.unit != "%"
            ),
            "bare": float(
                all(one.figure.kind is Kind.NUMBER and not one.figure.unit for one in pair)
            ),
            "duration_unasked": float(kind is Kind.DURATION and ask.unit not in _UNITS_OF_TIME),
        }
        features |= {
            "per_unasked": float(any(map(self._per_unasked, pair))),
            "given": self._given(pair),
            "unasked_most": max(map(self._unasked, pair)),
            "unasked_mean": sum(map(self._unasked, pair)) / 2,
            "uncounted": float(self._other_unit(pair)),
        }
        if counting:
            want = self.lexicon.wanted(t for t in self.question.terms if t.key in self._counted)
            features["counted_least"] = min(want.met(one.near) for one in pair)
            features["noun_least"] = min(noun(one, self._counted, self.language) for one in pair)
            features["noun_most"] = max(noun(one, self._counted, self.language) for one in pair)
        return features

    def _per_unasked(self, one: Operand) -> bool:
        """Tell whether a figure is for each of something that the question doesn't name."""
        what = per_what(one, self.language)
        return what is not None and not self._per and what not in self.question.keys

    def _other_unit(self, pair: tuple[Operand, Operand]) -> bool:
        """Tell whether what is counted is nothing that the document has, nor the figures' unit."""
        if self._uncounted is None:
            return False
        units = {
            one.unit for one in figures(f"2 {self._uncounted.surface}", self.question.language)
        }
        return any(one.figure.unit not in units - {""} for one in pair)

"""The words of a chart: its title, labels, figures as printed, cautions and source."""

from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile
from typing import Final

from bot.texts import qualified
from facts.consistency import contradictions
from facts.library import Library
from facts.quantity import in_words, quantities
from facts.table import Fact

_KINDS: Final = {"growth": ("Year-on-year growth", "同比增长"), "share": ("Shares", "占比")}
_COMPARISON: Final = ("Comparison", "比较")
_WHOLE: Final = 100.0
_FEWEST: Final = 2


class ChartWords:
    """What stands on a chart of these facts, in one language."""

    def __init__(self, facts: Sequence[Fact], language: str, library: Library) -> None:
        self._facts, self._zh, self._library = facts, language == "zh", library
        self._language = "zh" if self._zh else "en"

    @property
    def title(self) -> str:
        """What is compared, how, and of when."""
        more = []
        if self._one_measure and len({fact.row.partner for fact in self._facts}) > 1:
            more.append("按对象" if self._zh else "by partner")
        if len({fact.period for fact in self._facts}) == 1:
            period = self._facts[0].period
            more.append(f"{period}年" if self._zh else period)
        if self._zh:
            return f"{self._subject}（{'，'.join(more)}）" if more else self._subject
        return ", ".join([_capital(self._subject), *more])

    @property
    def _subject(self) -> str:
        kinds = {fact.kind for fact in self._facts}
        kind = kinds.pop() if len(kinds) == 1 else ""
        measure = self._library.vocabulary.measures.get(self._facts[0].row.measure or "")
        if not self._one_measure or measure is None:
            return _KINDS.get(kind, _COMPARISON)[self._zh]
        text = measure.zh if self._zh else measure.en
        if kind != "growth":
            return text
        growth = _KINDS[kind][self._zh]
        return f"{text}{growth}" if self._zh else f"{text}, {growth.lower()}"

    @property
    def labels(self) -> list[str]:
        """Subjects, or subject and partner, where all else is the same; else what each fact is."""
        if self._one_measure:
            names = [self._name(fact) for fact in self._facts]
            if len(set(names)) == len(names):
                return names
        return self._without_common_end([fact.label(self._language) for fact in self._facts])

    @property
    def values(self) -> list[str]:
        """The figures: in English the number as printed, with "over" or "nearly" where it has one."""
        return [_capital(self._value(fact)) for fact in self._facts]

    @property
    def originals(self) -> list[str]:
        """In Chinese the figure as printed, where the converted one reads otherwise; else ""."""
        return [
            printed if self._zh and not _same(printed, value) else ""
            for fact, value in zip(self._facts, self.values, strict=True)
            for printed in [_figure(fact)]
        ]

    @property
    def cautions(self) -> list[str]:
        """Where figures that stand side by side contradict each other."""
        shown = {fact.id for fact in self._facts}
        about = self._library.about
        return [
            f"⚠ {about.zh}自相矛盾：{self._of(clash.part)}只是{self._of(clash.whole)}的一部分，数字却更大。"
            if self._zh
            else (
                f"⚠ {_capital(about.en)} contradicts itself: {self._of(clash.part)} is a part of "
                f"{self._of(clash.whole)}, yet larger."
            )
            for clash in contradictions(self._library)
            if {clash.part.id, clash.whole.id} <= shown
        ][:1]

    @property
    def source(self) -> str:
        """The document's title."""
        title = self._library.about.title
        return f"来源：{title}" if self._zh else f"Source: {title}"

    @property
    def largest(self) -> float:
        """What a whole bar stands for: a hundred per cent for shares, else the largest figure."""
        largest = max(abs(float(fact.value or 0)) for fact in self._facts)
        shares = all(fact.kind == "share" for fact in self._facts)
        return _WHOLE if shares and largest <= _WHOLE else largest

    @cached_property
    def _one_measure(self) -> bool:
        return len({(fact.row.measure, fact.kind) for fact in self._facts}) == 1

    def _of(self, fact: Fact) -> str:
        return self._library.vocabulary.label(fact.subject, self._language)

    def _name(self, fact: Fact) -> str:
        name = _capital(self._of(fact))
        if fact.row.partner is None:
            return name
        partner = self._library.vocabulary.label(fact.row.partner, self._language)
        if fact.row.each:
            partner = f"{partner}（各）" if self._zh else f"{partner} (each)"
        return f"{name} – {partner}"

    def _without_common_end(self, labels: list[str]) -> list[str]:
        """Labels less what they all end in, which the title says."""
        if len(labels) >= _FEWEST and {fact.kind for fact in self._facts} == {"growth"}:
            same = takewhile(
                lambda column: len(set(column)) == 1, zip(*map(reversed, labels), strict=False)
            )
            end = "".join(column[0] for column in same)[::-1]
            end = end if self._zh else end[end.find(", ") :] if ", " in end else ""
            labels = [label.removesuffix(end) for label in labels]
        return [_capital(label) for label in labels]

    def _value(self, fact: Fact) -> str:
        if not self._zh or fact.value is None:
            return _figure(fact)
        return qualified(fact.qualifier, in_words(fact.value, fact.unit, "zh"), "zh")


def _figure(fact: Fact) -> str:
    """The number and unit as printed, without the words around them."""
    for quantity in quantities(fact.text):
        if quantity.value == fact.value:
            number = quantity.text[quantity.number_start - quantity.start :]
            return qualified(fact.qualifier, number, "en")
    return fact.text


def _same(printed: str, value: str) -> bool:
    return "".join(printed.split()).casefold() == value.casefold() or printed.endswith("%")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

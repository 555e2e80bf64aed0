"""The words of a chart: its title, labels, figures as printed, cautions and source."""

from itertools import takewhile
from typing import Final

from bot.charts.model import Chart
from bot.texts import qualified
from facts.library import Library
from facts.quantity import in_words, quantities
from facts.table import Fact

_GROWTH: Final = ("Year-on-year growth", "同比增长")
_COMPARISON: Final = ("Comparison", "比较")
_PART: Final = " · "  # between the names of a row and of a column in a label


class ChartWords:
    """What stands on a chart, in one language."""

    def __init__(self, chart: Chart, language: str, library: Library) -> None:
        self._chart, self._facts = chart, chart.facts
        self._zh, self._library = language == "zh", library
        self._language = "zh" if self._zh else "en"

    @property
    def title(self) -> str:
        """What is compared, how, and of when."""
        more = []
        if len({fact.row.partner for fact in self._facts}) > 1:
            more.append("按对象" if self._zh else "by partner")
        period = self._facts[0].period
        if period and period not in self._subject:
            more.append(f"{period}年" if self._zh and period.isdecimal() else period)
        shown, total = len(self._facts), self._chart.total
        if shown < total:
            more.append(
                f"最大的{shown}项，共{total}项" if self._zh else f"the largest {shown} of {total}"
            )
        if self._zh:
            return f"{self._subject}（{'，'.join(more)}）" if more else self._subject
        return ", ".join([_capital(self._subject), *more])

    @property
    def _subject(self) -> str:
        column = self._chart.column
        if column is not None:
            return self._headed(column.table, column.column)
        measure = self._library.vocabulary.measures.get(self._facts[0].row.measure or "")
        if measure is None:
            return _COMPARISON[self._zh]
        text = measure.zh if self._zh else measure.en
        if self._facts[0].kind != "growth":
            return text
        growth = _GROWTH[self._zh]
        return f"{text}{growth}" if self._zh else f"{text}, {growth.lower()}"

    def _headed(self, number: int, column: int) -> str:
        """Give a table's caption and the header of a column, where that is more than the period."""
        table, period = self._library.document.tables[number], self._facts[0].period
        header = " ".join(table.columns[column].split())
        caption = " ".join(table.caption.split())
        parts = [caption, header if header != period else ""]
        return ("：" if self._zh else ": ").join(filter(None, parts)) or _COMPARISON[self._zh]

    @property
    def labels(self) -> list[str]:
        """Subjects, or subject and partner, where all else is the same; else what each fact is."""
        names = [self._name(fact) for fact in self._facts]
        if self._chart.column is None and len(set(names)) == len(names):
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
        """Where the document contradicts itself on a figure that is shown: the first time."""
        return [
            f"⚠ {self._library.about.zh}自相矛盾：{self._doubted(clash.part)}只是"
            f"{self._doubted(clash.whole)}的一部分，数字却更大。"
            if self._zh
            else (
                f"⚠ {_capital(self._library.about.en)} contradicts itself: "
                f"{self._doubted(clash.part)} is a part of {self._doubted(clash.whole)}, yet larger."
            )
            for clash in self._chart.doubts[:1]
        ]

    @property
    def source(self) -> str:
        """The document's title, and where and of when it is."""
        about = self._library.about
        text = f"{about.title} ({about.source})" if about.source else about.title
        return f"来源：{text}" if self._zh else f"Source: {text}"

    def _doubted(self, fact: Fact) -> str:
        value = self._value(fact)
        return f"{self._of(fact)}（{value}）" if self._zh else f"{self._of(fact)} ({value})"

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
        same = takewhile(
            lambda column: len(set(column)) == 1, zip(*map(reversed, labels), strict=False)
        )
        end = "".join(column[0] for column in same)[::-1]
        if self._chart.column is not None:
            end = end[end.find(_PART) :] if _PART in end else ""
        elif self._facts[0].kind != "growth":
            end = ""
        elif not self._zh:
            end = end[end.find(", ") :] if ", " in end else ""
        return [_capital(label.removesuffix(end)) for label in labels]

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

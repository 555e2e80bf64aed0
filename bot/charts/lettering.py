"""The words of a chart: its title, labels, figures as printed, cautions and source."""

from itertools import takewhile
from typing import Final

from bot.charts.model import Chart
from bot.localized import figure_in
from bot.texts import filled, joined, labelled, period_name, qualified, say
from facts.library import Library
from facts.quantity import quantities
from facts.table import Fact
from index.script import base

_PART: Final = " · "  # between the names of a row and of a column in a label


class ChartWords:
    """What stands on a chart, in one language."""

    def __init__(self, chart: Chart, language: str, library: Library) -> None:
        self._chart, self._facts = chart, chart.facts
        self._language, self._library = language, library

    @property
    def title(self) -> str:
        """What is compared, how, and of when."""
        more = []
        if len({fact.row.partner for fact in self._facts}) > 1:
            more.append(filled("chart_partners", self._language))
        period = self._facts[0].period
        if period and period not in self._subject:
            more.append(period_name(period, self._language))
        shown, total = len(self._facts), self._chart.total
        if shown < total:
            more.append(filled("chart_largest", self._language, shown=shown, total=total))
        if not more:
            return _capital(self._subject)
        listed = joined(more, self._language, "aside")
        return say("chart_title", self._language, subject=self._subject, more=listed)

    @property
    def _subject(self) -> str:
        column = self._chart.column
        if column is not None:
            return self._headed(column.table, column.column)
        measure = self._facts[0].row.measure
        if measure is None:
            return filled("chart_comparison", self._language)
        text = self._library.vocabulary.measure_label(measure, self._language)
        if self._facts[0].kind != "growth":
            return text
        return filled("chart_growth", self._language, measure=text)

    def _headed(self, number: int, column: int) -> str:
        """Give a table's caption and the header of a column, where that is more than the period."""
        table, period = self._library.document.tables[number], self._facts[0].period
        header = " ".join(table.columns[column].split())
        caption = " ".join(table.caption.split())
        header = header if header != period else ""
        if caption and header:
            return labelled(caption, header, self._language)
        return caption or header or filled("chart_comparison", self._language)

    @property
    def labels(self) -> list[str]:
        """Subjects, or subject and partner, where all else is the same; else what each fact is."""
        names = [self._name(fact) for fact in self._facts]
        if self._chart.column is None and len(set(names)) == len(names):
            return names
        return self._without_common_end([fact.label(self._language) for fact in self._facts])

    @property
    def values(self) -> list[str]:
        """The figures: in the document's language the number as printed, with its bound."""
        return [_capital(self._value(fact)) for fact in self._facts]

    @property
    def originals(self) -> list[str]:
        """The figure as printed, where one in another language reads otherwise; else ""."""
        return [
            printed if self._converts(fact) and not _same(printed, value) else ""
            for fact, value in zip(self._facts, self.values, strict=True)
            for printed in [_figure(fact)]
        ]

    @property
    def cautions(self) -> list[str]:
        """Where the document contradicts itself on a figure that is shown: the first time."""
        return [
            say(
                "chart_doubt",
                self._language,
                document=self._library.name(self._language),
                part=self._doubted(clash.part),
                whole=self._doubted(clash.whole),
            )
            for clash in self._chart.doubts[:1]
        ]

    @property
    def source(self) -> str:
        """The document's title, and where and of when it is."""
        about = self._library.about
        source = self._library.source(self._language)
        text = f"{about.title} ({source})" if source else about.title
        return filled("chart_source", self._language, text=text)

    def _doubted(self, fact: Fact) -> str:
        value = self._value(fact)
        return filled("beside", self._language, label=self._of(fact), name=value)

    def _of(self, fact: Fact) -> str:
        return self._library.vocabulary.label(fact.subject, self._language)

    def _name(self, fact: Fact) -> str:
        name = _capital(self._of(fact))
        if fact.row.partner is None:
            return name
        partner = self._library.vocabulary.label(fact.row.partner, self._language)
        if fact.row.each:
            partner = filled("each", self._language, name=partner)
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
        elif base(self._language) != "zh":
            end = end[end.find(", ") :] if ", " in end else ""
        return [_capital(label.removesuffix(end)) for label in labels]

    def _value(self, fact: Fact) -> str:
        return figure_in(fact, self._language) if self._converts(fact) else _figure(fact)

    def _converts(self, fact: Fact) -> bool:
        return fact.value is not None and fact.language != base(self._language)


def _figure(fact: Fact) -> str:
    """The number and unit as printed, without the words around them."""
    for quantity in quantities(fact.text):
        if quantity.value == fact.value:
            number = quantity.text[quantity.number_start - quantity.start :]
            return qualified(fact.qualifier, number, fact.language)
    return fact.text


def _same(printed: str, value: str) -> bool:
    return "".join(printed.split()).casefold() == value.casefold() or printed.endswith("%")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

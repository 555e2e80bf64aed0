"""The facts table: rows that a curator or a reviewer writes, checked against the document."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from facts.labels import composed
from facts.library_errors import FactError, LibraryError
from facts.quantity import quantities
from facts.row import FIGURE_KINDS, Kind, Row
from facts.vocabulary import Vocabulary, all_problems
from index.document import Document, Sentence
from index.script import in_language


@dataclass(frozen=True, slots=True)
class Fact:
    """A checked fact. ``document.text[start:end] == text``; `sentences` are those of the quote.

    `value` is written out in full in `unit` (9490000000000 CNY; 3.8 %), None where the fact is no
    figure. `needs`, `may` and `without` say which questions it answers (see bot.entry.lookup).
    `language` is the document's; `labels` say what it is in several, `counted` what is counted
    ("blade|blades"), both by language.
    """

    row: Row
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    value: Decimal | None
    significant: int
    figure: str
    period: str
    needs: tuple[frozenset[str], ...]
    may: frozenset[str]
    language: str
    labels: Mapping[str, str] = field(hash=False)
    counted: Mapping[str, str] = field(hash=False)

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def subject(self) -> str:
        return self.row.subject

    @property
    def kind(self) -> Kind:
        return self.row.kind

    @property
    def unit(self) -> str:
        return self.row.unit or ""

    @property
    def qualifier(self) -> str | None:
        return self.row.qualifier

    @property
    def text(self) -> str:
        return self.row.text

    @property
    def en(self) -> str:
        return self.labels["en"]

    @property
    def zh(self) -> str:
        return self.labels["zh"]

    def label(self, language: str) -> str:
        """What the fact is, in a language; in English where there is no label in that."""
        return in_language(self.labels, language)


def load_facts(
    rows: Sequence[Mapping[str, Any]], document: Document, vocabulary: Vocabulary
) -> tuple[Fact, ...]:
    """Check every row. Raises one FactError that names each wrong row and what is wrong with it."""
    facts: dict[int, Fact] = {}
    problems: list[FactError] = []
    seen: dict[str, int] = {}
    for number, data in enumerate(rows, 1):
        name = str(data.get("id", "?"))
        try:
            row = Row.model_validate(data)
            if row.id in seen:
                problems.append(
                    FactError(number, name, f"the id is already that of row {seen[row.id]}")
                )
                continue
            seen[row.id] = number
            facts[number] = _Checker(number, row, document, vocabulary).fact()
        except ValidationError as error:
            problems.append(FactError(number, name, "; ".join(all_problems(error))))
        except FactError as error:
            problems.append(error)
    problems += _colliding(facts, frozenset(seen))
    if problems:
        first, *others = sorted(problems, key=lambda problem: problem.row)
        raise FactError(first.row, first.fact, first.reason, others)
    return tuple(facts.values())


class _Checker:
    def __init__(self, number: int, row: Row, document: Document, vocabulary: Vocabulary) -> None:
        self.number, self.row, self.document, self.vocabulary = number, row, document, vocabulary

    def fail(self, reason: str) -> FactError:
        return FactError(self.number, self.row.id, reason)

    def fact(self) -> Fact:
        row = self.row
        start, offset = self._place()
        value, qualifier, significant, figure = self._figure(start + offset)
        if qualifier != row.qualifier:
            row = row.model_copy(update={"qualifier": qualifier})
        needs, may = self._needs()
        end = start + len(row.quote)
        sentences = self.document.sentences_in(start, end)
        return Fact(
            row=row,
            start=start + offset,
            end=start + offset + len(row.text),
            sentences=sentences,
            value=value,
            significant=significant,
            figure=figure,
            period=row.period or self.vocabulary.default_period,
            needs=needs,
            may=may,
            language=self.document.language or "en",
            labels=self._labels(),
            counted=self._counted(),
        )

    def _place(self) -> tuple[int, int]:
        """Where the quote starts and the text in it. Raises FactError with all that is wrong."""
        found: list[int] = []
        reasons: list[str] = []
        for check in (self._quote_start, self._text_offset, self._check_names):
            try:
                found.append(check() or 0)
            except FactError as error:
                reasons.append(error.reason)
        if reasons:
            raise self.fail("; ".join(reasons))
        return found[0], found[1]

    def _text_offset(self) -> int:
        row = self.row
        if row.text_at is not None:
            if not row.quote.startswith(row.text, max(0, row.text_at)):
                raise self.fail(f'text "{row.text}" is not at offset {row.text_at} of the quote')
            return row.text_at
        offset = row.quote.find(row.text)
        if offset < 0:
            raise self.fail(f'text "{row.text}" is not in the quote')
        return offset

    def _quote_start(self) -> int:
        row, text = self.row, self.document.text
        if row.at is not None:
            if not text.startswith(row.quote, row.at):
                raise self.fail(f"the quote is not at offset {row.at}")
            return self._cited(row.at)
        start = text.find(row.quote)
        if start < 0:
            raise self.fail(f'quote not in the document: "{row.quote}"')
        second = text.find(row.quote, start + 1)
        if second >= 0:
            raise self.fail(
                f'the quote stands at {start} and at {second}: make it longer, or say which with "at"'
            )
        return self._cited(start)

    def _cited(self, start: int) -> int:
        """Check that there is a sentence to cite: titles and headings are none."""
        quote = self.row.quote
        if not self.document.sentences_in(start, start + len(quote)):
            raise self.fail(
                f'the quote "{quote}" touches no sentence: it lies in the title or in a heading; '
                "quote a sentence, a row or a cell that says it"
            )
        return start

    def _check_names(self) -> None:
        row, known = self.row, self.vocabulary.concepts
        for slot, name in (("subject", row.subject), ("partner", row.partner)):
            if name is not None and name not in known:
                raise self.fail(f'{slot} "{name}" is not in the vocabulary')
        if row.measure is not None and row.measure not in self.vocabulary.measures:
            raise self.fail(f'measure "{row.measure}" is not in the vocabulary')
        if row.label is not None:
            if row.kind in FIGURE_KINDS and row.value is None:
                raise self.fail(f"a {row.kind} needs a value")
            return
        if row.kind in FIGURE_KINDS and (row.measure is None or row.value is None or not row.unit):
            raise self.fail(f"a {row.kind} needs measure, value and unit")
        if row.measure is None and not (row.needs and row.en and row.zh):
            raise self.fail('without a measure it needs "needs" and the labels "en" and "zh"')

    def _figure(self, start: int) -> tuple[Decimal | None, str | None, int, str]:
        """Value, qualifier, significant digits and the bare figure as the text has them."""
        row = self.row
        if row.value is None:
            return None, row.qualifier, 0, row.text
        stated = _plain(row.value)
        if stated is None:
            raise self.fail(f'value "{row.value}" is no number such as "9.49 trillion"')
        if row.counted:
            return stated, row.qualifier, len(str(stated)), row.text
        from facts.printed import printed  # noqa: PLC0415 - of facts that are not kept as checked

        end = start + len(row.text)
        found = printed(self.document, start, end, drafted=row.label is not None)
        scale = self._scale()
        matching = [one for one in found if one.value * scale == stated]
        if row.kind == "growth":  # "down 4.2%" is a growth of −4.2 %, whichever way it is written
            matching = matching or [one for one in found if one.down and one.value == -stated]
            if matching and matching[0].down:
                stated = -abs(stated)
        if not matching:
            got = ", ".join(f"{one.value:f} {one.unit_name}".rstrip() for one in found) or "none"
            raise self.fail(f'value {stated:f} is not the figure of "{row.text}" (there: {got})')
        one = matching[0]
        if not one.agrees(row.unit or ""):
            raise self.fail(f'unit "{row.unit}" is not that of "{row.text}" ({one.unit_name})')
        return stated, row.qualifier or one.qualifier, one.significant, one.bare

    def _scale(self) -> Decimal:
        row = self.row
        if row.scale is None:
            return Decimal(1)
        scale = _plain(row.scale)
        if scale is None or not row.scale_note:
            raise self.fail('"scale" needs a number such as "1000000", and "scale_note" its words')
        if not self._stands(row.scale_note):
            raise self.fail(f'scale_note "{row.scale_note}" is not in the document')
        return scale

    def _stands(self, words: str) -> bool:
        """Tell whether words stand in the text or in a table's caption or headers."""
        document = self.document
        return words in document.text or any(
            words in text for table in document.tables for text in (table.caption, *table.columns)
        )

    def _needs(self) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
        row = self.row
        measure = self.vocabulary.measures[row.measure] if row.measure else None
        written = row.needs or (measure.needs if measure else ())
        needs = [frozenset(item.split("|")) for item in written]
        if row.label is not None and not needs:
            needs = [frozenset()]  # asked for by the words of its label, not by concepts
        may = set(row.about)
        if measure is not None:
            for item in measure.may:
                may.update(item.split("+"))
            if row.partner is not None:
                partner = frozenset({row.partner, *self._members(row.partner)})
                needs = [need | partner for need in needs] + [partner]
            if measure.subject == "needed":
                needs.append(frozenset({row.subject}))
        may.add(row.subject)
        if row.kind not in FIGURE_KINDS:  # a group's figure is not that of one of its members
            may.update(self._members(row.subject))
        if row.partner is not None:
            may |= {row.partner, *self._members(row.partner)}
        may |= self.vocabulary.units.get(row.unit or "", frozenset())
        for need in needs:
            may |= need
        return tuple(needs), frozenset(may)

    def _members(self, name: str) -> tuple[str, ...]:
        return self.vocabulary.concepts[name].members

    def _labels(self) -> dict[str, str]:
        """What the row says, in English, Chinese and the languages that the entry has labels of."""
        row, further = self.row, self.vocabulary.labels
        labels: dict[str, str | None] = {"en": row.en or row.label, "zh": row.zh or row.label}
        for language, own in further.items():
            labels[language] = own.fact.get(row.id) or labels.get(language)
        named = {"en", "zh"} | {name for name, own in further.items() if row.measure in own.measure}
        return {
            language: label or self._composed(language)
            for language, label in labels.items()
            if label or language in named
        }

    def _composed(self, language: str) -> str:
        row, known = self.row, self.vocabulary
        return composed(
            language,
            known.label(row.subject, language),
            known.label(row.partner, language) if row.partner else None,
            known.measure_label(row.measure, language) if row.measure else "",
            row.kind,
        )

    def _counted(self) -> dict[str, str]:
        unit, known = self.row.unit, self.vocabulary
        found = {language: known.unit_names(unit, language) for language in known.labels if unit}
        return {language: names for language, names in found.items() if names}


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def _plain(text: str) -> Decimal | None:
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    found = quantities(text)
    return found[0].value if len(found) == 1 else None


def _colliding(facts: Mapping[int, Fact], ids: Container[str]) -> list[FactError]:
    """Find rows that answer the same key with another value, and a `same_as` that names nothing."""
    problems: list[FactError] = []
    seen: dict[tuple[object, ...], Fact] = {}
    for number, fact in facts.items():
        row = fact.row
        if row.same_as is not None and row.same_as not in ids:
            reason = f'same_as names "{row.same_as}", which is no fact'
            problems.append(FactError(number, fact.id, reason))
        if row.measure is None or row.same_as is not None or fact.value is None:
            continue
        key = (row.subject, row.measure, row.partner, fact.period, row.kind)
        other = seen.setdefault(key, fact)
        if other is not fact and other.value != fact.value:
            reason = f'answers the same as "{other.id}" with another value (mark with same_as)'
            problems.append(FactError(number, row.id, reason))
    return problems


__all__ = ["FIGURE_KINDS", "Fact", "Kind", "LibraryError", "Row", "load_facts"]

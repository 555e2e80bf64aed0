"""Figures computed from the facts: exact decimal arithmetic, honest precision, the formula shown.

Sums and differences are exact. A product or quotient is rounded (half to even) to the significant
digits of its least precise operand, but not to fewer than three. Qualifiers carry through where
the direction is certain ("over 900" of 5 is over 180); otherwise the result is "about".
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from facts.operands import LARGE, Operands
from facts.quantity import round_significant
from facts.rates import Rate, rate_in
from facts.reading import Reading
from facts.results import (
    LEAST_DIGITS,
    Result,
    minus_qualifier,
    over_qualifier,
    rounded,
    show,
    term,
    value_of,
)
from facts.table import Fact
from facts.timewords import mentions_unit

_FROM_GROWTH = re.compile(
    r"(?:\bfrom|implied by|\bgiven|\busing|based on|judging|going (?:by|off)|work\w* (?:back|out)|推|按|根据|依据|"
    r"a partir de|seg[uú]n|partindo|исходя из|судя по)\W*(?:\w+\W+){0,6}$",
    re.IGNORECASE,
)
_MOST_LISTED, _NEAR = 8, 4
_HOURS = {"hours": Decimal(1), "days": Decimal(24), "weeks": Decimal(168)}


class Computer(Operands):
    """Computes what a reading asks for from the facts of one library."""

    def first(self, reading: Reading) -> Result | None:
        """What the question explicitly asks to be computed."""
        operations = reading.operations
        rate = rate_in(reading)
        if rate is not None:
            return self._converted(reading, rate)
        for trigger, compute in (
            (self.asks_prior(reading), self._prior_year),
            ("difference" in operations and not self._names_group(reading), self._difference),
            (self._asks_points(reading), self._difference),
            ("remaining" in operations, self._remaining),
            ("remaining" in operations, self._complement),
            (bool(operations & {"average", "each"}), self._average),
            (self._wants_share(reading) and bool(operations), self._share),
            ("ratio" in operations or self._counts_a_subject(reading), self._ratio),
            ("difference" in operations, self._difference),
            (self._asks_excess(reading), self._from_given),
            ("order" in operations, self._ordered),
            ("sum" in operations, self._sum),
            (bool(reading.quantities), self._by_given),
            (True, self._in_other_time_unit),
        ):
            if trigger and (result := compute(reading)) is not None:
                return result
        return None

    def second(self, reading: Reading) -> Result | None:
        """What can be computed where no fact answers as it is."""
        operations, asks = reading.operations, reading.asks
        if "all" in operations and (found := self._all(reading)) is not None:
            return found
        if (
            operations & {"compare-more", "compare-less"}
            and asks & {"percent"}
            and not asks & {"share"}
        ):
            found = self._difference(reading)
            if found is not None:
                return found
        if self._wants_share(reading):
            found = self._share(reading)
            if found is not None:
                return found
        if operations & {"compare-more", "compare-less", "both", "each"} or "growth" in asks:
            found = self._difference(reading) if "amount" in asks or "percent" in asks else None
            found = found or self._compared(reading)
            if found is not None:
                return found
        if operations & {"maximum", "minimum", "compare-more", "compare-less"} or asks & {
            "superlative",
            "list",
        }:
            return self._extreme(reading)
        return self._compared(reading)

    def _asks_points(self, reading: Reading) -> bool:
        """ "How many points above": a comparison that wants the distance."""
        compares = reading.operations & {"compare-more", "compare-less"}
        return bool(compares) and {"percent", "growth"} <= reading.asks

    def _names_group(self, reading: Reading) -> bool:
        concepts = self.library.vocabulary.concepts
        return any(concepts[name].members for name in reading.subjects if name in concepts)

    def _wants_share(self, reading: Reading) -> bool:
        if "share" in reading.asks:
            return True
        points = reading.asks & {"growth", "decline"} or reading.operations & {
            "difference", "compare-more", "compare-less",
        }  # fmt: skip
        return "percent" in reading.asks and not points

    # ------------------------------------------------------------------ operations

    def _difference(self, reading: Reading) -> Result | None:
        if self.asks_prior(reading):
            return None
        pair = self.pair(reading, self.kinds(reading)) or self.pair(
            reading, frozenset({"level", "growth"})
        )
        if pair is None:
            return None
        high, low = sorted(pair, key=lambda fact: -value_of(fact))
        unit = high.unit
        value = value_of(high) - value_of(low)
        words = "percentage points" if unit == "%" else None
        formula = f"{high.text} − {low.text} = {show(value, unit, words)}"
        return self._result(
            "difference", value, unit, minus_qualifier(high, low), formula, [high, low]
        )

    def _asks_excess(self, reading: Reading) -> bool:
        if "difference" in reading.operations:
            return True
        exceeds = reading.ids & {"exceed", "compare-more", "overtake"}
        return (
            bool(exceeds) and bool(reading.asks & {"amount", "growth"}) and bool(reading.quantities)
        )

    def _from_given(self, reading: Reading) -> Result | None:
        """A figure of the document less one that the question gives, or the other way round."""
        given = [
            q for q in reading.quantities if q.kind in {"money", "percent"} or q.value >= LARGE
        ]
        if len(given) != 1:
            return None
        number = given[0]
        bare = reading.without([(number.start, number.end)])
        kinds = frozenset({"level"}) if number.value >= LARGE else self.kinds(bare)
        pool = [f for f in self.pool(bare, kinds) if self.covered(bare, [f])]
        pool = [f for f in pool if number.unit in {"", f.unit}]
        if not pool:
            return None
        fact = max(pool, key=lambda fact: self.lookup.assess(fact, bare).score)
        value = abs(value_of(fact) - number.value)
        high, low = (
            (fact.text, number.text) if value_of(fact) >= number.value else (number.text, fact.text)
        )
        formula = f"{high} − {low} = {show(value, fact.unit)}"
        return self._result("difference", value, fact.unit, fact.qualifier, formula, [fact])

    def _by_given(self, reading: Reading) -> Result | None:
        """A figure divided by a number that the question gives: blades by blades a turbine."""
        given = [
            q
            for q in reading.quantities
            if q.kind in {"count", "number", "duration"} and 1 < q.value < LARGE
        ]
        if len(given) != 1 or not reading.asks & {"count", "amount"}:
            return None
        number = given[0]
        bare = reading.without([(number.start, number.end)])
        units = self.library.vocabulary.units
        for fact in self.pool(bare, frozenset({"count", "level"})):
            whole = value_of(fact) / number.value
            if fact.kind == "count" and number.kind != "duration":
                noun = self.library.concepts.reader.read(
                    reading.text[number.start : number.end + 20]
                ).ids
                if (units.get(fact.unit, frozenset()) & noun or not number.noun) and whole % 1 == 0:
                    target = self._counted_noun(reading, fact)
                    if target is None:
                        continue
                    formula = f"{fact.text} ÷ {number.value:f} = {whole.normalize():f}"
                    return self._result("division", whole, target, fact.qualifier, formula, [fact])
            elif fact.kind == "level" and number.kind == "duration" and self.covered(bare, [fact]):
                value = rounded(whole, fact)
                formula = f"{fact.text} ÷ {number.value:f} ≈ {show(value, fact.unit)}"
                return self._result(
                    "average", value, fact.unit, fact.qualifier or "about", formula, [fact]
                )
        return None

    def _counted_noun(self, reading: Reading, fact: Fact) -> str | None:
        """The noun that is counted by the question, where it is not the fact's own."""
        own = self.library.vocabulary.units.get(fact.unit, frozenset())
        for name, words in self.library.vocabulary.per_unit.items():
            if any(word in reading.text.casefold() for word in words) and name not in own:
                return name
        return None

    def _in_other_time_unit(self, reading: Reading) -> Result | None:
        """A duration in the unit that the question asks for: 14 days in hours."""
        wanted = next(
            (unit for unit in ("hours", "weeks") if mentions_unit(reading.text, unit)), None
        )
        if wanted is None or not reading.asks & {"duration", "count", "amount"}:
            return None
        rest = reading.without(
            [(q.start, q.end) for q in reading.quantities if q.kind == "duration"]
        )
        for fact in self.pool(rest, frozenset({"duration"})):
            if fact.unit in _HOURS and fact.unit != wanted and self.covered(rest, [fact]):
                value = value_of(fact) * _HOURS[fact.unit] / _HOURS[wanted]
                if value % 1:
                    continue
                formula = f"{fact.text} = {value.normalize():f} {wanted}"
                return self._result("conversion", value, wanted, fact.qualifier, formula, [fact])
        return None

    def _counts_a_subject(self, reading: Reading) -> bool:
        """ "How many Zhejiangs": a place counted is a measure for another."""
        if "sum" in reading.operations:
            return False
        counts = [m.end for m in reading.mentions if "count" in m.ids]
        places = self.library.vocabulary.places
        return any(
            m.ids & places and 0 <= m.start - end <= _NEAR
            for m in reading.mentions
            for end in counts
        )

    def _ratio(self, reading: Reading) -> Result | None:
        pair = self.pair(reading, frozenset({"level"}), within=True) or self.pair(
            reading, frozenset({"growth"})
        )
        if pair is None:
            return None
        first, second = sorted(pair, key=lambda fact: self.position(fact, reading))
        if value_of(first) < value_of(second):
            first, second = second, first
        value = rounded(value_of(first) / value_of(second), first, second)
        formula = f"{first.text} ÷ {second.text} ≈ {value:f}"
        return self._result(
            "ratio", value, "times", over_qualifier(first, second), formula, [first, second]
        )

    def _sum(self, reading: Reading) -> Result | None:
        each = self._each(reading)
        if each is not None:
            return each
        facts = self.several(reading, frozenset({"level"}))
        if len(facts) < 2 or len({fact.subject for fact in facts}) != len(facts):
            return None
        value = sum((value_of(fact) for fact in facts), Decimal(0))
        formula = " + ".join(fact.text for fact in facts) + f" = {show(value, facts[0].unit)}"
        qualifier = next((fact.qualifier for fact in facts if fact.qualifier), None)
        return self._result("sum", value, facts[0].unit, qualifier, formula, facts)

    def _each(self, reading: Reading) -> Result | None:
        """A figure that each member of a group exceeds, added up: at least so much together."""
        found = [fact for fact in self.pool(reading, frozenset({"level"})) if fact.row.each]
        if len(found) != 1 or not self.covered(reading, found):
            return None
        fact = found[0]
        members = self.library.vocabulary.concepts[fact.row.partner or fact.subject].members
        value = value_of(fact) * len(members)
        formula = f"{len(members)} × {fact.text} = {show(value, fact.unit)}"
        return self._result("sum", value, fact.unit, "at least", formula, [fact])

    def _average(self, reading: Reading) -> Result | None:
        for fact in self.pool(reading, frozenset({"level"})):
            members = self.library.vocabulary.concepts[fact.subject].members
            if members and self.covered(reading, [fact]):
                value = rounded(value_of(fact) / len(members), fact)
                formula = f"{fact.text} ÷ {len(members)} ≈ {show(value, fact.unit)}"
                return self._result("average", value, fact.unit, "about", formula, [fact])
        return None

    def _remaining(self, reading: Reading) -> Result | None:
        pool = self.pool(reading, frozenset({"level"}))
        concepts = self.library.vocabulary.concepts
        groups = [
            fact
            for fact in self.library.facts
            if fact not in pool
            and fact.kind == "level"
            and len({part.subject for part in pool} & set(concepts[fact.subject].members)) > 1
        ]
        for whole in [*pool, *groups]:
            parts = [
                fact
                for fact in pool
                if fact is not whole
                and fact.unit == whole.unit
                and (self._is_part(fact, whole) if fact.subject == whole.subject else
                     fact.row.partner is None
                     and (fact.subject in concepts[whole.subject].members
                          or whole.subject in self.library.vocabulary.ancestors(fact.subject)))
            ]  # fmt: skip
            if not parts or not self.covered(reading, [whole, *parts]):
                continue
            value = value_of(whole) - sum((value_of(part) for part in parts), Decimal(0))
            if value <= 0:
                continue
            minus = " − ".join(part.text for part in parts)
            formula = f"{whole.text} − {minus} = {show(value, whole.unit)}"
            return self._result("remaining", value, whole.unit, None, formula, [whole, *parts])
        return None

    def _share(self, reading: Reading) -> Result | None:
        best: Result | None = None
        weight = 0.0
        for one, other in self.pairs(reading, frozenset({"level"}), within=True):
            part, whole = (one, other) if self._is_part(one, other) else (other, one)
            if not self._is_part(part, whole) or value_of(part) > value_of(whole):
                continue
            score = sum(self.lookup.assess(fact, reading).score for fact in (part, whole))
            if score > weight:
                value = rounded(value_of(part) / value_of(whole) * 100, part, whole)
                formula = f"{part.text} ÷ {whole.text} ≈ {value:f}%"
                best = self._result(
                    "share", value, "%", over_qualifier(part, whole), formula, [part, whole]
                )
                weight = score
        return best

    def _is_part(self, part: Fact, whole: Fact) -> bool:
        """Same subject, narrower measure or partner; or a part of the whole's subject."""
        vocabulary = self.library.vocabulary
        if part.subject == whole.subject:
            narrower = part.row.partner is not None or part.row.measure != whole.row.measure
            return narrower and whole.row.partner is None and value_of(part) < value_of(whole)
        inside = whole.subject in vocabulary.ancestors(part.subject)
        return (
            inside or part.subject in vocabulary.concepts[whole.subject].members
        ) and whole.row.partner is None

    def asks_prior(self, reading: Reading) -> bool:
        """Whether the question wants the value of the year before, or the increase over it."""
        period = int(self.library.vocabulary.default_period)
        if reading.operations & {"back-out", "increase"}:
            return True
        growth = reading.asks & {"growth", "decline"} and not self._asks_increase(reading)
        if growth and any(
            "growth" in mention.ids and _FROM_GROWTH.search(reading.text, 0, max(mention.start, 0))
            for mention in reading.mentions
        ):
            growth = False
        return ("prior-year" in reading.operations or (period - 1) in reading.years) and not growth

    def _prior_year(self, reading: Reading) -> Result | None:
        period = int(self.library.vocabulary.default_period)
        reading = reading.without(
            [(q.start, q.end) for q in reading.quantities if q.kind == "year"]
            + [(m.start, m.end) for m in reading.mentions if "last-year" in m.ids]
        )
        levels = [
            fact
            for fact in self.pool(reading, frozenset({"level"}))
            if self.covered(reading, [fact]) or self.covered(reading, [fact, *self._growths(fact)])
        ]
        levels.sort(key=lambda fact: -self.lookup.assess(fact, reading).score)
        for level in levels[:1]:
            for growth in self._growths(level):
                factor = 1 + value_of(growth) / 100
                before = rounded(value_of(level) / factor, level)
                formula = f"{level.text} ÷ (1 + {value_of(growth):f}%) ≈ {show(before, level.unit)}"
                if self._asks_increase(reading):
                    exact = value_of(level) - value_of(level) / factor
                    digits = max(
                        LEAST_DIGITS,
                        min(level.significant, len(f"{value_of(growth):f}".replace(".", ""))),
                    )
                    value = round_significant(exact, digits)
                    formula = f"{level.text} − {level.text} ÷ (1 + {value_of(growth):f}%) ≈ {show(value, level.unit)}"
                    return self._result(
                        "increase", value, level.unit, "about", formula, [level, growth]
                    )
                return self._result(
                    "prior-year", before, level.unit, level.qualifier or "about", formula, [level, growth],
                    str(period - 1),
                )  # fmt: skip
        return None

    def _asks_increase(self, reading: Reading) -> bool:
        if "back-out" in reading.operations:
            return False
        if "increase" in reading.operations:
            return True
        return bool(reading.asks & {"growth", "decline"}) and bool(reading.currencies)

    def _growths(self, level: Fact) -> list[Fact]:
        key = (level.subject, level.row.measure, level.row.partner, level.period)
        return [
            fact
            for fact in self.library.facts
            if fact.kind == "growth"
            and (fact.subject, fact.row.measure, fact.row.partner, fact.period) == key
        ]

    def _converted(self, reading: Reading, rate: Rate) -> Result | None:
        reading = reading.without(rate.spans)
        pool = [
            fact
            for fact in self.pool(reading, frozenset({"level"}))
            if fact.unit in rate.pair and self.covered(reading, [fact])
        ]
        pool.sort(key=lambda fact: -self.lookup.assess(fact, reading).score)
        if not pool:
            return None
        fact = pool[0]
        target = rate.pair[1] if fact.unit == rate.pair[0] else rate.pair[0]
        per = rate.units_of(target, fact.unit)
        if per is None:
            return None
        multiply, number = per
        exact = value_of(fact) * number if multiply else value_of(fact) / number
        value = rounded(exact, fact)
        sign = "×" if multiply else "÷"
        formula = f"{fact.text} {sign} {number:f} ≈ {show(value, target)}"
        return self._result("conversion", value, target, fact.qualifier or "about", formula, [fact])

    def _ordered(self, reading: Reading) -> Result | None:
        facts = self.several(reading, self.kinds(reading)) or self.several(
            reading, frozenset({"growth"})
        )
        if not facts:
            facts = self._filtered(reading)
        if len(facts) < 2:
            return None
        descending = "minimum" not in reading.operations
        facts = sorted(facts, key=lambda fact: -value_of(fact) if descending else value_of(fact))
        return Result("order", None, facts[0].unit, None, "", tuple(map(term, facts)), tuple(facts))

    def _all(self, reading: Reading) -> Result | None:
        facts = self._filtered(reading)
        if len(facts) < 2:
            return None
        return Result("list", None, facts[0].unit, None, "", tuple(map(term, facts)), tuple(facts))

    def _compared(self, reading: Reading) -> Result | None:
        pair = self.pair(reading, self.kinds(reading))
        if pair is not None and not reading.operations and self._nested(*pair):
            return None
        if pair is None and self.kinds(reading) == {"level"}:
            pair = self.pair(reading, frozenset({"growth"})) if "percent" in reading.asks else None
        if pair is None:
            return None
        facts = sorted(pair, key=lambda fact: -value_of(fact))
        if "compare-less" in reading.operations:
            facts.reverse()
        return Result(
            "compare", None, facts[0].unit, None, "", tuple(map(term, facts)), tuple(facts)
        )

    def _nested(self, one: Fact, other: Fact) -> bool:
        """Whether one subject is part of the other: naming both compares nothing by itself."""
        ancestors = self.library.vocabulary.ancestors
        return one.subject in ancestors(other.subject) or other.subject in ancestors(one.subject)

    def _complement(self, reading: Reading) -> Result | None:
        """What a share leaves of a hundred per cent."""
        if not reading.asks & {"share", "percent"}:
            return None
        pool = [f for f in self.pool(reading, frozenset({"share"})) if self.covered(reading, [f])]
        if not pool:
            return None
        fact = max(pool, key=lambda fact: self.lookup.assess(fact, reading).score)
        value = Decimal(100) - value_of(fact)
        turned = {"over": "under", "at least": "at most", "under": "over", "nearly": "over"}
        formula = f"100% − {fact.text} = {value.normalize():f}%"
        qualifier = turned.get(fact.qualifier or "", fact.qualifier)
        return self._result("remaining", value, "%", qualifier, formula, [fact])

    def _filtered(self, reading: Reading) -> list[Fact]:
        """Figures of the asked kind and measure whose subject the question leaves open."""
        kinds = self.kinds(reading)
        places = self.library.vocabulary.places
        named = reading.subjects & places
        classes = {"province", "city", "country", "single", "region", "country-wide", "partner"}
        facts = []
        for fact in self.library.facts:
            if fact.kind not in kinds or fact.value is None or fact.row.same_as or fact.row.each:
                continue
            if self.library.vocabulary.concepts[fact.subject].members and "province" in reading.ids:
                continue
            candidate = self.lookup.assess(fact, reading)
            conflicts = [
                m for m in candidate.conflicts
                if not m.ids & classes and self.lookup.is_decisive(m, fact)
            ]  # fmt: skip
            if conflicts or candidate.numbers:
                continue
            if named and not named & {fact.subject, fact.row.partner}:
                continue
            needs = [need for need in candidate.missing if not need & places]
            if "growth" not in kinds and needs:
                continue
            if (
                "growth" not in kinds
                and fact.row.partner is not None
                and fact.row.partner not in reading.ids
            ):
                continue
            if (
                "province" in reading.ids
                and fact.subject == self.library.vocabulary.default_subject
            ):
                continue
            facts.append(fact)
        units = {fact.unit for fact in facts}
        return facts if len(units) == 1 else []

    def _extreme(self, reading: Reading) -> Result | None:
        facts = self._filtered(reading)
        if len(facts) < 2:
            return None
        if "list" in reading.asks and not reading.operations & {"maximum", "minimum"}:
            if "growth" in reading.asks or len(facts) > _MOST_LISTED:
                return None
            return Result(
                "list", None, facts[0].unit, None, "", tuple(map(term, facts)), tuple(facts)
            )
        choose: Callable[..., Fact] = min if "minimum" in reading.operations else max
        best = choose(facts, key=value_of)
        return Result("extreme", None, best.unit, None, "", tuple(map(term, facts)), (best,))

    def _result(
        self,
        operation: str,
        value: Decimal,
        unit: str,
        qualifier: str | None,
        formula: str,
        facts: Sequence[Fact],
        period: str | None = None,
    ) -> Result:
        return Result(
            operation, value, unit, qualifier, formula, tuple(map(term, facts)),
            period=period or facts[0].period,
        )  # fmt: skip

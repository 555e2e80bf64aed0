"""The year before, and the increase over it, from a level and its growth."""

import re
from dataclasses import replace

from bot.computing.backwards import before, increase
from bot.computing.operand import of_fact
from bot.computing.result import Result
from bot.entry.computing.inputs import Operands
from facts.reading import Reading
from facts.table import Fact

_MONEY = re.compile(
    r"(?:how m\w+|what|many|much|сколько|сколькo|多少|几|cu[aá]nt\w+|quant\w+)\W*(?:\w+\W+)?(?:of )?"
    r"(?:yuan|rmb|renminbi|dollar|euro|trillion|billion|юан|доллар|евро|триллион|миллиард|d[oó]l|bill|milh|亿|万亿|元|块|钱|美金)",
    re.IGNORECASE,
)
_FROM_GROWTH = re.compile(
    r"(?:\bfrom|implied by|\bgiven|\busing|based on|judging|going (?:by|off)|work\w* (?:back|out)|推|按|根据|依据|"
    r"a partir de|seg[uú]n|partindo|исходя из|судя по)\W*(?:\w+\W+){0,6}$",
    re.IGNORECASE,
)


class Before(Operands):
    """Operations on a level and its growth."""

    def asks_prior(self, reading: Reading) -> bool:
        """Whether the question wants the value of the year before, or the increase over it."""
        period = int(self.library.vocabulary.default_period)
        if reading.operations & {"back-out", "increase"} or self._asks_added(reading):
            return True
        growth = reading.asks & {"growth", "decline"} and not self._asks_increase(reading)
        if growth and any(
            "growth" in mention.ids and _FROM_GROWTH.search(reading.text, 0, max(mention.start, 0))
            for mention in reading.mentions
        ):
            growth = False
        earlier = "prior-year" in reading.operations and not _names_year(reading, period)
        return (earlier or (period - 1) in reading.years) and not growth

    def _prior_year(self, reading: Reading) -> Result[Fact] | None:
        period = int(self.library.vocabulary.default_period)
        reading = reading.without(
            [(q.start, q.end) for q in reading.quantities if q.kind == "year"]
            + [(m.start, m.end) for m in reading.mentions if "last-year" in m.ids]
        )
        levels = [
            fact
            for fact in self.pool(reading, frozenset({"level", "count"}))
            if self.covered(reading, [fact]) or self.covered(reading, [fact, *self._growths(fact)])
        ]
        levels.sort(key=lambda fact: -self.lookup.assess(fact, reading).score)
        for level in levels[:1]:
            for growth in self._growths(level):
                if self._asks_increase(reading):
                    return increase(of_fact(level), of_fact(growth))
                earlier = before(of_fact(level), of_fact(growth))
                return earlier and replace(earlier, period=str(period - 1))
        return None

    def _asks_added(self, reading: Reading) -> bool:
        """ "By how many yuan did it grow": the amount asked for is one of money."""
        if not reading.asks & {"growth", "decline"} or "percent" in reading.asks:
            return False
        return any(
            "amount" in mention.ids
            and ("growth" not in mention.ids)
            and _MONEY.search(reading.text, mention.start, mention.end + 12)
            for mention in reading.mentions
            if mention.start >= 0
        )

    def _asks_increase(self, reading: Reading) -> bool:
        if "back-out" in reading.operations:
            return False
        if "increase" in reading.operations or self._asks_added(reading):
            return True
        return bool(reading.asks & {"growth", "decline"}) and bool(reading.currencies)

    def _growths(self, level: Fact) -> list[Fact]:
        key = (level.subject, level.row.measure, level.row.partner, level.period)
        return [
            fact
            for fact in self.library.facts
            if fact.kind == "growth"
            and fact.unit == "%"  # neither per mille nor percentage points are
            and (fact.subject, fact.row.measure, fact.row.partner, fact.period) == key
        ]


def _names_year(reading: Reading, year: int) -> bool:
    """Whether a question says which year it calls the last: "last year (2025)"."""
    return any(
        re.compile(rf"\s*[(（,，:–-]\s*{year}\b").match(reading.text, mention.end)
        for mention in reading.mentions
        if "last-year" in mention.ids
    )

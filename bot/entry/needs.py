"""What a fact needs to be named in a question, and what of it goes without saying."""

from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

_WHICH = frozenset({"who", "where", "list", "organisation", "name"})


class Needs:
    """Tells which needs of a library's facts a question leaves open."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def missing(
        self, fact: Fact, reading: Reading, *, imply_measure: bool = False
    ) -> tuple[frozenset[str], ...]:
        """Which of the fact's needs the reading neither names nor implies."""
        return tuple(
            need
            for need in fact.needs
            if not need & reading.ids
            and not self._implied(need, fact, reading)
            and not (imply_measure and self._implied_measure(need, fact, reading))
        )

    def _implied(self, need: frozenset[str], fact: Fact, reading: Reading) -> bool:
        vocabulary = self._library.vocabulary
        default = vocabulary.default_subject
        if need == {fact.subject} and fact.kind == "rank" and self._asks_subject(fact, reading):
            return True
        if need != {default} or fact.subject != default:
            return False
        return not any(mention.is_name for mention in reading.mentions) and not (
            reading.subjects & vocabulary.places - {"world"}
        )

    def _asks_subject(self, fact: Fact, reading: Reading) -> bool:
        """Whether it is asked who ranks so: "which province", "who"."""
        vocabulary = self._library.vocabulary
        default = vocabulary.default_subject
        if reading.subjects & vocabulary.places - {default} or not reading.asks & _WHICH:
            return False
        if any(mention.is_name for mention in reading.mentions):
            return False
        kinds = reading.ids & {"country", "company", "people"} - {"country-wide"}
        wide = default in reading.ids or "country-wide" in reading.ids
        return fact.subject != default and (
            bool(reading.ids & {"province", "city"}) or not kinds or (wide and kinds == {"country"})
        )

    def _implied_measure(self, need: frozenset[str], fact: Fact, reading: Reading) -> bool:
        vocabulary = self._library.vocabulary
        if fact.row.measure is None or fact.row.measure != vocabulary.default_measure:
            return False
        named = {vocabulary.concepts[name].type for name in reading.subjects}
        measure = vocabulary.measures[fact.row.measure]
        own = {frozenset(item.split("|")) for item in measure.needs}
        return need in own and not named & {"activity", "measure", "product"}

"""Other names than a fact's in the places that its own have: the EU for ASEAN, Ann for Bob."""

import re
from collections.abc import Iterable

from bot.entry.candidacy import Candidate
from bot.entry.claims.departing import DEPARTS
from bot.entry.kinds import need_ids
from bot.entry.lookup import Lookup
from facts.library import Library
from facts.reading import Mention, Reading
from facts.table import Fact

_RIVAL_TYPES = frozenset({"region", "bloc", "organisation", "person"})
_ANSWER_TYPES = {
    "person": frozenset({"person"}),
    "place": frozenset({"region"}),
    "organisation": frozenset({"organisation"}),
}
_ENDS = frozenset({"depart", "arrive", "destination"})
_ENDED = _ENDS | {"last"}
_PEOPLE, _FIRMS = frozenset({"person"}), frozenset({"organisation"})
_LANDS = frozenset({"region", "bloc"})
# What the lists of names are of, by the first letters of a list's id; a name has a list of its own
# where its id is an English name.
_SORTS = {
    "countr": _LANDS, "continent": _LANDS, "bloc": _LANDS, "china-prov": _LANDS,
    "chinese-prov": _LANDS, "cit": _LANDS, "us-state": _LANDS,
    "compan": _FIRMS, "person": _PEOPLE, "people": _PEOPLE,
}  # fmt: skip
_NAMED = "name:"
_PASSIVE = re.compile(
    r"\bby\b|overtaken|被|让|給|给|遭|\bpor\b|\bpelos?\b|\bpela\b|обойд[её]н", re.IGNORECASE
)


class Rivals:
    """Tells who stands where in a statement about the facts of one library."""

    def __init__(self, library: Library, lookup: Lookup) -> None:
        self._library, self._lookup = library, lookup

    def types(self, ids: Iterable[str]) -> set[str]:
        """The types of those ids that are concepts ("region", "person")."""
        concepts = self._library.vocabulary.concepts
        return {concepts[one].type for one in ids if one in concepts}

    def is_rival(self, mention: Mention) -> bool:
        """Whether a phrase is a name or a place."""
        places = self._library.vocabulary.places
        return mention.is_name or bool(mention.ids & places)

    def only_rivals(self, candidate: Candidate) -> bool:
        """Whether all that speaks against a fact is another name in the place of one of its own."""
        fact = candidate.fact
        decisive = self._lookup.objections.decisive(candidate)
        if len(decisive) != 1 or not self.is_rival(decisive[0]):
            return False
        own = {fact.subject, fact.row.partner}
        return all(need & own for need in candidate.missing) and len(candidate.missing) <= 1

    def first_named(self, fact: Fact, reading: Reading) -> bool:
        """Whether the statement is about the subject of a rank: it is named first."""
        places = [m for m in reading.mentions if self.is_rival(m)]
        return fact.kind == "rank" and (not places or fact.subject in places[0].ids)

    def rivals_answer(self, candidate: Candidate, reading: Reading) -> bool:
        """Whether the other name could be an answer: a person for a person, a name for a name."""
        fact = candidate.fact
        rival = self._lookup.objections.decisive(candidate)[0]
        if rival.text.casefold() in fact.text.casefold():
            return False  # Guangdong of "Guangdong Hong Kong Macao Greater Bay Area"
        wanted = _ANSWER_TYPES.get(fact.kind)
        if fact.kind == "rank":
            wanted = frozenset(self.types([fact.subject]))
        types = self.sorts(rival)
        if types and wanted is not None:
            return bool(types & wanted)
        if self.types(rival.ids):
            return True
        return fact.kind != "name" or bool(reading.asks & {"name", "superlative", "rank"})

    def sorts(self, mention: Mention) -> set[str]:
        """The types of a name, of one that the entry doesn't know by the list that has it.

        A country is a region or a bloc.
        """
        return self.types(mention.ids) or self._sorts(mention)

    def _sorts(self, mention: Mention) -> set[str]:
        lists = [s.id.removeprefix(_NAMED) for s in mention.senses if s.id.startswith(_NAMED)]
        found = _sorts_of(lists)
        if not found:
            read = (
                self._library.concepts.reader.read(one.replace("-", " "), "en") for one in lists
            )
            named = (s.id for reading in read for m in reading.mentions for s in m.senses)
            found = _sorts_of([one.removeprefix(_NAMED) for one in named if one.startswith(_NAMED)])
        return found

    def may_answer(self, mention: Mention, fact: Fact) -> bool:
        """Whether a name is of the sort that answers, or of one that isn't known."""
        wanted = self.types(self._answer(fact))
        types = self.sorts(mention)
        return not wanted or not types or bool(types & wanted)

    def same_type(self, fact: Fact, reading: Reading) -> list[Mention]:
        """Who stands where the answer should: the EU for ASEAN."""
        types = self.types(self._answer(fact)) & _RIVAL_TYPES
        return [m for m in reading.content if self.types(m.ids - {fact.subject}) & types]

    def _answer(self, fact: Fact) -> frozenset[str]:
        """The concepts that the text of a fact names."""
        return self._library.concepts.reader.read(fact.text, "en").subjects

    def other_way(self, fact: Fact, reading: Reading) -> bool:
        """Whether the other end of a journey is said to be the one that the fact names."""
        ends = need_ids(fact) | fact.may
        moves = [m for m in reading.mentions if m.ids & _ENDS & ends]
        about = set(fact.row.about)
        answer = self._answer(fact)
        regions = [m for m in reading.content if "region" in self.types(m.ids)]
        if not moves or not regions:
            return False
        move = moves[0]
        # Of two as near what follows the verb is its end: 从A开往B.
        nearest = min(
            regions,
            key=lambda m: (
                min(abs(m.start - move.end), abs(move.start - m.end)),
                m.start < move.start,
            ),
        )
        wholes = {w for name in answer for w in self._library.vocabulary.ancestors(name)}
        return bool(nearest.ids & about) and not nearest.ids & (answer | wholes)

    def either_way(self, fact: Fact, reading: Reading) -> bool:
        """Whether both ends of a journey are named by words that don't tell which is which."""
        ends = (need_ids(fact) | fact.may) & _ENDS
        answer, about = self._answer(fact), set(fact.row.about)
        regions = [m.ids for m in reading.content if "region" in self.types(m.ids)]
        both = any(ids & answer for ids in regions) and any(ids & about - answer for ids in regions)
        return fact.kind == "place" and bool(ends) and both and not reading.ids & _ENDS

    def other_role(self, fact: Fact, reading: Reading) -> bool:
        """Whether a statement says something else of a place or name than the fact does.

        Where the ship arrived doesn't rule out where it was built.
        """
        label = self._library.concepts.reader.read(fact.label("en"), "en").ids
        own = self._library.concepts.of(fact.sentences) | need_ids(fact) | fact.may | label
        if DEPARTS in reading.ids - own:
            return True
        if fact.kind == "place" and label & _ENDS:
            named = set(self._library.vocabulary.concepts)
            return not reading.ids & (_ENDED | need_ids(fact) - named)
        said = [m for m in reading.content if not self.is_rival(m)]
        return bool(reading.unknown) or any(not m.ids & own for m in said)

    def turned_round(self, fact: Fact, reading: Reading) -> bool:
        """Whether a rival stands where the answer should: "the EU overtook ASEAN"."""
        answer = self._answer(fact)
        types = self.types(answer)
        rivals = [mention for mention in reading.content if self.types(mention.ids) & types]
        if len(rivals) < 2 or not answer or not types <= _RIVAL_TYPES:
            return False
        return bool(answer & rivals[0].ids) == bool(_PASSIVE.search(reading.text))

    def _around(self, places: Iterable[str], fact: Fact, reading: Reading) -> bool:
        """Whether a statement names a place by the larger region that has it, and no other place."""
        wholes = {w for place in places for w in self._library.vocabulary.ancestors(place)}
        regions = [
            m.ids for m in reading.content if self.is_rival(m) and "region" in self.types(m.ids)
        ]
        return fact.kind == "place" and bool(regions) and all(ids & wholes for ids in regions)

    def names_answer(self, fact: Fact, reading: Reading) -> bool:
        """Whether the statement has what the fact answers (a person's name, a place, …)."""
        wanted = _ANSWER_TYPES.get(fact.kind)
        named = {i for i in self._answer(fact) if wanted is None or self.types([i]) & wanted}
        if named:
            return bool(named & reading.ids) or self._around(named, fact, reading)
        words = self._library.concepts.words(fact.text)
        said = frozenset().union(*(self._library.concepts.query(m) for m in reading.content))
        return bool(words & said) or fact.text.casefold() in reading.text.casefold()


def _sorts_of(lists: Iterable[str]) -> set[str]:
    """The types of what lists of names hold."""
    return {
        kind for one in lists for start, kinds in _SORTS.items() if one.startswith(start)
        for kind in kinds
    }  # fmt: skip

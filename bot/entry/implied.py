"""What a question implies: the subject of a figure that it states, a group, the measure of a total.

"Zhejiang total?" (广东总量) asks for what the entry's places are measured by first.
"""

from dataclasses import replace

from facts.library import Library
from facts.phrases import Sense
from facts.reading import Mention, Reading
from facts.vocabulary import Vocabulary

_TOTAL = frozenset({"sum", "scale"})
_MEASURED = frozenset({"amount", "count"})
_WITH = frozenset({"sum", "convert"})
_LARGE = 10_000  # a smaller figure may be of anything


def with_stated(reading: Reading, library: Library) -> Reading:
    """A question that states a figure of the document ("the 34.11 trillion") names its subject."""
    vocabulary = library.vocabulary
    named = reading.subjects & vocabulary.places - {vocabulary.default_subject}
    for quantity in reading.quantities:
        facts = [f for f in library.facts if f.value == quantity.value and not f.row.same_as]
        if quantity.value < _LARGE or len(facts) != 1:
            continue
        if named <= set(vocabulary.concepts[facts[0].subject].members):
            sense = Sense("concept", facts[0].subject)
            mention = Mention(quantity.text, quantity.start, quantity.end, 0, (sense,))
            return replace(reading, mentions=(*reading.mentions, mention))
    return reading


def with_others(reading: Reading, library: Library) -> Reading:
    """A question that counts all but the named members of a group ("the other six") names it."""
    vocabulary = library.vocabulary
    if "remaining" not in reading.operations:
        return reading
    for name, concept in vocabulary.concepts.items():
        named = reading.subjects & set(concept.members)
        for quantity in reading.quantities:
            left = len(concept.members) - len(named)
            if named and quantity.kind == "count" and quantity.value == left:
                sense = Sense("concept", name)
                mention = Mention(quantity.text, quantity.start, quantity.end, 0, (sense,))
                bare = reading.without([(quantity.start, quantity.end)])
                return replace(bare, mentions=(*bare.mentions, mention))
    return reading


def with_measure(reading: Reading, vocabulary: Vocabulary) -> Reading:
    """The reading with the default measure named, where it asks for the total of one place.

    As it is where it names anything else: "Zhejiang's total population" is of something.
    """
    totals = [mention for mention in reading.mentions if mention.ids & _TOTAL]
    others = [m for m in reading.content if m not in totals and not _is_plain(m)]
    places = {i for m in others for i in m.ids & vocabulary.places}
    asked = reading.asks <= _MEASURED and reading.operations <= _WITH and not reading.unknown
    bare = all(mention.ids & places for mention in others)
    if vocabulary.default_measure is None or not (totals and asked and bare and len(places) == 1):
        return reading
    needs = vocabulary.measures[vocabulary.default_measure].needs
    if not needs:
        return reading
    measure = Sense("concept", needs[0].split("|")[0])
    mentions = tuple(_measured(m, measure) if m in totals else m for m in reading.mentions)
    return replace(reading, mentions=mentions)


def _is_plain(mention: Mention) -> bool:
    return mention.is_form or mention.has("time")


def _measured(mention: Mention, measure: Sense) -> Mention:
    kept = tuple(sense for sense in mention.senses if sense.id not in _TOTAL)
    return replace(mention, senses=(*kept, measure))

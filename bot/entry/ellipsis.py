"""What a follow-up leaves out, filled from the user's earlier turns.

A message is elliptical when it opens like a continuation ("and …", "那…呢"), points back with a
pronoun, or names nothing of the document's. A full new question inherits nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from facts.phrases import Sense
from facts.quantity import Quantity
from facts.reading import Mention, Reading
from facts.vocabulary import Vocabulary

_OPENERS = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|so|right|cool|thanks|thx|hm+|ah|well)\W+)*"
    r"(?:and|n|&|what about|how about|same for|what of|plus|but|or|then|"
    r"那|那么|还有|再|另外|y(?!\w)|e(?!\w)|и(?!\w)|а(?!\w)|que tal|y que hay de|e quanto a|e o|e a|ну а)(?![a-z])",
    re.IGNORECASE,
)
_ENDINGS = re.compile(r"(?:呢|咧|哩)\W*$")
_POINTERS = re.compile(
    r"\b(?:it|its|that|this|them|they|their|those|these|there|the two|both|he|she|his|her|him|one|same|which ones?|"
    r"eso|esa|ese|esto|ellos|ellas|su|sus|alli|ahi|los dos|ambos|isso|esse|essa|eles|elas|seu|sua|la|os dois|"
    r"это|этого|этой|этот|он|она|оно|они|их|его|ее|её|там|обоих|оба|нём|нем)\b|它|他|她|其|这|那|两者|两个|此",
    re.IGNORECASE,
)
_SWITCH = re.compile(
    r"different (?:thing|topic|question|subject)|another (?:topic|thing|question)|new (?:topic|question)|unrelated|"
    r"change of (?:topic|subject)|by the way|\bbtw\b|switching|moving on|换个|另一个问题|换一个|顺便|題外話|题外话|"
    r"cambiando de tema|otra cosa|por cierto|outra coisa|mudando de assunto|a proposito|другой вопрос|другая тема|кстати|сменим",
    re.IGNORECASE,
)
_SEVERAL = frozenset(
    [
        "difference",
        "ratio",
        "sum",
        "both",
        "compare-more",
        "compare-less",
        "order",
        "maximum",
        "minimum",
        "average",
        "remaining",
    ]
)
_BEFORE = 100_000  # how far before the message what it inherits is put
_TURN = 1_000_000  # and each turn before the last
_FIRST = frozenset({"superlative", "rank", "lead", "consecutive", "trade"})
_ENTITY = frozenset({"region", "group", "bloc", "organisation", "person"})


def is_switch(text: str) -> bool:
    """Whether the message says that it changes the topic."""
    return _SWITCH.search(text) is not None


def points_back(text: str) -> bool:
    """Whether a pronoun refers to something said before."""
    return _POINTERS.search(text) is not None


def opens_as_continuation(text: str) -> bool:
    """Whether the message opens or ends like a continuation: "and …", "… then?"."""
    return bool(_OPENERS.search(text) or _ENDINGS.search(text))


def merged(
    reading: Reading, earlier: Sequence[Reading], vocabulary: Vocabulary, found: Sequence[str] = ()
) -> Iterator[Reading]:
    """Readings of the message completed from `earlier` (newest last), the likeliest first.

    `found` are the concepts that the last answer named ("ASEAN"), for pronouns.
    """
    last = earlier[-1]
    opener = _OPENERS.search(reading.text)
    if opener is not None:
        reading = reading.without([(0, opener.end())])
    answered = _virtual(found)
    kept = [mention for mention in last.mentions if _survives(mention, reading, vocabulary)]
    quantities = _inherited_quantities(reading, last)
    if len(earlier) > 1 and (reading.operations & _SEVERAL or reading.asks & {"share", "percent"}):
        yield _with(reading, _everything(reading, earlier, vocabulary), quantities, last)
    base = _with(reading, kept, quantities, last)
    if answered and not any(set(found) & mention.ids for mention in base.mentions):
        yield _with(base, answered, ())
    yield base
    entities = [mention for mention in kept if _is_entity(mention, vocabulary)]
    yield _with(reading, entities, ())
    counted = frozenset().union(*vocabulary.units.values())
    if any(mention.ids & counted for mention in entities):  # "how many boxes?", "how long?"
        yield _with(reading, [m for m in entities if not m.ids & counted], ())
    if answered and "duration" in reading.asks:  # "who is first?", "for how long?"
        first = [m for m in last.mentions if m.ids & _FIRST]
        if "superlative" in last.asks:
            first.append(Mention("", -1, -1, -1, (Sense("ask", "superlative"),)))
        yield _with(reading, [*entities, *answered, *first], ())
    if reading.asks & {"share", "percent"} or reading.operations & _SEVERAL:
        yield _with(reading, _everything(reading, [last], vocabulary), quantities, last)
    if len(earlier) > 1:
        yield _with(reading, _everything(reading, earlier, vocabulary), quantities, last)


def _everything(
    reading: Reading, earlier: Sequence[Reading], vocabulary: Vocabulary
) -> list[Mention]:
    """All that the earlier turns were about, also in the slots that the message fills anew."""
    return [
        replace(mention, start=mention.start - _TURN * back, end=mention.end - _TURN * back)
        for back, turn in enumerate(reversed(earlier))
        for mention in turn.mentions
        if (not mention.has("talk") and not (mention.has("operation") or mention.has("ask")))
        or _survives(mention, reading, vocabulary)
    ]


def _inherited_quantities(reading: Reading, last: Reading) -> tuple[Quantity, ...]:
    """A rate for a conversion that names none; the year where the message names no number."""
    if reading.quantities:
        return ()
    if "convert" in reading.operations:
        return last.quantities
    return tuple(quantity for quantity in last.quantities if quantity.kind == "year")


def _virtual(found: Sequence[str]) -> list[Mention]:
    return [Mention("", -1, -1, -1, (Sense("concept", name),)) for name in found]


def _with(
    reading: Reading,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    last: Reading | None = None,
) -> Reading:
    inherited = tuple(
        replace(mention, start=mention.start - _BEFORE, end=mention.end - _BEFORE, clause=-1)
        for mention in mentions
    )
    numbers = tuple(
        replace(
            quantity,
            start=quantity.start - _BEFORE,
            end=quantity.end - _BEFORE,
            number_start=quantity.number_start - _BEFORE,
            number_end=quantity.number_end - _BEFORE,
        )
        for quantity in quantities
    )
    return replace(
        reading,
        mentions=inherited + tuple(replace(mention, clause=-1) for mention in reading.mentions),
        unknown=tuple(replace(word, clause=-1) for word in reading.unknown),
        quantities=reading.quantities + numbers,
        currencies=reading.currencies
        or (last.currencies if last and "convert" in reading.operations else ()),
    )


def _survives(mention: Mention, reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether a phrase of an earlier turn still holds in the new message."""
    if mention.has("talk"):
        return False
    if (mention.has("ask") or mention.has("operation")) and not mention.has("concept"):
        return not (reading.asks - {"describe"} or reading.operations)
    role = _role(mention, vocabulary)
    roles = {_role(other, vocabulary) for other in reading.content}
    return role is None or role not in roles


def _role(mention: Mention, vocabulary: Vocabulary) -> str | None:
    """Which slot a phrase fills; a new phrase in the same slot replaces it."""
    if mention.is_name:
        return "entity"
    for sense in mention.senses:
        row = vocabulary.concepts.get(sense.id)
        if row is not None and sense.category == "concept":
            if row.type == "bloc":
                return "partner"
            if row.type in _ENTITY:
                return "entity"
            return "measure" if row.type in {"activity", "measure", "product"} else None
    return None


def _is_entity(mention: Mention, vocabulary: Vocabulary) -> bool:
    return any(
        vocabulary.concepts[sense.id].type in _ENTITY | {"thing"}
        for sense in mention.senses
        if sense.category == "concept" and sense.id in vocabulary.concepts
    )

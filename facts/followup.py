"""What a follow-up leaves out, filled from the user's earlier turns.

A message is elliptical when it opens like a continuation ("and …", "那…呢"), points back with a
pronoun, or names nothing of the document's. A full new question inherits nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from facts.phrases import Sense
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
_ENTITY = frozenset({"region", "group", "bloc", "organisation", "person"})


def is_switch(text: str) -> bool:
    """Whether the message says that it changes the topic."""
    return _SWITCH.search(text) is not None


def continues(text: str) -> bool:
    """Whether the message opens or ends like a continuation, or points back."""
    return bool(_OPENERS.search(text) or _ENDINGS.search(text) or _POINTERS.search(text))


def opens_as_continuation(text: str) -> bool:
    return bool(_OPENERS.search(text) or _ENDINGS.search(text))


def merged(
    reading: Reading, earlier: Sequence[Reading], vocabulary: Vocabulary, found: Sequence[str] = ()
) -> Iterator[Reading]:
    """Readings of the message completed from `earlier` (newest last), the likeliest first.

    `found` are the concepts that the last answer named ("ASEAN"), for pronouns.
    """
    last = earlier[-1]
    answered = _virtual(found)
    kept = [mention for mention in last.mentions if _survives(mention, reading, vocabulary)]
    quantities = () if _asks_figure(reading) or reading.years else tuple(
        quantity for quantity in last.quantities if quantity.kind == "year"
    )  # fmt: skip
    base = _with(reading, kept, quantities)
    if answered and not any(set(found) & mention.ids for mention in base.mentions):
        yield _with(base, answered, ())
    yield base
    entities = [mention for mention in kept if _is_entity(mention, vocabulary)]
    yield _with(reading, entities, ())
    if len(earlier) > 1:
        everything = [
            mention
            for turn in earlier
            for mention in turn.mentions
            if _survives(mention, reading, vocabulary)
        ]
        yield _with(reading, everything, ())


def _virtual(found: Sequence[str]) -> list[Mention]:
    return [Mention("", -1, -1, -1, (Sense("concept", name),)) for name in found]


def _with(reading: Reading, mentions: Sequence[Mention], quantities: Sequence[object]) -> Reading:
    inherited = tuple(
        replace(mention, start=mention.start - 100_000, end=mention.end - 100_000, clause=-1)
        for mention in mentions
    )
    return replace(
        reading,
        mentions=inherited + reading.mentions,
        quantities=reading.quantities + tuple(quantities),  # type: ignore[arg-type]
    )


def _asks_figure(reading: Reading) -> bool:
    return bool(reading.quantities)


def _survives(mention: Mention, reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether a phrase of an earlier turn still holds in the new message."""
    if mention.has("talk"):
        return False
    if mention.has("ask") or mention.has("operation"):
        if reading.asks or reading.operations:
            return False
        return True
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

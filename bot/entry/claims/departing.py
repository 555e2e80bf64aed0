"""A word for leaving as a departure: "left A for B"."""

from dataclasses import replace

from bot.answering.claims.decomposing import read_statement
from facts.phrases import Sense
from facts.reading import Mention, Reading
from index.script import simplified

DEPARTS = "depart"


def with_departure(reading: Reading) -> Reading:
    """Return a statement with its departure known as one where the vocabulary has another word."""
    statement = read_statement(simplified(reading.text), reading.language)
    for token in statement.tokens:
        if token.axis != "travel" or not token.pole:
            continue
        own = [m for m in reading.mentions if m.start < token.end and token.start < m.end]
        if any(DEPARTS in mention.ids or mention.has("concept") for mention in own):
            continue
        left = Mention(token.surface, token.start, token.end, 0, (Sense("term", DEPARTS),))
        rest = reading.without([(token.start, token.end)])
        unknown = tuple(one for one in rest.unknown if not token.start <= one.start < token.end)
        mentions = sorted((*rest.mentions, left), key=lambda mention: mention.start)
        return replace(rest, mentions=tuple(mentions), unknown=unknown)
    return reading

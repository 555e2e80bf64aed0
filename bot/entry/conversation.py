"""Earlier turns of a chat: what of them a message leans on, and which reading answers then."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.answer import Answer
from bot.answering.refusals import leanable
from bot.entry.asides import without_asides
from bot.entry.courtesies import answer_courtesy
from bot.entry.ellipsis import is_switch, merged, opens_as_continuation, points_back
from bot.entry.responding import Responder
from facts.library import Library
from facts.reading import Reading

_MOST_TURNS = 6
_MEMORY = 256
_MOST_IN_TURN = 20  # phrases of an earlier turn that a message still leans on
_NAMES_SOMETHING = frozenset({"name", "person", "place", "organisation"})


class _State(NamedTuple):
    """The readings of earlier turns, each completed by its own, and what the last answer named."""

    readings: tuple[Reading, ...]
    found: tuple[str, ...]


class Conversation:
    """Completes readings of messages about one library."""

    def __init__(
        self, library: Library, read: Callable[[str], Reading], responder: Responder
    ) -> None:
        self._library, self._read, self._responder = library, read, responder
        # The earlier turns of a chat are read again with every new one.
        self._state = lru_cache(_MEMORY)(self._state_anew)

    def resolve(self, reading: Reading, context: Sequence[str]) -> tuple[Reading, Answer | None]:
        """The reading completed from the earlier turns as far as needed, and its answer."""
        alone = is_switch(reading.text) or _asks_gist(reading) or _says_nothing(reading)
        if not context or alone:
            return reading, self._responder.answer(reading)
        for whole in self._meanings(reading, context):
            answer = self._responder.answer(whole, complete=True)
            if answer is not None:
                return whole, answer
        earlier, found = self._earlier(context)
        names_own = bool(reading.subjects & self._library.vocabulary.places)
        if not earlier or (names_own and not opens_as_continuation(reading.text)):
            return reading, self._responder.answer(reading)
        return next(merged(reading, earlier, self._library.vocabulary, found)), None

    def _meanings(self, reading: Reading, context: Sequence[str]) -> Iterator[Reading]:
        """What a message may mean after the earlier ones, the likeliest first."""
        vocabulary = self._library.vocabulary
        if points_back(reading.text):
            earlier, found = self._earlier(context)
            if earlier and found:  # "it" is what the last answer named
                yield next(merged(reading, earlier, vocabulary, found))
        if not opens_as_continuation(reading.text) or self._is_complete(reading):
            yield reading
        earlier, found = self._earlier(context)
        if earlier:
            yield from merged(reading, earlier, vocabulary, found)

    def _earlier(self, context: Sequence[str]) -> _State:
        """What the earlier turns leave to a follow-up."""
        return self._state(leanable(context)[-_MOST_TURNS:])

    def _state_anew(self, turns: tuple[str, ...]) -> _State:
        """The readings of turns, each completed by those before it."""
        if not turns:
            return _State((), ())
        *before, turn = turns
        earlier, found = self._state(tuple(before))
        reading = without_asides(self._read(turn))
        if len(reading.content) > _MOST_IN_TURN:
            return _State(earlier, found)
        whole, answer = self.resolve(reading, before) if before else (reading, None)
        answer = answer or self._responder.answer(whole)
        if (answer is None and not reading.subjects) or answer_courtesy(reading, self._library):
            return _State(earlier, found)  # talk, and what is off topic, leaves what was before it
        fact = self._library.by_id.get(answer.reading.fact or "") if answer else None
        if fact is not None and fact.kind in _NAMES_SOMETHING:
            named = self._library.concepts.reader.read(fact.text, "en").subjects
            found = tuple(sorted(named - whole.ids))
        elif reading.content:
            found = ()
        return _State((whole,) if is_switch(turn) else (*earlier, whole), found)

    def _is_complete(self, reading: Reading) -> bool:
        """Whether a message names both whom and what, so that it needs nothing from before."""
        concepts = self._library.vocabulary.concepts
        kinds = {concepts[name].type for name in reading.subjects if name in concepts}
        entity = kinds & {"region", "group", "organisation", "person", "thing"}
        return bool(entity and (kinds & {"activity", "measure", "product"}))


def _says_nothing(reading: Reading) -> bool:
    """Whether a message has nothing that an earlier one could complete: "lol", "asdf"."""
    meant = any(mention.categories - {"fill"} for mention in reading.mentions)
    return not (meant or reading.quantities or points_back(reading.text))


def _asks_gist(reading: Reading) -> bool:
    """Whether a message asks for a summary by itself: of whom it names, else of all."""
    named = reading.subjects or "article" in reading.ids
    return "summary" in reading.of("talk") and (bool(named) or not points_back(reading.text))

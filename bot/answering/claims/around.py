"""What stands around a sentence and what its document has, as keys to compare with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Around:
    """Keys of the document's title, of the sentence's headings, of the sentence before it.

    Of the latter, `opening` is the phrase that it opens with, `phrases` all its phrases,
    `subject` its only name, where the sentence goes on about that. `dates` are the periods that
    title and headings state, `codes` the version numbers in headings, `past` periods that the
    document speaks of without "will". `alone` are names that it uses by themselves, `places` those
    that things happen in, `known` all its keys.
    """

    heading: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    phrases: tuple[frozenset[str], ...] = ()
    subject: frozenset[str] = frozenset()
    dates: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

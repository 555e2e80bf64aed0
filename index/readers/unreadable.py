"""Why a file can't be read, as a sentence for the person who sent it."""

from enum import StrEnum
from typing import Self


class Why(StrEnum):
    """The kind of trouble, for front ends that say it in words or languages of their own."""

    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    PROTECTED = "protected"
    SCANNED = "scanned"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"


class ReadError(Exception):
    """The file gives no document; the text is one sentence: what is wrong, what to do."""

    def __init__(self, sentence: str, why: Why = Why.DAMAGED) -> None:
        super().__init__(sentence)
        self.why = why

    def as_bytes(self) -> bytes:
        """Return what another process makes the same error of."""
        return f"{self.why}\n{self}".encode("utf-8", "replace")

    @classmethod
    def from_bytes(cls, body: bytes) -> Self:
        """Return the error that `as_bytes` wrote; of anything else, one that has it as its text."""
        why, _, sentence = body.decode("utf-8", "replace").partition("\n")
        return cls(sentence, Why(why)) if why in set(Why) else cls(f"{why}\n{sentence}".strip())

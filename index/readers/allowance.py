"""What reading one file may cost."""

import contextlib
import os
import resource
from dataclasses import astuple, dataclass
from typing import Final, Self

MB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and seconds. `document` is the size of what is read, as `index.storing` writes it.

    `text` counts its characters and `numbers` its numbers: to answer from it takes some 80 bytes a
    character and 3 kB a number, outside of the reader's process.
    """

    file: int = 64 * MB  # more than any report; an office file of this size is mostly pictures
    memory: int = 1024 * MB  # a PDF of 1,000 pages takes a quarter
    seconds: int = 120  # at 40 pages a second, 4,800 pages
    document: int = 128 * MB
    nice: int = 0  # as nice(1) has it: above 0 where others are waited for, as a bot's answers are
    text: int = 16_000_000
    numbers: int = 500_000

    def as_argument(self) -> str:
        """Return the limits as an argument of a command."""
        return ",".join(map(str, astuple(self)))

    @classmethod
    def from_argument(cls, argument: str) -> Self:
        """Return the limits that `as_argument` wrote."""
        return cls(*map(int, argument.split(",")))

    def impose(self) -> None:
        """Hold this process to the limits, for good."""
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_CPU, self.seconds, 1)  # at the first the signal that says why
        # Libraries reserve address space that they never use: what counts is what they fill.
        _lower(resource.RLIMIT_DATA, self.memory)
        _lower(resource.RLIMIT_AS, 4 * self.memory)
        _lower(resource.RLIMIT_FSIZE, self.file)
        with contextlib.suppress(OSError):
            os.nice(self.nice)


def _lower(what: int, limit: int, more: int = 0) -> None:
    """Set a limit and, `more` above it, the one that nothing gets past."""
    _, most = resource.getrlimit(what)
    last = limit + more if most == resource.RLIM_INFINITY else min(limit + more, most)
    try:
        resource.setrlimit(what, (min(limit, last), last))
    except (ValueError, OSError):
        return  # a system that has no such limit (macOS: address space)

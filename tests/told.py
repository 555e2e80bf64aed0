"""Tables of all that is told of many texts: a test compares them, a command writes them anew.

Whoever changes how a text is read sees in the diff of the table what else that changes.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """The lines of a file; the first two cells of each are what the rest of it is told of."""

    file: Path
    line: Callable[[str, str], str]

    def lines(self) -> list[str]:
        return self.file.read_text(encoding="utf-8").splitlines()

    def anew(self) -> list[str]:
        """Return the lines of the file as they are told now."""
        return [self.line(*line.split("\t")[:2]) for line in self.lines()]

    def write(self) -> None:
        """Write the file anew."""
        found = self.anew()
        self.file.write_text("\n".join(found) + "\n", encoding="utf-8")
        sys.stdout.write(f"{len(found)} lines\n")

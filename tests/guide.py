"""The blocks of deploy/README.md: `python -m tests.guide` prints its commands as one script."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "deploy" / "README.md"
FIRST = ("2. Install", "3. Settings", "4. Start")
LATER = ("Backup and restore", "Upgrade and step back")


@dataclass(frozen=True)
class Block:
    """A fenced block: commands (``sh``) or what is seen (no language)."""

    section: str
    language: str
    text: str


def blocks() -> list[Block]:
    found, section = [], ""
    parts = re.split(
        r"^ *```(\w*)\n(.*?)^ *```$", GUIDE.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    for number in range(0, len(parts), 3):
        headings = re.findall(r"^## (.*)$", parts[number], re.MULTILINE)
        section = headings[-1] if headings else section
        if number + 1 < len(parts):
            lines = [line.removeprefix("   ") for line in parts[number + 2].splitlines()]
            found.append(Block(section, parts[number + 1], "\n".join(lines)))
    return found


def commands(section: str) -> list[str]:
    """The blocks of commands of a section, in order."""
    return [b.text for b in blocks() if (b.section, b.language) == (section, "sh")]


def shown(section: str) -> list[str]:
    """The blocks of what is seen in a section, in order."""
    return [b.text for b in blocks() if (b.section, b.language) == (section, "")]


if __name__ == "__main__":
    wanted = sys.argv[1:] or [*FIRST, *LATER]
    sys.stdout.write("\n".join(text for name in wanted for text in commands(name)) + "\n")

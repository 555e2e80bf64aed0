"""What reviewed facts decide of statements: ``python -m tests.entry.checked`` writes it anew.

What is compared is in checked.tsv, a line a statement: the entry (tests/lowland.py, or the bundled
article), the statement, what is answered, the verdict of the facts alone (what they support may be
kept back for a word that they don't have) and the facts that it rests on, the decisive one first.
"""

from functools import cache
from pathlib import Path

from bot.entry.claims.checker import Checker
from bot.entry.library_engine import Engine
from tests import bundled, lowland
from tests.told import Told

FILE = Path(__file__).with_name("checked.tsv")
ENTRIES = {"lowland": lowland.engine, "article": bundled.engine}


@cache
def _checker(name: str) -> tuple[Engine, Checker]:
    engine = ENTRIES[name]()
    return engine, Checker(engine.library, engine.lookup, engine.computer)


def told(name: str, statement: str) -> str:
    """Return what is decided of a statement, in one line."""
    engine, checker = _checker(name)
    found = checker.check(engine.library.concepts.reader.read(statement, None))
    facts = " ".join(fact.id for fact in found.facts)
    status = engine.answer(statement, claim=True).status
    return f"{name}\t{statement}\t{status}\t{found.verdict}\t{facts}"


TABLE = Told(FILE, told)

if __name__ == "__main__":
    TABLE.write()

"""What is computed of questions about Lowland."""

from decimal import Decimal

from bot.computing.result import Result
from bot.entry.computed import spelled
from bot.entry.computing.compute import Computer
from bot.entry.lookup import Lookup
from tests.lowland import lowland

COMPUTER = Computer(lowland(), Lookup(lowland()))
Computed = tuple[str, Decimal | None, str, str | None, str]


def of(text: str, computer: Computer = COMPUTER) -> Computed | None:
    """(operation, value, unit, qualifier, formula) of what a question asks to be computed."""
    reading = computer.library.concepts.reader.read(text)
    result = computer.first(reading) or computer.second(reading)
    if result is None:
        return None
    assert isinstance(result, Result)
    return result.operation, result.shown, result.unit, result.qualifier, spelled(result, "en")

"""How far a reader has come, told to whoever waits for it."""

from collections.abc import Callable

Report = Callable[[int, int], None]
"""Hears (parts done, parts in all), such as pages or sheets; (0, 0) while nothing is known."""


def _nobody(done: int, total: int) -> None:
    """Tell nobody."""


_report: Report = _nobody


def tell(done: int, total: int) -> None:
    """Say that `done` of `total` parts are read; costs nothing where nobody waits."""
    _report(done, total)


def listen(report: Report | None) -> None:
    """Have what readers of this process tell sent to `report`; None: to nobody."""
    global _report  # noqa: PLW0603 - one reader a process
    _report = report or _nobody

"""A bot whose long waits pass when a test says so."""

from collections.abc import Callable

from bot.telegram.application import halts_of, lines_of


class Timer:
    def __init__(self, seconds: float, call: Callable[[], object]) -> None:
        self.seconds = seconds
        self.call = call
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class Waits:
    """What a bot waits for, and its clock."""

    def __init__(self, bot) -> None:
        self._timers: list[Timer] = []
        lines_of(bot).behind.later = self._later
        self._clock = 0.0
        halts_of(bot).clock = lambda: self._clock

    def _later(self, seconds: float, call: Callable[[], object]) -> Timer:
        timer = Timer(seconds, call)
        self._timers.append(timer)
        return timer

    @property
    def seconds(self) -> list[float]:
        """How long each wait under way is."""
        return [timer.seconds for timer in self._timers]

    def pass_by(self, seconds: float = 0.0) -> None:
        """Let time pass, and with it all waits under way."""
        self._clock += seconds or max(self.seconds, default=0.0)
        timers, self._timers = self._timers, []
        for timer in timers:
            if not timer.cancelled:
                timer.call()

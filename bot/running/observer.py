"""What is told of the bot's work to whoever counts it; by default nobody does."""

from typing import TYPE_CHECKING

from bot.answer import Answer

if TYPE_CHECKING:
    from telegram.error import TelegramError


class Observer:
    """Nobody in particular. `bot.running.metrics.TelegramObserver` is one that counts."""

    def answered(self, answer: Answer) -> None:
        """Hear of an answer that was sent, or put in the place of another."""

    def failed(self, error: "TelegramError") -> None:
        """Hear of a call to Telegram that failed, also where it is tried again."""

    def paused(self, why: str) -> None:
        """Hear that updates are not taken in for a while: "network", "conflict"."""

    def gave_up(self) -> None:
        """Hear of an update that is not answered, since processes ended working on it."""

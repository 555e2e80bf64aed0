"""What is counted for Prometheus. Nothing counted names a person, a chat or a question."""

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.answer import Answer
from bot.answerer import Answerer, Around, Asked
from bot.running.observer import Observer

if TYPE_CHECKING:
    from telegram.error import TelegramError

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.questions = Counter(
            "footnote_questions",
            "Questions answered, by front end, status and language.",
            ("front_end", "status", "language"),
            registry=self.registry,
        )
        self.latency = Histogram(
            "footnote_answer_seconds",
            "Time that the answering core takes.",
            ("front_end",),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.updates = Counter(
            "footnote_webhook_updates",
            "Requests to the webhook: accepted, repeated, refused or failed.",
            ("result",),
            registry=self.registry,
        )
        self.telegram_errors = Counter(
            "footnote_telegram_errors",
            "Calls to Telegram that failed, by kind of error; most are tried again.",
            ("error",),
            registry=self.registry,
        )
        self.limited = Counter(
            "footnote_rate_limited", "Questions on the web refused by rate.", registry=self.registry
        )
        self.store_bytes = Gauge(
            "footnote_store_bytes", "Size of the store's file.", registry=self.registry
        )
        self.pending = Gauge(
            "footnote_updates_pending",
            "Updates accepted and not yet finished.",
            registry=self.registry,
        )
        self.queue_age = Gauge(
            "footnote_queue_age_seconds",
            "How long the first update waits whose chat needn't be left alone.",
            registry=self.registry,
        )
        self.halted = Gauge(
            "footnote_chats_halted",
            "Chats that Telegram wants to be left alone for now.",
            registry=self.registry,
        )
        self.store_away = Gauge(
            "footnote_store_away",
            "1 while the store can't be written and what comes in waits.",
            registry=self.registry,
        )
        self.pauses = Counter(
            "footnote_pauses",
            "How often taking updates in paused: store, network, conflict.",
            ("reason",),
            registry=self.registry,
        )
        self.given_up = Counter(
            "footnote_given_up",
            "Updates that are not answered, since processes ended working on them.",
            registry=self.registry,
        )
        self.refusals = Counter(
            "footnote_budget_refusals",
            "What was not answered since it was too much for one person, by front end.",
            ("front_end",),
            registry=self.registry,
        )

    def text(self) -> bytes:
        """All of it in Prometheus's text format."""
        return generate_latest(self.registry)


class Measured(Around):
    """A core whose answers are timed for one front end, also those that it remembers."""

    def __init__(self, core: Answerer, metrics: Metrics, front_end: str) -> None:
        super().__init__(core)
        self._latency = metrics.latency.labels(front_end)

    def ask(self, asked: Asked) -> Answer:
        """Answer with the core."""
        with self._latency.time():
            return super().ask(asked)


class TelegramObserver(Observer):
    """Counts what the Telegram front end answers, and its calls that fail."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def answered(self, answer: Answer) -> None:
        """Count an answer."""
        self._metrics.questions.labels("telegram", answer.status, answer.language).inc()

    def failed(self, error: "TelegramError") -> None:
        """Count an error by its kind."""
        self._metrics.telegram_errors.labels(type(error).__name__).inc()

    def paused(self, why: str) -> None:
        """Count a pause by its reason."""
        self._metrics.pauses.labels(why).inc()

    def gave_up(self) -> None:
        """Count an update that is not answered."""
        self._metrics.given_up.inc()

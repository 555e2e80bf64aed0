"""What is counted for Prometheus. Nothing counted names a person, a chat or a question."""

import logging
import time
from collections.abc import Sequence
from typing import Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.answer import Answer
from facts.library import Library

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)


class Answerer(Protocol):
    """The answering core, as far as a front end knows it."""

    library: Library

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        """Answer a question, or check a claim."""


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
            "Requests to the webhook: accepted, repeated or refused.",
            ("result",),
            registry=self.registry,
        )
        self.telegram_errors = Counter(
            "footnote_telegram_errors",
            "Errors and warnings of the Telegram front end, by level.",
            ("level",),
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

    def text(self) -> bytes:
        """All of it in Prometheus's text format."""
        return generate_latest(self.registry)


class Measured:
    """A core whose answers are counted and timed for one front end."""

    def __init__(self, engine: Answerer, metrics: Metrics, front_end: str) -> None:
        self.library = engine.library
        self._engine = engine
        self._metrics = metrics
        self._front_end = front_end

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        """Answer with the core, and count."""
        start = time.perf_counter()
        answer = self._engine.answer(question, context, claim=claim, language=language)
        self._metrics.latency.labels(self._front_end).observe(time.perf_counter() - start)
        self._metrics.questions.labels(self._front_end, answer.status, answer.language).inc()
        return answer


class ErrorCounter(logging.Handler):
    """Counts what a logger reports at WARNING and above; writes nothing."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.WARNING)
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        """Count one record."""
        self._metrics.telegram_errors.labels(record.levelname.lower()).inc()

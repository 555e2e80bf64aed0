"""Logs that hold neither messages nor secrets, for people (text) or for machines (json).

Redaction is done on the finished line, so it reaches messages, arguments, extra fields, exceptions
and their causes alike. Libraries that log the contents of messages or whole URLs at a low level
are kept quiet whatever LOG_LEVEL is. A server that brings its own logging (uvicorn) is to be
started without it.
"""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO
from urllib.parse import quote, unquote, urlsplit

from bot.running.settings import Settings

REDACTED = "[redacted]"
# 123456789:AAE…, its colon also percent-encoded, once or more times
_TOKEN = re.compile(r"\d+(?::|%(?:25)*3a)[a-z0-9_-]{30,}", re.ASCII | re.IGNORECASE)

# httpx logs URLs, which hold the token; aiosqlite and telegram the contents of messages.
_QUIET = {
    "aiosqlite": logging.WARNING,
    "asyncio": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,
    "matplotlib": logging.WARNING,
    "PIL": logging.WARNING,
    "telegram": logging.INFO,
}
_STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"}


def configure(settings: Settings, stream: TextIO | None = None) -> None:
    """Send all logs, warnings and uncaught exceptions to `stream` (default: standard error).

    The root logger's handlers are replaced.
    """
    redactor = Redactor(secrets_of(settings))
    handler = _Handler(redactor, stream or sys.stderr)
    handler.setFormatter(
        (JSONFormatter if settings.log_format == "json" else TextFormatter)(redactor)
    )
    root = logging.getLogger()
    for former in root.handlers[:]:
        root.removeHandler(former)
    root.addHandler(handler)
    root.setLevel(settings.log_level)
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(max(level, root.level))
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def secrets_of(settings: Settings) -> list[str]:
    """Give all that is secret in the settings, also what stands in an address."""
    hidden = (settings.bot_token, settings.webhook_secret)
    named = [secret.get_secret_value() for secret in hidden if secret is not None]
    for address in filter(None, (settings.bot_api_url, settings.public_url)):
        parts = urlsplit(address)
        named += [unquote(part) for part in (parts.password, parts.query) if part]
    return named


class Redactor:
    """Replaces given secrets, and whatever looks like a bot token, by `[redacted]`."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        spellings = {
            spelling
            for secret in secrets
            if secret
            for spelling in (secret, quote(secret, safe=""), quote(quote(secret, safe=""), safe=""))
        }
        longest_first = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
        self._secrets = [re.compile(re.escape(s), re.IGNORECASE) for s in longest_first]

    def __call__(self, text: str) -> str:
        """Give the text without secrets."""
        for pattern in (*self._secrets, _TOKEN):
            text = pattern.sub(REDACTED, text)
        return text


class TextFormatter(logging.Formatter):
    """`2025-12-31T23:59:59.123Z INFO bot.telegram: started chat=5`, then the traceback, if any."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redact = redactor

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, and the lines of a traceback."""
        fields = "".join(f" {name}={value}" for name, value in _extra(record).items())
        line = f"{_time(record)} {record.levelname} {record.name}: {_message(record)}{fields}"
        return self._redact("\n".join([line, *_traceback(self, record)]))


class JSONFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, extra fields, traceback."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redact = redactor

    def format(self, record: logging.LogRecord) -> str:
        """Give the object, as one line."""
        line: dict[str, object] = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        line |= {name: value for name, value in _extra(record).items() if name not in line}
        if trace := _traceback(self, record):
            line["traceback"] = "\n".join(trace)
        return self._redact(json.dumps(line, default=_text, ensure_ascii=False, skipkeys=True))


class _Handler(logging.StreamHandler[TextIO]):
    """A stream handler whose own failures are redacted too."""

    def __init__(self, redactor: Redactor, stream: TextIO) -> None:
        super().__init__(stream)
        self._redact = redactor

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        if sys.__stderr__ is not None:
            trace = self._redact(traceback.format_exc())
            sys.__stderr__.write(f"a log line of {record.name} was lost: {trace}")


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _message(record: logging.LogRecord) -> str:
    try:
        if record.name.partition(".")[0] == "telegram" and isinstance(record.args, tuple):
            return str(record.msg) % tuple(_without_content(value) for value in record.args)
        return record.getMessage()
    except Exception:  # noqa: BLE001 - logging would print the arguments to standard error
        return f"{record.msg} (with arguments that don't fit)"


def _without_content(value: object) -> object:
    """Keep numbers only: the library's errors quote the updates that they are about."""
    return value if isinstance(value, int | float) else _Hidden()


class _Hidden:
    def __repr__(self) -> str:
        return "…"


def _extra(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _STANDARD}


def _traceback(formatter: logging.Formatter, record: logging.LogRecord) -> list[str]:
    trace = []
    if record.exc_info:
        trace.append(formatter.formatException(record.exc_info))
    elif record.exc_text:
        trace.append(record.exc_text)
    if record.stack_info:
        trace.append(formatter.formatStack(record.stack_info))
    return trace


def _text(value: object) -> str:
    return str(value)


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        logging.getLogger("bot").critical("uncaught exception", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)

"""Logs: what a line looks like, and that no line holds a secret or a message at any level."""

import json
import logging
import subprocess
import sys
import threading
import warnings
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.running.logs import REDACTED, Redactor, configure, secrets_of
from bot.running.settings import load_settings

TOKEN = "123456789:AAEhBP0av28fakefakefakefakefakefake"
SECRET = "webhook-secret_42"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FORMATS = ("text", "json")
NOISY = ("", "aiosqlite", "asyncio", "httpcore", "httpx", "matplotlib", "PIL", "telegram")


@pytest.fixture(autouse=True)
def _as_before():
    """Give logging, the warnings and the hooks back as they were."""
    root = logging.getLogger()
    handlers, hooks = root.handlers[:], (sys.excepthook, threading.excepthook)
    levels = {name: logging.getLogger(name).level for name in NOISY}
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    sys.excepthook, threading.excepthook = hooks
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def start(**env):
    """Configure logging; the stream that it writes to."""
    stream = StringIO()
    env = {"BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": SECRET, **env}
    configure(load_settings(env, env_file=None), stream)
    return stream


def emit(record_name="bot.test", level=logging.INFO, message="started", args=(), **extra):
    """Log one record of a fixed time."""
    logger = logging.getLogger(record_name)
    record = logger.makeRecord(record_name, level, "f.py", 1, message, args, None, extra=extra)
    record.created = 1_767_139_200.5
    logger.handle(record)


def test_a_line_for_people():
    stream = start()
    emit(message="served %s in %d ms", args=("chat", 5), chat=-100, status="answered")
    assert stream.getvalue() == (
        "2025-12-31T00:00:00.500Z INFO bot.test: served chat in 5 ms chat=-100 status=answered\n"
    )


def test_a_line_for_machines():
    stream = start(LOG_FORMAT="json")
    emit(message="出口\n%s", args=("x",), chat=-100, level_of=Path("a"))
    assert stream.getvalue() == (
        '{"time": "2025-12-31T00:00:00.500Z", "level": "INFO", "logger": "bot.test", '
        '"message": "出口\\nx", "chat": -100, "level_of": "a"}\n'
    )


def connect():
    raise OSError(f"no route to https://api.telegram.org/bot{TOKEN}/getMe")


def start_polling():
    try:
        connect()
    except OSError as error:
        raise KeyError(f"bot{quote(TOKEN)}") from error


def fail_with_causes():
    try:
        start_polling()
    except KeyError:
        raise RuntimeError(SECRET)  # noqa: B904 - the context is the point


@pytest.mark.parametrize("log_format", FORMATS)
@pytest.mark.parametrize("level", LEVELS)
def test_no_secret_at_any_level(level, log_format):
    stream = start(LOG_LEVEL=level, LOG_FORMAT=log_format)
    logger = logging.getLogger("bot.test")
    logged = 0
    for number in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL):
        logged += number >= logging.getLevelName(level)
        logger.log(number, "token " + TOKEN, stack_info=True)  # noqa: G003
        logger.log(number, "url %s %r", f"https://x/bot{quote(TOKEN)}/getMe", {"t": TOKEN})
        logger.log(number, "too %s %s %s", TOKEN)
        logger.log(number, "extra", extra={"url": TOKEN, "bytes": TOKEN.encode(), "s": {SECRET}})
        try:
            fail_with_causes()
        except RuntimeError:
            logger.log(number, "failed", exc_info=True)
    text = stream.getvalue()
    assert "fakefake" not in text
    assert SECRET not in text
    assert text.count(REDACTED) == 9 * logged
    assert text.count("RuntimeError: ") == text.count("KeyError: ") == logged
    if log_format == "json":
        lines = [json.loads(line) for line in text.splitlines()]
        assert [line["message"] for line in lines] == logged * [
            f"token {REDACTED}",
            f"url https://x/bot{REDACTED}/getMe {{'t': '{REDACTED}'}}",
            "too %s %s %s (with arguments that don't fit)",
            "extra",
            "failed",
        ]


@pytest.mark.parametrize("level", LEVELS)
def test_libraries_that_log_messages_or_urls_are_quiet(level):
    stream = start(LOG_LEVEL=level)
    for name in ("httpx", "httpcore.http11", "aiosqlite", "telegram.Bot", "asyncio"):
        logging.getLogger(name).debug("what did Zhejiang export?")
    for name in ("httpx", "httpcore.http11", "aiosqlite", "asyncio"):
        logging.getLogger(name).info("what did Zhejiang export?")
    assert stream.getvalue() == ""


def test_errors_of_the_telegram_library_do_not_quote_updates():
    stream = start()
    emit("telegram.ext.Updater", logging.ERROR, "run %d failed: %r", (3, [{"text": "exports?"}]))
    assert stream.getvalue() == (
        "2025-12-31T00:00:00.500Z ERROR telegram.ext.Updater: run 3 failed: …\n"
    )


def test_warnings_are_logged():
    stream = start()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn(f"old {TOKEN}", DeprecationWarning, stacklevel=1)
    line, _, _ = stream.getvalue().partition("\n")
    assert " WARNING py.warnings: " in line
    assert line.endswith(f"DeprecationWarning: old {REDACTED}")


def test_configuring_again_replaces_the_handler():
    first, second = start(), start()
    emit()
    assert first.getvalue() == ""
    assert second.getvalue() == "2025-12-31T00:00:00.500Z INFO bot.test: started\n"


def test_a_stream_that_fails_does_not_show_the_record(monkeypatch):
    lost = StringIO()
    monkeypatch.setattr(sys, "__stderr__", lost)
    stream = start()
    stream.close()
    emit(message=f"token {TOKEN}")
    assert lost.getvalue().startswith("a log line of bot.test was lost: Traceback")
    assert "fakefake" not in lost.getvalue()


UNCAUGHT = """
import sys, threading
from bot.running.logs import configure
from bot.running.settings import load_settings

token = sys.argv[1]
configure(load_settings({"BOT_TOKEN": token}, env_file=None))

def fail():
    raise ValueError("bad token " + token)

thread = threading.Thread(target=fail)
thread.start()
thread.join()
fail()
"""


def test_uncaught_exceptions_are_redacted():
    ended = subprocess.run(
        [sys.executable, "-c", UNCAUGHT, TOKEN],
        capture_output=True,
        cwd=Path(__file__).parents[2],
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("CRITICAL bot: uncaught exception\nTraceback") == 2
    assert ended.stderr.count(f"ValueError: bad token {REDACTED}\n") == 2
    assert "fakefake" not in ended.stderr


def test_an_interrupt_is_no_error(capsys):
    stream = start()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert stream.getvalue() == ""
    assert capsys.readouterr().err == "KeyboardInterrupt\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"/bot{TOKEN}/getMe", f"/bot{REDACTED}/getMe"),
        (f"/bot{quote(TOKEN)}/getMe", f"/bot{REDACTED}/getMe"),
        (quote(quote(f"/bot{TOKEN}/")), f"/bot{REDACTED}/"),
        ("/bot987:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB/x", f"/bot{REDACTED}/x"),
        ("987%3aBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", REDACTED),
        (f"secret_token={SECRET}", f"secret_token={REDACTED}"),
        ("at 12:30 in chat -100:5", "at 12:30 in chat -100:5"),
        ("1:short", "1:short"),
    ],
)
def test_what_is_redacted(text, expected):
    assert Redactor([TOKEN, SECRET])(text) == expected


def test_secrets_are_redacted_however_short_and_wherever_they_stand():
    address = "https://me:p%40s@bots.example.org:8443/?key=abc"
    settings = load_settings({"BOT_TOKEN": TOKEN, "BOT_API_URL": address}, env_file=None)
    assert secrets_of(settings) == [TOKEN, "p@s", "key=abc"]
    told = Redactor(["", *secrets_of(settings)])(f"{address}, and p@s")
    assert told == f"https://me:{REDACTED}@bots.example.org:8443/?{REDACTED}, and {REDACTED}"


@given(st.from_regex(r"[0-9]{6,12}:[A-Za-z0-9_-]{30,40}", fullmatch=True), st.text(), st.text())
def test_no_token_of_anybody_gets_through(token, before, after):
    for spelling in (token, quote(token), quote(token, safe="").lower()):
        assert spelling not in Redactor()(f"{before} {spelling} {after}")

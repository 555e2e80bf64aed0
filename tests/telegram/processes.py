"""The bot, and a ten-line echo bot to compare it with, as processes of their own."""

import argparse
import asyncio
import contextlib
import os
import random
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from tests.fake_telegram import FakeTelegram

_ROOT = Path(__file__).parents[2]
_ORIGIN = "https://bot.test"
_PORTS = range(20_000, 32_000)  # below those that the system gives to outgoing connections


def free_port() -> int:
    """A port that stays free while the process that listens on it is killed and started again."""
    for port in random.sample(_PORTS, 100):
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")


class BotProcess:
    """A bot that can be started, killed and started again on the same store."""

    def __init__(
        self, tg: FakeTelegram, kind: str, data: Path, mode: str = "polling", **env: str
    ) -> None:
        self._kind = kind
        self._env = {
            "BOT_TOKEN": tg.token,
            "BOT_API_URL": tg.url,
            "DATA_DIR": str(data),
            "USER_RATE": "0",
            "CHAT_RATE": "0",
            "LOG_LEVEL": "ERROR",
        }
        if mode == "webhook":
            port = free_port()
            tg.backend.webhook.proxies[_ORIGIN] = f"http://127.0.0.1:{port}"
            self._env |= {
                "TELEGRAM_MODE": mode,
                "WEB_PORT": str(port),
                "PUBLIC_URL": _ORIGIN,
                "WEBHOOK_SECRET": "webhook-secret_42",
            }
        self._env |= env
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.telegram.processes",
            self._kind,
            cwd=_ROOT,
            env={**os.environ, **self._env},
        )

    @property
    def process(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise RuntimeError("not started")
        return self._process

    async def kill(self) -> None:
        """Kill it with signal 9."""
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> int:
        """Ask it to stop; its exit code."""
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await self.process.wait()

    def memory(self) -> int:
        """Resident memory in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024


@contextlib.asynccontextmanager
async def bot_process(
    tg: FakeTelegram, kind: str, data: Path, mode: str = "polling", **env: str
) -> AsyncIterator[BotProcess]:
    bot = BotProcess(tg, kind, data, mode, **env)
    await bot.start()
    try:
        yield bot
    finally:
        await bot.stop()


def footnote() -> int:
    from bot.entry.library_engine import Engine
    from bot.running.logs import configure
    from bot.running.settings import load_settings
    from bot.service import run
    from bot.telegram.pacing import UNPACED
    from facts.library import load_library

    settings = load_settings(env_file=None)
    configure(settings)
    return run(settings, Engine(load_library()), pace=UNPACED)


def cold() -> int:
    """The bot without what makes its first answers fast, and its start some seconds of work."""
    _start_cold()
    return footnote()


def _start_cold() -> None:
    from bot import service

    service.warm = lambda _engine: None


def poisoned() -> int:
    """A bot that one question kills, as a fault in a library would."""
    from bot.running.logs import configure
    from bot.running.settings import load_settings
    from bot.service import run
    from bot.telegram.pacing import UNPACED
    from facts.library import load_library
    from tests.telegram.scripted import Scripted

    class Poisoned(Scripted):
        def answer(self, question, context=(), **more):
            if question == "poison":
                os.kill(os.getpid(), signal.SIGKILL)
            return super().answer(question, context, **more)

    _start_cold()
    settings = load_settings(env_file=None)
    configure(settings)
    return run(settings, Poisoned(load_library()), pace=UNPACED)


def echo() -> int:
    from telegram import Update
    from telegram.ext import ApplicationBuilder, MessageHandler, filters

    async def reply(update: Update, _context: object) -> None:
        await update.message.reply_text(update.message.text)

    url, token = os.environ["BOT_API_URL"], os.environ["BOT_TOKEN"]
    application = ApplicationBuilder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, reply))
    application.run_polling()
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["footnote", "cold", "poisoned", "echo"])
    kinds = {"footnote": footnote, "cold": cold, "poisoned": poisoned, "echo": echo}
    sys.exit(kinds[parser.parse_args().kind]())

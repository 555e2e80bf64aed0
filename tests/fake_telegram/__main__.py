"""``python -m tests.fake_telegram --port N``: the server as a process, driven by ``control``."""

import argparse
import asyncio
import contextlib
import signal
import sys

from .control import Control
from .driver import TOKEN, FakeTelegram

_KEPT_CALLS = 10_000


async def serve(port: int, token: str, *, privacy: bool) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    telegram = FakeTelegram(port=port, token=token, privacy=privacy, keep_calls=_KEPT_CALLS)
    telegram.forget_events()
    telegram.server.add_routes(Control(telegram).routes())
    async with telegram:
        sys.stdout.write(f"{telegram.url} {telegram.token}\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fake_telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 picks a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--no-privacy", action="store_true", help="the bot sees all messages")
    given = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(given.port, given.token, privacy=not given.no_privacy))


if __name__ == "__main__":
    main()

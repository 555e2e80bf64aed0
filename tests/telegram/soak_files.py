"""Files that are sent while the bot is hurt and killed: each is added, and answered from."""

import asyncio

from tests.fake_telegram import Event, FakeTelegram
from tests.telegram.reports import QUESTION, report

_FIRST = 20_000  # visitors of the first museum: each has another number
_READING = "Reading “"


class Files:
    """A private chat for each file; `added` says what became of them."""

    def __init__(self, tg: FakeTelegram, count: int) -> None:
        self._people = [tg.user(f"F{number}") for number in range(count)]
        self._chats = [tg.private(person) for person in self._people]
        self._numbers = {chat.id: number for number, chat in enumerate(self._chats)}
        self._said: dict[int, str] = {}
        self._sent = 0
        self._changed = asyncio.Event()
        tg.on_event(self._note)

    def _note(self, event: Event) -> None:
        number = self._numbers.get(int(event.key)) if isinstance(event.key, int) else None
        text = str(event.content.get("text", ""))
        if (
            number is not None
            and event.kind in {"sent", "edited"}
            and not text.startswith(_READING)
        ):
            self._said[number] = text
            self._changed.set()

    async def send(self, done: float) -> None:
        """Send as many files as fall due when this share of the questions is asked."""
        while self._sent < len(self._chats) * done:
            number = self._sent
            content = report(f"House{number}", _FIRST + number)
            await self._chats[number].sends_file(self._people[number], f"{number}.md", content)
            self._sent += 1

    async def added(self, patience: float) -> int:
        """Wait for all, and ask each: how many are answered from."""
        await self._all(patience)
        good = {number for number, text in self._said.items() if text.startswith("✅ ")}
        self._said.clear()
        for chat, person in zip(self._chats, self._people, strict=True):
            await chat.says(person, QUESTION)
        await self._all(patience)
        return sum(
            text.startswith(f"{_FIRST + number:,} visitors\n")
            for number, text in self._said.items()
            if number in good
        )

    async def _all(self, patience: float) -> None:
        async with asyncio.timeout(patience):
            while len(self._said) < len(self._chats):
                self._changed.clear()
                await self._changed.wait()

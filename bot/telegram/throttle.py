"""A throttle a person and a chat, and who is an administrator, remembered for a while."""

import time
from collections import deque
from collections.abc import Callable
from enum import Enum

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, TelegramError

_MINUTE = 60.0
_MOST_KEYS = 10_000
_ADMINS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})
Clock = Callable[[], float]


class Verdict(Enum):
    """What to do with one more message."""

    ANSWER = "answer"
    NOTICE = "notice"
    SILENCE = "silence"


class Throttle:
    """Counts messages in the last minute, and what they cost. Too many: one notice, then silence."""

    def __init__(
        self,
        user_rate: int,
        chat_rate: int,
        clock: Clock = time.monotonic,
        wait: Callable[[str], float] = lambda _: 0.0,
    ) -> None:
        """`wait` gives the seconds until a person may cost something again, by the name of a payer."""
        self._wait = wait
        self._rates = {"user": user_rate, "chat": chat_rate}
        self._clock = clock
        self._times: dict[tuple[str, int], deque[float]] = {}
        self._noticed: dict[int, float] = {}

    def take(self, chat_id: int, user_id: int, age: float = 0.0) -> Verdict:
        """Count a message that addresses the bot, sent `age` seconds ago.

        What people wrote in an hour that was waited for comes at once, and isn't too much for that.
        """
        now = self._clock() - age
        if len(self._times) > _MOST_KEYS:
            self._forget(now)
        queues = [self._recent(("user", user_id), now), self._recent(("chat", chat_id), now)]
        rates = self._rates["user"], self._rates["chat"]
        if self._wait(f"telegram:{user_id}") or any(
            rate and len(queue) >= rate for rate, queue in zip(rates, queues, strict=True)
        ):
            if abs(now - self._noticed.get(chat_id, now - _MINUTE)) >= _MINUTE:
                self._noticed[chat_id] = now
                return Verdict.NOTICE
            return Verdict.SILENCE
        for queue in queues:
            queue.append(now)
        return Verdict.ANSWER

    def _recent(self, key: tuple[str, int], now: float) -> deque[float]:
        queue = self._times.setdefault(key, deque())
        while queue and queue[0] <= now - _MINUTE:
            queue.popleft()
        return queue

    def _forget(self, now: float) -> None:
        self._times = {
            key: times for key, times in self._times.items() if times and times[-1] > now - _MINUTE
        }
        self._noticed = {k: at for k, at in self._noticed.items() if at > now - _MINUTE}


class Members:
    """Whether a person administers a group: asked once in five minutes, since asking is paced."""

    def __init__(self, seconds: float = 300.0, clock: Clock = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}

    async def is_admin(self, bot: Bot, chat_id: int, user_id: int) -> bool:
        """Ask Telegram, or remember; False where Telegram doesn't say.

        A bot that isn't an administrator itself may be refused one member, never the list of
        administrators.
        """
        now = self._clock()
        at, known = self._known.get((chat_id, user_id), (-self._seconds, False))
        if now - at < self._seconds:
            return known
        try:
            is_admin = await _asked(bot, chat_id, user_id)
        except TelegramError:
            return False
        if len(self._known) > _MOST_KEYS:
            self._known.clear()
        self._known[chat_id, user_id] = (now, is_admin)
        return is_admin

    def forget(self, chat_id: int, user_id: int) -> None:
        """Ask again next time: something changed."""
        self._known.pop((chat_id, user_id), None)


async def _asked(bot: Bot, chat_id: int, user_id: int) -> bool:
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except BadRequest:
        admins = await bot.get_chat_administrators(chat_id)
        return any(admin.user.id == user_id for admin in admins)
    return member.status in _ADMINS

"""The update in hand: what was sent for it already, and that it may have to wait.

An update is handled from its start as often as it takes: after a kill, and after a wait that is too
long to be held in memory. So handlers do things that may be done again; what may not, sending a
message, is done `once`: the n-th message of an update is sent where none was the n-th before.
"""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

from bot.store import Delivery
from bot.store.sent import SentLog
from bot.telegram.window import SendWindow

Post = Callable[[], Awaitable[Delivery]]


class PutOffError(BaseException):
    """The update can't be handled to its end now; it is to be handled again in some seconds.

    No `Exception`: no handler may take it for a failure. `asked`: Telegram wants it so; else it is
    away.
    """

    def __init__(self, seconds: float, *, asked: bool = False) -> None:
        super().__init__(f"again in {seconds:.0f} s")
        self.seconds = seconds
        self.asked = asked


@dataclass(slots=True)
class Ticket:
    """The update in hand, at the cost of `who`.

    `finished`: the store knows that it is, or somebody else will say so. `put_off`: seconds after
    which it is to be handled again; `again`: it was handled before.
    """

    update_id: int
    sent: SentLog = field(repr=False)
    window: SendWindow = field(repr=False)
    who: str = ""
    again: bool = False
    finished: bool = False
    put_off: float | None = None
    _count: int = 0

    async def once(self, post: Post) -> Delivery:
        """Send the next message of the update, unless it was sent."""
        done, number = self.sent.of(self.update_id), self._count
        self._count += 1
        if number < len(done):
            return done[number]
        async with self.window.open():
            delivery = await post()
            self.sent.note(self.update_id, delivery)
        return delivery


TICKET: ContextVar[Ticket | None] = ContextVar("ticket", default=None)


async def once(post: Post) -> Delivery:
    """Send a message for the update in hand, if it wasn't; outside of one just send it."""
    ticket = TICKET.get()
    return await (post() if ticket is None else ticket.once(post))


def payer() -> str:
    """Give at whose cost the update in hand is: the person's, as the web names them too."""
    ticket = TICKET.get()
    return ticket.who if ticket is not None else ""

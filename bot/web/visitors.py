"""Who a visitor of the web is, and whether the policy lets them in."""

import time
from collections.abc import Callable
from typing import Final, Self
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from bot.access import NOBODY, Access, is_loopback
from bot.running.settings import Settings
from bot.web.cookie import COOKIE, SECONDS, opened, sealed
from bot.web.limits import address_of
from bot.web.miniapp import verify
from bot.web.page_texts import spoken, word
from bot.web.refusal import Refusal

PATH: Final = "/session"
_TMA: Final = "tma "
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-real-ip")
_SAME: Final = frozenset({"same-origin", "none"})


class Visitors:
    """Asks the policy for who Telegram's Mini App signs for; without a token, for nobody."""

    def __init__(
        self,
        access: Access | None = None,
        token: str | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.access = access or Access()
        self._token = token
        self._now = now

    @classmethod
    def of(cls, settings: Settings, now: Callable[[], float] = time.time) -> Self:
        """Read the policy from the settings."""
        token = settings.token if settings.bot_token is not None else None
        return cls(Access.of(settings), token, now)

    def person(self, request: Request) -> int:
        """Give the id of the visitor, NOBODY where none is known. Raises Refusal."""
        if self._token is None:
            return NOBODY
        given = request.headers.get("authorization", "")
        if not given.startswith(_TMA):
            return opened(request.cookies.get(COOKIE, ""), self._token, self._now()) or NOBODY
        visitor = verify(given.removeprefix(_TMA), self._token, self._now())
        if visitor is None:
            raise Refusal(401, word("stale_page", spoken(request)))
        return visitor.user_id

    def admit(self, request: Request) -> str:
        """Give whom to count a request to: the visitor, else the address. Raises Refusal."""
        person = self.person(request)
        if not self.access.serves(person):
            key = "members_only" if person == NOBODY else "not_a_member"
            raise Refusal(403, word(key, spoken(request)))
        return address_of(request) if person == NOBODY else f"telegram:{person}"

    async def session(self, request: Request) -> Response:
        """POST /session: a cookie for whom Telegram signs for. Raises Refusal."""
        person = self.person(request)
        self.admit(request)
        response = Response(status_code=204, headers={"Cache-Control": "no-store"})
        if self._token is not None and person != NOBODY:
            value = sealed(person, int(self._now()) + SECONDS, self._token)
            # Telegram Web shows the pages in a frame of its own: without "none" they'd not get it.
            response.set_cookie(
                COOKIE,
                value,
                max_age=SECONDS,
                secure=True,
                httponly=True,
                samesite="none",
            )
            response.headers["Set-Cookie"] += "; Partitioned"  # in that frame, and in no other
        return response

    def sees_shelf(self, request: Request) -> bool:
        """Whether who asks may see the shelf."""
        return not self.access.shelf(at_machine=is_at_machine(request))

    def refused_to_add(self, request: Request) -> str:
        """Give the key of the sentence why who asks may not add, "" where they may."""
        refused = self.access.shelf(at_machine=is_at_machine(request))
        return refused or ("" if _is_own_page(request) else "adding_elsewhere")


def is_forwarded(request: Request) -> bool:
    """Whether a request came through a proxy, behind which everybody looks local."""
    return any(name in request.headers for name in _FORWARDED)


def is_at_machine(request: Request) -> bool:
    """Whether a browser on this machine asks this machine by its own name.

    Not through a proxy; and not by another name, which a page of somebody else could have resolved
    to this machine.
    """
    if is_forwarded(request):
        return False
    client = request.client.host if request.client else ""
    return is_loopback(client) and is_loopback(host_of(request))


def host_of(request: Request) -> str:
    """Give the name, without a port, by which a request calls this server; "" for none."""
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


def _is_own_page(request: Request) -> bool:
    """Whether the form that was sent is one of these pages, as far as the browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:  # its word for it; Origin is "null" here, as Referrer-Policy has it
        return site in _SAME
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")

"""Who sees the shelf on the web and adds to it: whoever sits at the machine that serves it."""

import ipaddress
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from starlette.requests import Request

from bot.settings import Settings

_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-real-ip")
_SAME: Final = frozenset({"same-origin", "none"})


@dataclass(frozen=True, slots=True)
class Policy:
    """`refusal` is the key of the sentence why nobody does, "" where those at the machine do."""

    refusal: str = "adding_off"

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Read it from the settings.

        A server that others reach, or that is for members only, keeps its shelf to itself:
        it could not tell whose a document is.
        """
        if settings.web_documents == "off":
            return cls("adding_off")
        if settings.allowed_users:
            return cls("adding_members")
        if settings.public_url is not None or not _is_loopback(settings.web_host):
            return cls("adding_local")
        return cls("")

    def allows(self, request: Request) -> bool:
        """Whether who asks may see the shelf."""
        return not self.refusal and _is_local(request)

    def refused(self, request: Request) -> str:
        """Give the key of the sentence why who asks may not add, "" where they may."""
        if self.refusal:
            return self.refusal
        if not _is_local(request):
            return "adding_local"
        return "" if _is_own_page(request) else "adding_elsewhere"


def _is_local(request: Request) -> bool:
    """Whether a browser on this machine asks this machine by its own name.

    Not through a proxy, behind which everybody looks local; and not by another name, which a page
    of somebody else could have resolved to this machine.
    """
    if any(name in request.headers for name in _FORWARDED):
        return False
    client = request.client.host if request.client else ""
    return _is_loopback(client) and _is_loopback(_host(f"//{request.headers.get('host', '')}"))


def _is_own_page(request: Request) -> bool:
    """Whether the form that was sent is one of these pages, as far as the browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:  # its word for it; Origin is "null" here, as Referrer-Policy has it
        return site in _SAME
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

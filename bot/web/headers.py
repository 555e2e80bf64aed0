"""The security headers of every response."""

from collections.abc import Mapping
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

TELEGRAM_FRAMES: Final = "https://web.telegram.org"
_FIXED: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}


def content_security_policy(frames: str) -> str:
    """Nothing but the site's own files; `frames` is who may show it in a frame."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {frames}",
        )
    )


def security_headers(*, mini_app: bool) -> dict[str, str]:
    """Give them by name. `mini_app`: Telegram Web may show the pages in a frame."""
    frames = f"'self' {TELEGRAM_FRAMES}" if mini_app else "'none'"
    headers = {**_FIXED, "Content-Security-Policy": content_security_policy(frames)}
    if not mini_app:  # it knows no list, and would forbid Telegram Web
        headers["X-Frame-Options"] = "DENY"
    return headers


class SecurityHeaders:
    """Adds them to what the application answers."""

    def __init__(self, app: ASGIApp, *, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in headers.items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        await self._app(scope, receive, send_with_headers)

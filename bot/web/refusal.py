"""A request that is not answered."""


class Refusal(Exception):  # noqa: N818 - a refusal is what it is
    """The HTTP status, and a sentence that says why."""

    def __init__(self, status: int, reason: str, retry_after: int | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.retry_after = retry_after

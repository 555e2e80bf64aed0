"""Tests over a table: one test that tries every row and tells of all that fail."""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any


def table(names: str | Sequence[str], rows: Iterable[Any]) -> Callable[[Callable[..., None]], Any]:
    """Call the test with each row, whose values have these names; fixtures are the same for all.

    For rows by the hundred that need nothing of their own: `pytest.mark.parametrize` makes a test of
    each, which costs more than to run it.
    """
    rows = list(rows)

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def every_row(**fixtures: Any) -> None:
            failed = []
            for row in rows:
                values = (
                    {names: row} if isinstance(names, str) else dict(zip(names, row, strict=True))
                )
                try:
                    test(**values, **fixtures)
                except Exception as error:  # noqa: BLE001 - each is told, with its row
                    failed.append(f"{row!r}: {type(error).__name__}: {error}")
            assert not failed, f"{len(failed)} of {len(rows)} rows:\n\n" + "\n\n".join(failed)

        given = {names} if isinstance(names, str) else set(names)
        signature = inspect.signature(test)
        left = [one for name, one in signature.parameters.items() if name not in given]
        every_row.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return every_row

    return decorate

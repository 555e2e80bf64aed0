"""Exact arithmetic on the parts of a numeral."""

from decimal import Context, Decimal

EXACT = Context(prec=200)
_RATIO = Context(prec=28)
LARGEST = 10**24


def plain(value: Decimal) -> Decimal:
    """Return the same value without an exponent and without zeros after the point."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize(EXACT)


def times(value: Decimal, factor: int) -> Decimal:
    """Multiply exactly."""
    return plain(EXACT.multiply(value, Decimal(factor)))


def plus(value: Decimal, more: Decimal) -> Decimal:
    """Add exactly."""
    return plain(EXACT.add(value, more))


def share(parts: Decimal, whole: int) -> Decimal:
    """Return a fraction in percent, with 28 digits when it does not end."""
    return plain(_RATIO.divide(EXACT.multiply(parts, Decimal(100)), Decimal(whole)))


def significant(printed: str) -> int:
    """Count the digits that carry information: 9.49 has 3, 900 has 1, 5800 has 2, 9.490 has 4."""
    digits = printed.replace(".", "").lstrip("0")
    if "." not in printed:
        digits = digits.rstrip("0")
    return max(1, len(digits))


class Sum:
    """Chunks such as 3亿 5000万 or two million three hundred thousand, added as they come."""

    __slots__ = ("_chunks",)

    def __init__(self) -> None:
        self._chunks: list[tuple[Decimal, int]] = []

    def scale(self, amount: Decimal, by: int) -> bool:
        """Add `amount` magnitudes, or multiply the last chunk (万亿, mil millones) if it is 0.

        False when the numeral cannot go on with that magnitude.
        """
        if not amount and self._chunks:
            value, unit = self._chunks.pop()
            self._chunks.append((times(value, by), unit * by))
            return unit * by <= LARGEST
        while self._chunks and self._chunks[-1][1] < by:
            amount = EXACT.add(amount, self._chunks.pop()[0])
        if not amount or (self._chunks and self._chunks[-1][1] == by):
            return False
        self._chunks.append((times(amount, by), by))
        return True

    @property
    def scale_of_one(self) -> int:
        """The magnitude of a sum of one chunk, 1 of none and 0 of several."""
        return self.unit if len(self._chunks) == 1 else int(not self._chunks)

    @property
    def unit(self) -> int:
        """The magnitude of the last chunk, 0 when there is none."""
        return self._chunks[-1][1] if self._chunks else 0

    def total(self, rest: Decimal | int = 0) -> Decimal:
        """Return the sum of the chunks and of what is left below them."""
        value = Decimal(rest)
        for amount, _ in self._chunks:
            value = EXACT.add(value, amount)
        return plain(value)

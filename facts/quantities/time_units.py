"""How long the units are that lengths of time are given in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

SECONDS: Final[Mapping[str, Decimal]] = {
    "seconds": Decimal(1), "minutes": Decimal(60), "hours": Decimal(3600),
    "days": Decimal(86400), "weeks": Decimal(604800),
    "months": Decimal(2629746), "years": Decimal(31556952),  # of the calendar, on average
    "decades": Decimal(315569520),
}  # fmt: skip

"""Quantities in a text in English, Chinese, Spanish, Portuguese and Russian, with their spans.

No library fits: text2num knows no Chinese, no Russian, no units and no offsets, cn2an turns 统一
into 统1 and fails on 9000多亿, quantulum3 answers in floats and reads "869.07bn" as bit newtons,
and number-parser turns "no one" into "no 1" and cannot read "one point one four trillion".
"""

from facts.quantities.digits import decimal_mark
from facts.quantities.extraction import figures
from facts.quantities.forms import in_words, round_significant
from facts.quantities.homes import Home, home_of
from facts.quantities.mentions import currency
from facts.quantities.parsed import Quantity
from facts.quantities.periods import Period, compatible, overlaps, periods, relation, resolved
from facts.quantities.scanner import quantities

__all__ = [
    "Home", "Period", "Quantity", "compatible", "currency", "decimal_mark", "figures", "home_of", "in_words", "overlaps",
    "periods", "quantities", "relation", "resolved", "round_significant",
]  # fmt: skip

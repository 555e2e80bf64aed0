"""Digits of every script fold to those of ASCII, and nothing else does."""

import sys
import unicodedata

from facts.quantities.folding import fold


def test_digits_of_every_script():
    digits = [chr(c) for c in range(0x660, sys.maxunicode + 1) if chr(c).isdecimal()]
    assert len(digits) > 600
    assert [fold(one) for one in digits] == [str(unicodedata.decimal(one)) for one in digits]


def test_signs_beside_them_are_none():
    assert [fold(chr(code)) for code in (0x66D, 0x96F + 1, 0xFF1A + 1)] == ["٭", "॰", ";"]

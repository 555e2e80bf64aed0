"""What reading costs grows with the text and no faster, whatever the text repeats."""

import sys

import pytest

from facts.quantity import figures, periods, quantities

HOSTILE = [
    "1 ", "1", "百分之", "5%", "5% ", "1.", "$", "1-", "a ", "1 111 ", "1万", "may ", "may 1 ", "1/", "one ",
    "(1", "½", "million ", "1 may ", "2020-", "一点", "1 000 ", "from 1 to ", "between 1 and ", "5–", "of ", "1st ",
    "第1", "q3 ", "*1*", "[1]", "](1", "<a", "&a;", "1年", "公元前", "twenty ", "1.000 ", "1'000'", "@1", "up by ",
    "per ", "fiscal ", "century ", "19th ", "IFRS 9 ", "Tel +1 ", "\n1. a", "ein", "¥1 ", "5 mio. ", "5 Foo dollars ",
    "R1 ", "Rs. 1 ", "零下1", "3万-", "壹拾", "，０００", "(1.5)", "1.¹ ", "2024–25 ", "\u00ad", "1-\n", "–1 ", "5元6角",
]  # fmt: skip


def calls(read, text, language):
    """Count the calls, of Python and of C, that reading a text takes."""
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        if event in {"call", "c_call"}:
            count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(text, language)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("read", [figures, periods, quantities])
def test_twice_the_text_takes_twice_the_work(read):
    costs = {}
    for piece in HOSTILE:
        text = piece * (240 // len(piece))
        read(text, None)  # what is made once for a language is made now
        costs[piece] = (calls(read, text, None), calls(read, text + text, None))
    assert {
        piece: (once, twice) for piece, (once, twice) in costs.items() if twice > 2.1 * once + 200
    } == {}


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr"])
@pytest.mark.parametrize("piece", ["1 ", "5%", "百分之", "1万"])
def test_a_character_takes_a_bounded_number_of_steps(piece, language):
    text = piece * (400 // len(piece))
    read = figures
    read(text, language)
    assert calls(read, text, language) <= 250 * len(text)

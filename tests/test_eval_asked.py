"""Questions on little documents: floors by words alone, which may only rise."""

from collections import Counter

import pytest

from tests.scoring.asked import outcomes

# set: at least so many with their figure or sentence, at most so many false answers and wrong figures
FLOORS = {"open_pi": (180, 31, 8), "open_pj": (166, 43, 17), "blind_ph": (154, 32, 4)}


@pytest.mark.parametrize("name", FLOORS)
def test_floors(name):
    found = Counter(came for *_, came in outcomes(name, words=True))
    answered, beside, wrong = FLOORS[name]
    # What isn't in the document is right, too, where nothing is said.
    assert (found["right"] + found["cited"] >= answered, found["beside"] <= beside) == (True, True)
    assert found["wrong"] <= wrong

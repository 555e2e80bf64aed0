"""A figure ends where the text does, whatever unit stands there."""

from facts.quantity import figures
from tests.tables import table


@table("text", ["1l", "12 MW", "5 GB", "30 °C", "7 V", "80 dB", "1 l", "3 kWh"])
@table("after", ["", " ", ".", " of it"])
def test_a_unit_at_the_end(text, after):
    [found] = figures(f"It is {text}{after}", "en")
    assert (found.start, found.end, found.text) == (6, 6 + len(text), text)

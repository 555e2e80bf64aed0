"""A cell of another measure, name or length of time is none."""

import pytest

from bot.answering.engine import open_documents
from index.readers.formats import read_bytes

STATIONS = b"""Station,Region,Opened,Sessions 2023,Sessions 2024,Energy 2024 (MWh)
Harrow Mill,South,2021,21400,26110,803
Yarrow Bridge,West,2022,2480,3970,94
Gansey Quay,South,2020,7020,6890,155
Fernley,North,2019,15300,17250,441
"""
ENGINE = open_documents([read_bytes(STATIONS, "stations.csv")])


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("How many sessions did Gansey Quay have in 2023?", ["7020"]),
        ("How much energy did Gansey Quay sell in 2024?", ["155"]),
        ("How much energy did Gansey Quay sell in 2023?", []),
        ("When did Yarrow Bridge open?", ["2022"]),
        ("When did Yarrow Mill open?", []),
        ("How many sessions did Fernley have in 2024?", ["17250"]),
        ("How many sessions did Fernley have in March 2024?", []),
    ],
)
def test_a_cell_is_of_the_thing_asked_for(message, expected):
    assert [figure.text for figure in ENGINE.answer(message).figures] == expected

"""Which end of a journey is which: a statement that turns it round is never supported."""

import pytest

from tests.bundled import engine


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("首列中欧班列从大湾区开往波兰", "supported"),
        ("首列中欧班列从波兰开往大湾区", "contradicted"),
        ("The first freight train departed from Poland to the Greater Bay Area", "contradicted"),
        ("The first freight train left Poland for the Greater Bay Area.", "contradicted"),
        ("The freight train left Poland for China", "contradicted"),
        ("The freight train left Malaszewicz for the Greater Bay Area", "contradicted"),
        ("El tren de carga salió de Polonia hacia la Gran Bahía", "contradicted"),
        ("BYD's ship left Argentina for China", "not_in_document"),
    ],
)
def test_the_ends_of_a_journey(statement, verdict):
    assert engine().answer(statement, claim=True).status == verdict

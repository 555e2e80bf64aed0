"""A statement laid over a sentence: which words of it need not be repeated."""

from bot.answering.claims.aligning import align
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.overlay import Reading
from tests.tables import table

NAMES = frozenset("oslo bergen lund holm new york kiel cleveland dallas boston".split())


def overlay(claim: str, sentence: str) -> Reading:
    said, printed = (read_statement(text, "en", NAMES) for text in (claim, sentence))
    pairs = align(said, printed, frozenset()).pairs
    return Reading(said, printed, pairs, frozenset(), frozenset())


# What is asked of each word of the sentence, and the words of which it is so.
ASKED = [
    # names in a list of which the statement has another
    ("listed", "Sales fell in Oslo", "Sales fell in Oslo, Bergen and Lund.", "Oslo Bergen Lund"),
    ("listed", "Sales fell in New York", "Sales fell in the New York, Cleveland, and Dallas Districts.", "New York Cleveland Dallas Districts"),
    ("listed", "Sales fell in Dallas", "Sales fell in the New York, Cleveland, and Dallas Districts.", "New York Cleveland Dallas Districts"),
    ("listed", "Sales fell 5% in Oslo", "Sales fell 5% in Oslo, Bergen and Lund.", ""),
    ("listed", "Sales fell in Kiel", "Sales fell in Oslo, Bergen and Lund.", ""),
    ("listed", "Sales fell in Oslo", "Sales fell in Oslo and in Bergen.", ""),
    ("listed", "Sales fell in Oslo", "Oslo and Bergen met; sales fell in Oslo, Lund and Kiel.", "Oslo Lund Kiel"),
    ("listed", "Sales fell in Lund", "Oslo and Bergen met; sales fell in Holm, Lund and Kiel.", "Holm Lund Kiel"),
    ("listed", "Sales fell in Oslo", "Sales fell in Oslo Bergen.", ""),
    ("listed", "Oslo grew", "Oslo, Bergen and New York grew, Holm and Lund fell.", "Oslo Bergen New York"),
    ("listed", "Holm fell", "Oslo, Bergen and New York grew, Holm and Lund fell.", "Holm Lund"),
    ("listed", "New Oslo grew", "New Oslo, New Lund and Holm grew.", "New Oslo New Lund Holm"),
    ("listed", "New Lund grew", "Old New Oslo, New Lund and Holm grew.", "New Oslo New Lund Holm"),
    ("listed", "Tea was sold in Oslo", "Tea and salt were sold in Oslo or Lund.", "Oslo Lund"),
    # what is said of the subject in a clause that the statement isn't about
    ("only_subject", "Sales fell in Dallas", "Sales rose in Boston but fell in Dallas.", "Sales rose Boston"),
    ("only_subject", "Sales rose in Boston", "Sales rose in Boston but fell in Dallas.", ""),
    ("only_subject", "Sales fell", "Sales rose in Boston but fell in Dallas.", ""),
    ("only_subject", "Sales fell in Dallas", "The sales rose in Boston but prices fell in Dallas.", ""),
    ("only_subject", "Sales fell in Dallas", "In 2020 sales rose in Boston but fell in Dallas.", ""),
    ("only_subject", "Tea sales fell in Dallas", "Tea sales rose in Boston but fell in Dallas.", "sales rose Boston"),
    ("only_subject", "Sales fell in Dallas", "Oslo's sales rose in Boston but fell in Dallas.", ""),
    ("only_subject", "Sales fell in Dallas", "Sales rose in Boston, but Dallas fell.", ""),
    ("only_subject", "Sales rose in Boston and fell", "Sales rose in Boston but fell in Dallas.", ""),
    ("only_subject", "Sales fell in Dallas", "Strong sales rose in Boston; fell in Dallas.", ""),
    ("only_subject", "Sales closed", "Sales rose in Boston; fell in Dallas; closed in Oslo.", ""),
    ("only_subject", "Sales fell", "Prices grew; sales rose in Boston; fell in Dallas.", ""),
    # a share of what the statement denies
    ("denies_whole", "Oslo makes no gold", "Oslo makes 14% of the gold.", "14%"),
    ("denies_whole", "Oslo makes gold", "Oslo makes 14% of the gold.", ""),
    ("denies_whole", "Oslo does not make 5% of the gold", "Oslo makes 14% of the gold.", ""),
    ("denies_whole", "Oslo makes no gold", "Oslo makes 14 tons of gold.", ""),
    ("denies_whole", "Oslo makes no gold", "Oslo makes 0% of the gold.", ""),
    ("denies_whole", "Oslo makes no gold", "Oslo makes half of the gold and 1% of the tin.", "half 1%"),
]  # fmt: skip


@table(("asked", "claim", "sentence", "expected"), ASKED)
def test_words_that_a_statement_need_not_repeat(asked, claim, sentence, expected):
    reading = overlay(claim, sentence)
    tokens = enumerate(reading.sentence.tokens)
    found = [token.surface for at, token in tokens if getattr(reading, asked)(at)]
    assert " ".join(found) == expected


BESIDE = [
    ("Sales fell", "Prices rose; sales fell in Oslo; homes closed.", "sales fell Oslo"),
    ("Sales in 2020", "In 2020; sales fell; homes closed.", "sales fell"),
]


@table(("claim", "sentence", "expected"), BESIDE)
def test_the_clauses_that_hold_something_of_a_statement(claim, sentence, expected):
    reading = overlay(claim, sentence)
    found = [token.surface for token in reading.sentence.tokens if reading.beside(token.start)]
    assert " ".join(found) == expected


BORDERS = [
    ("Oslo (Norway) grew, and Lund fell", "none list list comma none"),
    ("Sales (in euros, of tea) fell", "none list comma list"),
]


@table(("sentence", "expected"), BORDERS)
def test_brackets_do_not_part(sentence, expected):
    reading = overlay("x", sentence)
    found = [reading.border(at).name.lower() for at in range(len(reading.sentence.tokens))]
    assert " ".join(found) == expected

"""Another name in a part that one name alone can play."""

from bot.answering.claims.around import Around
from bot.answering.claims.comparing import compare_with
from bot.answering.claims.decomposing import read_statement
from tests.tables import table

NAMES = frozenset("ada berg max lund oslo tom reed new holm kiel bergen".split())

# A statement, a sentence, and the name that is stated with the one that the sentence has.
NAMED = [
    ("Max Lund is the founder of the firm", "Ada Berg is the founder of the firm.", "Max Lund → Ada Berg"),
    ("Lund is the founder of the firm", "Ada Berg is the founder of the firm.", "Lund → Ada Berg"),
    ("Max Lund founded the firm", "Ada Berg founded the firm.", ""),
    ("The founder of the firm is Max Lund", "The founder of the firm is Ada Berg.", ""),
    ("The firm was founded by Max Lund", "The firm was founded by Ada Berg.", ""),
    ("The firm was founded by Max Lund in 1990", "The firm was founded by Ada Berg in 1990.", ""),
    ("The firm was founded by Max", "The firm was founded by Ada Berg and Tom Reed.", ""),
    ("The firm was founded by Max Lund", "The firm was founded by Ada Berg and financed by Tom Reed.", ""),
    ("The firm was founded by Max Lund", "The firm was founded in Oslo.", ""),
    ("The firm was founded in Bergen", "The firm was founded in Oslo.", ""),
    ("The firm was founded in New Bergen", "The firm was founded in New Oslo.", ""),
    ("The firm was founded by Max Lund and Tom Reed", "The firm was founded by Ada Berg.", ""),
    ("The firm was founded by max", "The firm was founded by Ada Berg.", ""),
    ("The firm was founded by the council", "The firm was founded by Ada Berg.", ""),
    ("The firm was founded by Max Lund", "The firm was founded by the council.", ""),
    ("The firm is owned by Max Lund", "The firm is owned by Ada Berg.", "Max Lund → Ada Berg"),
    ("The firm is owned in part by Max Lund", "The firm is owned in part by Ada Berg.", "Max Lund → Ada Berg"),
    ("The firm is owned since 2020 by Max Lund", "The firm is owned since 2020 by Ada Berg.", "Max Lund → Ada Berg"),
    ("The firm is owned by Max Lund", "The firm is owned by Ada Berg and run by Tom Reed.", ""),
    ("The firm is owned by Max", "The firm is owned by Ada Berg Reed of Oslo.", "Max → Ada Berg Reed"),
    ("The firm is owned by Max Lund", "The firm is owned by the state.", ""),
    ("The founder was born in Kiel", "The founder was born in Oslo.", "Kiel → Oslo"),
    ("The founder was born in Kiel", "The founder was born in New Oslo, as was Ada.", "Kiel → New Oslo"),
    ("The founder of the firm worked in Kiel", "The founder of the firm worked in Oslo.", ""),
    ("The president met with Max Lund", "The president met with Ada Berg.", ""),
    ("Walker was replaced during the summer by Max Lund", "Walker was replaced during the summer by Ada Berg.", "Max Lund → Ada Berg"),
    ("The firm is owned of Max Lund", "The firm is owned of Ada Berg.", ""),
    ("The firm was led by Max Lund", "The firm was led by Ada Berg.", ""),
    ("Kiel is the capital of the country", "Oslo is the capital of the country.", "Kiel → Oslo"),
    ("New Kiel is the capital of the country", "Oslo is the capital of the country.", "New Kiel → Oslo"),
    ("Kiel is the capital of the country", "In 2020 New Oslo is the capital of the country.", "Kiel → New Oslo"),
    ("In 2020 Kiel is the capital of the country", "Oslo is the capital of the country.", ""),
    ("Kiel is the largest city", "Oslo is the largest city.", "Kiel → Oslo"),
    ("Kiel is the largest city", "Oslo is the second largest city.", ""),
    ("Kiel is the only city", "Oslo is the only city.", "Kiel → Oslo"),
    ("Kiel is a large city", "Oslo is a large city.", ""),
    ("Kiel has the largest port", "The city of Oslo has the largest port.", ""),
    ("Kiel has the largest port", "The port is old; Oslo has the largest port.", ""),
    ("Kiel has the largest port", "Trams came, and Oslo has the largest port.", "Kiel → Oslo"),
    ("The largest port is in Kiel", "The largest port is in Oslo.", ""),
    ("The largest port of Kiel", "The largest port of Oslo.", ""),
    ("The capital is Kiel", "The capital is Oslo.", ""),
    ("The captain of the ship is Max Lund", "The captain of the ship is Ada Berg.", ""),
    ("Max Lund was the first king", "Ada Berg was the first king.", "Max Lund → Ada Berg"),
    ("Max Lund, founder of the firm, resigned", "Ada Berg, founder of the firm, resigned.", "Max Lund → Ada Berg"),
    ("Kiel capital of the country", "oslo capital of the country.", ""),
    ("Tea is the largest export", "Coffee is the largest export.", ""),
    ("tea is the largest export", "Coffee is the largest export.", ""),
    ("Max Lund and Kiel is the largest port", "Oslo is the largest port.", ""),
    ("Max old Lund is the founder of the firm", "Ada Berg is the founder of the firm.", ""),
]  # fmt: skip


@table(("claim", "sentence", "expected"), NAMED)
def test_another_name_in_a_part_of_one(claim, sentence, expected):
    said, printed = (read_statement(text, "en", NAMES) for text in (claim, sentence))
    conflicts = compare_with(said, printed, Around()).conflicts
    found = [f"{one.stated} → {one.found}" for one in conflicts if one.slot == "name"]
    assert " · ".join(found) == expected

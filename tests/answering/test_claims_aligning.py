"""Which words of a sentence those of a statement stand for, and how loosely."""

from bot.answering.claims.aligning import align
from bot.answering.claims.decomposing import read_statement
from tests.tables import table

NAMES = frozenset({"holm", "oslo", "lund"})


def told(claim: str, sentence: str, language: str = "en", known: str = "") -> str:
    """Return what each word stands for with its place, the words without, and the cost."""
    said, printed = (read_statement(text, language, NAMES) for text in (claim, sentence))
    found = align(said, printed, frozenset(known.split()))
    pairs = " ".join(
        f"{said.tokens[pair.claim].surface}{'≠' if pair.opposed else '='}"
        f"{printed.tokens[pair.place].surface}@{pair.place}"
        for pair in found.pairs
    )
    missing = " ".join(said.tokens[at].surface for at in found.missing)
    return f"{pairs} | {missing} | {found.cost:.1f}"


ALIGNED = [
    ("the port of Oslo grew", "The airport of Oslo shrank, but the port grew and the port of Lund closed.", "port=port@3 Oslo=Oslo@1 grew≠shrank@2 |  | 6.1"),
    ("tea sales rose 5%", "Coffee sales rose 3%, tea sales rose 5%.", "tea=tea@4 sales=sales@5 rose=rose@6 5%=5%@7 |  | 0.0"),
    ("tea sales rose 5%", "Sales rose 5% in coffee and 3% in tea.", "tea=tea@5 sales=Sales@0 rose=rose@1 5%=5%@2 |  | 5.2"),
    ("sales rose 5%", "Sales rose 3%, 5% or 7%.", "sales=Sales@0 rose=rose@1 5%=3%@2 |  | 0.2"),
    ("sales rose 5% in 2020", "In 2020 sales rose 3%, in 2021 5%.", "sales=sales@1 rose=rose@2 5%=3%@3 2020=2020@0 |  | 2.7"),
    ("sales rose in May 2020", "Sales rose in 2020 and in May 2020.", "sales=Sales@0 rose=rose@1 May 2020=2020@2 |  | 1.0"),
    ("sales rose in May 2020", "Sales rose in 2020.", "sales=Sales@0 rose=rose@1 May 2020=2020@2 |  | 1.0"),
    ("sales rose in 2020", "Sales rose in May 2020.", "sales=Sales@0 rose=rose@1 2020=May 2020@2 |  | 0.5"),
    ("sales rose in 2020", "Sales rose in 2019.", "sales=Sales@0 rose=rose@1 2020≠2019@2 |  | 3.0"),
    ("sales fell", "Sales rose, then fell.", "sales=Sales@0 fell≠rose@1 |  | 1.5"),
    ("sales fell", "Sales rose.", "sales=Sales@0 fell≠rose@1 |  | 1.5"),
    ("the mayor cut taxes", "The mayor kept taxes but cut fees.", "mayor=mayor@0 cut≠kept@1 taxes=taxes@2 |  | 1.5"),
    ("the mayor kept taxes", "The mayor cut taxes.", "mayor=mayor@0 kept≠cut@1 taxes=taxes@2 |  | 1.5"),
    ("sales in Oslo", "Sales in Oslo, Oslo, Oslo, Oslo, Oslo, Oslo and Oslo", "sales=Sales@0 Oslo=Oslo@1 |  | 0.0"),
    ("Oslo port, port, port, port, port, port, port, port grew", "Port, port, port, port, port, port and Oslo port grew.", "Oslo=Oslo@6 port=port@4 port=port@5 port=port@4 port=port@3 port=port@2 port=port@3 port=port@4 port=port@5 grew=grew@8 |  | 14.6"),
    ("New Oslo grew", "New Holm and Old Oslo grew; New Oslo shrank.", "New=New@5 Oslo=Oslo@6 grew≠shrank@7 |  | 1.5"),
    ("the new port", "A port that is new; the old port", "new=new@1 port=port@0 |  | 0.9"),
    ("the port, new", "The port; new it is: a new port", "port=port@3 new=new@2 |  | 0.6"),
    ("12 ships", "12 boats and 12 ships", "12=12@2 ships=ships@3 |  | 0.0"),
    ("half of the staff", "A third of the staff, half of the pupils, 50% of the boys", "half=A third@0 staff=staff@1 |  | 0.2"),
    ("version 2.1.3", "Version 2.1.2 and 2.1.3 of version 2.1.3", "version=version@3 2.1.3=2.1.3@4 |  | 0.0"),
    ("rank first", "First in Oslo and last in Lund", "first=First@0 | rank | 0.0"),
    ("rank last", "First in Oslo, and second in Lund", "last≠First@0 | rank | 1.5"),
    ("ships ships", "ships", "ships=ships@0 ships=ships@0 |  | 12.3"),
    ("ships of ships", "ships and ships of boats", "ships=ships@0 ships=ships@1 |  | 0.3"),
    ("", "", " |  | 0.0"),
    ("tea", "coffee", " | tea | 0.0"),
    ("5 euros", "It cost 7 dollars, 6 euros or 5 euros", "5 euros=5 euros@3 |  | 0.0"),
    ("5 euros", "It cost 5 metres and 5 percent", " | 5 euros | 0.0"),
    ("a fund rose 5 percentage points", "The fund rose 5%, then 5 percentage points", "fund=fund@0 rose=rose@1 5 percentage points=5 percentage points@3 |  | 2.3"),
    ("the governor of Lund", "The governor, who is of Oslo, came to Lund", "governor=governor@0 Lund=Lund@3 |  | 6.3"),
    ("sales (in euros) rose", "Sales rose (in euros)", "sales=Sales@0 euros=euros@2 rose=rose@1 |  | 7.6"),
    ("exports rose in 2020", "In 2020, of all years, with much of the rest of the world closed, exports rose", "exports=exports@6 rose=rose@7 2020=2020@0 |  | 2.5"),
    ("exports rose", "Exports, of all things that the whole of a country may ever sell to others by sea, rail and road, rose", "exports=Exports@0 rose=rose@11 |  | 12.3"),
    ("exports rose", "Exports fell by 2% in the spring; in the summer and the autumn of the same long year they rose", "exports=Exports@0 rose≠fell@1 |  | 1.5"),
]  # fmt: skip


@table(("claim", "sentence", "expected"), ALIGNED)
def test_the_tightest_reading_of_all_words(claim, sentence, expected):
    assert told(claim, sentence) == expected


# Words as written, the word of the sentence, and whether the one is a slip of the other.
SLIPS = [
    # two letters turned round, in words that are long enough to tell
    ("recieve", "receive", True),
    ("rbidge", "bridge", True),
    ("brideg", "bridge", True),
    ("brgide", "bridge", False),
    ("trial", "trail", True),
    ("form", "from", False),
    # another letter
    ("governmant", "government", False),
    ("coast", "toast", False),
    ("museun", "museum", False),
    # a letter doubled, or not
    ("bridgge", "bridge", True),
    ("bbridge", "bridge", True),
    ("bridgee", "bridge", True),
    ("aarbour", "arbour", True),
    ("xbridge", "bridge", False),
    ("ballloon", "balloon", True),
    ("baloon", "balloon", True),
    ("baalloon", "balloon", True),
    ("comitee", "committee", False),
    ("mil", "mill", False),
    ("alow", "allow", False),
    # a letter less or more within a long word
    ("goverment", "government", True),
    ("govrnment", "government", True),
    ("overnment", "government", False),
    ("governmen", "government", False),
    ("railxway", "railway", True),
    ("railway", "railxway", True),
    ("ralway", "railway", False),
    ("musxeum", "museum", False),
    ("govrnmnt", "government", False),
]


@table(("word", "other", "slip"), SLIPS)
def test_a_slip_is_read_as_the_word_that_it_is_of(word, other, slip):
    found = f"{word}={other}@0 |  | 0.5" if slip else f" | {word} | 0.0"
    assert told(word, other) == found


def test_a_word_that_the_document_has_is_no_slip():
    assert told("trial", "trail", known="trial") == " | trial | 0.0"
    assert told("the Gvernor", "the Governor") == " | Gvernor | 0.0"


# Of compounds only those that say that the thing is counted or measured.
COMPOUNDS = [
    ("Einwohner", "Einwohnerzahl", True),
    ("Besucher", "Besuchermenge", True),
    ("Umsatz", "Umsatzsumme", True),
    ("Einwohner", "Einwohnerschaft", False),
    ("Zahl", "Einwohnerzahl", False),
    ("Boot", "Bootzahl", False),
]


@table(("word", "compound", "same"), COMPOUNDS)
def test_german_compounds(word, compound, same):
    found = f"{word}={compound}@0 |  | 0.3" if same else f" | {word} | 0.0"
    assert told(word, compound, "de") == found
    assert told(word, compound, "en") == f" | {word} | 0.0"


def test_the_place_of_a_word():
    said, printed = (read_statement(text, "en") for text in ("sales rose", "Oslo's sales rose"))
    found = align(said, printed, frozenset())
    assert [found.place_of(at) for at in (0, 1, 2)] == [1, 2, None]

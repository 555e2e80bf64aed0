"""How much may stand between the words of a statement before a sentence says something else."""

from bot.answering.claims.around import Around
from bot.answering.claims.comparing import compare_with
from bot.answering.claims.decomposing import read_statement
from tests.tables import table

NAMES = frozenset({"oslo", "lund"})
WORDS = "old red dry wet raw hot mad icy odd tan".split()
PHRASES = (
    "for wool", "with oil", "from sand", "to stone", "against rain", "before dawn", "after dusk",
    "since noon",
)  # fmt: skip


def problems(claim: str, sentence: str, language: str = "en") -> str:
    said, printed = (read_statement(text, language, NAMES) for text in (claim, sentence))
    found = compare_with(said, printed, Around())
    return " · ".join((*found.loose, *found.left))


# A statement, a sentence with a place for further words, how many may stand there, and what is
# the matter with one more.
BETWEEN = [
    ("The founder of Oslo", "The founder and {} of Oslo.", 8, "apart: founder / Oslo"),
    ("The port of tea grew", "The port {} of tea grew.", 4, "apart: port / tea"),
    ("The mill closed in 2020", "In {} 2020, the ships; the mill closed.", 2, "apart: 2020"),
    ("The mill made 17 parcels per week", "The mill made 17 parcels {} per day.", 2, "week"),
]


@table(("claim", "sentence", "most", "problem"), BETWEEN)
def test_how_many_words_may_stand_between(claim, sentence, most, problem):
    found = [
        problems(claim, sentence.format(" ".join(WORDS[:count]))) for count in (most, most + 1)
    ]
    assert found == ["", problem]


def test_how_many_characters_may_stand_between():
    words = "天地人山水火木金土"
    assert problems("工厂关闭", f"工厂{words[:8]}关闭。", "zh") == ""
    assert problems("工厂关闭", f"工厂{words}关闭。", "zh") == "apart: 厂 / 关"


def test_how_far_behind_a_figure_a_phrase_narrows_it():
    sentence = "Lund scored 61 goals {} in three seasons."
    found = [problems("Lund scored 61 goals", sentence.format(word)) for word in ("old", "old red")]
    assert found == ["narrower: old in three", ""]


def test_how_many_phrases_may_move():
    found = [
        problems(
            f"The mill worked {' '.join(reversed(PHRASES[:count]))}",
            f"The mill worked {' '.join(PHRASES[:count])}.",
        )
        for count in (7, 8)
    ]
    assert found == ["", "order: oil / wool"]

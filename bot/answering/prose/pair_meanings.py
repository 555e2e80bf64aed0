"""What each feature of the scorers of pairs is, for the weights file."""

from typing import Final

MEANINGS: Final[dict[str, str]] = {
    "bias": "constant",
    # Words: shares of weight (idf), each as near as it stands to a figure.
    "own_least": "words of a part around its own figure, of the part that has fewer",
    "own_mean": "words of a part around its own figure, mean of both parts",
    "shared_least": "words that both parts share, around the figure that has fewer",
    "shared_most": "words that both parts share, around the figure that has more",
    "lead_least": "words of one part only: more around its figure than the other, the lesser lead",
    "lead_mean": "words of one part only: more around its figure than the other, mean of both",
    "named_least": "how near the nearest name of a part stands to its figure, the lesser of both",
    "echo": "words of the first part around the second part's figure, where none are shared",
    "unechoed": "the second part leaves out what it is of, and its figure isn't of that",
    "all_said": "all words of the question that stand around either figure",
    "all_near": "all words of the question, each as near as it stands to either figure",
    "common": "all words of the question around both figures",
    "missing_most": "the heaviest word that stands around neither figure",
    "unasked_most": "names right at a figure that the question doesn't have, of the figure with more",
    "unasked_mean": "names right at a figure that the question doesn't have, mean of both",
    "strange": "words that the document doesn't have",
    "part_strange": "words of one part that the document doesn't have",
    "foreign": "a name or a number that the document doesn't have",
    "nameless": "a name or a number that stands around neither figure",
    "uncounted": "the document has no such thing as is counted",
    "counted_least": "words of what is counted around the figure that has fewer",
    "noun_least": "words of what is counted right at the figure that has fewer",
    "noun_most": "words of what is counted right at the figure that has more",
    "twin": "words right at both figures, of all right at either",
    # Periods
    "period_least": "agreement with the periods asked for, of the figure that agrees less",
    "period_mean": "agreement with the periods asked for, mean of both figures",
    # Kinds
    "money_asked": "an amount is asked for and these are money",
    "money_unasked": "a count is asked for and these are money",
    "percent_unasked": "percentages that the question doesn't ask for",
    "duration_unasked": "lengths of time that the question doesn't ask for",
    "per_unasked": "a figure for each of something, which the question doesn't ask for",
    "bare": "numbers without a unit or a noun",
    "given": "share of the figures in the question that are among these",
    "far": "powers of ten between the figures, a third each",
    # Places
    "same_sentence": "both in one sentence",
    "near_sentence": "in two sentences side by side",
    "row": "nothing but a joint between them",
    "steps": 'the sentence goes from one to the other ("from … to …")',
    # The engine
    "engine_mean": "belief of the engine in a figure for its part, mean of both",
    "engine_least": "belief of the engine in a figure for its part, the lesser",
    # The decision
    "score": "score of the pair, a tenth",
    "lead": "lead before the best pair that comes to something else, a third",
}

"""BM25 of single words, the same to the last bit as rank-bm25's own."""

import random

from rank_bm25 import BM25Plus

from bot.answering.termscores import TermScores


def test_as_rank_bm25_has_them():
    order = random.Random(0)
    texts = [[order.choice("abcdefgh") for _ in range(order.randint(1, 9))] for _ in range(50)]
    whole, ours = BM25Plus(texts, delta=0), TermScores(texts)
    for word in "abcdefghz":
        assert ours.of(word).tolist() == whole.get_scores([word]).tolist()


def test_a_word_that_no_text_has():
    assert TermScores([["a"], ["b"]]).of("c").tolist() == [0.0, 0.0]

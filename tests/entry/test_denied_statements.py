"""Statements that deny: what is supported without the "not" is ruled out, what is ruled out is left open."""

import pytest

from tests.bundled import engine


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("ASEAN ceased to be Zhejiang's largest trading partner", "contradicted"),
        ("ASEAN dejó de ser el mayor socio comercial de Zhejiang", "contradicted"),
        ("A ASEAN deixou de ser o maior parceiro comercial de Zhejiang", "contradicted"),
        ("АСЕАН перестал быть крупнейшим торговым партнёром Чжэцзяна", "contradicted"),
        ("东盟不再是浙江最大的贸易伙伴", "contradicted"),
        ("Zhejiang, not Guangdong, has the largest foreign trade of all provinces", "contradicted"),
        ("义新欧班列直达的国家还不到15个", "contradicted"),
        # true, for all that the document says: it doesn't say so, and never rules it out
        ("The train didn't leave from Zhejiang", "not_in_document"),
        ("Guangdong's trade wasn't 5 trillion yuan", "not_in_document"),
        ("Zhejiang's trade with ASEAN didn't grow 25%", "not_in_document"),
        ("班列不是从浙江出发的", "not_in_document"),
        ("O navio da BYD não chegou ao Brasil", "not_in_document"),
        ("Корабль BYD прибыл не в Бразилию", "not_in_document"),
    ],
)
def test_what_is_denied_decides(statement, verdict):
    assert engine().answer(statement, claim=True).status == verdict

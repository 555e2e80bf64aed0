"""Sentences that look as if they said a statement and don't: none may be called supported."""

from functools import lru_cache

from bot.answering.asking import Asker
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse
from tests.tables import table

COUNCIL = """\
Council review

The mayor opened the new bridge in May 2019. The old bridge was closed by the council. \
Oslo overtook Bergen to become the largest city. Half of the pupils are girls. \
The council did not approve the plan of the mayor. The bank lowered the target for the interest rate.
"""
REVIEW = """\
Annual review

The bank owns part of the fund. Exporters pay importers a fee. More boys than girls attended. \
Anna met Ben in Paris and Carl in Rome.

Revenue of the shop was 2 million euros; revenue of the cafe was 3 million euros. \
Prices rose in Boston but fell in Dallas. All schools except Holm closed.

The company denied that it had polluted the river. Critics say the plan failed. \
If approved, the merger will create jobs. The fund lost 5% before fees. Profit fell less than 5%. \
The tax was cut to 7%.

Half of the staff are women. The mayor rejected the plan of the council. \
Two of the three bridges were rebuilt. The train from Oslo to Bergen takes 7 hours. \
Neither Oslo nor Bergen raised taxes. The museum, unlike the library, is open on Sundays. \
The minister said exports would double by 2030. Lund hopes to win the cup. \
The treaty was signed by Norway but not by Sweden. Peter's brother Paul founded the club. \
Water use per person fell 3% a year between 2010 and 2020.
"""
TRADE = """\
Trade review 2024

Exports and imports rose 5% and 7% respectively in 2024. \
Sales in Oslo rose to 8 million from 5 million a year earlier. \
The share of women rose 5 percentage points to 40%. \
Unemployment fell from 6.2% to 5.1% in the second quarter of 2024. \
Inflation averaged 3% in the first nine months of 2024.

Alpha's profit, excluding one-off items, was 12 million dollars. Beta owns 30% of Gamma. \
The old bridge, which was closed in 2019, was reopened in 2024. \
Tickets cost 12 euros for adults and 6 euros for children. \
The ferry carried 300 cars and 1,200 passengers on its first trip.

More than 60% of visitors came from abroad, most of them from Sweden. \
Coal output was 12% lower than in 2023. The company plans to close two of its five plants. \
The fund returned 4% in 2024 after losing 9% in 2023. \
The northern line opened in 1998 and the southern line in 2004. \
Mayor Lund, who succeeded Berg, resigned in May 2024. \
Holm is the largest producer of steel in Norway and the third largest in Europe.
"""
SPANISH = """\
Informe 2024

Las exportaciones subieron 5% y las importaciones bajaron 3% en 2024. Ana vendió la casa a Luis. \
La ley no fue aprobada por el Senado. El banco posee 30% de la empresa. \
El tren sale de Lima y llega a Cusco. La deuda pasó de 40% a 45% del PIB.
"""
CHINESE = """\
2024年报告

2024年出口增长5%，进口下降3%。甲公司收购了乙公司。北京的游客比上海多。该法案没有获得通过。\
新桥于2019年建成。银行持有该企业30%的股份。游客人数达到80万人次，其中外国游客20万人次。\
预计2025年收入增长10%。
"""
FALSE = {
    ("en", COUNCIL): [
        "The mayor was opened by the new bridge",
        "The old bridge closed the council",
        "The council was closed by the old bridge",
        "Bergen is the largest city",
        "Pupils make up half of the girls",
        "Half of the girls are pupils",
        "The mayor approved the plan",
        "The mayor did not approve the plan of the council",
        "The bank raised the interest rate target",
        "The bank raised the target for the interest rate",
    ],
    ("en", REVIEW): [
        "The fund owns part of the bank",
        "The bank owns the fund",
        "Importers pay exporters a fee",
        "More girls than boys attended",
        "Anna met Ben in Rome",
        "Anna met Carl in Paris",
        "Revenue of the cafe was 2 million euros",
        "Prices rose in Dallas",
        "Prices fell in Boston",
        "Holm closed",
        "All schools closed",
        "The company had polluted the river",
        "The company polluted the river",
        "The plan failed",
        "Critics failed",
        "The merger will create jobs",
        "The fund lost 5% after fees",
        "The fund lost 5%",
        "Profit fell 5%",
        "The tax was cut by 7%",
        "Half of the women are staff",
        "Half of the staff are men",
        "The council rejected the plan of the mayor",
        "The mayor rejected the council",
        "The three bridges were rebuilt",
        "Three of the three bridges were rebuilt",
        "The train from Bergen to Oslo takes 7 hours",
        "Oslo raised taxes",
        "The library is open on Sundays",
        "Exports will double by 2030",
        "Exports doubled by 2030",
        "Lund won the cup",
        "The treaty was signed by Sweden",
        "Norway and Sweden signed the treaty",
        "Peter founded the club",
        "Paul's brother Peter founded the club",
        "Water use fell 3% a year between 2010 and 2020",
        "Water use per person fell 3% between 2010 and 2020",
    ],
    ("en", TRADE): [
        "Exports rose 7% in 2024",
        "Imports rose 5% in 2024",
        "Sales in Oslo rose to 5 million",
        "Sales in Oslo fell to 8 million",
        "Sales in Oslo rose by 8 million",
        "The share of women rose 5%",
        "The share of women rose to 5%",
        "Unemployment rose from 6.2% to 5.1% in the second quarter of 2024",
        "Unemployment fell from 5.1% to 6.2% in the second quarter of 2024",
        "Unemployment fell to 5.1% in 2024",
        "Unemployment fell to 5.1% in the third quarter of 2024",
        "Inflation averaged 3% in 2024",
        "Alpha's profit was 12 million dollars",
        "Gamma owns 30% of Beta",
        "The old bridge was closed in 2024",
        "The old bridge was reopened in 2019",
        "Tickets cost 6 euros for adults",
        "Tickets cost 12 euros",
        "The ferry carried 1,200 cars",
        "The ferry carried 300 cars on its last trip",
        "More than 60% of visitors came from Sweden",
        "Most visitors came from Sweden",
        "Coal output was 12% higher than in 2023",
        "Coal output was 12%",
        "The company closed two of its five plants",
        "The company plans to close five plants",
        "The fund returned 9% in 2024",
        "The fund returned 4% in 2023",
        "The northern line opened in 2004",
        "Berg resigned in May 2024",
        "Berg succeeded Mayor Lund",
        "Holm is the largest producer of steel in Europe",
        "Holm is the third largest producer of steel in Norway",
        "Holm is the largest producer of aluminium in Norway",
        "Norway is the largest producer of steel",
    ],
    ("es", SPANISH): [
        "Las exportaciones bajaron 5% en 2024",
        "Las importaciones subieron 3% en 2024",
        "Las importaciones bajaron 5% en 2024",
        "Luis vendió la casa a Ana",
        "La ley fue aprobada por el Senado",
        "La empresa posee 30% del banco",
        "El tren sale de Cusco y llega a Lima",
        "La deuda pasó de 45% a 40% del PIB",
        "Las exportaciones subieron 5%, un récord, en 2024",
    ],
    ("zh", CHINESE): [
        "2024年出口下降5%",
        "2024年进口增长3%",
        "2024年进口下降5%",
        "乙公司收购了甲公司",
        "上海的游客比北京多",
        "该法案获得通过",
        "新桥于2018年建成",
        "企业持有该银行30%的股份",
        "外国游客80万人次",
        "游客人数达到20万人次",
        "2025年收入增长10%",
        "2024年出口增长5%，创历史新高",
        "2024年服务出口增长5%",
    ],
}
TRUE = {
    ("en", COUNCIL): [
        "The new bridge was opened by the mayor",
        "The council closed the old bridge",
        "Oslo is the largest city",
        "Girls are half of the pupils",
        "The bank lowered the interest rate target",
    ],
    ("en", REVIEW): [
        "Anna met Ben in Paris",
        "Revenue of the cafe was 3 million euros",
        "Prices rose in Boston",
        "The treaty was signed by Norway",
        "The tax was cut to 7%",
    ],
    ("en", TRADE): [
        "The share of women rose to 40%",
        "The old bridge was reopened in 2024",
        "Mayor Lund resigned in May 2024",
        "The northern line opened in 1998",
        "Holm is the largest producer of steel in Norway",
    ],
    ("es", SPANISH): ["Las exportaciones subieron 5% en 2024"],
    ("zh", CHINESE): ["2024年进口下降3%", "外国游客20万人次", "新桥于2019年建成"],
}


@lru_cache(None)
def asker(language: str, text: str) -> Asker:
    return Asker(Corpus(parse(text), language))


def rows(table):
    return [(*key, claim) for key, claims in table.items() for claim in claims]


@table(("language", "text", "claim"), rows(FALSE))
def test_what_a_document_does_not_say_is_never_supported(language, text, claim):
    assert check(claim, language, asker(language, text)).verdict != "supported"


@table(("language", "text", "claim"), rows(TRUE))
def test_what_it_says_beside_a_trap_is_supported(language, text, claim):
    assert check(claim, language, asker(language, text)).verdict == "supported"

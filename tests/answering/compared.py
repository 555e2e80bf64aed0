"""How statements stand to single sentences: ``python -m tests.answering.compared`` writes it anew.

What is compared is in compared.txt: behind a line with a document and a sentence of it, a line a
statement with all that comparing it with that sentence finds, as `told`. Whoever changes how
statements are compared sees in the diff what else it changes. A new statement is a line of its own,
without what is told of it, behind its sentence.
"""

import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bot.answering.asking import Asker
from bot.answering.claims.comparing import Comparison, compare_with
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.slots import Conflict
from bot.answering.claims.tokens import Statement
from bot.answering.claims.witness import Witness
from bot.answering.corpus import Corpus
from index.split import parse
from tests.answering import (
    test_claims,
    test_claims_cells,
    test_claims_languages,
    test_claims_parts,
    test_claims_traps,
)

FILE = Path(__file__).with_name("compared.txt")
# A sentence each for a way in which two texts may say the same, or look as if they did.
REPORTS = {
    "en": """\
Northland: Annual report 2024

Cities and ports

Holm port, Lund port, Berg port, Oslo port, Kiel port, Riga port and Bonn port grew by 4%. The \
government received an agreement from the committee on farming. Ada Berg founded the company in \
1990. The company was bought by Max Lund in 2005. Holm is the capital of Northland. In 2020 Holm \
was the only city with a tram. New Holm is the second largest city of the country. The bank \
lowered the target for the interest rate. The rate target range was raised by the council. A \
decline in lending hit the banks of the north. The fund's market value rose to 5 million \
dollars. The market value of the fund's shares fell by 3% from 2020 to 2023. Render charts as \
images with the command. Charts are rendered as images by the server. The mayor opened the new \
bridge in May 2019. The old bridge was closed by the council in 1999. Half of the pupils are \
girls. Girls make up half of the pupils. The largest lake in the region is Lake Holm. Lake Holm, \
the largest lake in the region, froze in January 2021. Sales rose in Oslo, Bergen and Kiel. \
Sales of tea rose 5% in Oslo but fell 3% in Kiel. Boston noted that prices of houses rose. All \
schools except Holm closed in 2020. The shop's revenue was 2 million euros. The revenue of the \
cafe, unlike that of the shop, fell. The museum, which was founded in 1890, has 400 paintings \
and 12 statues. The largest city in Florida and the oldest city of the country grew. He scored \
61 goals in three seasons for Norwich. For Norwich, he scored 20 goals in 2019. The port of \
Kaffa in Crimea was closed. Anna met Ben in Paris and Carl in Rome.

Prices and people

The number of visitors exceeded 5,000. It kept rising until 2024. The plant handled 17 parcels \
per day. The ferry carried 40 passengers a day. The train takes 3 hours. The project lasted 18 \
months. Oslo overtook Bergen to become the largest city. Bergen was overtaken by Oslo in 2021. \
The treaty was signed by Norway but not by Sweden. Prices may rise by 2% in 2026. The council \
did not approve the plan of the mayor. Neither the mayor nor the council approved the plan. If \
approved, the tax will rise to 7%. Nearly 300 ships were built, nearly all of them in Holm. The \
index fell 5 percentage points to 40%, down from 45%. Exports and imports rose 5% and 7% \
respectively. The company, which plans to close two plants, employs 450 people in Bremen. More \
boys than girls attended in 2020. Imports were higher in 2020 than in 2019. The founder and \
chairman of the bank resigned. The minister said that exports would double. Version 2.10.3 fixed \
the error of 2.10.1. This district ranks first in tourism and last in farming. Water use per \
person fell 3% a year between 2010 and 2020. The share of women rose to 41% in the first half of \
2024. Between 15% and 17% of the staff left in 2023. Over 5800 cars and 44 tons of steel were \
shipped to Lisbon by rail.

Ways of saying it

The plan was drawn up for the town by the council in 2018 with money from the state. The bank's \
founder bought 44 million acres and 1 billion shares from the state. About half of the old houses \
(300) burned in the great fire of 1901. The mayor of Lund (Sweden) met the mayors of Holm, Oslo \
and New Kiel. Half of the staff of the museum were women in 2020. The value of the prizes for \
painters was cut by the jury. Trains from Holm to Lund via Turku take 62 minutes. Red wine sales in \
Norway grew faster than beer sales in Sweden. The harbour's oldest crane, built in 1890, still \
works. Ships carried tea to Oslo and coffee to Bergen. Prices for homes rose 3% in Lund, 5% in \
Holm and 7% in Turku. No one but Tom Reed spoke. The number of trams fell from 40 to 31. Experts of \
the bank say that rents in Kiel doubled. The act granted 44 million acres and 1 billion dollars to 12 \
towns. Wages and rents rose by 2 million euros and 3 million euros.
""",
    "en.ways": """\
Alaska: ways of saying it

In 2021 the council of Holm approved the plan for the tram in the old town with 40 votes. The \
price of the land in the north was 44 million euros in 2019. Norway, Sweden and Finland signed \
the treaty on 12 ships in Lund. The museum's old paintings by Ada Reed were sold to the bank for \
5 million euros. New Turku Bank (founded in 1990) bought Lund Steel from the state before 2005. \
The port handled 5 million tons of coal per year until 2010 and 3 million tons of ore per month. \
The largest bank in the north is Turku Bank. Staff costs of the group rose by 3% to 12 million \
euros, while sales in Turku fell from 9% to 7%. Trams to Turku, Lahti and Pori were cut after \
the strike by the mayor. The bank's interest rate target for 2020 was lowered by the board. Half \
of the schools in the district have a library. The founder of the firm is Tom Reed. The novel \
was written by Tom Reed in 1950. Lending to homes declined at the banks of the north in the \
first half of 2020. The mill opened in May 2019, closed in 2020 and opened again in 2021. \
Exports of tea to Turku were higher than imports of salt from Pori. Tom Reed, who founded the \
firm in Pori, scored 61 goals for Lahti. The ferry carried no cars to Pori in winter.
""",
    "de": """\
Jahresbericht 2024

Die Einwohnerzahl von Kassel stieg 2024 auf 200.000. Der Kunde der Gruppe ist Portugal. Das Werk \
wurde 2019 von der Stadt geschlossen. Die Stadt schloss das Werk in Kassel. Der zweitgrößte \
Hafen des Landes ist Kiel. Der Rat hat den Plan des Bürgermeisters nicht genehmigt.
""",
    "zh": """\
2024年港口报告

霍尔姆港是全国第二大港口。2024年港口吞吐量增长5%，达到3.2亿吨。出口下降3%，进口增长4%。市长没有批准该计划。上海到杭州的列车需要62分钟。该公司由李明于1990年创立。据说明年出口将增长一倍。
""",
    "es": """\
Informe 2024

El alcalde inauguró el puente en 2019. El puente fue inaugurado por el alcalde. Madrid es la \
segunda ciudad más grande. Los ingresos del grupo subieron 5% hasta 12 millones de euros. El \
consejo no aprobó el plan del alcalde.
""",
    "fr": """\
Rapport 2024

Le maire a inauguré le pont en 2019. Le pont a été fermé par la ville. Lyon est la deuxième \
ville du pays. Les ventes du groupe ont augmenté de 5 % à 12 millions d'euros. Le conseil n'a \
pas approuvé le plan.
""",
    "ru": """\
Отчёт 2024

Мэр открыл мост в 2019 году. Мост был закрыт городом в 2020 году. Казань — второй по величине \
город. Продажи группы выросли на 5 % до 12 миллионов евро. Совет не одобрил план мэра.
""",
}


@lru_cache(None)
def documents() -> dict[str, Asker]:
    """Return the documents by the names that the files of expected values give them."""
    found = {name: Asker(Corpus(parse(text), name.split(".")[0])) for name, text in REPORTS.items()}
    for text, language, _, _ in test_claims.CASES:
        found[f"museum.{language}"] = test_claims.asker(text, language)
    for language, _, _ in test_claims_languages.CASES:
        found[f"report.{language}"] = test_claims_languages.asker(language)
    for rows in (test_claims_traps.FALSE, test_claims_traps.TRUE):
        for language, text, _ in test_claims_traps.rows(rows):
            found[f"traps.{text[:6].strip()}"] = test_claims_traps.asker(language, text)
    found["cells"], found["states"] = test_claims_cells.asker(), test_claims_cells.states()
    found["parts"] = test_claims_parts.report()
    return found


@lru_cache(None)
def _witness(name: str) -> Witness:
    return Witness(documents()[name].corpus)


def told(claim: Statement, found: Comparison) -> str:
    """Return a comparison in a line.

    For each token of the statement the place in the sentence that it stands for, with "!" where
    contrary and "-" where none; what that costs; words left over; conflicts; slots left open; why
    it may be about something else; marks; the first figure.
    """
    places = {
        pair.claim: f"{pair.place}{'!' if pair.opposed else ''}" for pair in found.alignment.pairs
    }
    return "\t".join(
        (
            " ".join(places.get(at, "-") for at in range(len(claim.tokens))),
            f"{found.alignment.cost:.2f}",
            " · ".join(found.left),
            _slots(found.conflicts),
            _slots(found.opened),
            " · ".join(found.loose),
            " ".join(name for name in ("compact", "printed") if getattr(found, name)),
            found.figure.surface if found.figure is not None else "",
        )
    ).rstrip("\t")


def _slots(conflicts: tuple[Conflict, ...]) -> str:
    return " · ".join(f"{one.slot}: {one.stated} → {one.found}" for one in conflicts)


def statements() -> list[tuple[str, str]]:
    """Return the names of the built reports with each statement about them."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    found, name = [], ""
    for line in lines:
        if line.startswith("# "):
            name = line.split()[1]
        elif name in REPORTS:
            found.append((name, line.split("\t")[0]))
    return list(dict.fromkeys(found))


def anew(lines: list[str]) -> Iterator[str]:
    """Yield the lines of the file as they are told now."""
    name, position = "", 0
    for line in lines:
        if line.startswith("# "):
            name, position = line.split()[1], int(line.split()[2].rstrip(":"))
            passage = documents()[name].corpus.passages[position]
            yield f"# {name} {position}: {passage.sentence.text}"
            continue
        text = line.split("\t")[0]
        witness, asker = _witness(name), documents()[name]
        passage = asker.corpus.passages[position]
        claim = read_statement(text, asker.corpus.language, witness.names)
        found = compare_with(claim, witness.read(passage), witness.around(passage))
        yield f"{text}\t{told(claim, found)}"


def main() -> None:
    lines = list(anew(FILE.read_text(encoding="utf-8").splitlines()))
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines)} lines\n")


if __name__ == "__main__":
    main()

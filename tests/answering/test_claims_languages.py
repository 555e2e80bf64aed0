"""Statements in each language against a report in it, a slot at a time."""

from functools import lru_cache

from bot.answering.asking import Asker
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse
from tests.tables import table

REPORTS = {
    "fr": """\
Rapport annuel 2024

Le chiffre d'affaires a augmenté de 5 % en 2024 pour atteindre 12 millions d'euros. Les \
exportations ont baissé de 3 %. La société emploie 450 personnes à Lyon. L'usine de Nantes a \
été fermée en 2019. Plus de 60 % des visiteurs viennent de l'étranger. Le Portugal est le \
premier client du groupe. Le conseil n'a pas approuvé la fusion. Le train relie Paris à \
Lille en 62 minutes. Le groupe prévoit d'ouvrir deux magasins en 2025.
""",
    "pt": """\
Relatório anual 2024

A receita cresceu 5% em 2024 e chegou a 12 milhões de euros. As exportações caíram 3%. A \
empresa emprega 450 pessoas no Porto. A fábrica de Braga foi fechada em 2019. Mais de 60% \
dos visitantes vêm do exterior. Portugal é o maior cliente do grupo. O conselho não aprovou \
a fusão. O comboio liga Lisboa ao Porto em 170 minutos. O grupo pretende abrir duas lojas em \
2025.
""",
    "de": """\
Jahresbericht 2024

Der Umsatz stieg 2024 um 5 % auf 12 Millionen Euro. Die Exporte sanken um 3 %. Das \
Unternehmen beschäftigt 450 Personen in Bremen. Das Werk in Kassel wurde 2019 geschlossen. \
Mehr als 60 % der Besucher kommen aus dem Ausland. Portugal ist der größte Kunde der Gruppe. \
Der Rat hat die Fusion nicht genehmigt. Der Zug fährt in 62 Minuten von Hamburg nach Bremen. \
Die Gruppe plant, 2025 zwei Läden zu eröffnen.
""",
    "ru": """\
Годовой отчёт 2024

Выручка выросла на 5 % в 2024 году и достигла 12 миллионов евро. Экспорт снизился на 3 %. \
Компания нанимает 450 человек в Казани. Завод в Самаре был закрыт в 2019 году. Более 60 % \
посетителей приезжают из-за границы. Португалия — крупнейший клиент группы. Совет не одобрил \
слияние. Поезд идёт из Москвы в Тверь 62 минуты. Группа планирует открыть два магазина в \
2025 году.
""",
    "es": """\
Informe anual 2024

Los ingresos crecieron 5% en 2024 y alcanzaron 12 millones de euros. Las exportaciones \
cayeron 3%. La empresa emplea a 450 personas en Bilbao. La planta de Vigo se cerró en 2019. \
Más del 60% de los visitantes vienen del extranjero. Portugal es el mayor cliente del grupo. \
El consejo no aprobó la fusión. El tren va de Madrid a Toledo en 33 minutos. El grupo planea \
abrir dos tiendas en 2025.
""",
    "zh": """\
2024年度报告

2024年收入增长5%，达到1200万欧元。出口下降3%。公司在杭州雇用450人。苏州的工厂于2019年关闭。超过60%\
的游客来自国外。葡萄牙是集团最大的客户。董事会没有批准合并。从上海到杭州的列车需要62分钟。集团计划在2025年开设两家\
商店。
""",
}
SUPPORTED = {
    "fr": [
        "En 2024, le chiffre d'affaires a progressé de 5 %.",
        "Les exportations ont diminué de 3 %.",
        "La société emploie 450 personnes à Lyon.",
        "L'usine de Nantes a fermé en 2019.",
        "Plus de la moitié des visiteurs viennent de l'étranger.",
        "Le conseil n'a pas approuvé la fusion.",
    ],
    "pt": [
        "Em 2024, a receita aumentou 5%.",
        "As exportações diminuíram 3%.",
        "A empresa emprega 450 pessoas no Porto.",
        "Mais de metade dos visitantes vêm do exterior.",
    ],
    "de": [
        "2024 ist der Umsatz um 5 % gestiegen.",
        "Das Unternehmen beschäftigt in Bremen 450 Personen.",
        "Mehr als die Hälfte der Besucher kommen aus dem Ausland.",
        "Der Rat hat die Fusion nicht genehmigt.",
    ],
    "ru": [
        "В 2024 году выручка увеличилась на 5 %.",
        "Экспорт сократился на 3 %.",
        "Компания нанимает 450 человек в Казани.",
        "Более половины посетителей приезжают из-за границы.",
        "Совет не одобрил слияние.",
    ],
    "es": [
        "En 2024, los ingresos aumentaron 5%.",
        "Las exportaciones disminuyeron 3%.",
        "La empresa emplea a 450 personas en Bilbao.",
        "Más de la mitad de los visitantes vienen del extranjero.",
        "El consejo no aprobó la fusión.",
    ],
    "zh": [
        "2024年收入上升5%。",
        "出口减少3%。",
        "公司在杭州雇用450人。",
        "一半以上的游客来自国外。",
        "董事会没有批准合并。",
    ],
}
CONTRADICTED = {
    "fr": [
        "Le chiffre d'affaires a baissé de 5 % en 2024.",
        "Le chiffre d'affaires a augmenté de 7 % en 2024.",
        "Les exportations ont augmenté de 3 %.",
        "La société emploie 540 personnes à Lyon.",
        "L'usine de Nantes a été ouverte en 2019.",
        "L'usine de Nantes n'a pas été fermée en 2019.",
        "Moins de la moitié des visiteurs viennent de l'étranger.",
        "Le Portugal est le deuxième client du groupe.",
        "Le conseil a approuvé la fusion.",
        "Le train relie Paris à Lille en 82 minutes.",
    ],
    "pt": [
        "A receita caiu 5% em 2024.",
        "A receita cresceu 7% em 2024.",
        "As exportações subiram 3%.",
        "A empresa emprega 540 pessoas no Porto.",
        "A fábrica de Braga não foi fechada em 2019.",
        "A fábrica de Braga foi aberta em 2019.",
        "Menos de metade dos visitantes vêm do exterior.",
        "Portugal é o menor cliente do grupo.",
        "O conselho aprovou a fusão.",
        "O comboio liga Lisboa ao Porto em 180 minutos.",
        "A empresa já não emprega 450 pessoas no Porto.",
        "A receita chegou a 12 milhões de dólares.",
    ],
    "de": [
        "Der Umsatz sank 2024 um 5 %.",
        "Der Umsatz stieg 2024 um 7 %.",
        "Die Exporte stiegen um 3 %.",
        "Das Unternehmen beschäftigt 540 Personen in Bremen.",
        "Das Werk in Kassel wurde 2019 nicht geschlossen.",
        "Das Werk in Kassel wurde 2019 eröffnet.",
        "Weniger als die Hälfte der Besucher kommen aus dem Ausland.",
        "Portugal ist der kleinste Kunde der Gruppe.",
        "Der Rat hat die Fusion genehmigt.",
        "Der Zug fährt in 82 Minuten von Hamburg nach Bremen.",
        "Das Unternehmen beschäftigt keine 450 Personen in Bremen.",
        "Der Umsatz stieg 2024 auf 12 Millionen Dollar.",
    ],
    "ru": [
        "Выручка снизилась на 5 % в 2024 году.",
        "Выручка выросла на 7 % в 2024 году.",
        "Экспорт вырос на 3 %.",
        "Компания нанимает 540 человек в Казани.",
        "Завод в Самаре не был закрыт в 2019 году.",
        "Завод в Самаре был открыт в 2019 году.",
        "Менее половины посетителей приезжают из-за границы.",
        "Португалия — второй крупнейший клиент группы.",
        "Совет одобрил слияние.",
        "Поезд идёт из Москвы в Тверь 82 минуты.",
        "Компания больше не нанимает 450 человек в Казани.",
        "Выручка достигла 12 миллионов долларов.",
    ],
    "es": [
        "Los ingresos bajaron 5% en 2024.",
        "Los ingresos crecieron 7% en 2024.",
        "Las exportaciones subieron 3%.",
        "La empresa emplea a 540 personas en Bilbao.",
        "La planta de Vigo no se cerró en 2019.",
        "La planta de Vigo se abrió en 2019.",
        "Menos de la mitad de los visitantes vienen del extranjero.",
        "Portugal es el segundo mayor cliente del grupo.",
        "El consejo aprobó la fusión.",
        "El tren va de Madrid a Toledo en 53 minutos.",
        "La empresa ya no emplea a 450 personas en Bilbao.",
        "Los ingresos alcanzaron 12 millones de dólares.",
    ],
    "zh": [
        "2024年收入下降5%。",
        "2024年收入增长7%。",
        "出口增长3%。",
        "公司在杭州雇用540人。",
        "苏州的工厂没有于2019年关闭。",
        "苏州的工厂于2029年关闭。",
        "不到一半的游客来自国外。",
        "葡萄牙是集团第二大客户。",
        "董事会批准合并。",
        "从上海到杭州的列车需要82分钟。",
        "公司不再在杭州雇用450人。",
        "收入达到1200万美元。",
    ],
}
NEITHER = {
    "fr": [
        "Les importations ont baissé de 3 %.",
        "La société emploie 450 personnes à Paris.",
        "Le groupe a ouvert deux magasins en 2025.",
        "Le train relie Lille à Paris en 62 minutes.",
        "La société emploie 450 femmes à Lyon.",
        "Le chiffre d'affaires a augmenté de 5 % au premier semestre 2024.",
        "Le chiffre d'affaires a augmenté de 5 points en 2024.",
        "Les exportations de vin ont baissé de 3 %.",
        "Plus de 60 % des étrangers sont des visiteurs.",
        "Le groupe est le premier client du Portugal.",
        "Le chiffre d'affaires a augmenté de 5 % par mois en 2024.",
        "La société pourrait employer 450 personnes à Lyon.",
        "La société n'emploie plus 450 personnes à Lyon.",
        "Seul le Portugal est client du groupe.",
        "Le chiffre d'affaires a augmenté de 5 % en 2024 grâce aux exportations.",
        "L'usine de Nantes a été fermée avant 2019.",
        "L'usine de Nantes a été fermée définitivement en 2019.",
        "Le chiffre d'affaires était de 5 % en 2024.",
        "Le bénéfice a augmenté de 5 % en 2024.",
        "Toutes les usines ont été fermées en 2019.",
    ],
    "pt": [
        "As importações caíram 3%.",
        "A empresa emprega 450 pessoas em Lisboa.",
        "O grupo abriu duas lojas em 2025.",
        "Espanha é o maior cliente do grupo.",
        "A empresa emprega 450 mulheres no Porto.",
        "A receita cresceu 5% no primeiro semestre de 2024.",
        "A receita cresceu 5 pontos em 2024.",
        "As exportações de vinho caíram 3%.",
        "O grupo é o maior cliente de Portugal.",
        "A receita cresceu 5% por mês em 2024.",
        "A empresa talvez empregue 450 pessoas no Porto.",
        "A fábrica de Braga foi fechada antes de 2019.",
        "A receita cresceu 5% em 2024 graças às exportações.",
        "O lucro cresceu 5% em 2024.",
        "O conselho aprovou a fusão em parte.",
        "Todas as fábricas foram fechadas em 2019.",
    ],
    "de": [
        "Die Importe sanken um 3 %.",
        "Das Unternehmen beschäftigt 450 Personen in Kassel.",
        "Der Zug fährt in 62 Minuten von Bremen nach Hamburg.",
        "Die Gruppe hat 2025 zwei Läden eröffnet.",
        "Das Unternehmen beschäftigt 450 Frauen in Bremen.",
        "Der Umsatz stieg im ersten Halbjahr 2024 um 5 %.",
        "Der Umsatz stieg 2024 um 5 Prozentpunkte.",
        "Die Weinexporte sanken um 3 %.",
        "Die Gruppe ist der größte Kunde von Portugal.",
        "Der Umsatz stieg 2024 monatlich um 5 %.",
        "Das Unternehmen beschäftigt vielleicht 450 Personen in Bremen.",
        "Das Werk in Kassel wurde vor 2019 geschlossen.",
        "Der Gewinn stieg 2024 um 5 %.",
        "Alle Werke wurden 2019 geschlossen.",
        "Der Umsatz stieg 2024 um 5 % wegen der Exporte.",
        "Der Umsatz stieg 2024 auf 5 %.",
    ],
    "ru": [
        "Импорт снизился на 3 %.",
        "Компания нанимает 450 человек в Москве.",
        "Поезд идёт из Твери в Москву 62 минуты.",
        "Группа открыла два магазина в 2025 году.",
        "Компания нанимает 450 женщин в Казани.",
        "Выручка выросла на 5 % в первом полугодии 2024 года.",
        "Выручка выросла на 5 процентных пунктов в 2024 году.",
        "Экспорт вина снизился на 3 %.",
        "Группа — крупнейший клиент Португалии.",
        "Выручка росла на 5 % в месяц в 2024 году.",
        "Компания, возможно, нанимает 450 человек в Казани.",
        "Завод в Самаре был закрыт до 2019 года.",
        "Прибыль выросла на 5 % в 2024 году.",
        "Все заводы были закрыты в 2019 году.",
        "Выручка выросла до 5 % в 2024 году.",
    ],
    "es": [
        "Las importaciones cayeron 3%.",
        "La empresa emplea a 450 personas en Vigo.",
        "El tren va de Toledo a Madrid en 33 minutos.",
        "El grupo abrió dos tiendas en 2025.",
        "Perú es el mayor cliente del grupo.",
        "La empresa emplea a 450 mujeres en Bilbao.",
        "Los ingresos crecieron 5% en el primer semestre de 2024.",
        "Los ingresos crecieron 5 puntos en 2024.",
        "Las exportaciones de vino cayeron 3%.",
        "El grupo es el mayor cliente de Portugal.",
        "Los ingresos crecieron 5% al mes en 2024.",
        "La empresa quizás emplea a 450 personas en Bilbao.",
        "La planta de Vigo se cerró antes de 2019.",
        "El beneficio creció 5% en 2024.",
        "Todas las plantas se cerraron en 2019.",
        "El tren va de Toledo a Madrid en 33 minutos.",
        "Los ingresos crecieron 5% en 2024 gracias a las exportaciones.",
    ],
    "zh": [
        "进口下降3%。",
        "公司在苏州雇用450人。",
        "从杭州到上海的列车需要62分钟。",
        "集团在2025年开设了两家商店。",
        "公司在杭州雇用450名女性。",
        "2024年上半年收入增长5%。",
        "葡萄酒出口下降3%。",
        "集团是葡萄牙最大的客户。",
        "2024年收入每月增长5%。",
        "公司可能在杭州雇用450人。",
        "苏州的工厂于2019年之前关闭。",
        "2024年利润增长5%。",
        "所有工厂于2019年关闭。",
        "集团已在2025年开设两家商店。",
        "60%以上的外国人是游客。",
    ],
}
VERDICTS = [("supported", SUPPORTED), ("contradicted", CONTRADICTED), ("not_in_document", NEITHER)]
CASES = [
    (language, verdict, statement)
    for verdict, listed in VERDICTS
    for language, statements in listed.items()
    for statement in statements
]


@lru_cache(None)
def asker(language: str) -> Asker:
    return Asker(Corpus(parse(REPORTS[language]), language))


@table(("language", "verdict", "statement"), CASES)
def test_a_statement_is_checked_in_its_language(language, verdict, statement):
    assert check(statement, language, asker(language)).verdict == verdict

"""Dates in eight languages: (language, text, the printed dates with their normal forms)."""

import pytest

from facts.quantity import figures
from tests.tables import table

DATES = [
    ("en", "in 1347", [("1347", "1347")]),
    ("en", "from 1618 to 1648", [("1618 to 1648", "1618/1648")]),
    ("en", "between 1347 and 1351", [("1347 and 1351", "1347/1351")]),
    ("en", "in 1347 and 1351", [("1347", "1347"), ("1351", "1351")]),
    ("en", "2015–2019", [("2015–2019", "2015/2019")]),
    ("en", "1914–18, 2019-20 and 2019/20", [("1914–18", "1914/1918"), ("2019-20", "2019/2020"), ("2019/20", "2019/2020")]),
    ("en", "the dynasty (1115–1234)", [("1115–1234", "1115/1234")]),
    ("en", "In 911 they came", [("911", "0911")]),
    ("en", "the 1755 earthquake", [("1755", "1755")]),
    ("en", "c. 1500", [("1500", "1500")]),
    ("en", "44 BC and AD 79", [("44 BC", "-0044"), ("AD 79", "0079")]),
    ("en", "44 BC to 30 BC", [("44 BC to 30 BC", "-0044/-0030")]),
    ("en", "79 ad campaigns", []),
    ("en", "the 1990s, the '90s and 50s", [("1990s", "1990s"), ("90s", "1990s")]),
    ("en", "in the 1840s and 50s", [("1840s", "1840s"), ("50s", "1850s")]),
    ("en", "the twenties, in his twenties", [("twenties", "1920s")]),
    ("en", "18th century, the eighteenth-century", [("18th century", "C18"), ("eighteenth-century", "C18")]),
    ("en", "the twenty-first century", [("twenty-first century", "C21")]),
    ("en", "5th century BC", [("5th century BC", "C-5")]),
    ("en", "10th and 11th centuries", [("10th and 11th centuries", "C10/C11")]),
    ("en", "18 February", [("18 February", "--02-18")]),
    ("en", "February 18, 2023", [("February 18, 2023", "2023-02-18")]),
    ("en", "the 17th of May 1954", [("17th of May 1954", "1954-05-17")]),
    ("en", "18\nFebruary 2023", [("18\nFebruary 2023", "2023-02-18")]),
    ("en", "2023-02-18 and 18.02.2023", [("2023-02-18", "2023-02-18"), ("18.02.2023", "2023-02-18")]),
    ("en", "12/25/2020 but 03/04/2020", [("12/25/2020", "2020-12-25"), ("03/04/2020", "2020")]),
    ("de", "03/04/2020", [("03/04/2020", "2020-04-03")]),
    ("en", "3–7 May 2020", [("3–7 May 2020", "2020-05-03/2020-05-07")]),
    ("en", "from 3 to 7 May 2020", [("3 to 7 May 2020", "2020-05-03/2020-05-07")]),
    ("en", "May 3–7, 2020", [("May 3–7, 2020", "2020-05-03/2020-05-07")]),
    ("en", "May 3 – June 7, 2020", [("May 3 – June 7, 2020", "2020-05-03/2020-06-07")]),
    ("en", "December 30 to January 2, 2020", [("December 30 to January 2, 2020", "2019-12-30/2020-01-02")]),
    ("en", "March to May 2020", [("March to May 2020", "2020-03/2020-05")]),
    ("en", "on May 5 we may 5 times", [("May 5", "--05-05")]),
    ("en", "Nov-2022", [("Nov-2022", "2022-11")]),
    ("en", "Q3 2023, 2023Q3, 3Q23 and Q2", [("Q3 2023", "2023-Q3"), ("2023Q3", "2023-Q3"), ("3Q23", "2023-Q3"), ("Q2", "--Q2")]),
    ("en", "third quarter of 2023", [("third quarter of 2023", "2023-Q3")]),
    ("en", "first quarter of fiscal year 2023", [("first quarter of fiscal year 2023", "FY2023-Q1")]),
    ("en", "H1 2023 and the first half of 2022", [("H1 2023", "2023-H1"), ("first half of 2022", "2022-H1")]),
    ("en", "two quarters", []),
    ("en", "first nine months of 2023", [("first nine months of 2023", "2023-01/2023-09")]),
    ("en", "FY2020, FY 20, fiscal 2020", [("FY2020", "FY2020"), ("FY 20", "FY2020"), ("fiscal 2020", "FY2020")]),
    ("en", "between fiscal years 2015 and 2016", [("fiscal years 2015 and 2016", "FY2015/FY2016")]),
    ("en", "7:30 p.m., at 9:15, 19:05; John 3:16", [("7:30 p.m.", "T19:30"), ("9:15", "T09:15"), ("19:05", "T19:05")]),
    ("en", "1500 troops, 2000 vehicles, 1,755 of them", []),
    ("en", "2019 €m", [("2019", "2019")]),
    ("es", "3 de mayo de 2019", [("3 de mayo de 2019", "2019-05-03")]),
    ("es", "entre el 1 de mayo y el 3 de junio de 2019", [("1 de mayo y el 3 de junio de 2019", "2019-05-01/2019-06-03")]),
    ("es", "siglo XVIII, siglos XVI y XVII", [("siglo XVIII", "C18"), ("siglos XVI y XVII", "C16/C17")]),
    ("es", "los años 90, la década de 1990", [("los años 90", "1990s"), ("década de 1990", "1990s")]),
    ("es", "tercer trimestre de 2023", [("tercer trimestre de 2023", "2023-Q3")]),
    ("es", "44 a. C.", [("44 a. C.", "-0044")]),
    ("pt", "18 de fevereiro de 2023, século XIX", [("18 de fevereiro de 2023", "2023-02-18"), ("século XIX", "C19")]),
    ("de", "am 12. März 2020", [("12. März 2020", "2020-03-12")]),
    ("de", "vom 3. bis 7. Mai 2020", [("3. bis 7. Mai 2020", "2020-05-03/2020-05-07")]),
    ("de", "zwischen 1618 und 1648", [("1618 und 1648", "1618/1648")]),
    ("de", "1187 griff er an", [("1187", "1187")]),
    ("de", "im 18. Jahrhundert, 44 v. Chr.", [("18. Jahrhundert", "C18"), ("44 v. Chr.", "-0044")]),
    ("de", "die 1990er Jahre, in den 90er Jahren", [("1990er Jahre", "1990s"), ("90er Jahren", "1990s")]),
    ("de", "3. Quartal 2023, im Geschäftsjahr 2020", [("3. Quartal 2023", "2023-Q3"), ("Geschäftsjahr 2020", "FY2020")]),
    ("fr", "le 3 mars, 1er janvier 2020", [("3 mars", "--03-03"), ("1er janvier 2020", "2020-01-01")]),
    ("fr", "du 3 au 7 mai 2020", [("3 au 7 mai 2020", "2020-05-03/2020-05-07")]),
    ("fr", "XVIIIe siècle, 52 av. J.-C.", [("XVIIIe siècle", "C18"), ("52 av. J.-C.", "-0052")]),
    ("fr", "années 1990, troisième trimestre 2023", [("années 1990", "1990s"), ("troisième trimestre 2023", "2023-Q3")]),
    ("it", "18 febbraio 2023, secolo XVIII, nel 1861", [("18 febbraio 2023", "2023-02-18"), ("secolo XVIII", "C18"), ("1861", "1861")]),
    ("ru", "18 февраля, в 1861 году", [("18 февраля", "--02-18"), ("1861 году", "1861")]),
    ("ru", "XIX век, 19 века, 5 веков", [("XIX век", "C19"), ("19 века", "C19")]),
    ("ru", "90-е годы, 880-х годах", [("90-е годы", "1990s"), ("880-х годах", "880s")]),
    ("ru", "с 1941 по 1945 год", [("1941 по 1945 год", "1941/1945")]),
    ("ru", "III квартал 2023, в 1-м квартале 2020 года", [("III квартал 2023", "2023-Q3"), ("1-м квартале 2020", "2020-Q1")]),
    ("zh", "2019年3月5日", [("2019年3月5日", "2019-03-05")]),
    ("zh", "二〇一九年三月五日", [("二〇一九年三月五日", "2019-03-05")]),
    ("zh", "1861年，2019年3月，3月5日", [("1861年", "1861"), ("2019年3月", "2019-03"), ("3月5日", "--03-05")]),
    ("zh", "19世纪，十九世纪，20世纪90年代，九十年代", [("19世纪", "C19"), ("十九世纪", "C19"), ("20世纪90年代", "1990s"), ("九十年代", "1990s")]),
    ("zh", "第三季度，2023年前三季度，2023年上半年", [("第三季度", "--Q3"), ("2023年前三季度", "2023-Q1/2023-Q3"), ("2023年上半年", "2023-H1")]),
    ("zh", "公元前221年，前86年，（239年）", [("公元前221年", "-0221"), ("前86年", "-0086"), ("239年", "0239")]),
    ("zh", "2015年至2019年，1-3月", [("2015年至2019年", "2015/2019"), ("1-3月", "--01/--03")]),
    ("zh", "2020财年，下午3点", [("2020财年", "FY2020"), ("3点", "T15:00")]),
    ("zh", "3个月，三年，正始五年（244年），2100万套", [("244年", "0244")]),
]  # fmt: skip


@table(("language", "text", "expected"), DATES)
def test_dates(language, text, expected):
    found = [one for one in figures(text, language) if one.date is not None]
    assert [(one.text, one.date) for one in found] == expected


def test_a_text_that_groups_thousands_has_years_in_its_bare_digits():
    alone = figures("Glen 1754 Montreal", "en")
    beside = figures("Glen 1754 Montreal, 2,000 men", "en")
    assert [one.kind for one in alone] == ["number"]
    assert [one.kind for one in beside] == ["year", "count"]


@pytest.mark.parametrize(
    ("text", "kind", "value", "low", "high"),
    [
        ("in 2019", "year", 2019, None, None),
        ("18 February 2019", "date", 2019, None, None),
        ("18 February", "date", 18, None, None),
        ("Q3", "date", 3, None, None),
        ("2015–2019", "date", 2015, 2015, 2019),
    ],
)
def test_what_a_date_is_worth(text, kind, value, low, high):
    (one,) = figures(text, "en")
    assert (one.kind, one.value, one.low, one.high) == (kind, value, low, high)

"""Inline XBRL: exact values, units, periods, at the figures as printed."""

from decimal import Decimal

import pytest

from index.assembly import assemble
from index.document import Tag
from index.readers.html import read
from tests.index.outlines import check

HEADER = """<div style="display:none"><ix:header><ix:hidden>
<ix:nonFraction contextRef="year" unitRef="usd" name="hidden">9</ix:nonFraction></ix:hidden><ix:resources>
<xbrli:context id="year"><xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate>
<xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="quarter"><xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate>
<xbrli:endDate>2024-04-01T00:00:00</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="europe"><xbrli:entity><xbrli:segment>
<xbrldi:explicitMember dimension="x:Axis">x:Europe</xbrldi:explicitMember></xbrli:segment></xbrli:entity>
<xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:context id="broken"><xbrli:period><xbrli:startDate>?</xbrli:startDate>
<xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="shares"><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unit>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
<xbrli:unit id="each"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure>
</xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure>
</xbrli:unitDenominator></xbrli:divide></xbrli:unit>
</ix:resources></ix:header></div>"""


def tags(body):
    document = assemble(read(f"<html><body>{HEADER}{body}</body></html>".encode(), "a.htm"))
    check(document)
    return [(document.text[tag.start : tag.end], tag) for tag in document.tags]


def fact(shown, context="year", unit="usd", **attributes):
    more = " ".join(f'{name.replace("_", ":")}="{value}"' for name, value in attributes.items())
    return f'<ix:nonFraction contextRef="{context}" unitRef="{unit}" name="x:Sales" {more}>{shown}</ix:nonFraction>'


@pytest.mark.parametrize(
    ("figure", "value", "unit", "period"),
    [
        (fact("1.2", scale=9), "1200000000", "USD", "2024"),
        (fact("1,234"), "1234", "USD", "2024"),
        (fact("1.234,5", format="ixt:num-comma-decimal", scale=3), "1234500", "USD", "2024"),
        (fact("1,234.5", format="ixt:numcommadot"), "1234.5", "USD", "2024"),
        (fact("1.234,5", format="ixt:numdotcomma"), "1234.5", "USD", "2024"),
        (fact("20", sign="-", scale=6), "-20000000", "USD", "2024"),
        (fact("—", format="ixt:fixed-zero"), "0", "USD", "2024"),
        (fact("5", unit="pure", scale=-2), "5", "%", "2024"),
        (fact("1.5", unit="pure"), "1.5", "", "2024"),
        (fact("0.34", "quarter", "each"), "0.34", "USD/share", "2024-01-01/2024-03-31"),
    ],
)
def test_exact_values(figure, value, unit, period):
    [(_, tag)] = tags(f"<p>It was ({figure}) in all.</p>")
    assert (tag.name, str(tag.value), tag.unit, tag.period) == ("x:Sales", value, unit, period)


@pytest.mark.parametrize(
    "figure",
    [
        fact("five"),
        fact("5", "nowhere"),
        fact("5", unit="nothing"),
        fact("5", "broken"),
        fact("5", scale="x"),
        fact("5", scale=99),
        fact("5", xsi_nil="true"),
        fact("5 dollars 10 cents", format="ixt:num-unit-decimal"),
        '<ix:nonNumeric contextRef="year" name="x">5</ix:nonNumeric>',
    ],
)
def test_what_is_not_certain_is_not_stated(figure):
    assert tags(f"<p>It was {figure} in all.</p>") == []


def test_figures_in_text_and_tables():
    body = (
        f"<p>We  sold <b>$ {fact('5', scale=6)}</b> million<br><br>and {fact('7', 'europe', 'shares')} shares.</p>"
        f"<table><tr><td></td><td colspan=2>2024</td></tr><tr><td>Loss</td><td>$</td>"
        f"<td>({fact('20', sign='-', scale=6)}</td><td>)</td></tr></table>"
    )
    assert tags(body) == [
        ("5", Tag(10, 11, "x:Sales", Decimal(5_000_000), "USD", "2024")),
        ("7", Tag(25, 26, "x:Sales|x:Europe", Decimal(7), "share", "2024-12-31")),
        ("20", Tag(50, 52, "x:Sales", Decimal(-20_000_000), "USD", "2024")),
    ]

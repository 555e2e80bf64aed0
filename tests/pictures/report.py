"""The report that the pictures are about: invented, laid out by Chromium as a PDF of two pages."""

import base64

from tests.web.chromium import Chromium

NAME = "Linden annual report 2024.pdf"
_HTML = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Linden Museums</title><style>
  body { font: 11pt/1.5 Georgia, "DejaVu Serif", serif; margin: 0; }
  h1 { font-size: 22pt; margin: 0 0 6pt; } h2 { font-size: 14pt; margin: 18pt 0 6pt; }
  table { border-collapse: collapse; width: 100%; margin: 8pt 0; }
  caption { text-align: left; font-weight: bold; padding-bottom: 4pt; }
  th, td { text-align: right; padding: 4pt 6pt; border: .6pt solid #777; }
  th:first-child, td:first-child { text-align: left; }
  .next { break-before: page; }
</style></head><body>
<h1>Linden Museums: Annual Report 2024</h1>
<p>The three houses of the Linden Museums counted 148,650 visitors in 2024. The Old Mill stayed open on
312 days. The Glass House reopened on 4 May 2024, after repairs that took seven months.</p>
<h2>Visitors by house</h2>
<table><thead><tr><th>House</th><th>2023</th><th>2024</th></tr></thead><tbody>
<tr><td>Old Mill</td><td>61,900</td><td>72,340</td></tr>
<tr><td>Harbour Hall</td><td>48,150</td><td>51,210</td></tr>
<tr><td>Glass House</td><td>22,200</td><td>25,100</td></tr>
</tbody></table>
<h2>Finances</h2>
<p>Total income reached 9.6 million euros in 2024. An average ticket cost 14 euros.</p>
<table><caption>Income (in thousands of euros)</caption>
<thead><tr><th>Source</th><th>2023</th><th>2024</th></tr></thead><tbody>
<tr><td>City of Linden</td><td>4,100</td><td>4,310</td></tr>
<tr><td>Tickets</td><td>2,260</td><td>2,790</td></tr>
<tr><td>Shop and café</td><td>1,240</td><td>1,420</td></tr>
<tr><td>Gifts</td><td>910</td><td>1,080</td></tr>
</tbody></table>
<h2 class="next">Collection</h2>
<p>The museums bought 37 paintings and restored 112 drawings. A gift of 1,840 photographs is the largest
since 1998.</p>
</body></html>"""


def report(browser: Chromium) -> bytes:
    """The report as a PDF."""
    page = browser.page()
    frame = page.call("Page.getFrameTree")["frameTree"]["frame"]["id"]
    page.call("Page.setDocumentContent", frameId=frame, html=_HTML)
    printed = page.call("Page.printToPDF", preferCSSPageSize=False, marginTop=0.8, marginLeft=0.9,
                        marginRight=0.9, generateTaggedPDF=False)  # fmt: skip
    page.close()
    return base64.b64decode(printed["data"])

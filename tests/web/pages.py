"""Every kind of page, by name, for what is checked on all of them."""

from urllib.parse import quote

from tests.web.conftest import DOCUMENT


def asking(question: str) -> str:
    return f"{DOCUMENT}?q={quote(question)}"


PAGES = {
    "article": DOCUMENT,
    "cited": f"{DOCUMENT}?s=s45",
    "place": f"{DOCUMENT}?s=s45&m=8983-9004",
    "answer": asking("What did Zhejiang export via new formats?"),
    "calculation": asking("How much bigger was Guangdong's trade than Zhejiang's?"),
    "chinese": asking("浙江新业态出口多少？"),
    "follow-up": f"{asking('How fast did it grow?')}&c={quote('How much was trade with ASEAN?')}",
    "summary": asking("summarize"),
    "abstention": asking("What did Guangdong trade in 2024?"),
    "unreadable": asking("?!"),
    "too long": asking("word " * 300),
    "facts": f"{DOCUMENT}/facts",
    "filtered": f"{DOCUMENT}/facts?kind=ranks&sort=value&find=first",
    "no facts": f"{DOCUMENT}/facts?find=nothing+like+this",
    "charts": f"{DOCUMENT}/charts",
    "not found": "/nope",
}

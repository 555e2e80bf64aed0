"""axe-core finds nothing on any page, in light and dark, on the phone and the desktop."""

from pathlib import Path

import pytest

from tests.web.chromium import DESKTOP, PHONE
from tests.web.pages import PAGES

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
LOOKS = {
    "phone, light, English": (PHONE, "light", "en"),
    "phone, dark, Chinese": (PHONE, "dark", "zh"),
    "desktop, dark, English": (DESKTOP, "dark", "en"),
}
RUN = """axe.run(document, { resultTypes: ["violations", "incomplete"] }).then((found) => [
  found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`),
  found.passes.length,
])"""


@pytest.fixture(scope="module")
def axe():
    if not AXE.is_file():
        pytest.skip("no axe-core here (npm ci --prefix tests/web)")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_a_violation(tab, reader, axe, look):
    size, scheme, language = LOOKS[look]
    page = tab(size, language=language, prefers_color_scheme=scheme)
    found = {}
    for name, path in PAGES.items():
        page.open(reader + path)
        page.js(f"{axe}; true")
        violations, passes = page.js(RUN)
        assert passes > 10
        found[name] = violations
    assert found == {name: [] for name in PAGES}

"""What does axe-core find on a page that would stop or mislead somebody?"""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "browser/node_modules/axe-core/axe.min.js"
STOPPING = {"serious", "critical"}


def findings(page: Page) -> tuple[list[str], int]:
    """Serious and critical findings, in words; and how many lighter ones there are."""
    if not AXE.is_file():
        raise FileNotFoundError(f"{AXE}: run make test once, or npm ci in tests/browser")
    # Evaluated, not added as a tag: the pages' own policy forbids scripts from elsewhere.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    stopping = [each for each in violations if each["impact"] in STOPPING]
    told = [
        f"{each['id']} ({each['impact']}): {each['help']}: "
        + "; ".join(node["html"][:160] for node in each["nodes"][:4])
        for each in stopping
    ]
    return told, len(violations) - len(stopping)

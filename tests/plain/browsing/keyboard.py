"""Can a page be gone through with the Tab key alone, seeing at each step where one is?"""

from playwright.sync_api import Page

MOST_STEPS = 60
_START = """() => {
    // Without this, Tab would go on from where the focus was last.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
    document.querySelectorAll("[data-visited]").forEach((each) => delete each.dataset.visited);
}"""
_WHERE = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    at.dataset.visited = Number(at.dataset.visited ?? 0) + 1;
    return {
        html: at.outerHTML.slice(0, 120),
        // Day, month, year, picker: Tab goes through the parts of a date before it leaves it.
        again: Number(at.dataset.visited) > (at.matches("[type=date], [type=time]") ? 4 : 1),
        seen: shown && (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            || style.boxShadow !== "none" || at.matches("svg a")),
    };
}"""


def steps_out_of_sight(page: Page) -> list[str]:
    """Press Tab from the top; returns steps whose focus is not seen, or that turn in a circle."""
    page.evaluate(_START)
    lost = []
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        step = page.evaluate(_WHERE)
        if step is None:
            break
        if step["again"]:
            lost.append(f"again on {step['html']}")
            break
        if not step["seen"]:
            lost.append(step["html"])
    return lost

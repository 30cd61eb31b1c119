"""Which words are parted in their middle, by a cell too narrow for them?

A line may part a word at its hyphen, and an address where it must; nothing else.
"""

from playwright.sync_api import Page

_BROKEN = """() => {
    const unread = "svg, code, .unseen, .visually-hidden";
    const found = [], range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const around = node.parentElement;
        // Heads that a phone does not show, names of settings, and addresses.
        if (!around.checkVisibility() || around.closest(unread)) continue;
        const head = around.closest("thead");
        if (head && head.getBoundingClientRect().height < 2) continue;
        for (const word of node.data.matchAll(/[^\\s-]+/gu)) {
            if (/[@/_:.]\\S/.test(word[0])) continue;
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const tops = new Set([...range.getClientRects()]
                .filter((box) => box.width > 0).map((box) => Math.round(box.top)));
            if (tops.size > 1) found.push(`${word[0]} (${around.outerHTML.slice(0, 100)})`);
        }
    }
    return found.slice(0, 5);
}"""


def broken_words(page: Page) -> list[str]:
    """The first few words that stand on two lines, each with the element that holds it."""
    return list(page.evaluate(_BROKEN))

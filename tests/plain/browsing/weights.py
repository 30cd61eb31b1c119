"""How many bytes does a first visit of a page send over the network?"""

from typing import Final

from playwright.sync_api import Page

# A report reckoned over everybody arrives after its page: on a machine that others use, late.
_PATIENCE_MS: Final = 120_000


def first_load_bytes(page: Page, address: str) -> int:
    """Compressed bytes of the page and all its files, nothing being kept from before."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle", timeout=_PATIENCE_MS)
    session.detach()
    return int(sum(sizes))

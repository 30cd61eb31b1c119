"""How many bytes does a first visit of a page send over the network?"""

from playwright.sync_api import Page


def first_load_bytes(page: Page, address: str) -> int:
    """Compressed bytes of the page and all its files, nothing being kept from before."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    session.detach()
    return int(sum(sizes))

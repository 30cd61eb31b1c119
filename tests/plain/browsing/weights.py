"""How many bytes does a first visit of a page send over the network, and how long is the server?"""

from playwright.sync_api import Page

TIMES = 20


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


def server_p95_ms(page: Page, address: str) -> float:
    """Time to the first byte that 19 of 20 requests in a row do not pass, in milliseconds."""
    measured = page.evaluate(
        """async ([address, times]) => {
            const taken = [];
            for (let n = 0; n < times; n++) {
                const start = performance.now();
                await (await fetch(address, {cache: "no-store"})).text();
                taken.push(performance.now() - start);
            }
            return taken.sort((a, b) => a - b);
        }""",
        [address, TIMES],
    )
    return float(measured[-2])

"""How long is the server over each page of the demo?

Every HTML route is asked by HTTP, one request after the other, by somebody of the demo who may open
it: the time to the last byte, beside that of the sign-in page, which reads nothing of anybody. The
budget is that of a quiet machine; it is printed, not asserted.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Final

import httpx2
import pytest
from browsing.demo_pages import ADVISER, EXAMPLES, WHOSE
from browsing.every_page import addresses, page_routes
from browsing.serving import Served, load_demo_into, served_copy

from api.doors import SIGN_IN

pytestmark = pytest.mark.bench

WARM, TIMES = 3, 40
BUDGET_MS: Final = 100


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    demo = tmp_path_factory.mktemp("demo")
    load_demo_into(demo)
    with served_copy(demo, tmp_path_factory.mktemp("served") / "copy") as served:
        yield served


def test_the_server_is_not_long_over_any_page(served: Served, keep: Callable[..., bool]) -> None:
    light = _milliseconds(served, SIGN_IN, None)
    print(f"\n{TIMES} requests each; sign-in page: median {light[0]:.1f} ms, p95 {light[1]:.1f} ms")
    pages: dict[str, dict[str, float]] = {}
    for path in page_routes():
        for address in addresses(path, EXAMPLES) if path != SIGN_IN else ():
            median, p95 = _milliseconds(served, address, WHOSE.get(path, ADVISER))
            pages[address] = {"median_ms": median, "p95_ms": p95}
            over = f"   over {BUDGET_MS} ms" if p95 > BUDGET_MS else ""
            times = f"× {median / light[0]:5.1f}"
            print(f"  {address:64} median {median:6.1f}   p95 {p95:6.1f}   {times}{over}")
    keep("server_times", {"what": __doc__, "sign_in_ms": light, "pages": pages})


def _milliseconds(served: Served, address: str, who: str | None) -> tuple[float, float]:
    """Median, and what 19 of 20 requests do not pass."""
    cookies = httpx2.Cookies()
    if who is not None:
        cookie = served.cookie_of(who)
        cookies.set(cookie["name"], cookie["value"])
    with httpx2.Client(base_url=served.address, cookies=cookies, timeout=60) as client:
        taken = [_one(client, address) for _ in range(WARM + TIMES)][WARM:]
    return round(statistics.median(taken), 1), round(statistics.quantiles(taken, n=20)[-1], 1)


def _one(client: httpx2.Client, address: str) -> float:
    start = time.perf_counter()
    answer = client.get(address)
    # A page may say that there is nothing here, or that one may not; it may not break.
    assert not answer.is_server_error, (address, answer)
    return 1000 * (time.perf_counter() - start)

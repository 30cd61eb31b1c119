"""How many failed sign-ins may come from one address? Counted in memory, by each process."""

import time
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.services.accounts.door.refusals import TooManyAttempts

# One household or office holds a whole /64 and could otherwise change address at will.
_IPV6_HOLDER: Final = 64


class AddressLimit:
    """At most `failures` in any period from one IPv4 address or one IPv6 /64 network."""

    def __init__(self, failures: int, period: timedelta) -> None:
        self._limit = RateLimitItemPerSecond(failures, int(period.total_seconds()))
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def check(self, address: str) -> None:
        """Raise TooManyAttempts, with the time to wait, once the limit is reached."""
        holder = _holder_of(address)
        if not self._limiter.test(self._limit, holder):
            frees_at = self._limiter.get_window_stats(self._limit, holder).reset_time
            wait = timedelta(seconds=max(1.0, frees_at - time.time()))
            raise TooManyAttempts("depuis votre adresse", wait)

    def count_failure(self, address: str) -> None:
        """One more failure from there."""
        self._limiter.hit(self._limit, _holder_of(address))


def _holder_of(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, _IPV6_HOLDER), strict=False))

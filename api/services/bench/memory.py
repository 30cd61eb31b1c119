"""How much memory has this process taken at most?"""

from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Final

# macOS counts in bytes.
_BYTES_A_MB: Final = 1024 * 1024


def peak_rss_mb() -> float:
    """Highest memory of this process since it started its own program."""
    status = Path("/proc/self/status")
    if status.exists():
        # `getrusage` would go on from what the parent had when it forked.
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    return getrusage(RUSAGE_SELF).ru_maxrss / _BYTES_A_MB

"""Where and when was this measured, and with what? Written beside the figures."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

RESULTS: Final = Path(__file__).resolve().parents[2] / "bench" / "results"
_ROOT: Final = Path(__file__).resolve().parents[3]
_PACKAGES: Final = ("numpy", "numba", "pandas", "scikit-learn")


def freeze(name: str, figures: dict[str, Any], more_versions: dict[str, str]) -> Path:
    """Keep the figures of one bench; gives the file."""
    versions = {"python": platform.python_version(), **{p: version(p) for p in _PACKAGES}}
    document = {
        "measured_on": datetime.now(UTC).date().isoformat(),
        "commit": _commit(),
        "machine": _machine(),
        "versions": versions | more_versions,
        **figures,
    }
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{name}.json"
    file.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return file


def _commit() -> str:
    """The commit measured, and whether the files differ from it."""

    def git(*asked: str) -> str:
        done = subprocess.run(["git", *asked], cwd=_ROOT, capture_output=True, text=True)
        return done.stdout.strip()

    changed = git("status", "--porcelain", "--", ":!tests/bench/results")
    return git("rev-parse", "--short=12", "HEAD") + (" and changes" if changed else "")


def _machine() -> dict[str, Any]:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": models[0] if models else platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 2**30, 1),
        "system": f"{platform.system()} {platform.machine()}",
    }

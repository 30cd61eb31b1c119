"""How are the kernel's functions compiled, and when must they be compiled anew?

Numba's own cache looks at one file a function; a change in a file that it imports would go unseen.
Here the folder's name is a digest of every file that takes part, so any change opens a new one.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, cast

import numba
import numpy as np
from platformdirs import user_cache_path

_HERE: Final = Path(__file__).resolve().parent
# Its type says nothing of its settings.
_CONFIG: Final[Any] = numba.config
_ROOT: Final = _HERE.parents[1]
# Outside the kernel's own folder, what its compiled functions read constants from.
READ_FROM: Final = (
    "matcher/cfa/choice.py",
    "matcher/cfa/hours.py",
    "matcher/columns/missing.py",
    "matcher/eligibility/findings.py",
    "matcher/scorecard/sigmoid.py",
    "matcher/travel/legs.py",
    "matcher/travel/matrix_times.py",
    "models/enums/people.py",
    "models/protocols.py",
)
_NO_WAY_IN: Final = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def sources() -> list[Path]:
    """Every file whose change means compiling anew."""
    return [*sorted(_HERE.rglob("*.py")), *(_ROOT / name for name in READ_FROM)]


def digest(files: list[Path]) -> str:
    """Digest of the files' contents and of the compiler's and Python's versions."""
    total = hashlib.sha256(f"{numba.__version__} {sys.version}".encode())
    for file in files:
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]


class Compiler:
    """Compiles the functions it decorates, in a folder of its own, anew when a file changes."""

    def __init__(self, files: list[Path]) -> None:
        given = os.environ.get("NUMBA_CACHE_DIR")
        base = Path(given) if given else user_cache_path("passerelle", appauthor=False) / "kernel"
        # Where compiled code lies: `NUMBA_CACHE_DIR` if given, else the user's cache.
        self.folder: Final = base / digest(files)

    def __call__[**P, R](self, function: Callable[P, R]) -> Callable[P, R]:
        """The function compiled on first use, free of Python's lock, cached in the folder."""
        return self._wrapped(function, {})

    def inner[**P, R](self, function: Callable[P, R]) -> Callable[P, R]:
        """As called, for what only compiled functions call: no way in from Python is compiled.

        To take every column's description from Python is more code than most functions are.
        """
        return self._wrapped(function, _NO_WAY_IN)

    def inlined[**P, R](self, function: Callable[P, R]) -> Callable[P, R]:
        """As inner, and its code laid into every caller: for what each pair passes through.

        A call would copy every column's description, a thousand bytes, to reach one number.
        """
        return self._wrapped(function, {"forceinline": True, **_NO_WAY_IN})

    def _wrapped[**P, R](self, function: Callable[P, R], further: dict[str, Any]) -> Callable[P, R]:
        # Nothing is allocated inside: counting references to columns would cost more than the work.
        before = _CONFIG.CACHE_DIR
        # Read while the function is wrapped only: other users of numba keep their own folder.
        _CONFIG.CACHE_DIR = str(self.folder)
        try:
            options: dict[str, Any] = {
                "cache": True,
                "nogil": True,
                "error_model": "numpy",
                "_nrt": False,
                **further,
            }
            wrapped: Any = numba.njit(**options)(function)
        finally:
            _CONFIG.CACHE_DIR = before
        _look_on_disk_first(wrapped)
        return cast(Callable[P, R], wrapped)


def _look_on_disk_first(wrapped: Any) -> None:
    # Numba reads all that it can compile, two hundred modules, before it looks whether it must: an
    # eighth of a start, for code that is ready to run. When it does compile it reads them anyway.
    # What lies around the look on Windows, for files that another process holds, stays there.
    kept: Any = getattr(wrapped, "_cache", None)
    if hasattr(kept, "_load_overload") and os.name != "nt":
        kept.load_overload = kept._load_overload


compiled: Final = Compiler(sources())
inner: Final = compiled.inner
inlined: Final = compiled.inlined


def must_compile() -> bool:
    """Whether the first query will have to compile: some half a minute, once a version."""
    return not _CONFIG.DISABLE_JIT and not any(compiled.folder.glob("**/*.nbi"))


@inlined
def whole(value: Any) -> int:
    """A number as the 64 bits that all sums are made in, whatever its column holds."""
    return np.int64(value)  # type: ignore[return-value]


@inlined
def natural(value: Any) -> int:
    """A number of a row or a place, never below 0 and of at most 32 bits, as whole.

    Told that, the compiler asks at no index whether it counts from the end: a tenth of all time.
    """
    return whole(np.uint32(value))


@inlined
def person_row(value: Any) -> int:
    """A person's row as natural, in a type that has no sign: what is not inlined is told it too."""
    return np.uint32(value)  # type: ignore[return-value]

"""An engine of this commit or an earlier one, in a process of its own, to be asked in turns."""

import io
import json
import os
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final, cast

ROOT: Final = Path(__file__).resolve().parents[3]
_PLAIN: Final = ROOT / "tests" / "plain"


def laid_out(commit: str, folder: Path) -> Path:
    """The files of a commit in a folder; raises `LookupError` where this clone does not hold it."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True)
    if packed.returncode:
        message = f"{commit} is not in this clone (git fetch --unshallow): {packed.stderr.decode()}"
        raise LookupError(message)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as files:
        files.extractall(folder, filter="data")
    return folder


class Engine:
    """What answers: see `engine_asked` for the questions."""

    def __init__(self, asked: IO[str], told: IO[str]) -> None:
        self._asked, self._told = asked, told

    def ask(self, question: str) -> dict[str, Any]:
        """`ms`, and `found`, a digest of what was found."""
        try:
            self._asked.write(question + "\n")
            self._asked.flush()
            answer = self._told.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise RuntimeError(f"the engine ended before it answered « {question} »")
        return dict(json.loads(answer))


@contextmanager
def engine(root: Path, compiled: Path) -> Iterator[Engine]:
    """The engine of the files under a root, ready to be asked, until the block ends.

    `compiled`: where its compiled code lies; files laid out for once leave none for good.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "frozen.engine_asked"],
        cwd=root,
        env=_of(root, compiled),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        # Both are pipes, as asked for above.
        asked = Engine(cast(IO[str], process.stdin), cast(IO[str], process.stdout))
        asked.ask("ready")
        yield asked
    finally:
        process.kill()
        process.communicate()


class Starts:
    """What answers by a command started anew, on a demo that the same files loaded."""

    _RUN: Final = (sys.executable, "-c", "from api.cli.main import app; app()")
    _DAY: Final = ("--today", "2026-11-25")

    def __init__(self, root: Path, compiled: Path, folder: Path) -> None:
        folder.mkdir()
        self._root = root
        self._environment = _of(root, compiled) | {
            "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite'}",
            "PASSERELLE_TRAVEL_FOLDER": str(folder / "travel"),
        }
        self._run("demo", "load", *self._DAY)

    def ask(self, _question: str) -> dict[str, Any]:
        """`ms` from the start of a process to the end of a first ranking, `found` as of others."""
        start = time.perf_counter()
        shown = self._run("rank", "rural-17", *self._DAY)
        took = 1000 * (time.perf_counter() - start)
        return {"ms": took, "found": sha256(shown).hexdigest()[:16]}

    def _run(self, *words: str) -> bytes:
        command, where = [*self._RUN, *words], self._root
        ended = subprocess.run(
            command, cwd=where, env=self._environment, check=True, capture_output=True
        )
        return ended.stdout


def _of(root: Path, compiled: Path) -> dict[str, str]:
    """The environment in which the files under a root are run, and not those installed."""
    path = os.pathsep.join([str(root), str(_PLAIN)])
    return os.environ | {
        "PYTHONPATH": path,
        "OMP_NUM_THREADS": "1",
        "NUMBA_CACHE_DIR": str(compiled),
    }

"""An engine of this commit or an earlier one, in a process of its own, to be asked in turns."""

import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
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
    path = os.pathsep.join([str(root), str(_PLAIN)])
    process = subprocess.Popen(
        [sys.executable, "-m", "frozen.engine_asked"],
        cwd=root,
        env=os.environ
        | {"PYTHONPATH": path, "OMP_NUM_THREADS": "1", "NUMBA_CACHE_DIR": str(compiled)},
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

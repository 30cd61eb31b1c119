"""When is the kernel compiled anew?"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numba
import pytest

from matcher.kernel import compiled as module
from matcher.kernel.compiled import READ_FROM, compiled, digest, must_compile, sources


def test_an_edit_in_any_source_opens_a_new_cache(tmp_path: Path) -> None:
    copies = []
    for file in sources():
        copies.append(tmp_path / f"{len(copies)}-{file.name}")
        shutil.copy(file, copies[-1])
    before = digest(copies)
    assert digest(copies) == before
    for file in copies:
        kept = file.read_bytes()
        file.write_bytes(kept + b"\n# edited\n")
        assert digest(copies) != before, file.name
        file.write_bytes(kept)


def test_what_lies_in_the_folder_need_not_be_compiled(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(compiled, "folder", tmp_path)
    monkeypatch.setattr(numba.config, "DISABLE_JIT", 0)
    assert must_compile()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pair.nbi").touch()
    assert not must_compile()


def test_plain_python_is_never_compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compiled, "folder", tmp_path)
    monkeypatch.setattr(numba.config, "DISABLE_JIT", 1)
    assert not must_compile()


SMALL = """
import sys
from matcher.kernel.compiled import compiled
from matcher.columns.missing import ADDED
from matcher.kernel.factor import TIMES


@compiled
def worth(days):
    return days * TIMES + ADDED


print(worth(10), *(worth(float(word)) for word in sys.argv[1:]))
print(*sys.modules, file=sys.stderr)
"""


@dataclass(frozen=True)
class Small:
    """A kernel of one compiled function, each time asked in a process of its own."""

    folder: Path

    @property
    def kernel(self) -> Path:
        return self.folder / "matcher" / "kernel"

    def answers(self, *further: str) -> str:
        return self._asked(further).stdout.strip()

    def reads(self) -> set[str]:
        """Modules it has read when it has answered."""
        return set(self._asked(()).stderr.split())

    def _asked(self, further: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        own = {"PYTHONPATH": str(self.folder), "NUMBA_CACHE_DIR": str(self.folder / "cache")}
        given = {**os.environ, **own, "NUMBA_DISABLE_JIT": "0"}
        command = [sys.executable, "-m", "matcher.kernel.small", *further]
        return subprocess.run(
            command, cwd=self.folder, env=given, capture_output=True, text=True, check=True
        )


@pytest.fixture
def small(tmp_path: Path) -> Small:
    made = Small(tmp_path)
    for name in READ_FROM:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("ADDED = 0\n")
    made.kernel.mkdir()
    shutil.copy(module.__file__, made.kernel / "compiled.py")
    (made.kernel / "small.py").write_text(SMALL)
    (made.kernel / "factor.py").write_text("TIMES = 2\n")
    return made


def test_an_edit_of_what_a_compiled_function_imports_is_seen(small: Small) -> None:
    # Numba's own cache looks at the function's file alone: it would go on answering 20.
    assert [small.answers(), small.answers()] == ["20", "20"]
    assert list((small.folder / "cache").glob("**/*.nbc"))
    (small.kernel / "factor.py").write_text("TIMES = 3\n")
    assert small.answers() == "30"
    (small.folder / "matcher/columns/missing.py").write_text("ADDED = 5\n")
    assert small.answers() == "35"


def test_who_finds_it_compiled_reads_nothing_that_only_compiling_needs(small: Small) -> None:
    for_compiling = {"numba.np.arraymath", "scipy.linalg"}
    assert small.reads() >= for_compiling
    assert not small.reads() & for_compiling


def test_who_finds_some_of_it_compiles_the_rest(small: Small) -> None:
    small.answers()
    # Whole days are found; days in parts are a type of their own.
    assert small.answers("2.5") == "20 5.0"
    assert small.answers("2.5", "1.5") == "20 5.0 3.0"

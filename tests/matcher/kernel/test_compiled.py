"""When is the kernel compiled anew?"""

import os
import shutil
import subprocess
import sys
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
from matcher.kernel.compiled import compiled
from matcher.columns.missing import ADDED
from matcher.kernel.factor import TIMES


@compiled
def worth(days):
    return days * TIMES + ADDED


print(worth(10))
"""


def test_an_edit_of_what_a_compiled_function_imports_is_seen(tmp_path: Path) -> None:
    # Numba's own cache looks at the function's file alone: it would go on answering 20.
    kernel = tmp_path / "matcher" / "kernel"
    for name in READ_FROM:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("ADDED = 0\n")
    kernel.mkdir()
    shutil.copy(module.__file__, kernel / "compiled.py")
    (kernel / "small.py").write_text(SMALL)
    (kernel / "factor.py").write_text("TIMES = 2\n")

    def answer() -> str:
        own = {"PYTHONPATH": str(tmp_path), "NUMBA_CACHE_DIR": str(tmp_path / "cache")}
        given = {**os.environ, **own, "NUMBA_DISABLE_JIT": "0"}
        command = [sys.executable, "-m", "matcher.kernel.small"]
        done = subprocess.run(
            command, cwd=tmp_path, env=given, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert [answer(), answer()] == ["20", "20"]
    assert list((tmp_path / "cache").glob("**/*.nbc"))
    (kernel / "factor.py").write_text("TIMES = 3\n")
    assert answer() == "30"
    (tmp_path / "matcher/columns/missing.py").write_text("ADDED = 5\n")
    assert answer() == "35"

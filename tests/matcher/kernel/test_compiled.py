"""When is the kernel compiled anew?"""

import shutil
from pathlib import Path

import numba
import pytest

from matcher.kernel.compiled import compiled, digest, must_compile, sources


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

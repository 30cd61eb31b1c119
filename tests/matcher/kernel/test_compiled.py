"""When is the kernel compiled anew?"""

import shutil
from pathlib import Path

from matcher.kernel.compiled import digest, sources


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

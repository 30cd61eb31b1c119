"""How is one spot of a publisher's small file changed?"""

from pathlib import Path


def rewrite(sources: Path, file: str, old: str, new: str) -> None:
    content = (sources / file).read_text(encoding="utf-8")
    assert old in content
    (sources / file).write_text(content.replace(old, new, 1), encoding="utf-8")

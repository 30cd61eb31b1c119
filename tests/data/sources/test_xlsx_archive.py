"""A workbook that would unfold to far more than a register is refused before it is opened."""

import io
import zipfile

import pytest

from data.sources import xlsx_archive
from data.sources.xlsx_archive import holds_formulas
from models.errors import BrokenInput


def _archive(**parts: bytes) -> bytes:
    """A zip with a workbook and these parts, each under xl/."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, part in parts.items():
            archive.writestr(f"xl/{name}.xml", part)
    return content.getvalue()


def test_formulas_are_seen_whatever_their_prefix() -> None:
    assert not holds_formulas(_archive(sheet=b"<row><c><v>1</v></c></row>"), "f.xlsx")
    assert holds_formulas(_archive(sheet=b"<row><c><f>A1</f></c></row>"), "f.xlsx")
    assert holds_formulas(_archive(sheet=b'<x:c><x:f t="array">A1</x:f></x:c>'), "f.xlsx")


def test_what_unfolds_to_too_many_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_archive, "_LARGEST_UNFOLDED_BYTES", 1000)
    assert not holds_formulas(_archive(sheet=b" " * 900), "f.xlsx")
    with pytest.raises(BrokenInput, match="démesuré"):
        holds_formulas(_archive(sheet=b" " * 1100), "f.xlsx")


@pytest.mark.parametrize("cell", [b"<c/>", b'<c r="A1"/>', b"<x:c></x:c>", b"<si><t>a</t></si>"])
def test_cells_and_texts_are_counted_in_any_part(
    cell: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_archive, "MOST_CELLS", 100)
    assert not holds_formulas(_archive(any_name=cell * 100), "f.xlsx")
    with pytest.raises(BrokenInput, match="enregistrez-le en CSV"):
        holds_formulas(_archive(any_name=cell * 60, another=cell * 60), "f.xlsx")


def test_so_are_the_tags_that_no_cell_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_archive, "_OTHER_TAGS", 50)
    assert not holds_formulas(_archive(sheet=b"<c><v>1</v></c>" * 60), "f.xlsx")
    assert not holds_formulas(_archive(styles=b"<xf/>" * 40), "f.xlsx")
    with pytest.raises(BrokenInput, match="démesuré"):
        holds_formulas(_archive(styles=b"<xf/>" * 60), "f.xlsx")


@pytest.mark.parametrize("part", ["sheet", "sharedStrings", "styles"])
def test_definitions_are_refused_wherever_they_stand(part: str) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(BrokenInput, match="XML interdites"):
        holds_formulas(_archive(**{part: bomb}), "f.xlsx")


def test_nor_are_they_hidden_in_another_encoding() -> None:
    hidden = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        with pytest.raises(BrokenInput, match="classeur illisible"):
            holds_formulas(_archive(sheet=hidden.encode(encoding)), "f.xlsx")

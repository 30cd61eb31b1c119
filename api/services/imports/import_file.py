"""How does a CSV or XLSX file of young people, employers, offers or outcomes enter the store?"""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from api.services.imports.landing.context import Landing
from api.services.imports.landing.records import ListOfFiles, save_mapping, saved_mapping
from api.services.imports.landing.run import ReadFile, land, sha256_of
from api.services.imports.meant.geocoding import locate_addresses
from api.services.imports.meant.places import PLACE_FIELDS, PlaceReader, address_text
from api.services.imports.offers.employers import land_employers
from api.services.imports.offers.land import land_offers, trade_words
from api.services.imports.outcomes.land import land_outcomes
from api.services.imports.people.absences import flag_absent_people
from api.services.imports.people.land import land_people
from api.services.imports.report import COLUMN, ImportReport
from api.services.imports.request import ImportRequest, ImportTools, Point
from api.services.imports.ruptures.land import land_ruptures
from api.services.imports.structures import owning_structure
from api.services.trades.read_trades import TradeReader
from data.sources.columns import Kind, header_name
from data.sources.flaws import Flaw
from data.sources.headers import HeaderMap, field_named, known_header, map_headers
from data.sources.rows import ReadRows, Row, read_rows
from data.sources.spreadsheets import Sheet, read_sheet
from data.sources.templates import kind_named
from models.enums import RecordSource

_LANDERS: dict[str, Callable[[Landing, tuple[Row, ...]], None]] = {
    "young-people": land_people,
    "employers": land_employers,
    "offers": land_offers,
    "outcomes": land_outcomes,
    "ruptures": land_ruptures,
}
# Employers belong to no structure: every network sees the same establishment.
_ROWS_BETWEEN_TELLINGS = 100
_OWNED = frozenset({"young-people", "outcomes", "ruptures"})


def import_file(tools: ImportTools, request: ImportRequest) -> ImportReport:
    """Import one file: good lines land, the others are reported with place, form and reason.

    All in one transaction. Importing the same file again changes nothing; a newer file of the
    same source updates; fields edited here stay and are listed as conflicts; young people absent
    from it are flagged. Raises BrokenInput when no table can be read from the file, NotFound for
    an unknown kind or structure.
    """
    kind = kind_named(request.kind)
    known = known_header(kind)
    sheet = read_sheet(request.path, lambda header: header_name(header) in known)
    files = ListOfFiles(kind.name, request.structure_id, request.source_name)
    with tools.sessions() as session:
        mapping = saved_mapping(session, files)
    mapping |= _by_key(kind, request.mapping)
    headers = map_headers(sheet.headers, kind, mapping, sheet.file)
    read = read_rows(sheet, kind, headers, tools.today)
    lines = len(sheet.rows) + len(sheet.flaws)
    tools.report_progress(0, lines)
    trades = TradeReader(tools.resolve_trade)
    if kind.name == "offers":
        _read_trades_ahead(trades, read, tools)
    points, fresh = locate_addresses(tools.sessions, _addresses(read), tools.geocode, tools.now)
    file = ReadFile(sheet.file, sha256_of(request.path.read_bytes()), lines, fresh)

    def begin(session: Session) -> Landing:
        return _begin(session, (tools, request), (sheet, headers, read), (points, trades))

    def write(landing: Landing) -> None:
        _LANDERS[kind.name](landing, read.rows)
        if kind.name == "young-people":
            flag_absent_people(landing, read.rows + read.refused)
        save_mapping(landing, files, mapping)

    return land(tools, request, file, begin, write)


def _begin(
    session: Session,
    asked: tuple[ImportTools, ImportRequest],
    read: tuple[Sheet, HeaderMap, ReadRows],
    known: tuple[Mapping[str, Point], TradeReader],
) -> Landing:
    tools, request = asked
    sheet, headers, rows = read
    structure, message = request.structure_id, None
    if structure is not None or request.kind in _OWNED:
        structure, message = owning_structure(session, structure, request.source_name)
    return Landing(
        session=session,
        tools=tools,
        source=RecordSource.XLSX if sheet.encoding == "xlsx" else RecordSource.CSV,
        source_name=request.source_name,
        structure_id=structure,
        places=PlaceReader(known[0]),
        trades=known[1],
        flaws=[*rows.flaws, *_free_text(sheet, headers)],
        headers={key: sheet.headers[at] for key, at in headers.positions.items()},
        messages=[*_unread(headers), *([message] if message else [])],
    )


def _read_trades_ahead(trades: TradeReader, read: ReadRows, tools: ImportTools) -> None:
    """Words take milliseconds each: they are read before the transaction holds other writers up."""
    for done, row in enumerate(read.rows):
        if done % _ROWS_BETWEEN_TELLINGS == 0:
            tools.report_progress(done, len(read.rows))
        trades.of_text(trade_words(row.values))


def _by_key(kind: Kind, mapping: Mapping[str, str]) -> dict[str, str]:
    """The user's mapping with fields under their keys; an unknown field stays, to be refused."""
    return {
        header: (field_named(kind, field) or field) if field else ""
        for header, field in mapping.items()
    }


def _addresses(read: ReadRows) -> list[str]:
    texts = []
    for row in read.rows:
        for suffix in ("", "_2"):
            given = {name: str(row.values.get(name + suffix) or "") for name in PLACE_FIELDS}
            if row.values.get("lat") is None:
                texts.append(address_text(given))
    return [text for text in texts if text]


def _free_text(sheet: Sheet, headers: HeaderMap) -> list[Flaw]:
    """A comment column is refused: its cells are not read, and a strict import stops there."""
    return [
        Flaw(sheet.header_line, header, COLUMN, "texte libre refusé : colonne non lue")
        for header in headers.free_text
    ]


def _unread(headers: HeaderMap) -> list[str]:
    if not headers.ignored:
        return []
    shown = ", ".join(f"« {header} »" for header in headers.ignored[:20])
    return [f"Colonnes non lues, sans correspondance : {shown}."]

"""Each form of cell is read at its boundaries, and refused just past them."""

from collections.abc import Callable
from datetime import date, time

import pytest

from data.sources.columns import contacts
from data.sources.columns import parsers as read
from data.sources.columns.column import header_key, header_name
from data.sources.columns.levels import diploma_level, level_reached
from data.sources.columns.words import LICENCES, SEXES
from data.sources.flaws import CellRefused
from models.enums import Licence
from models.errors import InvalidCode


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (read.day, "1/9/2026", date(2026, 9, 1)),
        (read.day, "01.09.2026", date(2026, 9, 1)),
        (read.day, "2026-09-01", date(2026, 9, 1)),
        (read.day, "2026-09-01 00:00:00", date(2026, 9, 1)),
        (read.day, "01/09/2026 00:00:00", date(2026, 9, 1)),
        (read.day, "1/9/2026 0:00", date(2026, 9, 1)),
        (read.day, "01/01/1990", date(1990, 1, 1)),
        (read.clock_time, "8h", time(8, 0)),
        (read.clock_time, "08h30", time(8, 30)),
        (read.clock_time, "23:59", time(23, 59)),
        (read.clock_time, "8:30:00", time(8, 30)),
        (read.whole_number(0, 240), "240", 240),
        (read.whole_number(0, 9_999), "1 200", 1200),
        (read.decimal_number(-90, 90), "48,5", 48.5),
        (read.decimal_number(-90, 90), "-20.9", -20.9),
        (read.yes_or_no, "Oui", True),
        (read.yes_or_no, "N", False),
        (read.short_text(5), " a   b ", "a b"),
        (read.one_of(LICENCES), "b", Licence.B),
        (read.one_of(SEXES), "Féminin", "f"),
        (read.several(read.one_of(LICENCES)), "AM | B, am", (Licence.AM, Licence.B)),
        (read.postcode, "1000", "01000"),
        (read.postcode, "72 000", "72000"),
        (read.departement, "1", "01"),
        (read.departement, "2a", "2A"),
        (read.departement, "974", "974"),
        (read.departement, "Sarthe", ""),
        (read.insee, "1004", "01004"),
        (read.insee, "2a004", "2A004"),
        (read.siret, "123 456 782 00010", "12345678200010"),
        (read.naf, "10.71C Boulangerie", "1071C"),
        (contacts.phone, "06.12.34.56.78", "0612345678"),
        (contacts.phone, "612345678", "0612345678"),
        (contacts.phone, "0033612345678", "+33612345678"),
        (contacts.email, "a@b.fr", "a@b.fr"),
        (contacts.web_address, "https://exemple.invalid/x?y=1", "https://exemple.invalid/x?y=1"),
        (read.weekdays, "lun-ven", "12345"),
        (read.weekdays, "Lundi, jeudi", "14"),
        (read.weekdays, "71", "17"),
        (level_reached, "CAP", 3),
        (level_reached, "bac pro", 4),
        (level_reached, "Niveau V", 3),
        (level_reached, "V bis", 2),
        (level_reached, "IV", 4),
        (level_reached, "3 - CAP, BEP", 3),
        (level_reached, "Sans diplôme", 2),
        (level_reached, "Bac+2", 5),
        (diploma_level(3), "3", 3),
        (diploma_level(3), "8", 8),
    ],
)
def test_a_cell_of_the_right_form_is_read(
    parse: Callable[[str], object], text: str, value: object
) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (read.day, "31/12/1989"),
        (read.day, "30/02/2026"),
        (read.day, "1/9/26"),
        (read.day, "septembre"),
        (read.day, "2026-09-01 08:00"),
        (read.clock_time, "24h00"),
        (read.clock_time, "8h60"),
        (read.clock_time, "8"),
        (read.whole_number(0, 240), "241"),
        (read.whole_number(1, 5), "0"),
        (read.whole_number(0, 5), "-1"),
        (read.whole_number(0, 5), "1,5"),
        (read.decimal_number(-90, 90), "90,1"),
        (read.decimal_number(-90, 90), "nan"),
        (read.yes_or_no, "peut-être"),
        (read.short_text(5), "abcdef"),
        (read.one_of(LICENCES), "Z"),
        (read.postcode, "720"),
        (contacts.phone, "06123"),
        (contacts.phone, "demander"),
        (contacts.email, "a@b"),
        (contacts.web_address, "javascript:alert(1)"),
        (contacts.web_address, "https://x.fr/<b>"),
        (read.weekdays, "ven-lun"),
        (read.weekdays, "tous"),
        (level_reached, "1"),
        (level_reached, "9"),
        (level_reached, "beaucoup"),
        (diploma_level(3), "2"),
    ],
)
def test_a_cell_of_another_form_is_refused(parse: Callable[[str], object], text: str) -> None:
    with pytest.raises(CellRefused) as error:
        parse(text)
    assert text not in error.value.reason or len(text) < 3


@pytest.mark.parametrize(
    ("parse", "text"),
    [(read.siret, "12345678200011"), (read.insee, "20004"), (read.naf, "1071"), (read.uai, "x")],
)
def test_a_code_with_a_wrong_key_or_form_is_refused(
    parse: Callable[[str], object], text: str
) -> None:
    with pytest.raises(InvalidCode):
        parse(text)


def test_a_birth_date_is_never_after_today() -> None:
    today = date(2026, 11, 22)
    assert read.birth_date("22/11/2026", today) == today
    with pytest.raises(InvalidCode):
        read.birth_date("23/11/2026", today)


def test_headers_are_compared_without_accents_case_signs_or_spaces() -> None:
    assert header_key("  N° de Dossier (cœur)") == "n de dossier coeur"
    assert header_name("Raison sociale") == header_name("raison_sociale") == "raisonsociale"

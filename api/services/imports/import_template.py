"""What does an empty file to fill in look like?"""

from enum import StrEnum

from data.sources.templates import template


class ImportKind(StrEnum):
    """What a CSV or XLSX file may hold."""

    YOUNG_PEOPLE = "young-people"
    EMPLOYERS = "employers"
    OFFERS = "offers"
    OUTCOMES = "outcomes"
    RUPTURES = "ruptures"


class TemplateFormat(StrEnum):
    """Formats of a template."""

    CSV = "csv"
    XLSX = "xlsx"


def import_template(kind: ImportKind, file_format: TemplateFormat = TemplateFormat.CSV) -> bytes:
    """Bytes of the template of a kind: headers, and fictitious lines to delete."""
    return template(kind.value, file_format.value)

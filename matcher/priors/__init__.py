"""Prior outcomes, shrunk so that small samples neither shine nor stain."""

from matcher.priors.records import Record, RecordBook, Records

__all__ = ["Record", "RecordBook", "Records"]

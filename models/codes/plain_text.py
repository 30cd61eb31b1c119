"""Which signs of a text are kept? Those that somebody can see, and line breaks."""

import re
from typing import Final

# Controls: no keyboard types them, PostgreSQL stores no NUL, a workbook takes none and a terminal
# obeys them. Halves of a pair: no database takes them. The last are signs without width and those
# that turn the writing around: two names that look alike would not be the same.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


def without_unseen(text: str) -> str:
    """The text without signs that nobody sees; tabs and line breaks stay."""
    return _UNSEEN.sub("", text)

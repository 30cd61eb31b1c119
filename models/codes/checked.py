"""What all self-checking codes share: text in, normalised text of its own type out, or refusal."""

from typing import ClassVar, Self

from models.codes.form import form_of
from models.errors import InvalidCode


class CheckedCode(str):
    """A `str` that exists only in its normalised, valid form.

    Raises InvalidCode naming the field and the expected form. A national registration number is
    none of these codes, so it is refused like any other wrong text (a SIRET short of one digit
    often looks like one, and deserves the SIRET's own message).
    """

    __slots__ = ()
    field: ClassVar[str]
    expected: ClassVar[str]

    def __new__(cls, text: str, field: str | None = None) -> Self:
        """Check and normalise `text`; `field` names the place in errors (default: the code's)."""
        if type(text) is cls:
            return text
        normal = cls.normalised("".join(text.split()).upper())
        if normal is None:
            raise InvalidCode(field or cls.field, cls.expected, form_of(text))
        return super().__new__(cls, normal)

    @classmethod
    def normalised(cls, text: str) -> str | None:
        """The normal form of `text` (uppercase, no space), or None when it is not such a code."""
        raise NotImplementedError

    def __getnewargs__(self) -> tuple[str]:
        return (str(self),)

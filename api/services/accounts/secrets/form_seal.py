"""Does this form come from a page of ours, shown in this very session? Its seal says so."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any, Final

from itsdangerous import BadSignature, URLSafeTimedSerializer

from models.store.sealing import Sealer

_PURPOSE: Final = b"passerelle forms"


@dataclass(frozen=True)
class FormOrigin:
    """The session a form was shown in, and its adviser ("" before anybody signed in)."""

    session: str
    adviser: str = ""


@dataclass(frozen=True)
class KeptInput:
    """What somebody typed before their session ended: held by their own browser, nowhere else.

    `path` is where it was sent, `back` the page it was typed in, `adviser` who typed it.
    """

    path: str
    back: str
    adviser: str
    fields: tuple[tuple[str, str], ...]


class FormSeal:
    """Seals what our own forms hold, so that nothing else is taken for it."""

    def __init__(self, sealer: Sealer, longest: timedelta) -> None:
        keys = sealer.derived_keys(_PURPOSE)
        # itsdangerous signs with the last key and reads with any.
        self._origins, self._inputs = (
            URLSafeTimedSerializer(keys[::-1], salt=salt) for salt in ("origin", "kept input")
        )
        self._seconds = int(longest.total_seconds())

    def token(self, origin: FormOrigin) -> str:
        """The seal of a form shown in this session."""
        return self._origins.dumps(asdict(origin))

    def origin_of(self, token: str) -> FormOrigin | None:
        """Where a form was shown; None when the seal is forged or too old to be trusted."""
        found = self._read(self._origins, token)
        return FormOrigin(**found) if found is not None else None

    def keep(self, kept: KeptInput) -> str:
        """What the browser is given to hold."""
        return self._inputs.dumps(asdict(kept))

    def kept_in(self, text: str) -> KeptInput | None:
        """What a browser held; None when it was changed or is too old."""
        found = self._read(self._inputs, text)
        if found is None:
            return None
        fields = tuple((name, value) for name, value in found.pop("fields"))
        return KeptInput(**found, fields=fields)

    def _read(self, serializer: URLSafeTimedSerializer, text: str) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = serializer.loads(text, max_age=self._seconds)
        except BadSignature:
            return None
        return found

"""In which encoding was a text written? UTF-8 first, then Windows-1252, then a guess."""

import codecs
import unicodedata

from charset_normalizer import from_bytes

from models.errors import BrokenInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Other letters above ASCII (Ž, ƒ, Ð …) in text read as Windows-1252 betray another encoding.
_FRENCH = set("àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸñÑáíóúÁÍÓÚ«»’‘“”…–—€°²³·•´§ªº\xa0ãõå")
# What old Macintosh and DOS spreadsheets wrote in France.
_OLDER = ["mac_roman", "cp850", "cp437"]


def decode_text(content: bytes, file: str) -> tuple[str, str]:
    """Text of a file and the name of its encoding, byte-order mark removed.

    Raises BrokenInput for bytes that are no text (NUL bytes, no encoding that fits).
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strict(content, name, file), name
    if b"\x00" in content:
        raise BrokenInput(
            file,
            "le fichier contient des octets nuls : ce n'est pas un texte. "
            "Ouvrez-le dans un tableur et enregistrez-le en CSV UTF-8 ou en XLSX.",
        )
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _without_unicode(content, file)


def _strict(content: bytes, name: str, file: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        raise BrokenInput(
            file, f"le fichier s'annonce en {name} mais n'est pas lisible ainsi : réexportez-le."
        ) from error
    if "\x00" in text:
        raise BrokenInput(file, "le fichier contient des caractères nuls : réexportez-le.")
    return text


def _without_unicode(content: bytes, file: str) -> tuple[str, str]:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and all(ord(sign) < 128 or sign in _FRENCH for sign in text):
        return text, "cp1252"
    best = from_bytes(content, cp_isolation=[*_OLDER, "cp1252"]).best()
    if best is not None and best.encoding in _OLDER and _reads_as_french(str(best)):
        return str(best), best.encoding
    if text and not _has_control(text):
        return text, "cp1252"
    raise BrokenInput(
        file, "encodage non reconnu : enregistrez le fichier en CSV UTF-8 ou en XLSX."
    )


def _reads_as_french(text: str) -> bool:
    return all(ord(sign) < 128 or sign in _FRENCH for sign in text)


def _has_control(text: str) -> bool:
    return any(unicodedata.category(sign) == "Cc" and sign not in "\t\r\n" for sign in text)

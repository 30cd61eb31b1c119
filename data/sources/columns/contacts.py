"""How is a telephone number, an e-mail or a web address read?"""

import re

from data.sources.flaws import CellRefused

_PHONE = re.compile(r"\+\d{8,15}|0\d{9}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[A-Za-z]{2,}")


def phone(text: str) -> str:
    """Ten digits or an international number, signs removed; a lost leading zero is put back."""
    number = re.sub(r"[\s.\-/()]", "", text)
    if re.fullmatch(r"[1-9]\d{8}", number):
        number = "0" + number
    if number.startswith("00"):
        number = "+" + number[2:]
    if not _PHONE.fullmatch(number):
        raise CellRefused("téléphone attendu : 10 chiffres, ou + et l'indicatif du pays")
    return number


def email(text: str) -> str:
    """An e-mail address; only its shape is checked."""
    if len(text) > 200 or not _EMAIL.fullmatch(text):
        raise CellRefused("adresse électronique attendue")
    return text


def web_address(text: str) -> str:
    """An http or https address: no other scheme may end up behind a link."""
    if len(text) > 500 or not re.fullmatch(r"https?://[^\s<>\"']+", text, re.IGNORECASE):
        raise CellRefused("adresse web attendue, commençant par https://")
    return text

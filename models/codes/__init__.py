"""Codes that check themselves: once one exists, it is well formed and normalised."""

from models.codes.birth_date import parse_birth_date
from models.codes.cfd import CfdCode
from models.codes.checked import CheckedCode
from models.codes.form import form_of
from models.codes.insee import InseeCode
from models.codes.naf import NafCode
from models.codes.personal_number import looks_like_personal_number, refuse_personal_number
from models.codes.plain_text import without_unseen
from models.codes.rncp import RncpCode
from models.codes.rome import RomeCode
from models.codes.siren import Siren
from models.codes.siret import Siret
from models.codes.uai import Uai

__all__ = [
    "CfdCode",
    "CheckedCode",
    "InseeCode",
    "NafCode",
    "RncpCode",
    "RomeCode",
    "Siren",
    "Siret",
    "Uai",
    "form_of",
    "looks_like_personal_number",
    "parse_birth_date",
    "refuse_personal_number",
    "without_unseen",
]

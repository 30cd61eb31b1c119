"""Which offers and employers does a v3 feed hold? Good documents land, the others are reported."""

import json
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from data.sources.flaws import Flaw
from data.sources.v3_offers import notes_of, offer_of
from data.sources.v3_records import V3Employer, V3Feed, V3Offer
from data.sources.v3_schema import Job, Recruiter
from data.sources.v3_workplaces import employer_of
from models.codes import form_of, looks_like_personal_number
from models.errors import BrokenInput


def read_v3(content: bytes, file: str, today: date) -> V3Feed:
    """Read an envelope {jobs, recruiters, warnings}.

    A document of another form is left out with a flaw whose line is its place in its list (from 1)
    and whose column is the JSON path. An offer given twice is kept once. Raises BrokenInput when
    the file is no such envelope.
    """
    envelope = _envelope(content, file)
    flaws: list[Flaw] = []
    employers: dict[str, V3Employer] = {}
    offers: dict[str, V3Offer] = {}
    for line, document in enumerate(envelope["jobs"], start=1):
        job = _parsed(Job, document, line, "jobs", flaws)
        if job is None:
            continue
        offer, employer = offer_of(job, line, today)
        if offer.key in offers:
            # The same partner's offers answer two of the API's queries.
            flaws.append(Flaw(line, "jobs.identifier", "double", "offre déjà lue", refused=False))
            continue
        offers[offer.key] = offer
        employers.setdefault(employer.key, employer)
        flaws += notes_of(job, line)
    for line, document in enumerate(envelope["recruiters"], start=1):
        recruiter = _parsed(Recruiter, document, line, "recruiters", flaws)
        if recruiter is not None:
            key = f"recruteur:{recruiter.identifier.id or line}"
            employer = employer_of(recruiter.workplace, key, is_delegated=False)
            employers.setdefault(employer.key, employer)
    warnings = tuple(
        str(each.get("message", "")) for each in envelope["warnings"] if isinstance(each, dict)
    )
    documents = len(envelope["jobs"]) + len(envelope["recruiters"])
    return V3Feed(
        tuple(employers.values()), tuple(offers.values()), tuple(flaws), documents, warnings
    )


def _envelope(content: bytes, file: str) -> dict[str, list[Any]]:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise BrokenInput(file, "ce n'est pas du JSON en UTF-8.", line=line) from error
    if not isinstance(document, dict) or not isinstance(document.get("jobs"), list):
        raise BrokenInput(
            file, "flux v3 attendu : un objet avec les listes « jobs » et « recruiters »."
        )
    lists = {name: document.get(name) or [] for name in ("jobs", "recruiters", "warnings")}
    for name, value in lists.items():
        if not isinstance(value, list):
            raise BrokenInput(file, "liste attendue.", column=name)
    return lists


def _parsed[Document: BaseModel](
    kind: type[Document], document: Any, line: int, name: str, flaws: list[Flaw]
) -> Document | None:
    try:
        parsed = kind.model_validate(document)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_context=False):
            path = ".".join([name, *(str(step) for step in problem["loc"])])
            form = form_of(problem["input"]) if isinstance(problem["input"], str) else "autre type"
            flaws.append(Flaw(line, path, form, f"hors du schéma v3 ({problem['type']})"))
        return None
    if looks_like_personal_number(_texts(parsed)):
        reason = "un texte ressemble à un numéro de sécurité sociale : retirez-le"
        flaws.append(Flaw(line, name, "texte", reason))
        return None
    return parsed


def _texts(parsed: BaseModel) -> str:
    if isinstance(parsed, Job):
        return f"{parsed.offer.title}\n{parsed.offer.description or ''}"
    return ""

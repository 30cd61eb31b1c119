"""`/api/v1/offer-imports`: a list of offers sent, tried or landed aside, its account asked for."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field

from api.access import Access, Asking, Given
from api.routes.sent_body import FileName, sent_body
from api.services.pool_imports.ask import ask_import
from api.services.pool_imports.send import MOST_BYTES, send_offers
from api.services.pool_imports.sent import give_up, own_job, told
from api.services.pool_imports.settle import set_mapping
from api.services.viewer import Viewer

router = APIRouter(prefix="/offer-imports")
ImportId = Annotated[str, Path(max_length=40, description="Numéro du fichier envoyé.")]
Register = Annotated[
    str, Query(max_length=120, description="Registre dont le fichier est une copie.")
]


class Landing(BaseModel):
    """What is to be done with a sent file."""

    model_config = ConfigDict(extra="forbid")

    preview: bool = Field(False, description="Dire ce qui serait fait, sans rien garder.")
    columns: dict[str, str] = Field(
        default_factory=dict,
        max_length=400,
        description="En-tête du fichier → champ du modèle ; vide : ne pas lire la colonne.",
    )


@router.post("", status_code=HTTPStatus.CREATED)
async def send(
    request: Request, access: Given, viewer: Asking, name: FileName, register: Register = ""
) -> dict[str, Any]:
    """A CSV, XLSX or v3 file as the body: kept, with its columns as they are guessed."""
    file = (name, await sent_body(request, MOST_BYTES))
    job_id = await run_in_threadpool(
        send_offers, access.store, access.noting(viewer), file, register
    )
    return await run_in_threadpool(_account, access, viewer, job_id)


@router.get("/{import_id}")
def account(access: Given, viewer: Asking, import_id: ImportId) -> dict[str, Any]:
    """How far a file is, and what came of it."""
    return _account(access, viewer, import_id)


@router.post("/{import_id}/landing", status_code=HTTPStatus.ACCEPTED)
def land(access: Given, viewer: Asking, import_id: ImportId, asked: Landing) -> dict[str, Any]:
    """Land a file, or only try it; it is worked on aside."""
    if asked.columns:
        set_mapping(access.store, viewer, import_id, asked.columns)
    ask_import(access.store, access.noting(viewer), import_id, preview=asked.preview)
    access.imports.wake()
    return _account(access, viewer, import_id)


@router.delete("/{import_id}", status_code=HTTPStatus.NO_CONTENT)
def forget(access: Given, viewer: Asking, import_id: ImportId) -> None:
    """Stop its import, or forget a file not landed."""
    give_up(access.store, access.noting(viewer), import_id)


def _account(access: Access, viewer: Viewer, job_id: str) -> dict[str, Any]:
    with access.store.reading() as session:
        job = own_job(session, viewer, job_id)
        return {**asdict(told(job)), "columns": dict(job.mapping)}

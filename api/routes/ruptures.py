"""`/api/v1`: ruptures sent as a file, whose each is, and whether its employer may come again."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field

from api.access import Asking, Given
from api.permitted import may_write_file
from api.routes.sent_body import FileName, sent_body
from api.services.imports.request import ImportTools
from api.services.ruptures.allow_employer import allow_employer
from api.services.ruptures.confirm import confirm_rupture
from api.services.ruptures.receive import MOST_BYTES, receive_ruptures, told_of

router = APIRouter()
PersonId = Annotated[str, Path(max_length=40, description="Identifiant du jeune.")]
Preview = Annotated[bool, Query(description="Dire ce qui serait fait, sans rien garder.")]
CaseId = Annotated[str, Path(max_length=40, description="Numéro de la rupture signalée.")]


class Whose(BaseModel):
    """Whose a rupture is."""

    model_config = ConfigDict(extra="forbid")

    young_person_id: str = Field(max_length=40)


class Allowed(BaseModel):
    """Whether an employer may be suggested again."""

    model_config = ConfigDict(extra="forbid")

    allowed: bool


@router.post("/rupture-imports")
async def receive(
    request: Request, access: Given, viewer: Asking, name: FileName, preview: Preview = False
) -> dict[str, Any]:
    """A CSV or XLSX file of ruptures as the body: Tableau de bord's export, a CFA's dossiers."""
    content = await sent_body(request, MOST_BYTES)
    tools = ImportTools(access.store.sessions, access.store.sealer, access.today(), access.now())
    report = await run_in_threadpool(receive_ruptures, tools, viewer, (name, content), preview)
    return told_of(report, preview)


@router.post("/ruptures/{case_id}/confirmation")
def confirm(access: Given, viewer: Asking, case_id: CaseId, whose: Whose) -> dict[str, Any]:
    """Say whose a rupture is: the contract in that file is noted as broken, the access logged."""
    moment = access.today(), access.now()
    return {
        "id": confirm_rupture(access.store, viewer, case_id, whose.young_person_id, moment),
        "young_person_id": whose.young_person_id,
    }


@router.put("/young-people/{person_id}/broken-employer", dependencies=[Depends(may_write_file)])
def allow(access: Given, viewer: Asking, person_id: PersonId, asked: Allowed) -> dict[str, Any]:
    """Let the next runs suggest the broken contract's employer again, or exclude it anew."""
    moment = access.today(), access.now()
    case_id = allow_employer(access.store, viewer, person_id, moment, asked.allowed)
    return {"id": case_id, "young_person_id": person_id, "allowed": asked.allowed}

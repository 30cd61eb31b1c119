"""`/ruptures/actions`: the day's coded actions, taken away to be entered into i-Milo."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.access import Asking, Given
from api.pages.files import FileFormat, file_answer
from api.services.followup.path.day_actions import actions_table, day_actions
from api.services.table_file import written

router = APIRouter(prefix="/ruptures/actions")


@router.get("/{file_format}", response_class=Response)
def actions_file(
    access: Given,
    viewer: Asking,
    file_format: FileFormat,
    day: Annotated[date | None, Query(alias="jour")] = None,
) -> Response:
    """What the structure noted that day, today unless another is given."""
    asked = day or access.today()
    table = actions_table(day_actions(access.store, viewer, asked, access.now()))
    name = f"actions-{asked.isoformat()}.{file_format}"
    return file_answer(written(table, file_format, "Actions"), name)

"""Which file was chosen in the form just posted?"""

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from api.guard.form_body import read_form


async def sent_file(request: Request) -> tuple[str, bytes] | None:
    """Name and content of the file chosen; None where there is none."""
    chosen = (await read_form(request)).get("fichier")
    if not isinstance(chosen, UploadFile) or not chosen.filename:
        return None
    content = await chosen.read()
    await chosen.close()
    return chosen.filename, content


Sent = Annotated[tuple[str, bytes] | None, Depends(sent_file)]

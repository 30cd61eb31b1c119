"""How does a posted form reach a page, and how is it shown again with its mistakes?

Every form of the pages is flat: one text by field name. `api.entry` reads them into values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Depends, Request

from api.guard.form_body import read_form
from models.codes import without_unseen

# Its name changed between Python 3.12 and 3.13.
UNPROCESSABLE: Final = HTTPStatus(422)


@dataclass(frozen=True)
class Form:
    """What the form macros show: the texts by field, and one French sentence for each mistake.

    `labels` names fields in the summary of mistakes, where their sentence alone would not.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


async def posted_texts(request: Request) -> dict[str, str]:
    """The fields of the form just posted; of a name sent twice the last text. Files are refused."""
    form = await read_form(request)
    return {
        name: without_unseen(text) for name, text in form.multi_items() if isinstance(text, str)
    }


Posted = Annotated[dict[str, str], Depends(posted_texts)]

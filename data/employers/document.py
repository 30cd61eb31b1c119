"""Are the shipped weights of the employer comparison complete? Read and checked once."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from models.errors import BrokenInput

WEIGHTS = Path(__file__).parent / "same_employer.json"


class _Question(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    slope: float = Field(gt=0)
    shift: float
    start: float
    trees: list[list[list[float | int | str]]] = Field(min_length=1)


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    card: dict[str, Any] = Field(min_length=1)
    measures: list[str]
    words: dict[str, str]
    site: _Question
    org: _Question


def load_weights(path: Path = WEIGHTS) -> dict[str, Any]:
    """The document an `EmployerJudge` reads. Raises BrokenInput naming file and place."""
    try:
        return _Document.model_validate(json.loads(path.read_text("utf-8"))).model_dump()
    except OSError:
        raise BrokenInput(path.name, "fichier illisible ; vérifiez son chemin.") from None
    except json.JSONDecodeError as error:
        raise BrokenInput(path.name, "JSON illisible ; refaites-le.", error.lineno) from None
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        reason = "valeur absente ou inattendue ; refaites-le (passerelle same-employer --train)."
        raise BrokenInput(path.name, reason, column=place) from None

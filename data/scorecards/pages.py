"""Is an expert's page complete: does every number stand beside its reason and a known source?"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from data.yaml_files import read_yaml
from models.errors import BrokenInput

EXPERT_PAGE = Path(__file__).parent / "expert.yaml"
LogOdds = Annotated[float, Field(ge=-8, le=8)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    reason: str = Field(min_length=10)
    source: str


class _Intercept(_Strict):
    value: LogOdds


class _Factor(_Strict):
    knots: dict[int, LogOdds] = {}
    entries: dict[str, LogOdds] = {}

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.knots and not self.entries:
            raise ValueError("a factor needs knots or entries")
        return self


class _Stage(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    intercept: _Intercept
    factors: dict[str, _Factor]


class _Kind(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    signed: _Stage
    held: _Stage


class _Priors(_Strict):
    base: dict[str, dict[str, Annotated[float, Field(gt=0, lt=1)]]]
    kappa: dict[str, dict[str, Annotated[float, Field(gt=0)]]]


class ExpertPage(BaseModel):
    """The whole page, checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    written_on: date
    sources: dict[str, str]
    priors: _Priors
    apprenticeship: _Kind
    pmsmp: _Kind

    @model_validator(mode="after")
    def _sources_are_known(self) -> Self:
        stages = [
            stage
            for kind in (self.apprenticeship, self.pmsmp)
            for stage in (kind.signed, kind.held)
        ]
        blocks: list[_Strict] = [self.priors, *(stage.intercept for stage in stages)]
        blocks += [factor for stage in stages for factor in stage.factors.values()]
        unknown = {block.source for block in blocks} - set(self.sources)
        if unknown:
            raise ValueError(f"sources not listed: {sorted(unknown)}")
        return self


def load_expert_page(path: Path = EXPERT_PAGE) -> dict[str, Any]:
    """The page as plain values; `BrokenInput` names the file and the first fault."""
    try:
        return _checked(path).model_dump()
    except yaml.YAMLError as error:
        raise BrokenInput(path.name, "ce n'est pas du YAML lisible.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = " › ".join(str(step) for step in first["loc"])
        raise BrokenInput(path.name, f"{place or 'page'} : {first['msg']}.") from error


@cache
def _checked(path: Path) -> ExpertPage:
    """Read once a process: every renewal of the pool asks for it."""
    return ExpertPage.model_validate(read_yaml(path))

"""Are the rule files whole? They are read into a `RuleBook`, or refused by file and rule."""

from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, field_validator

from data.yaml_files import LOADER
from models.enums import Use
from models.errors import BrokenInput
from models.rules import OverlappingVersions, Rule, RuleBook, RuleEndsBeforeItBegins

RULES_FOLDER: Final = Path(__file__).parent


class RuleEntry(BaseModel):
    """One entry of a rule file; nothing may be added to it or left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule_id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    value: JsonValue
    valid_from: date
    valid_to: date | None
    article: str
    # The marks of domain.md: read in the named source, in a secondary one, or from memory.
    source: str = Field(pattern=r"^(V|V2|M)\b")
    checked_on: date
    use: Use
    sentence: str = ""

    @field_validator("sentence")
    @classmethod
    def _is_a_template(cls, sentence: str) -> str:
        names = [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]
        if not all(name.isidentifier() for name in names):
            raise ValueError("un repère entre accolades n'est pas un nom")
        return sentence

    def rule(self) -> Rule:
        """The same, as the domain's record."""
        return Rule(**{name: getattr(self, name) for name in Rule.__dataclass_fields__})


class _NoKeyTwice(LOADER):  # type: ignore[misc]  # one of two, by how PyYAML was built
    """A loader that refuses a mapping which names a key twice (YAML keeps the last, silently)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(
                    problem=f"la clé « {key} » est écrite deux fois",
                    problem_mark=node.start_mark,
                )
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


def load_rules(folder: Path = RULES_FOLDER) -> RuleBook:
    """Every rule of the folder's `*.yaml` files. Raises `BrokenInput` naming file and rule."""
    owner: dict[str, str] = {}
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.yaml")):
        for rule in _rules_of(path):
            if owner.setdefault(rule.rule_id, path.name) != path.name:
                raise BrokenInput(
                    path.name,
                    f"la règle « {rule.rule_id} » est déjà dans {owner[rule.rule_id]} ; "
                    "gardez toutes ses versions dans un seul fichier.",
                )
            rules.append(rule)
    if not rules:
        raise BrokenInput(folder.name, "aucun fichier de règles (*.yaml) dans ce dossier.")
    try:
        return RuleBook(rules)
    except (OverlappingVersions, RuleEndsBeforeItBegins) as error:
        raise BrokenInput(owner[error.rule_id], str(error)) from error


def _rules_of(path: Path) -> list[Rule]:
    try:
        # _NoKeyTwice is a SafeLoader: it builds plain values only.
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=_NoKeyTwice)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise BrokenInput(path.name, f"YAML illisible : {error.problem}.", line) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BrokenInput(path.name, "ce n'est pas du YAML en UTF-8.") from error
    if not isinstance(entries, list):
        raise BrokenInput(path.name, "une liste de règles est attendue (« - rule_id: … »).")
    return [_rule(path.name, number, entry) for number, entry in enumerate(entries, start=1)]


def _rule(file: str, number: int, entry: object) -> Rule:
    named = entry.get("rule_id") if isinstance(entry, dict) else None
    place = f"règle « {named} »" if isinstance(named, str) else f"règle n° {number}"
    try:
        return RuleEntry.model_validate(entry).rule()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "entrée"
        raise BrokenInput(file, f"{place}, champ « {field} » : {first['msg']}.") from error

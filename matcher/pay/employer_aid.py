"""What may the employer of an apprentice be given, by the day on which the contract starts?"""

from collections.abc import Mapping
from typing import Any, Final

from matcher.factors.french import day
from matcher.pay.post import Post, Told, euros, in_force
from models.rules import Rule, RuleBook

# The two sizes of firm that the decrees tell apart, as the rule's value names them.
_LARGE_FROM: Final = 250
_SMALL, _LARGE = f"under_{_LARGE_FROM}_staff", f"from_{_LARGE_FROM}_staff"
_WORDS: Final = {
    _SMALL: f"moins de {_LARGE_FROM} salariés",
    _LARGE: f"{_LARGE_FROM} salariés et plus",
}


def employer_aid(post: Post, rules: RuleBook) -> tuple[Told, ...]:
    """The aid of the day on which the contract may first start; where none is known, that is said.

    Never more than "à vérifier": amounts change by decree every year.
    """
    rule = in_force(rules, "employer_aid", post.first_start)
    if rule is None:
        return (_unknown(post),)
    public = in_force(rules, "employer_aid_public", post.first_start)
    if public is not None and post.naf.startswith(tuple(public.value)):
        return (Told.of(public, public.sentence),)
    amounts = _amounts(rule.value, post)
    if amounts is None:
        return (Told.of(rule, "Aide à l'employeur : selon le diplôme préparé, inconnu ici."),)
    told = " ou ".join(
        f"{euros(amount)} ({_WORDS[size]})" for size, amount in amounts.items() if amount
    )
    if not told:
        return (Told.of(rule, "Aide à l'employeur : aucune pour ce diplôme et cette taille."),)
    said = (
        f"Aide à l'employeur la 1re année, au prorata des jours : {told}{_rqth(rule.value)}"
        f"{_until(rule, post)} ; à vérifier.{_filed(post, rules)}"
    )
    return (Told.of(rule, said),)


def _amounts(value: Mapping[str, Any], post: Post) -> dict[str, int] | None:
    """Euros by size of firm, 0 where none is given; None where an unknown diploma decides."""
    sizes = [_SMALL, _LARGE]
    if post.headcount is not None:
        sizes = [_LARGE if post.headcount >= _LARGE_FROM else _SMALL]
    if post.diploma_level is None and any(isinstance(value.get(size), dict) for size in sizes):
        return None
    return {size: _amount(value.get(size, 0), post.diploma_level) for size in sizes}


def _amount(by_level: Mapping[str, int] | int, level: int | None) -> int:
    return by_level if isinstance(by_level, int) else by_level.get(f"level_{level}", 0)


def _rqth(value: Mapping[str, Any]) -> str:
    return f", {euros(value['rqth'])} pour un apprenti RQTH" if "rqth" in value else ""


def _filed(post: Post, rules: RuleBook) -> str:
    filing = in_force(rules, "deadline_employer_aid", post.first_start)
    return "" if filing is None else f" Contrat à transmettre sous {filing.value['months']} mois."


def _until(rule: Rule, post: Post) -> str:
    """The last day of the rule, where the contract may start after it."""
    if rule.valid_to is None or post.last_start <= rule.valid_to:
        return ""
    return f", si le contrat commence au plus tard le {day(rule.valid_to)}"


def _unknown(post: Post) -> Told:
    said = (
        "Aide à l'employeur : aucun barème connu pour un contrat commençant le "
        f"{day(post.first_start)} : à vérifier."
    )
    return Told("employer_aid", "", said, "")

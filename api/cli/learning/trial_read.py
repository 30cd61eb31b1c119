"""`passerelle trial list|show|analyse`: where do trials stand, and what do they show?"""

import json
from typing import Annotated, Any

import typer
from rich.table import Table

from api.cli.console.asked import Output, Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.cli.learning.trial_options import AsJson, TrialId
from api.services.named.names import great_domain_labels
from api.services.viewer import CONSOLE
from api.words.dates import moment, short_day
from api.words.numbers import percent
from api.words.trial import ARMS, OUTCOMES, STATES, size_sentences
from api.words.trial_result import effect_told, group_name, result_sentences


def list_all() -> None:
    """Les essais, et où ils en sont."""
    from api.services.trial.follow import list_trials

    with opened_store() as store, store.reading() as session:
        known = list_trials(session, CONSOLE)
    table = Table(title="Essais")
    for title in ("essai", "étape", "prévu le", "inscrits"):
        table.add_column(title)
    for each in known:
        table.add_row(
            each["trial_id"],
            STATES[each["state"]],
            f"{each['planned_at']:%d/%m/%Y}",
            f"{each['enrolled']} sur {each['people']}",
        )
    if known:
        console().print(table)
    else:
        console().print("Aucun essai prévu. D'abord sa taille : passerelle trial size --people 800")


def show(trial_id: TrialId, as_json: AsJson = False, today: Today = None) -> None:
    """Un essai : son plan, ce qu'il peut voir, ses étapes ; jamais un groupe."""
    from api.services.trial.follow import trial_told

    with opened_store() as store, store.reading() as session:
        told = trial_told(session, CONSOLE, trial_id, day_asked(today))
    if as_json:
        write_result(json.dumps(told, ensure_ascii=False, indent=2, default=str) + "\n", None)
        return
    say = console().print
    say(f"Essai {trial_id} : {STATES[told['state']]}, {told['enrolled']} inscrits.", markup=False)
    for sentence in size_sentences(told["sizes"]):
        say(f"  {sentence}", markup=False)
    if told["registered_at"]:
        say(f"Pré-enregistré le {moment(told['registered_at'])}.", markup=False)
        say(f"  empreinte du texte : {told['registration_hash']}", markup=False)
        say(f"  engagement de la graine : {told['commitment']}", markup=False)
    if told["seed"]:
        say(f"  graine : {told['seed']}", markup=False)
    for months, due in told["due"].items():
        if due is not None:
            say(f"Résultat à {months} mois : à partir du {short_day(due)}.", markup=False)


def analyse(
    trial_id: TrialId,
    months: Annotated[int, typer.Option(metavar="N", help="Horizon : 6 ou 12 mois.")] = 6,
    as_json: AsJson = False,
    output: Output = None,
    today: Today = None,
) -> None:
    """Lire le résultat à un horizon pré-enregistré, quand tous ont été suivis aussi longtemps."""
    from api.services.trial.analyse import analyse_trial

    with opened_store() as store, store.reading() as session:
        told = analyse_trial(session, CONSOLE, trial_id, months, day_asked(today))
    if as_json or output is not None:
        write_result(json.dumps(told, ensure_ascii=False, indent=2) + "\n", output)
        return
    console().print(
        f"Essai {trial_id}, {months} mois ; pré-enregistrement {told['registration_hash'][:12]}…, "
        "tirage recalculé et conforme.",
        markup=False,
    )
    for name, found in told["outcomes"].items():
        console().print(_arms(OUTCOMES[name], found))
        for sentence in result_sentences(found):
            console().print(f"  {sentence}", markup=False)
        _groups(found["groups"])


def _arms(title: str, found: dict[str, Any]) -> Table:
    table = Table(title=title)
    for column in ("groupe", "tirés", "connus", "part de oui"):
        table.add_column(column)
    for arm, name in ARMS.items():
        own = found[arm]
        share = "–" if own["share"] is None else percent(own["share"], 1)
        table.add_row(name, str(own["drawn"]), str(own["known"]), share)
    return table


def _groups(groups: dict[str, list[dict[str, Any]]]) -> None:
    for kind, found in groups.items():
        for each in found:
            console().print(
                f"  {group_name(kind, each['group'], great_domain_labels())} ({each['people']}) : "
                f"{effect_told(each['effect'])}",
                markup=False,
            )

"""The command `passerelle`: every way in from a terminal."""

from api.cli import (
    account,
    bench,
    demo,
    gaps,
    imports,
    levers,
    person,
    pool,
    prospect,
    purge,
    rank,
    reference,
    rematch,
    ruptures,
    same_employer,
    scorecard,
    serve,
    settings,
    trades,
    train,
    travel,
    why,
)
from api.cli.french_typer import FrenchTyper
from api.logs import send_logs_to_stderr

app = FrenchTyper(
    name="passerelle",
    help="Classe les offres d'apprentissage et de PMSMP pour chaque jeune, et dit pourquoi. "
    "Passerelle propose ; un conseiller décide.",
)


@app.callback()
def prepare() -> None:
    """Classe les offres d'apprentissage et de PMSMP pour chaque jeune, et dit pourquoi."""
    send_logs_to_stderr()


app.command("rank")(rank.rank)
app.command("why")(why.why)
app.command("levers")(levers.levers)
app.command("trades")(trades.trades)
app.command("prospect")(prospect.prospect)
app.command("train")(train.train)
app.add_typer(scorecard.app, name="scorecard")
app.command("gaps")(gaps.gaps)
app.command("rematch")(rematch.rematch)
app.command("same-employer")(same_employer.same_employer)
app.add_typer(imports.app, name="import")
app.add_typer(account.app, name="account")
app.add_typer(person.app, name="person")
app.add_typer(pool.app, name="pool")
app.command("purge")(purge.purge)
app.add_typer(reference.app, name="reference")
app.add_typer(travel.app, name="travel")
app.add_typer(demo.app, name="demo")
app.add_typer(ruptures.app, name="ruptures")
app.add_typer(bench.app, name="bench")
app.command("serve")(serve.serve)
app.command("settings")(settings.show_settings)

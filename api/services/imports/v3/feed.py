"""How does a v3 feed of La bonne alternance / API apprentissage enter the store?"""

from sqlalchemy.orm import Session

from api.services.imports.landing.context import Landing
from api.services.imports.landing.run import ReadFile, land, sha256_of
from api.services.imports.meant.places import PlaceReader
from api.services.imports.offers.employers import merge_employers
from api.services.imports.offers.land import merge_offers
from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from api.services.imports.v3.rows import employer_rows, offer_rows
from api.services.trades.read_trades import TradeReader
from api.words.numbers import counted
from data.sources.spreadsheets import LARGEST_BYTES
from data.sources.v3 import read_v3
from models.enums import RecordSource
from models.errors import BrokenInput

V3_SOURCE = "la-bonne-alternance"


def import_v3(tools: ImportTools, request: ImportRequest) -> ImportReport:
    """Import a feed {jobs, recruiters, warnings} with the guarantees of `import_file`.

    An offer's line in the report is its place in `jobs`, from 1. Offers absent from a newer feed
    keep their status until they expire: a feed is one query's answer, not the whole pool. Raises
    BrokenInput when the file is no such feed.
    """
    content = _content(request)
    feed = read_v3(content, request.path.name, tools.today)
    tools.report_progress(0, feed.documents)

    def begin(session: Session) -> Landing:
        return Landing(
            session=session,
            tools=tools,
            source=RecordSource.V3_FEED,
            source_name=request.source_name,
            structure_id=request.structure_id,
            places=PlaceReader({}),
            trades=TradeReader(tools.resolve_trade),
            flaws=list(feed.flaws),
            messages=[f"Avertissement du flux : {text}" for text in feed.warnings if text],
        )

    def write(landing: Landing) -> None:
        ids = merge_employers(landing, employer_rows(landing, feed))
        # The report counts offers and employers alike: both are rows of the feed.
        added = counted(landing.tally.added, "employeur ajouté", "employeurs ajoutés")
        landing.messages.append(f"Dont {added}, {landing.tally.updated} mis à jour.")
        merge_offers(landing, offer_rows(landing, feed), ids)

    file = ReadFile(request.path.name, sha256_of(content), feed.documents, [])
    return land(tools, request, file, begin, write)


def _content(request: ImportRequest) -> bytes:
    try:
        if request.path.stat().st_size > LARGEST_BYTES:
            raise BrokenInput(request.path.name, "fichier de plus de 60 Mo : découpez-le.")
        return request.path.read_bytes()
    except OSError as error:
        raise BrokenInput(
            request.path.name, "fichier illisible ; vérifiez son chemin et vos droits."
        ) from error

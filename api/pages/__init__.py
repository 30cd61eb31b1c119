"""The HTML pages, in French, made on the server: an area a folder, each read without a script."""

from fastapi import APIRouter

from api.pages.account import own_account, provider, sign_in
from api.pages.activity import report as activity_report
from api.pages.administration import account_changes, sign_ins
from api.pages.administration import overview as administration
from api.pages.equity import report as equity
from api.pages.exchange import requests as contact_requests
from api.pages.exchange import search as shared_profiles
from api.pages.people import chosen, day_list, filters, journal, search, work_list
from api.pages.person import rights, sharing
from api.pages.person import trial as person_trial
from api.pages.person.file import blocks as file
from api.pages.person.file import new, suggestions
from api.pages.person.offers import find_offer, journey, levers, offer, on_map, ranking, sheet
from api.pages.person.path import order_reason, placement
from api.pages.person.path import told as path
from api.pages.pool import candidates, duplicates, imports, listing
from api.pages.pool import new as new_offer
from api.pages.pool import offer as pool_offer
from api.pages.prospection import employer, gaps
from api.pages.prospection import plan as prospection
from api.pages.ruptures import cases, day_actions, one_run, received, runs
from api.pages.scorecards import card as scorecard_card
from api.pages.scorecards import comparison as scorecard_comparison
from api.pages.scorecards import listing as scorecards
from api.pages.trials import listing as trials
from api.pages.trials import one as trial
from api.pages.trials import result as trial_result

router = APIRouter(include_in_schema=False)
# « nouveau » is no young person's id: its address is read first.
for part in (
    sign_in,
    provider,
    own_account,
    work_list,
    filters,
    chosen,
    day_list,
    search,
    journal,
    new,
    file,
    suggestions,
    ranking,
    sheet,
    offer,
    on_map,
    journey,
    find_offer,
    levers,
    path,
    order_reason,
    placement,
    rights,
    person_trial,
    prospection,
    gaps,
    employer,
    cases,
    received,
    day_actions,
    runs,
    one_run,
    activity_report,
    scorecards,
    # « comparaison » is no scorecard's id: its address is read first.
    scorecard_comparison,
    scorecard_card,
    # « nouveau » is no trial's id: its address is read first.
    trials,
    trial,
    trial_result,
    administration,
    sign_ins,
    account_changes,
    equity,
    listing,
    imports,
    new_offer,
    duplicates,
    candidates,
    pool_offer,
    sharing,
    # « demandes » is no profile's id: its address is read first.
    contact_requests,
    shared_profiles,
):
    router.include_router(part.router)

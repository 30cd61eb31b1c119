"""Which provider's addresses count, when it does not say that it verified them?"""

import pytest

from api.settings import Settings

REGISTERED = {"oidc_client_id": "passerelle", "oidc_client_secret": "secret"}


@pytest.mark.parametrize(
    ("issuer", "said", "believed"),
    [
        ("https://auth.agentconnect.gouv.fr/api/v2", None, True),
        ("https://auth.agentconnect.rie.gouv.fr/api/v2", None, True),
        ("https://proconnect.gouv.fr/api/v2", None, True),
        # Its integration: anybody has any address there.
        ("https://fca.integ01.dev-agentconnect.fr/api/v2", None, False),
        ("https://agentconnect.gouv.fr.example/api/v2", None, False),
        ("https://faux-agentconnect.gouv.fr/api/v2", None, False),
        ("https://login.example/agentconnect.gouv.fr", None, False),
        ("https://login.example", True, True),
        ("https://auth.agentconnect.gouv.fr/api/v2", False, False),
    ],
)
def test_an_address_not_said_to_be_verified_counts_from_proconnect_or_where_it_is_set(
    issuer, said, believed
) -> None:
    settings = Settings(
        oidc_issuer=issuer, oidc_vouches_for_emails=said, _env_file=None, **REGISTERED
    )
    assert settings.emails_are_believed is believed


def test_without_a_provider_nobody_s_address_is_believed() -> None:
    assert Settings(_env_file=None).emails_are_believed is False

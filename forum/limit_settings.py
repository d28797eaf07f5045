"""The settings of how often something may be tried."""

from dataclasses import dataclass

from forum import variables as read
from forum.setting import setting

MOST = 1_000_000


@dataclass(frozen=True, kw_only=True)
class LimitSettings:
    api_tokens_a_minute: int = setting(
        read.number(1, MOST), "How many requests of the API a person's token may make in a minute.", default=20
    )
    api_integrations_a_minute: int = setting(
        read.number(1, MOST), "The same for the token of an integration that an admin made.", default=60
    )
    api_visitors_a_minute: int = setting(
        read.number(1, MOST), "The same for all requests without a token from one address.", default=20
    )
    search_visitors_a_minute: int = setting(
        read.number(1, MOST), "How many searches visitors behind one address may make in a minute.", default=15
    )
    search_all_visitors_a_minute: int = setting(
        read.number(1, MOST), "How many searches all visitors together may make in a minute.", default=150
    )
    search_people_a_minute: int = setting(
        read.number(1, MOST), "How many searches somebody who is signed in may make in a minute.", default=60
    )

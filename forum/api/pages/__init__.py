"""The pages of this room: one's tokens, the forum's integrations, the API explained and described."""

from forum.api.pages.explained import ROUTES as EXPLAINED
from forum.api.pages.integrations import ROUTES as INTEGRATIONS
from forum.api.pages.tokens import ROUTES as TOKENS

ROUTES = (*TOKENS, *INTEGRATIONS, *EXPLAINED)

"""Programs at the door: tokens of people and of integrations, and what the pages do as a JSON API.

Decision: an endpoint calls the same actions and queries as the page beside it, with the same actor, so that there is no
second opinion of who may do what. A token narrows: without a scope for staff its actor is no staff at all, whoever made
it, and what only staff see is not there. Neighbours declare what is theirs in their own `Extension.api`.
"""

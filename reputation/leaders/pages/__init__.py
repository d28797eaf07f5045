"""Pages of the lists, of rewards, of helpers."""

from reputation.leaders.pages import boards, load, rewards

ROUTES = [*boards.ROUTES, *rewards.ROUTES, *load.ROUTES]

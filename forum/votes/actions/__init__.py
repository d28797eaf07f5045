"""Every write of votes."""

from forum.votes.actions.annulling import annul_votes, restore_votes
from forum.votes.actions.casting import cast_vote, withdraw_vote

__all__ = ["annul_votes", "cast_vote", "restore_votes", "withdraw_vote"]

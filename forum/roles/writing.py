"""The acts about threads, posts and comments, in words."""

from forum.acts import ME, NOW, SOMEBODY, Act
from forum.comments import policy as comments
from forum.comments.examples import COMMENT, OWN_COMMENT
from forum.comments.examples import DELETED_BY_STAFF as TAKEN_COMMENT
from forum.i18n import _
from forum.threads import policy as threads
from forum.threads.examples import (
    DELETED_BY_STAFF,
    DISCREET,
    LOCKED,
    OWN_DELETED,
    OWN_POST,
    OWN_PRIVATE,
    OWN_THREAD,
    PLACE,
    POST,
    PRIVATE,
    THREAD,
)
from forum.votes import policy as votes

KIND = "discussion"
ACTS = (
    Act("reading", _("Read threads of public categories"), threads.may_see, (THREAD,)),
    Act("reading", _("Read their own private threads"), threads.may_see, (OWN_PRIVATE,)),
    Act("reading", _("Read private threads of other people"), threads.may_see, (PRIVATE,)),
    Act("writing", _("Ask a question"), threads.may_ask, (PLACE, NOW)),
    Act(
        "writing", _("Ask so that only staff see it, where a category offers that"),
        threads.may_ask_privately, (DISCREET, NOW),
    ),
    Act("writing", _("Begin a discussion"), threads.may_ask, (PLACE, NOW, "discussion")),
    Act("writing", _("Make an announcement"), threads.may_ask, (PLACE, NOW, "announcement")),
    Act("writing", _("Answer"), threads.may_answer, (THREAD, NOW)),
    Act("writing", _("Answer in a locked thread"), threads.may_answer, (LOCKED, NOW)),
    Act("writing", _("Comment"), comments.may_comment, (POST, THREAD, NOW)),
    Act("writing", _("Say “I have this too”"), threads.may_me_too, (THREAD, NOW)),
    Act("writing", _("Vote up"), votes.may_vote_up, (POST, NOW)),
    Act("writing", _("Vote down"), votes.may_vote_down, (POST, NOW)),
    Act("writing", _("Edit their own posts"), threads.may_edit, (OWN_POST, THREAD, NOW)),
    Act("writing", _("Edit their own comments for ten minutes"), comments.may_edit_comment, (OWN_COMMENT, NOW)),
    Act("writing", _("Delete their own answers"), threads.may_delete, (OWN_POST, THREAD, NOW)),
    Act("writing", _("Delete their own comments"), comments.may_delete_comment, (OWN_COMMENT, NOW)),
    Act("writing", _("Bring back posts they deleted themselves"), threads.may_undelete, (OWN_DELETED, THREAD, NOW)),
    Act(
        "writing", _("Bring back comments they deleted themselves"),
        comments.may_undelete_comment, (TAKEN_COMMENT, ME, NOW),
    ),
    Act("writing", _("Mark what solved their own question"), threads.may_accept, (OWN_THREAD, NOW)),
    Act("writing", _("Make their own question a discussion"), threads.may_change_kind, (OWN_THREAD, KIND, NOW)),
    Act("keeping", _("Change the tags of other people's threads"), threads.may_retag, (THREAD, NOW)),
    Act("keeping", _("Mark threads as duplicates"), threads.may_mark_duplicate, (THREAD, NOW)),
    Act("keeping", _("Move threads to another category"), threads.may_move, (THREAD, NOW)),
    Act("keeping", _("Edit other people's posts"), threads.may_edit, (POST, THREAD, NOW)),
    Act("keeping", _("Mark what solved other people's questions"), threads.may_accept, (THREAD, NOW)),
    Act("keeping", _("Change the kind of other people's threads"), threads.may_change_kind, (THREAD, KIND, NOW)),
    Act("moderation", _("Edit other people's comments"), comments.may_edit_comment, (COMMENT, NOW)),
    Act("moderation", _("Delete other people's posts"), threads.may_delete, (POST, THREAD, NOW)),
    Act("moderation", _("Delete other people's comments"), comments.may_delete_comment, (COMMENT, NOW)),
    Act("moderation", _("Bring back posts that staff deleted"), threads.may_undelete, (DELETED_BY_STAFF, THREAD, NOW)),
    Act(
        "moderation", _("Bring back comments that staff deleted"),
        comments.may_undelete_comment, (TAKEN_COMMENT, SOMEBODY, NOW),
    ),
    Act("moderation", _("Hold, release, hide, lock, split and merge"), threads.may_moderate, (NOW,)),
    Act("moderation", _("Go on with a question in private"), threads.may_continue_privately, (THREAD, NOW)),
)  # fmt: skip

"""What the core keeps for a while. Tables of the frame and of rooms that have no list of their own."""

from forum.i18n import _
from forum.kept import Kept

KEPT = (
    Kept("letters", _("Words of letters that were sent"), _("To see what somebody was told; that it was sent stays."),
         "mails", "sent_at < {until} AND text_body <> ''", 30, 7, 365, emptied="text_body = '', html_body = ''"),
    Kept("addresses", _("Changes of mail addresses"), _("So that a change by somebody else can be taken back."),
         "address_changes", "coalesce(undo_until, expires_at) < {until}", 30, 7, 365),
    Kept("refusals", _("Who reached which limit, by day"), _("To see who knocks too often."),
         "limit_hits", "day < ({until})::date", 30, 2, 365),
    Kept("deliveries", _("What webhooks were told"), _("To send again what did not arrive."),
         "webhook_deliveries", "created_at < {until}", 90, 7, 365),
    Kept("replies", _("Letters that came in"), _("So that no letter counts twice."),
         "letters_in", "created_at < {until}", 90, 30, 365),
    Kept("searches", _("What was looked for, without who"), _("To see what is missing."),
         "searches", "at < {until}", 180, setting="search_log_days"),
    Kept("drafts", _("Drafts that nobody touches"), _("So that nothing begun is lost."),
         "drafts", "saved_at < {until}", 30),
    Kept("waiting", _("Questions of visitors who went to sign in"), _("So that the text is there afterwards."),
         "waiting_questions", "created_at < {until}", 7),
    Kept("sessions", _("Sessions that have ended"), _("So that people stay signed in until then."),
         "logins", "expires_at < {until}", 1),
    Kept("places", _("How far somebody has read a thread"), _("To show what is new to them."),
         "thread_reads", "seen_at < {until}", 365),
)  # fmt: skip

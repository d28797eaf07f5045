"""Letters that come in: replies, new questions, and word of letters that did not arrive.

A letter comes through a door: SMTP and LMTP in every worker (doors/smtp.py), or the webhook `/mail/in`. Who may
write as whom is said by the address that it is sent to: a reply address is signed for one person, thread and post, and
stands in that person's letters alone. SPF and DKIM say nothing about who reads a mailbox, so they neither open nor
close that door; a sender other than the account's address is refused, though, since that is somebody to whom a letter
was handed on. A new question has no such address, so it is posted at once only where our own mail server vouches for
the sender; else a link goes to the account's address, and whoever opens it posts it. Strangers get no answer at all,
and letters that programs wrote (RFC 3834) neither: so no loop begins here.
"""

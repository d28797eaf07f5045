"""The core of Talkoot: people ask, answer, discuss, vote, search and get told.

`ROOMS` lists the rooms in dependency order: a room imports only rooms above it, and nothing here
imports a neighbour (moderation, reputation, kb_bridge). A rule test walks the imports and keeps this.
"""

ROOMS = (
    "accounts",  # people, their sign-in, their roles
    "groups",  # people who read a category together: customers of a plan, or named by hand
    "entering",  # ways in besides a password: providers, and links of the company's product
    "site",  # what the forum is called and how it looks
    "feedback",  # what people say of the site itself
    "categories",  # where threads live and who may see them
    "works",  # planned works, announced on every page
    "drafts",  # what somebody has begun to write
    "tone",  # how an answer of staff may read, said before it is posted
    "threads",  # questions, discussions, announcements and the posts under them
    "comments",  # short remarks under a post
    "uploads",  # pictures, seen by whoever sees what uses them
    "unread",  # what is new to a reader, and where they stopped reading
    "votes",  # up and down, once a person and post
    "following",  # what one wants to hear of a thread, category or tag
    "notifications",  # having been told: the bell and mail
    "digests",  # the best of what one follows, once a day or a week
    "intake",  # letters that come in: replies, questions, bounces
    "effect",  # whether what is shown before asking spares people the question
    "searches",  # what people looked for, and which result they opened
    "search",  # finding a thread by its words
    "calls",  # the emergency key: ways to a person, and what was written to staff
    "asking",  # the ask page: what answers it already, what else a category asks for
    "people",  # the page of a person, the admin's list of people
    "reading",  # home, lists, category, tag and thread pages
    "live",  # what happens while somebody reads, told at once
    "keys",  # going and doing without a pointer: the list of keys, and "Go to"
    "api",  # programs at the door: tokens, and what the pages do as JSON
    "webhooks",  # other servers that hear what happens here
    "jobs",  # what waits, what failed, and retrying it
    "importing",  # other forums' dumps
    "exporting",  # the whole forum as an archive
    "belongings",  # what is kept of a person: taking it along, and leaving
    "measuring",  # a made-up forum of any size
    "backups",  # all of it in a file, tried out before it is needed
    "demo",  # the demonstration community
    "welcome",  # the first start, first steps of people, the entrance of admins
    "audit",  # what staff and admins did, on one page
    "roles",  # who may do what, as the policies answer
    "keeping",  # how long things are kept
)

"""The archive: a whole forum as a folder of JSON lines, which `talkoot import archive` reads and `talkoot export
archive` writes.

Every file may be packed (`.gz`); every line is one object; only `topics` and `posts` must be there; a column that is
missing or null says nothing. What other forums' archives call their columns is understood beside our own names.

- `forum.json`: what the forum is called and where it was (`name`, `base_url`), so that links within it are found.
- `categories`: `id` or `slug`, `name`, `description`, `visibility` (public, signed_in, staff), `position`.
- `tags`: `name`, `description`.
- `users`: `user` (the handle, by which the other files name them), `name`, `bio` (Markdown), `created_at` or
  `first_post`, `seen_at`, `roles`, or `admin`, `moderator` and `staff`.
- `topics`: `id`, `title`, `slug`, `kind` (question, discussion, announcement), `category` (a slug), `categories` (names
  from the outer to the inner) or `category_id`, `tags`, `user`, `author` (the name of somebody without an account),
  `created_at`, `last_posted_at`, `views`, `closed` or `archived` (locked) or `locked_at`, `visible`, `accepted_post`
  (the number of a post), `solved_at`, `solved_by`, `duplicate_of` (a topic).
- `posts`: `topic_id`, `n` (counted from 1, which opens the topic), `id`, `user`, `author`, `created_at`, `edited_at` or
  `updated_at` with a `version` above 1, `edited_by`, `html` or `md` (where both are there, the HTML is what readers
  saw), `likes` and `dislikes` (votes of nobody in particular), `accepted`, `reply_to` (a number), `state`, `hidden`,
  `deleted`, `post_type` (3: a note of the program's own), `language` (else found out), `details` (what the first post
  says in fields).
- `comments`: `topic_id`, `n`, `user`, `author`, `md`, `score`, `state`, `created_at`, `edited_at`.
- `votes`: `topic_id`, `n`, `value` (1 or -1), `user`, `created_at`. `me_toos`: `topic_id`, `user`, `created_at`.
- `revisions`: `topic_id`, `n`, `version`, `title`, `tags`, `md`, `reason`, `editor`, `created_at`.
- `links.tsv`: `src_topic`, `dst_topic`, `cue` (`duplicate`, or how else one points to the other).

Decision: threads come before posts, so that every link in a body finds its thread; a post is known by its thread and
number, which no forum changes. Addresses and passwords of people are in no archive: a backup of the database has them.
"""

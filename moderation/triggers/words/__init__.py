"""Our own word lists, written by hand: one module a language, one entry a theme.

Words stand as they are folded (lower case, without diacritics); `*` at the end takes any ending, `_` joins the words of
a phrase, `!` after an entry says that it weighs twice, `?` that it weighs half. Nothing is copied from any list.
The road not taken: a ready list or a trained model. Ready lists flag the words of the trade, and weights that came from
somewhere else cannot be explained to the person whose post they held.
"""

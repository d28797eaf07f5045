"""The bridge: threads that ask the same thing become one article, and each thread then points to it.

Decision: no language model is needed (one may reword drafts where an editor asks: rewriters/). Threads are grouped by
the words of title and body (TF-IDF, a threshold), drafts are extracted from answers that worked, every sentence citing
its post, and nothing is published without an editor.
"""

"""`talkoot search bench`: the engines compared on the forum's own titles, and which of them to use.

Each title is looked for as somebody would who remembers it, then with a slip in the word that tells most; what should
come first is its own thread. That is no measure of how well questions are answered (`talkoot evaluate search` is, with
a file that says so), and it needs nobody's labels: any forum can be measured so, tonight.
"""

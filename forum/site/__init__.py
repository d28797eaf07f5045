"""What the forum is called and how it looks: one row that an admin changes, felt on every page at once.

A brand is one hue. Lightness and chroma of every colour stay those of the tokens, so that contrast holds at each of
360 hues, which a rule test computes. The hue travels as a style sheet of one line, with an address of its own for
each version, since no page carries inline style. (The road not taken: colours to choose one by one. Most would be
unreadable.)
"""

"""Whether what is shown before asking spares people the question: measured against a few to whom nothing is shown.

Decision: chance decides, not we. Of every hundred people a few, always the same ones, see neither suggestions nor the
articles that answer a thread; what they do tells how many would have asked anyway. Both are counted from the moment at
which there would have been something to show, so that the two groups differ in nothing else. Staff always see
everything and are not counted; nor is anybody while the demonstration is there.

The roads not taken: multiplying page views by a guessed share, and believing everybody who left to have been helped.
A visitor is known by a random number in a cookie, set when there is something to count; a browser that asks not to be
followed (Sec-GPC, DNT) gets no cookie and is not counted. What was typed is forgotten after a week.
"""

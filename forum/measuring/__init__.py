"""A forum as large as one wishes, made up and copied straight into the tables: for measuring, not for showing.

The demonstration (`forum/demo`) is told through the product's own actions, post after post; here rows come by COPY in
one transaction, so that a million threads take minutes. What the rest of the house derives from them (the book, lists,
accuracy, articles) its owners derive when they hear `HistoryCopied`.
"""

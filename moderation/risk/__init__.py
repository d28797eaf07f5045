"""People who may be at risk: staff mark them, are told what to do, and the forum leaves those people in peace.

Decision: the mark is staff's alone. It brings the object to the top of the queue and tells the core to spare the person
(`forum.accounts.actions.spare_user`), and nothing of it stands on any page that others read. What a rule or a reader
noticed is only a reason to look: nobody is marked by a program. The road not taken is to answer the person by itself.
"""

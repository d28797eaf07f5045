"""Before the post button: what answers it already, what else a category asks for, what the product sends along.

Decision: a finding (somebody found it before asking) is a row of its own and an event, told apart by how it was said:
`answered` and `joined` are what people pressed themselves, `asked` is a question posted although matches were shown.
The road not taken is counting those who merely leave the page: they may as well have given up.

A question that cannot be posted yet (its writer is not signed in, or says that a match answered it) waits on the server
under a token that only its writer has, so that nothing typed is lost without script either, and the link in the mail of
a new account leads back to it on any device.
"""

"""What people have begun to write: kept on the server beside the device, so that a crash, a sign-out or another device
loses nothing. A draft belongs to one person and one place ("ask", "answer:12", "edit:5"); nobody else ever reads it.

It holds the fields of a form as they were typed and knows nothing of threads: so it stands above them, and the form
that is sent settles its own draft in the same transaction. Every saving names the version that it began from; where
another device was there meanwhile, neither text is thrown away, and the person chooses.
"""

"""Other servers hear what happens here: signed, tried again, switched off where nobody has answered for a day.

Decision: a delivery is a row, written with what it says when the event is heard, and sent by a job; what fails is sent
again by the clock, later each time, so that every try and every answer stands on the admin's page. It says only what
everybody may read, and little of it: whoever wants the text asks the API with a token of their own.
"""

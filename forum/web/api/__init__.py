"""The frame of the JSON API: endpoints declared as values, one door before them all, a document made from both.

Decision: an endpoint is declared with the same `Form` that pages read, and answers with a dataclass. The forms refuse
what pages refuse, in the same words; JSON and the OpenAPI document are made from both by some two hundred lines here.
The road not taken is pydantic or msgspec: each would be a second way to say what a valid title is, with words of its
own that nobody here translates.
"""

from forum.web.api.endpoints import Call, Endpoint, Flag, Number, Rows, Upload

__all__ = ["Call", "Endpoint", "Flag", "Number", "Rows", "Upload"]

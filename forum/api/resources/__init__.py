"""The endpoints of the core."""

from forum.api.resources.asking import ENDPOINTS as ASKING
from forum.api.resources.finding import ENDPOINTS as FINDING
from forum.api.resources.hearing import ENDPOINTS as HEARING
from forum.api.resources.people import ENDPOINTS as PEOPLE
from forum.api.resources.places import ENDPOINTS as PLACES
from forum.api.resources.posts import ENDPOINTS as POSTS
from forum.api.resources.remarks import ENDPOINTS as REMARKS
from forum.api.resources.threads import ENDPOINTS as THREADS
from forum.api.resources.uploads import ENDPOINTS as UPLOADS

ENDPOINTS = (*THREADS, *ASKING, *POSTS, *REMARKS, *PLACES, *FINDING, *PEOPLE, *HEARING, *UPLOADS)

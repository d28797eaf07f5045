"""What this room adds to the forum."""

from forum.extension import Extension
from forum.live.door import Door
from forum.live.wire import say_from_worker

EXTENSION = Extension(name="live", streams={"/live": Door}, loops=(say_from_worker,))

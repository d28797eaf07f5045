"""How the log is written: lines for people, or one JSON object a line for programs, with the number of the request."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_number: ContextVar[str] = ContextVar("request_number", default="")
PLAIN = "%(asctime)s %(levelname)s %(name)s: %(message)s"
KNOWN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName", "color_message"}
TOKEN = re.compile(r"(?<=/)(?=[^/]*[A-Z])[A-Za-z0-9_.=~-]{32,}(?=/|$)")  # no slug has capitals


def told_path(path: str) -> str:
    """The path of a request as a log may have it: without the tokens of letters and of signed links, which are keys."""
    return TOKEN.sub("…", path)


class AsJson(logging.Formatter):
    """What is given as `extra` becomes a field of its own."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := request_number.get():
            said["request"] = number
        said |= {name: value for name, value in record.__dict__.items() if name not in KNOWN}
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


class AsText(logging.Formatter):
    """A line for people, which names the request where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        number = request_number.get()
        return super().format(record) + (f" [{number}]" if number else "")


def log_to_stderr(level: str, form: str = "text") -> None:
    out = logging.StreamHandler()
    out.setFormatter(AsJson() if form == "json" else AsText(PLAIN))
    logging.basicConfig(level=level.upper(), handlers=[out])
    if level != "debug":
        for chatty in ("uvicorn", "alembic"):
            logging.getLogger(chatty).setLevel(logging.WARNING)
        # The forum has logged it already, with the number that the person saw.
        logging.getLogger("uvicorn.error").addFilter(lambda record: not str(record.msg).startswith("Exception in ASGI"))

"""A small server that speaks as much of S3 as a store needs: put, get, head, delete, list, and files in parts."""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

KEY = "a-key-of-the-tests"


class Rows(ThreadingHTTPServer):
    """The server with what it keeps; `away` makes it answer 503 to everything."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Speaks)
        self.files: dict[str, bytes] = {}
        self.parts: dict[str, dict[int, bytes]] = {}
        self.away = False

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def place(self, beginning: str = "") -> str:
        return f"s3://shelf/{beginning}?endpoint={self.endpoint}"


class Speaks(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Rows

    def log_message(self, *_words: object) -> None: ...

    def asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        return unquote(parts.path).removeprefix("/shelf").lstrip("/"), query

    def refused(self) -> bool:
        signed = f"Credential={KEY}/" in self.headers.get("authorization", "")
        if signed and not self.server.away:
            return False
        self.body()
        self.say(503 if signed else 403, b"<Error><Code>no</Code></Error>")
        return True

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("content-length", 0)))

    def say(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content-length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def do_PUT(self) -> None:
        name, query = self.asked()
        if self.refused():
            return
        content = self.body()
        if "partNumber" in query:
            self.server.parts[query["uploadId"]][int(query["partNumber"])] = content
        else:
            self.server.files[name] = content
        self.say(200, etag=f'"{hashlib.md5(content).hexdigest()}"')  # noqa: S324 - what S3 says

    def do_POST(self) -> None:
        name, query = self.asked()
        if self.refused():
            return
        content = self.body()
        if "uploads" in query:
            number = f"u{len(self.server.parts)}"
            self.server.parts[number] = {}
            self.say_xml(
                f"<InitiateMultipartUploadResult><UploadId>{number}</UploadId></InitiateMultipartUploadResult>"
            )
        elif "uploadId" in query:
            parts = self.server.parts.pop(query["uploadId"])
            self.server.files[name] = b"".join(parts[number] for number in sorted(parts))
            self.say_xml('<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>')
        else:
            keys = re.findall(r"<Key>(.*?)</Key>", content.decode())
            for key in keys:
                self.server.files.pop(key, None)
            gone = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
            self.say_xml(f"<DeleteResult>{gone}</DeleteResult>")

    def do_GET(self) -> None:
        name, query = self.asked()
        if self.refused():
            return
        if "list-type" in query:
            self.say_xml(self.listed(query.get("prefix", "")))
        elif name in self.server.files:
            seen = {"last_modified": "Thu, 01 Jan 2026 00:00:00 GMT", "etag": '"e"'}
            self.say(200, self.server.files[name], **seen)
        else:
            self.say(404, b"<Error><Code>NoSuchKey</Code></Error>")

    do_HEAD = do_GET  # noqa: N815

    def do_DELETE(self) -> None:
        name, _query = self.asked()
        if not self.refused():
            self.server.files.pop(name, None)
            self.say(204)

    def listed(self, beginning: str) -> str:
        rows = "".join(
            f"<Contents><Key>{escape(name)}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified>"
            f'<ETag>"e"</ETag><Size>{len(content)}</Size></Contents>'
            for name, content in sorted(self.server.files.items()) if name.startswith(beginning)
        )  # fmt: skip
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>"

    def say_xml(self, text: str) -> None:
        self.say(200, f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode(), content_type="application/xml")


@contextmanager
def bucket() -> Iterator[Rows]:
    server = Rows()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

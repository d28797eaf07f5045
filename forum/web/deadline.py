"""A protocol for uvicorn that does not wait for ever: a request arrives in time and in size, or its connection ends.

uvicorn itself only limits how long an idle connection is kept after a response. Without this, a few hundred sockets
that never finish their first line stay open until the process has no file numbers left.
"""

from asyncio import TimerHandle, Transport
from http import HTTPStatus

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class DeadlineProtocol(HttpToolsProtocol):
    HEADERS_SECONDS = 10.0
    BODY_SECONDS = 30.0
    HEADERS_BYTES = 64 * 1024

    timer: TimerHandle | None = None
    head = 0  # bytes that have come since the last whole head
    in_body = False

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._allow(self.HEADERS_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        self._allow(None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._between_requests():
            self.head += len(data)
            if self.timer is None:
                self._allow(self.HEADERS_SECONDS)
        super().data_received(data)
        if self._between_requests() and self.head > self.HEADERS_BYTES:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {"abort": {"now": self.transport.abort}}  # for streams that nobody reads

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self.head, self.in_body = 0, True
        self._allow(self.BODY_SECONDS)

    def on_message_complete(self) -> None:
        self.in_body = False
        self._allow(None)
        super().on_message_complete()

    def _between_requests(self) -> bool:
        return not self.in_body and (self.cycle is None or self.cycle.response_complete)

    def _allow(self, seconds: float | None) -> None:
        if self.timer is not None:
            self.timer.cancel()
        self.timer = None if seconds is None else self.loop.call_later(seconds, self._late)

    def _late(self) -> None:
        """A half-sent head is answered; a connection that never spoke, or a body that never came, just ends."""
        if self._between_requests() and self.head:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        self.transport.close()

    def _refuse(self, status: HTTPStatus) -> None:
        if not self.transport.is_closing():
            line = f"HTTP/1.1 {status.value} {status.phrase}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
            self.transport.write(line.encode())
            self.transport.close()

"""`/metrics`: figures for Prometheus, read from this machine or with a token."""

import hmac
import shutil

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.errors import NotThere
from forum.jobs.queries import Standing, standing_of_work
from forum.web.counted import REGISTRY
from forum.web.house import house

HERE = ("127.0.0.1", "::1")
BROUGHT_BY = ("x-forwarded-for", "x-real-ip", "forwarded")  # a proxy on this machine stands for somebody elsewhere


async def show_metrics(request: Request) -> Response:
    if not may_read(request):
        raise NotThere
    here = house(request)
    async with here.database.reading() as session:
        standing = await standing_of_work(session)
    registry = figures(standing, read_only=bool(here.site.closed))
    free = Gauge("talkoot_disk_free_bytes", "Free on the disk of the data folder.", registry=registry)
    free.set(shutil.disk_usage(here.settings.data).free)
    text = generate_latest(REGISTRY) + generate_latest(registry)
    return Response(text, headers={"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"})


def may_read(request: Request) -> bool:
    token = house(request).settings.metrics_token
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    local = request.client is not None and request.client.host in HERE
    return local and not any(name in request.headers for name in BROUGHT_BY)


def figures(standing: Standing, *, read_only: bool) -> CollectorRegistry:
    registry = CollectorRegistry()
    jobs = Gauge("talkoot_jobs", "Jobs by state.", ("state",), registry=registry)
    for state, count in (("waiting", standing.waiting), ("failing", standing.failing), ("held", standing.held)):
        jobs.labels(state).set(count)
    for name, help, value in (
        ("workers", "Workers heard of within 45 seconds.", standing.workers),
        ("events_unheard", "Events not yet handed on.", standing.unheard),
        ("lag_seconds", "How long the oldest of them waits.", standing.lag_seconds),
        ("letters_unsent", "Letters not sent yet.", standing.unsent),
        ("last_backup_seconds", "Since the last backup; -1 for none.", standing.backup_seconds),
        ("read_only", "1 while nothing may be written.", int(read_only)),
    ):
        Gauge(f"talkoot_{name}", help, registry=registry).set(value)
    return registry


METRICS = Route("/metrics", show_metrics, methods=["GET"])

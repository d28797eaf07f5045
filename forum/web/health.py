"""Two addresses for machines: alive, and ready to be given visitors."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from forum.web.house import house


async def alive(_request: Request) -> Response:
    return JSONResponse({"alive": True})


async def ready(request: Request) -> Response:
    """200 while the database answers and nobody asked us to stop; 503 otherwise."""
    here = house(request)
    if here.draining:
        return JSONResponse({"ready": False, "why": "stopping"}, 503)
    try:
        async with here.database.reading() as session:
            await session.fetchval("SELECT 1")
    except Exception as error:
        return JSONResponse({"ready": False, "why": type(error).__name__}, 503)
    return JSONResponse({"ready": True})


ROUTES = [Route("/healthz", alive), Route("/readyz", ready)]

"""What schemathesis makes up from the API's document: nothing is a fault of ours, every answer is as described."""

import json
from contextlib import suppress
from typing import Any

import pytest
import requests
from httpx2 import Response
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis.errors import Unsatisfiable
from starlette.applications import Starlette

from forum.app import Forum
from tests.security.digests import none
from tests.security.test_api import ProgramOf, endpoints, program
from tests.security.world import World
from tests.support.browser import HOME
from tests.support.program import Program

schemathesis = pytest.importorskip("schemathesis")
CASES = 2  # of each method of each address, good and bad: some three hundred requests
__all__ = ["program"]


async def described(caller: Program) -> dict[str, Any]:
    reply = await caller.get("/openapi.json")
    assert reply.headers["content-type"] == "application/json"
    found: dict[str, Any] = json.loads(reply.text)
    return found


async def test_each_endpoint_is_described_and_each_description_has_its_endpoint(
    app: Forum, world: World, program: ProgramOf
) -> None:
    document = await described(await program("visitor"))
    told = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    assert told == {(each.method, each.path.replace(":int", "")) for each in endpoints(app)}
    names = [held["operationId"] for methods in document["paths"].values() for held in methods.values()]
    assert len(names) == len(set(names))


def made_up(document: dict[str, Any]) -> list[Any]:
    """The same each time, so that what fails here fails again."""
    cases: list[Any] = []
    for held in [held for methods in document["paths"].values() for held in methods.values()]:
        del held["security"]  # the token is always sent; what happens without one has tests of its own
    quick = hypothesis_settings(
        max_examples=CASES, database=None, deadline=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        for mode in schemathesis.GenerationMode:

            @quick
            @given(case=found.ok().as_strategy(generation_mode=mode))
            def collect(case: Any) -> None:
                cases.append(case)

            with suppress(Unsatisfiable):  # where nothing that is sent could be bad
                collect()
    return cases


async def sent(caller: Program, case: Any) -> Response:
    """As `requests` would send it, through our own client."""
    case.operation.base_url = f"{HOME}/api/v1"
    prepared = requests.Request(**case.as_transport_kwargs(base_url=f"{HOME}/api/v1")).prepare()
    headers = {
        name: value if isinstance(value, str) else value.decode("latin-1") for name, value in prepared.headers.items()
    }
    body: Any = prepared.body.encode() if isinstance(prepared.body, str) else prepared.body
    headers["authorization"] = caller.headers["authorization"]
    return await caller.request(prepared.method or "GET", prepared.url or "", content=body, headers=headers)


async def test_made_up_requests_are_answered_as_described(app: Starlette, world: World, program: ProgramOf) -> None:
    from schemathesis import checks
    from schemathesis.core.failures import FailureGroup
    from schemathesis.specs.openapi import checks as openapi

    wanted = [checks.not_a_server_error, openapi.status_code_conformance, openapi.content_type_conformance,
              openapi.response_schema_conformance, openapi.response_headers_conformance,
              openapi.negative_data_rejection]  # fmt: skip
    caller, faults = await program("admin"), []
    for case in made_up(await described(caller)):
        async with world.undone():
            answer = await sent(caller, case)
        try:
            case.validate_response(answer, checks=wanted)
        except FailureGroup as wrong:
            faults.append((case.operation.label, str(wrong)[:400]))
    none(faults)

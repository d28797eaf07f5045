"""One Chromium and one running forum for all walks; each walk has a stage with people of its own."""

from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, expect

from forum.bus import Bus
from tests.support.chromium import PATIENCE, SKIPPED, found_chromium, started_chromium
from tests.support.postgres import SessionPostgres
from tests.walks.running import RunningForum, running_forum
from tests.walks.stage import Stage, set_stage


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [each for each in terminalreporter.stats.get("skipped", []) if SKIPPED in str(each.longrepr)]
    if skipped:
        terminalreporter.write_line(f"{SKIPPED}: {len(skipped)} tests", red=True, bold=True)


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    path = found_chromium()
    if path is None:
        pytest.skip(SKIPPED)
    expect.set_options(timeout=PATIENCE)
    async with started_chromium(path) as browser:
        yield browser


@pytest.fixture(scope="session")
def running(postgres: SessionPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningForum]:
    url = postgres.create("walks", template="template")
    with running_forum(tmp_path_factory.mktemp("walks"), url, TALKOOT_CONTROL_SHARE="0") as forum:
        yield forum
    postgres.drop("walks")


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def script(request: pytest.FixtureRequest) -> bool:
    with_script: bool = request.param
    return with_script


@pytest.fixture
async def stage(chromium: Browser, running: RunningForum, bus: Bus, script: bool) -> AsyncIterator[Stage]:
    async with set_stage(running, chromium, bus, script=script) as stage:
        yield stage

"""Templates: one Jinja environment, pages with holes for what is personal, fragments for slots."""

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from math import floor
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse

from forum import i18n
from forum.paths import data_folder
from forum.settings import Settings
from forum.videos import players
from forum.web.ahead import RULES_URL
from forum.web.cache import share
from forum.web.choices import choices_of
from forum.web.compiled import Compiled
from forum.web.files import static
from forum.web.flash import read_flash
from forum.web.house import house, personal
from forum.web.kept_page import Then
from forum.web.pieces import Pieces
from forum.web.quick import QuickEnvironment
from forum.web.site import Site
from forum.web.works import Work, shown_works

HOLE = re.compile(r"<!--island [a-z_]+(?: [0-9]+)*-->")
LAYOUT_ISLANDS = "layouts/_islands.html"
MOST_BYTES_OF_PAGES = 24_000_000  # about, in one process


@dataclass(frozen=True)
class Islands:
    """Which template's macros fill the holes of a page, and what they may know."""

    template: str = LAYOUT_ISLANDS
    values: dict[str, Any] = field(default_factory=dict)
    drawn: Mapping[str, Callable[..., str | None]] = field(default_factory=dict)  # as `fill` says


def make_environment(settings: Settings, clock: Callable[[], datetime]) -> Environment:
    folder = data_folder("templates")
    environment = QuickEnvironment(
        loader=FileSystemLoader(folder),
        bytecode_cache=Compiled(folder, "1"),  # count on when one of the next options changes
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
        auto_reload=False,
        cache_size=-1,  # all of them: the default forgets the oldest, and walks a list at every look
    )
    pieces, site = Pieces(lambda moment: when(moment, clock())), Site(settings)
    pages = Pieces(pieces.tell, MOST_BYTES_OF_PAGES, within=pieces)
    site.watchers += [pieces.forget, pages.forget]  # they show its name
    environment.filters |= {
        "when": pieces.moment, "date": i18n.date, "number": i18n.number, "language_name": i18n.language_name,
        "language_tag": i18n.language_tag, "language_here": i18n.language_here, "direction": i18n.direction,
    }  # fmt: skip
    environment.globals |= {
        "site": site,
        "languages": settings.languages,
        "players": players(settings.video_hosts),
        "static": static,
        "island": island,
        "kept": pieces,
        "kept_page": pages,
        "new_form_key": pieces.form_key,
        "locale": i18n.current_locale.get,
        "in_language": in_language,
    }
    return environment


def page(request: Request, template: str, values: dict[str, Any] | None = None, status: int = 200) -> HTMLResponse:
    """A page for one person; `actor` is at hand in the template."""
    text = rendered(request, template, {"actor": personal(request).actor, **(values or {})})
    return answered(request, text, Islands(), status)


def public_page(
    request: Request,
    template: str,
    shared: dict[str, Any],
    *,
    islands: Islands | None = None,
    then: Then | None = None,
) -> HTMLResponse:
    """A page whose bytes are the same for all readers of a language, but for the holes, filled from `islands`.

    Its times are told in UTC: a reader's time zone would make the page theirs. `then` runs after each reader has it."""
    with everybodys_times():
        text = rendered(request, template, shared)
    return for_everybody(request, answered(request, text, islands or Islands(), 200), then)


async def often_page(
    request: Request,
    template: str,
    shared: dict[str, Any],
    islands: Callable[[], Awaitable[Islands]],
    *,
    visitors: Any = None,
    then: Then | None = None,
) -> HTMLResponse:
    """The same for a page that is read often: drawn once for equal values, and kept for visitors with its holes filled.

    `islands` is asked only when they have to be. `visitors` is what those of a visitor depend on beside `shared`."""
    environment, me, flash = house(request).templates, personal(request), read_flash(request)
    pages: Any = environment.globals["kept_page"]
    drawing: Any = environment.get_template(template)
    values = {"url_here": address_here(request), **shared}
    if not me.actor.is_visitor or flash is not None:
        with everybodys_times():
            text = pages(drawing, **values)
        text = fill(request, text, await islands(), flash)
    else:
        with everybodys_times():
            key = pages.key(drawing, values, works_here(request), choices_of(request).wide, me.values, visitors)
        text = pages.found(key)
        if text is None:
            own = await islands()
            with everybodys_times():
                text = pages.keep(key, lambda: fill(request, drawing.render(values), own, None))
    return for_everybody(request, sent(text, 200, flash), then)


@contextmanager
def everybodys_times() -> Iterator[None]:
    zone = i18n.current_time_zone.set("UTC")
    try:
        yield
    finally:
        i18n.current_time_zone.reset(zone)


def for_everybody(request: Request, response: HTMLResponse, then: Then | None) -> HTMLResponse:
    if then is not None:
        response.background = BackgroundTask(then, request)
    if personal(request).actor.is_visitor:
        share(request, then)
    return response


def rendered(request: Request, template: str, values: dict[str, Any]) -> str:
    return house(request).templates.get_template(template).render({"url_here": address_here(request), **values})


def answered(request: Request, text: str, islands: Islands, status: int) -> HTMLResponse:
    """The rendered text with its holes filled, and the notice that was shown in one of them forgotten."""
    flash = read_flash(request)
    return sent(fill(request, text, islands, flash), status, flash)


def sent(text: str, status: int, flash: Any) -> HTMLResponse:
    response = HTMLResponse(text, status)
    response.headers["content-language"] = i18n.language_tag(i18n.current_locale.get())
    response.headers["speculation-rules"] = f'"{RULES_URL}"'
    if flash is not None:
        response.delete_cookie("flash", path="/")
    return response


def fill(request: Request, text: str, islands: Islands, flash: Any) -> str:
    """The page with every hole filled by the macro of its name; an islands template falls back on the layout's. Holes
    of which there are many are asked of `drawn` before: None leaves them to the macro."""
    me, here = personal(request), house(request)
    values = {
        "actor": me.actor, "flash_message": flash, "unread": 0, "nav_items": Markup(""),
        "url_here": address_here(request), "reads_wide": choices_of(request).wide, "works_shown": works_here(request),
        **me.values, **islands.values,
    }  # fmt: skip
    environment = here.templates
    modules = [
        environment.get_template(name).make_module(values) for name in dict.fromkeys([islands.template, LAYOUT_ISLANDS])
    ]
    macros: dict[str, Any] = {}

    def content(hole: re.Match[str]) -> str:
        name, numbers = asked_for(hole[0])
        if name in islands.drawn and (quick := islands.drawn[name](*numbers)) is not None:
            return quick
        if name not in macros:
            macros[name] = next(found for module in modules if (found := getattr(module, name, None)) is not None)
        drawn: str = macros[name](*numbers)
        return drawn

    return HOLE.sub(content, text)


def works_here(request: Request) -> list[Work]:
    me, here = personal(request), house(request)
    return shown_works(request, here.site.works, me.actor, now=here.database.clock()) if here.site.works else []


@lru_cache(maxsize=20_000)
def asked_for(hole: str) -> tuple[str, tuple[int, ...]]:
    """The macro that fills this hole, and what it is given."""
    name, *numbers = hole.removeprefix("<!--island ").removesuffix("-->").split()
    return name, tuple(map(int, numbers))


def fragment(template: Template | str, values: dict[str, Any], environment: Environment | None = None) -> Markup:
    """A piece of a page, for slots: rendered safe HTML, without the white space around it."""
    if isinstance(template, str):
        if environment is None:
            environment = default_environment()
        template = environment.get_template(template)
    return Markup(template.render(values).strip())  # noqa: S704 - the template escapes


def kept_fragment(template: str, values: dict[str, Any]) -> Markup:
    """The same, drawn once for equal values: for slots that stand on every row."""
    environment = default_environment()
    pieces: Any = environment.globals["kept"]
    kept: Markup = pieces(environment.get_template(template), **values)
    return kept


_environments: list[Environment] = []


def use_environment(environment: Environment) -> None:
    """The environment that fragments are rendered with; set by create_app."""
    _environments[:] = [environment]


def default_environment() -> Environment:
    return _environments[0]


@lru_cache(maxsize=10_000)
def island(kind: str, *numbers: int) -> Markup:
    """A hole in a shared page, later filled by the macro `kind(*numbers)`. Text from users cannot forge one: the
    templates escape it, and the sanitiser drops comments."""
    return Markup("<!--island {}{}-->").format(kind, "".join(f" {int(each)}" for each in numbers))


def when(moment: datetime | None, now: datetime) -> Markup:
    """<time>: relative, with the exact moment at hand."""
    if moment is None:
        return Markup("")
    distance = i18n.in_units(floor((moment - now).total_seconds()))
    return told(moment, distance, (i18n.current_locale.get(), i18n.current_time_zone.get()))


@lru_cache(maxsize=20_000)
def told(moment: datetime, distance: tuple[str, int] | None, reader: tuple[str, str]) -> Markup:
    words = i18n.ago_in(reader[0], *distance) if distance else i18n.date(moment)
    return Markup('<time datetime="{}" title="{}">{}</time>').format(moment.isoformat(), i18n.exact(moment), words)


def in_language(language: str | None) -> Markup:
    """lang="…" for words that are in another language than the page; nothing where they are in the same or unknown."""
    if language is None or language == i18n.current_locale.get().split("_")[0]:
        return Markup("")
    return Markup(' lang="{}"').format(i18n.language_tag(language))


def address_here(request: Request) -> str:
    """Path and query; never "//host", which a link would take for another site."""
    return "/" + request.url.path.lstrip("/") + (f"?{request.url.query}" if request.url.query else "")

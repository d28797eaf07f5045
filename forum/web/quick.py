"""What Jinja does again for each call and each import in a template, done once or not at all."""

from collections.abc import MutableMapping
from functools import lru_cache
from types import FunctionType
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from forum import i18n
from forum.web.pieces import Pieces


class QuickContext(Context):
    """Calls macros and plain functions without looking for marks that they do not bear."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:
        kind = called.__class__
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind is not Pieces and (kind is not FunctionType or called.__dict__):
            return super().call(called, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*args, **named)


class QuickEnvironment(Environment):
    """Templates share one plain dictionary of globals, and speak through the functions below, which do as Jinja's own
    "newstyle" ones do."""

    context_class = QuickContext

    def __init__(self, **options: Any):
        super().__init__(**options)
        self.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
        self.globals |= {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


def gettext(message: str, /, **values: Any) -> str:
    text, is_whole = said(i18n.current_locale.get(), message)
    return text if is_whole else i18n.placed(text, values)


def pgettext(context: str, message: str, /, **values: Any) -> str:
    text, is_whole = said_of(i18n.current_locale.get(), context, message)
    return text if is_whole else i18n.placed(text, values)


def ngettext(one: str, many: str, count: int, /, **values: Any) -> str:
    text, is_whole = counted(i18n.current_locale.get(), (one, many), count)
    return text if is_whole else i18n.placed(text, {"num": count, **values})


@lru_cache(maxsize=20_000)
def said(_locale: str, message: str) -> tuple[Markup, bool]:
    return safe(i18n.gettext(message))


@lru_cache(maxsize=20_000)
def said_of(_locale: str, context: str, message: str) -> tuple[Markup, bool]:
    return safe(i18n.pgettext(context, message))


@lru_cache(maxsize=20_000)
def counted(_locale: str, forms: tuple[str, str], count: int) -> tuple[Markup, bool]:
    return safe(i18n.ngettext(*forms, count))


def safe(text: str) -> tuple[Markup, bool]:
    """A translation, which is ours and so safe, and whether nothing is to be put into it."""
    return Markup(text), "%" not in text  # noqa: S704

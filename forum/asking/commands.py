"""`talkoot ask-link`: an address that begins a question for a customer, with what the product vouches for."""

import time
from typing import Annotated
from urllib.parse import urlencode

import typer


def add_ask_link(app: typer.Typer) -> None:
    @app.command("ask-link")
    def ask_link(
        line: Annotated[list[str] | None, typer.Option(help="A labelled line, for example: Version: 4.2")] = None,
        title: Annotated[str, typer.Option(help="The title to begin with.")] = "",
        category: Annotated[str, typer.Option(help="The end of a category's address, for example: billing")] = "",
        tags: Annotated[str, typer.Option(help="Tags, with spaces between.")] = "",
        hours: Annotated[float, typer.Option(min=0.01, max=8760, help="How long the signature is good.")] = 24,
        show_key: Annotated[
            bool, typer.Option("--show-key", help="Print the key with which the product signs.")
        ] = False,
    ) -> None:
        """Print a signed address of the ask page; its lines are shown as confirmed by the product.

        A product makes such addresses itself, with the key that --show-key prints: see "Links from your product" in
        the README.

        Example: talkoot ask-link --line "Version: 4.2" --line "Page: /settings" --category billing
        """
        from forum.command import read_settings

        settings = read_settings()
        if show_key:
            typer.echo(settings.link_signing_key().decode())
            return
        context = "\n".join(line or [])
        given = {"title": title, "category": category, "tags": tags, "context": context}
        if context:
            given |= signed(settings.link_signing_key(), context, int(time.time() + hours * 3600))
        query = urlencode({name: text for name, text in given.items() if text})
        typer.echo(f"{settings.base_url}/ask" + (f"?{query}" if query else ""))


def signed(key: bytes, context: str, expires: int) -> dict[str, str]:
    """What a link carries besides its lines."""
    from forum.asking.context import signature_of

    return {"expires": str(expires), "signature": signature_of(key, context, expires)}

"""`talkoot evaluate triage`: what the triggers make of the rows of a file."""

import gzip
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from forum.command import BAD_INPUT, CommandFailed, evaluations

Rows = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Rows as JSON lines, plain or gzipped.")]
Out = Annotated[Path, typer.Option(help="Where the predictions go, one row for each.")]
Decisions = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="What moderators decided before: rows {text, title?, useful}."),
]
Languages = Annotated[
    str, typer.Option(help="Only rows in these languages, comma between; the others score 0.", show_default="all")
]


def add_triage(app: typer.Typer) -> None:
    @evaluations(app).command("triage")
    def triage(rows: Rows, out: Out, decisions: Decisions = None, languages: Languages = "") -> None:
        """Judge posts {id, text, title?, lang?, author_age_hours?, author_posts?, created_at?} in their order.

        Writes {id, score from 0 to 1, triggers: [name]}. Labels are not read, nothing is asked of a network or kept.

        Example: talkoot evaluate triage posts.jsonl --out judged.jsonl --decisions decided.jsonl
        """
        from moderation.triggers.evaluating import Evaluation

        run, given = Evaluation(), list(read(rows, "id"))
        for decision in read(decisions, "useful") if decisions else ():
            run.teach(decision)
        began = time.monotonic()
        wanted = {each.strip() for each in languages.split(",") if each.strip()}
        with opened(out, "wt") as file:
            for row in counted(given):
                skipped = bool(wanted) and row.get("lang") not in (None, *wanted)
                judged = {"id": row["id"], "score": 0.0, "triggers": []} if skipped else run.judge(row)
                file.write(json.dumps(judged, ensure_ascii=False) + "\n")
        seconds = max(0.001, time.monotonic() - began)
        typer.echo(f"Judged {len(given)} rows in {seconds:.1f} s, {len(given) / seconds:.0f} a second.")


def read(path: Path, needed: str) -> Iterator[dict[str, Any]]:
    try:
        with opened(path, "rt") as lines:
            for line in lines:
                row = json.loads(line) if line.strip() else None
                if row is None:
                    continue
                if not isinstance(row, dict) or needed not in row:
                    raise CommandFailed(f"{path}: every line must be an object with {needed!r}.", BAD_INPUT)
                yield row
    except (OSError, ValueError) as why:
        raise CommandFailed(f"{path} cannot be read as JSON lines: {why}", BAD_INPUT) from None


def opened(path: Path, mode: str) -> IO[str]:
    return gzip.open(path, mode, encoding="utf-8") if path.suffix == ".gz" else path.open(mode[0], encoding="utf-8")  # type: ignore[return-value]


def counted(rows: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    from rich.console import Console
    from rich.progress import track

    return track(rows, "Judging", console=Console(stderr=True), transient=True)

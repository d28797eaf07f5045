"""A reply without what it replies to: quotes, the line that introduces them, signatures. Pure.

Programs that quote by a sign (`>`) say where the quote is; those that do not (Outlook) begin it with a line or a block
of headers, from which on everything goes. Whoever answers between the lines of a quote keeps the quotes that stand
before their words. Known: Gmail, Apple Mail, Outlook, Thunderbird, Yahoo, Yandex and Mail.ru, in English, Russian and
Romanian.
"""

import re

LONGEST_LINE = 600  # characters of a line that are looked at
LONGEST_INTRODUCTION = 3  # lines
ADDRESS_AT_END = r"[<(][^<>()\s]{1,200}@[^<>()\s]{1,200}[>)][:\s]*$"
YEAR = r"\b(?:19|20)\d\d\b"

# One line, or up to three that were broken, before a quote.
INTRODUCTIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\W{0,3}on\b.{6,400}\bwrote\s*:\s*$",
        r"^.{6,400}\b(?:пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\))\s*:\s*$",
        r"^.{6,400}\ba scris\s*:\s*$",
        rf"^.{{0,200}}{YEAR}.{{0,200}}{ADDRESS_AT_END}",
    )
)
ENDINGS = (":", ">", ")")  # each of them has one; so most lines are looked at but briefly
# A line from which on nothing is the writer's.
ENDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^-{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение"
        r"|mesaj(?:ul)? original|mesaj redirec[țt]ionat)\s*-{2,}\s*$",
        r"^_{20,}\s*$",
        r"^\W{0,3}(?:sent from my |sent from (?:mail|outlook|yahoo|proton)|get outlook for |отправлено с "
        r"|отправлено из |trimis de pe |trimis din |sent via )",
    )
)
SIGNATURE = re.compile(r"^(?:-- ?|—)$")
HEADERS = re.compile(
    r"^\W{0,3}(?:from|sent|to|cc|subject|date|от|от кого|кому|отправлено|дата|тема|копия|de la|trimis"
    r"|către|catre|la|subiect|data)\s*:\W{0,3}\s*\S",
    re.IGNORECASE,
)
FIRST_HEADER = re.compile(r"^\W{0,3}(?:from|от|от кого|de la)\s*:", re.IGNORECASE)


def own_words(text: str) -> str:
    """What the writer wrote, as Markdown; nothing where everything is quoted."""
    lines = [line.rstrip() if line != "-- " else line for line in text.replace("\u00a0", " ").split("\n")]
    lines = without_introductions(lines[: end_of_words(lines)])
    return tidy(without_quotes(lines))


def end_of_words(lines: list[str]) -> int:
    """The line at which a signature or a quote without signs begins."""
    for place, line in enumerate(lines):
        looked_at = line[:LONGEST_LINE]
        if SIGNATURE.match(looked_at) or any(end.match(looked_at) for end in ENDS):
            return place
        if FIRST_HEADER.match(looked_at) and are_headers(lines[place : place + 5]):
            return place
        length = introduction(lines, place)
        if length and not is_quoted(next_words(lines, place + length)):
            return place
    return len(lines)


def are_headers(lines: list[str]) -> bool:
    """Three of them together are no accident."""
    return sum(1 for line in lines if HEADERS.match(line[:LONGEST_LINE])) >= 3


def introduction(lines: list[str], place: int) -> int:
    """How many lines from here on introduce a quote; 0 where they do not."""
    if is_quoted(lines[place]) or not lines[place].strip():
        return 0
    for length in range(1, LONGEST_INTRODUCTION + 1):
        taken = lines[place : place + length]
        if len(taken) < length or not all(line.strip() and not is_quoted(line) for line in taken):
            return 0
        if taken[-1].rstrip()[-1:] not in ENDINGS:
            continue
        whole = " ".join(line.strip() for line in taken)[: LONGEST_LINE * 2]
        if any(pattern.match(whole) for pattern in INTRODUCTIONS):
            return length
    return 0


def without_introductions(lines: list[str]) -> list[str]:
    kept: list[str] = []
    place = 0
    while place < len(lines):
        length = introduction(lines, place)
        if not length:
            kept.append(lines[place])
        place += max(length, 1)
    return kept


def without_quotes(lines: list[str]) -> list[str]:
    """A quote that no words of the writer follow goes, and so does one whole quote above all their words; those
    between their words stay."""
    own = [place for place, line in enumerate(lines) if line.strip() and not is_quoted(line)]
    if not own:
        return []
    first, last = own[0], own[-1]
    return lines[first : last + 1]


def next_words(lines: list[str], place: int) -> str:
    return next((line for line in lines[place:] if line.strip()), "")


def is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def tidy(lines: list[str]) -> str:
    """Quotes apart from words, as Markdown wants it; never two empty lines in a row."""
    kept: list[str] = []
    for line in lines:
        if kept and kept[-1] and line.strip() and is_quoted(kept[-1]) != is_quoted(line):
            kept.append("")
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).strip("\n").rstrip()

"""Words that mean themselves in Markdown, and addresses that stay whole in its links. Pure."""

import re

BREAK = "\\\n"  # of a line, while a paragraph is being put together
SPACES = re.compile(r"[ \t\r\n\f]+")
MARKS = re.compile(r"([\\`*<])|(?<!\w)(_)|(_)(?!\w)|(~)(?=~)|(&)(?=#?\w{1,31};)|(?<![A-Za-z0-9])(@)(?=[A-Za-z0-9])")
BRACKETS = re.compile(r"([\[\]])")
ADDRESS = re.compile(r"https?://\S+")
BEGINS_A_BLOCK = re.compile(r"^( {0,3})(?:([#>+-])(?=\s|$|[>-])|(\d{1,9})([.)])(?=\s|$)|(=+|-+)(?=\s*$))", re.M)
LANGUAGES = {
    "auto": "", "": "", "c++": "cpp", "h": "cpp", "hpp": "cpp", "c#": "csharp", "js": "javascript", "sh": "bash",
    "shell": "bash", "nohighlight": "", "plaintext": "", "none": "", "as": "", "md": "", "markdown": "",
}  # fmt: skip


def words(text: str) -> str:
    """Text between elements: white space as HTML sees it, and no sign that Markdown would take for a mark."""
    text = SPACES.sub(" ", text)
    if not MARKS.search(text) and "](" not in text and "]:" not in text:
        return text
    parts, place = [], 0
    for address in ADDRESS.finditer(text):  # a bare address is found by its signs: they stay
        parts += [escaped(text[place : address.start()]), address[0]]
        place = address.end()
    return "".join((*parts, escaped(text[place:])))


def escaped(text: str) -> str:
    text = MARKS.sub(lambda found: "\\" + found[0], text)
    return BRACKETS.sub(r"\\\1", text) if "](" in text or "]:" in text else text


def paragraph(text: str) -> str:
    """Inline Markdown as a paragraph: no line of it begins a heading, a list or a quotation. A break within is written
    as two spaces, since a backslash would become part of an address before it; none stands at the ends."""
    lines = text.split(BREAK)
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]

    def guarded(found: re.Match[str]) -> str:
        before, sign, number, point, line = found.groups()
        return f"{before}{number}\\{point}" if number else f"{before}\\{sign or line}"

    return BEGINS_A_BLOCK.sub(guarded, "  \n".join(line.strip(" \n") for line in lines))


def fence(code: str, language: str = "") -> str:
    """A block of code; its fence is longer than any run of backticks within."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    marks = "`" * (longest + 1)
    return f"{marks}{language}\n{code}\n{marks}"


def code_words(text: str) -> str:
    """Code within a line."""
    text = SPACES.sub(" ", text)
    if not text.strip():
        return ""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    marks, gap = "`" * (longest + 1), " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{marks}{gap}{text}{gap}{marks}"


def language_of(classes: list[str]) -> str:
    """The language of a block of code, as highlighters know it; "" for none or a guess."""
    for name in classes:
        plain = name.lower().removeprefix("language-").removeprefix("lang-")
        if plain in LANGUAGES:
            return LANGUAGES[plain]
        if re.fullmatch(r"[a-z0-9+#-]{1,20}", plain) and plain not in ("hljs", "codeblock"):
            return plain
    return ""


def destination(url: str) -> str:
    """An address as a link's destination: no space, and no bracket that would end it."""
    url = re.sub(r"\s", "%20", url.strip()).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"<{url}>" if "(" in url or ")" in url else url

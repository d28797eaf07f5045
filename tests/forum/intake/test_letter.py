"""Letters as programs send them, read: who, what, what was left out, and whether a person wrote it."""

from contextlib import suppress
from time import process_time

import pytest

from forum.intake.letter import Unreadable, read_letter, title_of
from forum.intake.reports import Report, read_report
from forum.intake.vouching import vouched_for

HEAD = "From: Lin <lin@example.com>\nTo: reply@forum.example\nSubject: Re: The hub\nMessage-ID: <1@example.com>\n"


def letter(body: bytes | str, head: str = "", kind: str = "text/plain; charset=utf-8") -> bytes:
    raw = body if isinstance(body, bytes) else body.encode()
    return f"{HEAD}{head}MIME-Version: 1.0\nContent-Type: {kind}\n\n".encode() + raw


MIXED = """--b
Content-Type: text/plain; charset=utf-8

Hold the button.
--b
Content-Type: image/png; name="hub.png"
Content-Disposition: attachment; filename="hub.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b
Content-Type: message/rfc822

Subject: another

Not this.
--b--
"""
ALTERNATIVE = """--b
Content-Type: text/plain; charset=utf-8

\t
--b
Content-Type: text/html; charset=utf-8

<style>p { color: red }</style><p>Hold the <b>button</b>.</p><img src="https://spy.example/x.png">
<script>alert(1)</script><div class="gmail_quote"><blockquote>How do I reset it?</blockquote></div>
--b--
"""


def test_a_plain_letter_is_read() -> None:
    read = read_letter(letter("Hold the button.\n"))
    assert (read.sender, read.text.strip(), title_of(read)) == ("lin@example.com", "Hold the button.", "The hub")
    assert not read.by_program


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251", "iso-8859-5"])
def test_character_sets_are_understood(charset: str) -> None:
    assert (
        "Нажмите" in read_letter(letter("Нажмите кнопку".encode(charset), kind=f"text/plain; charset={charset}")).text
    )


@pytest.mark.parametrize("charset", ["x-unknown", "utf-8", "us-ascii", '"', "idna", "base64"])
def test_a_wrong_character_set_is_guessed_and_raises_nothing(charset: str) -> None:
    read = read_letter(letter("Нажмите".encode("cp1251"), kind=f"text/plain; charset={charset}"))
    assert "\x00" not in read.text


def test_what_is_attached_is_named_and_left_out() -> None:
    read = read_letter(letter(MIXED, kind="multipart/mixed; boundary=b"))
    assert read.text.strip() == "Hold the button."
    assert read.left_out == ("hub.png", "message/rfc822")


def test_html_alone_becomes_markdown_without_scripts_pictures_and_quotes() -> None:
    read = read_letter(letter(ALTERNATIVE, kind="multipart/alternative; boundary=b"))
    assert read.text == "Hold the **button**."


def test_lines_broken_for_the_journey_are_whole_again() -> None:
    text = "Hold the \nbutton.\n\n> How \n> long?\n"
    read = read_letter(letter(text, kind="text/plain; charset=utf-8; format=flowed"))
    assert read.text.startswith("Hold the button.\n\n> How\n> long?")


@pytest.mark.parametrize(
    "head",
    [
        "Auto-Submitted: auto-replied\n", "Auto-Submitted: auto-generated; x=y\n", "Precedence: bulk\n",
        "Precedence: Junk\n",
        "List-Id: <list.example.com>\n", "Return-Path: <>\n", "X-Autoreply: yes\n",
    ],
)  # fmt: skip
def test_what_a_program_wrote_is_known(head: str) -> None:
    assert read_letter(letter("I am away.", head)).by_program
    assert not read_letter(letter("I am here.", "Auto-Submitted: no\n")).by_program


@pytest.mark.parametrize("subject", ["Automatic reply: The hub", "Out of office", "Автоответ: хаб", "Răspuns automat"])
def test_absence_notes_are_known_by_their_subject(subject: str) -> None:
    raw = letter("I am away.").replace(b"Re: The hub", subject.encode())
    assert read_letter(raw).by_program


@pytest.mark.parametrize(
    "sender",
    ["", "nobody", "a@example.com, b@example.com", "From: a@b.c", '"lin@example.com"', "=?utf-8?q?lin=40example.com?="],
)
def test_a_sender_who_is_not_one_address_is_nobody(sender: str) -> None:
    raw = letter("Hello").replace(b"Lin <lin@example.com>", sender.encode())
    assert read_letter(raw).sender != "lin@example.com"


def test_a_name_that_looks_like_an_address_is_only_a_name() -> None:
    raw = letter("Hello").replace(b"Lin <lin@example.com>", b'"lin@example.com" <eve@evil.example>')
    assert read_letter(raw).sender == "eve@evil.example"


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00\xff" * 50, b"no headers at all", letter("x", kind="multipart/mixed; boundary=b"),
     letter(b"--b\n" * 5000, kind="multipart/mixed; boundary=b"),
     letter("".join(f"--{n}\nContent-Type: multipart/mixed; boundary={n + 1}\n\n" for n in range(300)),
            kind="multipart/mixed; boundary=0"),
     letter("=?utf-8?b?" + "A" * 5000, head="Subject: =?x?q?=?=\n"), letter("<b>" * 50_000, kind="text/html"),
     letter("x", head="From: <" + "@" * 900 + ">\n"), letter("x", head="Date: " + "9" * 900 + "\n")],
)  # fmt: skip
def test_whatever_is_sent_nothing_breaks(raw: bytes) -> None:
    try:
        read = read_letter(raw)
    except Unreadable:
        return
    assert len(read.text) <= 200_000


BOUNCE = """--b
Content-Type: text/plain

It did not arrive.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.com

Final-Recipient: rfc822; bo@example.com
Action: {action}
Status: {status}
--b--
"""


@pytest.mark.parametrize(
    "action, status, weight",
    [
        ("failed", "5.1.1", 2),
        ("failed", "4.2.2", 1),
        ("delayed", "4.4.1", 0),
        ("failed", "", 0),
        ("delivered", "2.0.0", 0),
    ],
)
def test_a_delivery_report_says_how_much_it_counts(action: str, status: str, weight: int) -> None:
    kind = "multipart/report; report-type=delivery-status; boundary=b"
    assert read_report(letter(BOUNCE.format(action=action, status=status), kind=kind)) == Report(weight)


def test_a_complaint_is_one_and_a_plain_letter_is_no_report() -> None:
    body = "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--b--\n"
    kind = "multipart/report; report-type=feedback-report; boundary=b"
    assert read_report(letter(body, kind=kind)) == Report(complaint=True)
    assert read_report(letter("Status: 5.1.1\nAction: failed\n")) == Report()
    assert read_report(b"") == Report()


@pytest.mark.parametrize(
    "results, good",
    [
        (["mx.example.com; dkim=pass header.d=lin.example; spf=fail"], True),
        (["mx.example.com; dmarc=pass (p=none) header.from=lin.example"], True),
        (["mx.example.com 1; spf=pass smtp.mailfrom=lin@mail.lin.example"], False),
        (["mx.example.com; spf=pass smtp.mailfrom=other@lin.example"], True),
        (["mx.example.com; dkim=pass header.d=evil.example"], False),
        (["mx.example.com; dkim=fail header.d=lin.example"], False),
        (["mx.example.com; dkim=pass header.d=example"], False),
        (["evil.example; dkim=pass header.d=lin.example"], False),
        (["mx.example.com; none", "mx.example.com; dkim=pass header.d=lin.example"], False),
        ([], False),
    ],
)
def test_our_mail_server_vouches_for_the_senders_own_domain_alone(results: list[str], good: bool) -> None:
    assert vouched_for(results, "lin@lin.example", "mx.example.com") is good
    assert not vouched_for(results, "lin@lin.example", "")


@pytest.mark.parametrize(
    "said",
    [
        'spf=pass smtp.mailfrom="x;dkim=pass header.d=lin.example y"@evil.example',
        "spf=pass (they said; dkim=pass header.d=lin.example) smtp.mailfrom=evil.example",
        "spf=pass smtp.mailfrom=evil.example smtp.helo=lin.example",
        "dkim=pass header.d=evil.example header.from=lin.example",
        'spf=pass smtp.mailfrom="a\\" header.d=lin.example;dkim=pass header.d=lin.example',
    ],
)
def test_what_the_sender_wrote_into_a_result_vouches_for_nobody(said: str) -> None:
    assert not vouched_for([f"mx.example.com; {said}"], "lin@lin.example", "mx.example.com")


SLOW = {
    "parts without end": letter("--b\n\nx\n" * 200_000, kind="multipart/mixed; boundary=b"),
    "a HTML part of beginnings": letter("<div " * 40_000, kind="text/html"),
    "a name for punycode": letter("zz9a" * 100_000, kind="text/plain; charset=punycode"),
    "a thousand senders": b"From: " + b"a," * 500_000 + b"\nSubject: x\n\nx",
    "a subject in words": b"From: a@example.com\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx",
    "many parts": letter(
        "--b\nContent-Type: text/plain; " + "a=b; " * 1000 + "\n\nx\n" * 500, kind="multipart/mixed; boundary=b"
    ),
}


@pytest.mark.parametrize("what", SLOW)
def test_no_letter_keeps_its_reader_busy(what: str) -> None:
    before = process_time()
    with suppress(Unreadable):
        read_letter(SLOW[what])
    assert process_time() - before < 10  # each took minutes once


def test_what_no_database_keeps_is_taken_out() -> None:
    head = HEAD.replace("Re: The hub", "=?utf-8?q?The=00_hub=0D=0ABcc:?= \udcff".encode("utf-8", "replace").decode())
    raw = f"{head}Content-Type: text/plain; charset=utf-7\n\nHello +2AA- you".encode()
    found = read_letter(raw)
    assert "\x00" not in found.subject
    assert "\n" not in found.subject
    assert found.text.encode() == b"Hello ? you"

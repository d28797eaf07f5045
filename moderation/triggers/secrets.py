"""Personal data and secrets that nobody meant to publish: cards, accounts, passports, keys, passwords. Pure.

Examples are told from secrets where that can be done: check digits must be right, a key must look random, and what
documentation writes ("your_key_here", example numbers, private phone numbers of films) does not count.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass

from moderation.triggers.lexicon import names
from moderation.triggers.texts import Text

CARD = re.compile(r"(?<![\d.\-/=])(?:\d[ -]?){12,18}\d(?![\d.\-/])")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
KEYS = re.compile(
    r"-----BEGIN (?:RSA |EC |DSA |OPENSSH |PGP )?PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|"
    r"\bxox[abprs]-[A-Za-z0-9-]{20,}|\bsk_live_[A-Za-z0-9]{20,}|\bAIza[0-9A-Za-z_-]{35}\b|\bglpat-[A-Za-z0-9_-]{20}\b|"
    r"\beyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{10,}"
)
NAMED = re.compile(
    r"(?:password|passwd|secret|api[_ -]?key|access[_ -]?token|auth[_ -]?token|парол[ья]|parol[aă])\s*"
    r"(?:[:=]|is|это|este)\s*[\"']?([^\s\"'<>]{8,80})",
    re.I,
)
IN_ADDRESS = re.compile(r"[a-z][a-z0-9+]{2,12}://([^\s:/@]{1,60}):([^\s:/@]{6,80})@[\w.-]+", re.I)
PASSPORT = re.compile(
    r"(?:passport|паспорт\w*|pa[sș]aport\w*|buletin|CNP|СНИЛС|SSN|social security)\D{0,25}((?:\d[ -]?){8,12}\d)", re.I
)
PLACEHOLDER = re.compile(
    r"example|your|xxx|\*\*\*|\.\.\.|…|<|redact|changeme|placeholder|secret|password|12345|test|dummy|foo|user|name|\$\{?\w|%\(",
    re.I,
)
RANDOM_BITS = 2.9  # a sign on average, from which a word was hardly typed by a person


@dataclass(frozen=True, slots=True)
class Secret:
    """What was found: its kind, and the first and last signs, never the whole."""

    kind: str
    masked: str


def secrets_in(text: Text) -> list[Secret]:
    body = f"{text.title}\n{text.body[:12_000]}"
    found = [Secret("card", mask(each)) for each in CARD.findall(body) if is_card(each)]
    found += [Secret("iban", mask(each)) for each in IBAN.findall(body) if is_iban(each)]
    found += [Secret("key", mask(match[0])) for match in KEYS.finditer(body) if not PLACEHOLDER.search(match[0][5:])]
    found += [Secret("password", mask(each)) for each in NAMED.findall(body) if is_random(each)]
    found += [Secret("password", mask(word)) for _user, word in IN_ADDRESS.findall(body) if is_random(word)]
    found += [Secret("passport", mask(each)) for each in PASSPORT.findall(body)]
    return found


def mask(secret: str) -> str:
    bare = secret.strip()
    return f"{bare[:2]}…{bare[-2:]}"


def is_card(written: str) -> bool:
    """Luhn's check digit, a length that cards have, an issuer's first digit, and not one digit over and over."""
    digits = [int(sign) for sign in written if sign.isdigit()]
    groups = re.split(r"[ -]", written.strip())
    if len(digits) not in (15, 16) or digits[0] not in (2, 3, 4, 5, 6) or len(set(digits)) < 5:
        return False
    if len(groups) == 1 and digits[0] not in (4, 5):
        return False
    doubled = [digit if place % 2 else (2 * digit - 9 if digit > 4 else 2 * digit) for place, digit in
               enumerate(reversed(digits), 1)]  # fmt: skip
    return sum(doubled) % 10 == 0 and "".join(map(str, digits)) not in EXAMPLE_CARDS


EXAMPLE_CARDS = names(
    "4242424242424242 4111111111111111 5555555555554444 378282246310005 4000056655665556 5105105105105100"
)


def is_iban(written: str) -> bool:
    bare = written.replace(" ", "")
    if not 15 <= len(bare) <= 34:
        return False
    turned = bare[4:] + bare[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def is_random(word: str) -> bool:
    """Letters with digits or signs in an order that no word has."""
    if PLACEHOLDER.search(word) or word.endswith((")", ";", "(", ",")) or "/" in word:
        return False
    mixed = any(sign.isdigit() for sign in word) and any(sign.isalpha() for sign in word)
    return mixed and bits_a_sign(word) >= RANDOM_BITS


def bits_a_sign(word: str) -> float:
    """Shannon's entropy of the signs of a word."""
    return -sum(n / len(word) * math.log2(n / len(word)) for n in Counter(word).values())

"""The two spellings of a PostgreSQL address: the one SQLAlchemy wants and the one asyncpg wants."""

from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

SCHEMES = ("postgresql", "postgres", "postgresql+asyncpg")


def for_sqlalchemy(address: str) -> str:
    """`postgresql+asyncpg://…` from any usual spelling; ValueError when it is no PostgreSQL address."""
    parts = urlsplit(address.strip())
    if parts.scheme not in SCHEMES:
        raise ValueError("must start with postgresql://")
    _ = parts.port  # raises ValueError itself when the port is no number
    return urlunsplit(("postgresql+asyncpg", parts.netloc, parts.path, _renamed(parts.query, "sslmode", "ssl"), ""))


def for_asyncpg(address: str) -> str:
    """`postgresql://…`, as asyncpg.connect() and psql read it."""
    parts = urlsplit(for_sqlalchemy(address))
    return urlunsplit(("postgresql", parts.netloc, parts.path, _renamed(parts.query, "ssl", "sslmode"), ""))


def without_password(address: str) -> str:
    """The address as it may be shown and logged."""
    parts = urlsplit(address)
    if parts.password is None:
        return address
    account, _, place = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{account.partition(':')[0]}:***@{place}"))


def _renamed(query: str, before: str, after: str) -> str:
    pairs = [(after if name == before else name, text) for name, text in parse_qsl(query, keep_blank_values=True)]
    return urlencode(pairs, safe="/", quote_via=quote)

"""A real OpenID Connect provider, in a process of its own: Authlib's server side, which can be told to go wrong.

`python -m tests.support.provider` prints its address; POST /control changes what it does, one of WRONGS at a time.
"""

import json
import os
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Request, grants
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "the-forum", "a secret between the two"
WRONGS = ("nonce", "audience", "expired", "none", "issuer", "signature", "hmac", "subject", "description", "away")


class State:
    """Who signs in, with which keys, and what goes wrong."""

    def __init__(self, home: str):
        self.home, self.wrong, self.answers_issuer = home, "", False
        self.person: dict[str, Any] = {"sub": "7"}
        self.codes: dict[str, Any] = {}
        self.denies = False
        self.make_key = lambda: RSAKey.generate_key(2048, {"kid": secrets.token_hex(4), "use": "sig"})
        self.key = self.make_key()

    def described(self) -> dict[str, Any]:
        about = {
            "issuer": "https://somebody.example" if self.wrong == "description" else self.home,
            "authorization_endpoint": f"{self.home}/authorize",
            "token_endpoint": f"{self.home}/token",
            "jwks_uri": f"{self.home}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }
        return about | ({"authorization_response_iss_parameter_supported": True} if self.answers_issuer else {})

    def signed(self, claims: dict[str, Any], header: dict[str, Any] | None = None) -> str:
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, **(header or {})}, claims, self.key)

    def spoilt(self, token: str) -> str:
        """The id token with the one thing wrong that was asked for."""
        claims = dict(jwt.decode(token, self.key).claims)
        changed: dict[str, dict[str, Any]] = {"nonce": {"nonce": "another"}, "audience": {"aud": ["somebody-else"]},
                   "expired": {"exp": int(time.time()) - 900, "iat": int(time.time()) - 1800},
                   "issuer": {"iss": "https://somebody.example"}, "subject": {"sub": ""}}  # fmt: skip
        claims |= changed.get(self.wrong, {})
        if self.wrong == "none":
            return jwt.encode({"alg": "none"}, claims, OctKey.generate_key(128), ["none"])
        if self.wrong == "hmac":
            return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(self.key.as_pem(private=False)))
        if self.wrong == "signature":
            return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.make_key())
        return self.signed(claims)


class Client(ClientMixin):
    client_id = CLIENT

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> None:
        return None

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return urlsplit(redirect_uri).path.startswith("/sign-in/back/")

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


class Code:
    def __init__(self, code: str, asked: dict[str, str]):
        self.code, self.asked = code, asked
        self.code_challenge = asked.get("code_challenge")
        self.code_challenge_method = asked.get("code_challenge_method")

    def get_redirect_uri(self) -> str:
        return self.asked["redirect_uri"]

    def get_scope(self) -> str:
        return self.asked["scope"]

    def get_nonce(self) -> str | None:
        return self.asked.get("nonce")

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class Codes(grants.AuthorizationCodeGrant):
    def save_authorization_code(self, code: str, request: Any) -> None:
        Desk.state.codes[code] = Code(code, dict(request.payload.data))

    def query_authorization_code(self, code: str, _client: Any) -> Any:
        return Desk.state.codes.get(code)

    def delete_authorization_code(self, authorization_code: Any) -> None:
        del Desk.state.codes[authorization_code.code]

    def authenticate_user(self, _code: Any) -> dict[str, Any]:
        return Desk.state.person


class Tokens(OpenIDCode):
    def exists_nonce(self, _nonce: str, _request: Any) -> bool:
        return False

    def resolve_client_private_key(self, _client: Any) -> Any:
        return Desk.state.key

    def get_encode_header(self, _client: Any) -> dict[str, Any]:
        return {"alg": "RS256", "kid": Desk.state.key.kid}

    def get_client_claims(self, _client: Any) -> dict[str, Any]:
        return {"iss": Desk.state.home, "aud": [CLIENT]}

    def get_client_algorithm(self, _client: Any) -> str:
        return "RS256"

    def generate_user_info(self, user: dict[str, Any], _scope: str) -> dict[str, Any]:
        return user


class Asked(OAuth2Request):
    def __init__(self, method: str, uri: str, body: dict[str, str], headers: dict[str, str]):
        super().__init__(method, uri, None, headers)
        self.values = {**dict(parse_qsl(urlsplit(uri).query)), **body}
        self.payload = BasicOAuth2Payload(self.values)

    @property
    def args(self) -> dict[str, str]:
        return self.values

    @property
    def form(self) -> dict[str, str]:
        return self.values


class Server(AuthorizationServer):
    def query_client(self, client_id: str) -> Client | None:
        return Client() if client_id == CLIENT else None

    def save_token(self, token: Any, request: Any) -> None:
        pass

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        pass

    def create_oauth2_request(self, request: Any) -> Asked:
        return request if isinstance(request, Asked) else Asked(*request)

    def handle_response(self, status: int, body: Any, headers: Any) -> tuple[int, Any, dict[str, str]]:
        return status, body, dict(headers)


def bearer(**_asked: Any) -> dict[str, Any]:
    return {"token_type": "Bearer", "access_token": secrets.token_hex(16), "expires_in": 60, "scope": "openid"}


def made_server() -> Server:
    """Authlib's authorization server with the code grant, PKCE and OpenID Connect."""
    server = Server()
    server.register_token_generator("default", bearer)
    server.register_grant(Codes, [CodeChallenge(required=True), Tokens()])
    return server


class Desk(BaseHTTPRequestHandler):
    state: State
    server_side: Any

    def log_message(self, *_args: Any) -> None:
        pass

    def answer(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"content-type": "application/json", **(headers or {})}.items():
            if name.lower() != "content-length":
                self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self) -> None:
        state, path = self.state, urlsplit(self.path).path
        if path == "/.well-known/openid-configuration":
            self.answer(503 if state.wrong == "away" else 200, state.described())
        elif path == "/jwks":
            self.answer(200, {"keys": [state.key.as_dict(private=False)]})
        elif path == "/authorize":
            self.authorize()
        else:
            self.answer(404, {})

    def authorize(self) -> None:
        """The person is signed in here and agrees at once, unless told to refuse."""
        asked: Any = ("GET", self.state.home + self.path, {}, titled(self.headers))
        person = None if self.state.denies else self.state.person
        grant = self.server_side.get_consent_grant(asked, person)
        status, body, headers = self.server_side.create_authorization_response(grant.request, person, grant)
        if self.state.answers_issuer:
            headers = {name: value + f"&iss={self.state.home}" if name == "Location" else value
                       for name, value in headers.items()}  # fmt: skip
        self.answer(status, body, headers)

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
        if self.path == "/control":
            self.answer(200, self.controlled(json.loads(text)))
            return
        body = {name: values[0] for name, values in parse_qs(text).items()}
        given = self.server_side.create_token_response(
            ("POST", self.state.home + self.path, body, titled(self.headers))
        )
        status, answer, headers = given
        if isinstance(answer, dict) and "id_token" in answer and self.state.wrong:
            answer["id_token"] = self.state.spoilt(answer["id_token"])
        self.answer(status, answer, headers)

    def controlled(self, wanted: dict[str, Any]) -> Any:
        state = self.state
        for name in ("wrong", "person", "answers_issuer", "denies"):
            if name in wanted:
                setattr(state, name, wanted[name])
        if wanted.get("rotate"):
            state.key = state.make_key()
        if "sign" in wanted:
            return {"token": state.signed(wanted["sign"], wanted.get("header"))}
        return {}


def titled(headers: Any) -> dict[str, str]:
    """As Authlib looks for them."""
    return {name.title(): value for name, value in headers.items()}


def main() -> None:
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    Desk.state = State(f"http://127.0.0.1:{listening.server_port}")
    Desk.server_side = made_server()
    sys.stdout.write(Desk.state.home + "\n")
    sys.stdout.flush()
    listening.serve_forever()


if __name__ == "__main__":
    main()

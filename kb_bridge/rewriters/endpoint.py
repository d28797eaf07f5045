"""Any server that speaks OpenAI's /v1/chat/completions: a hosted one, or one of your own."""

import json
from urllib.error import HTTPError, URLError
from urllib.parse import urldefrag
from urllib.request import Request, urlopen

from kb_bridge.rewriters import NoRewriter

PATIENCE = 60.0  # seconds for an answer
MOST_ANSWERED = 1_000_000  # bytes that are read of one


class ChatEndpoint:
    """`https://host/v1#model`; the key goes in the header Authorization and into no message."""

    def __init__(self, address: str, key: str = ""):
        url, self.model = urldefrag(address)
        self.url = f"{url.rstrip('/').removesuffix('/chat/completions')}/chat/completions"
        self.key = key

    def ask(self, task: str, text: str) -> str:
        messages = [{"role": "system", "content": task}, {"role": "user", "content": text}]
        asked = {"messages": messages, "temperature": 0, **({"model": self.model} if self.model else {})}
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        request = Request(self.url, json.dumps(asked).encode(), headers)  # noqa: S310 - the operator's own address
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                said = json.loads(answer.read(MOST_ANSWERED))
            return str(said["choices"][0]["message"]["content"])
        except HTTPError as refused:
            refused.close()
            raise NoRewriter(f"{self.url} answered {refused.code}.") from None
        except (URLError, OSError, ValueError, KeyError, TypeError, IndexError) as why:
            raise NoRewriter(f"{self.url} gave no answer: {why}") from None

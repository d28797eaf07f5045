"""Calls to try, as the page of the API shows them: the same in all languages. Pure."""

BEARER = '-H "Authorization: Bearer talkoot_…"'
JSON = '-H "Content-Type: application/json"'


def examples(base: str) -> dict[str, str]:
    """For curl, at this forum's own address."""
    there = f"{base}/api/v1"
    return {
        "known": f"curl {BEARER} {there}/me",
        "reading": "\n".join(
            f'curl "{there}/{each}"'
            for each in (
                "threads?view=unanswered&tag=router", "search?q=amber+light", "suggestions?title=My+hub+is+offline",
            )
        ),
        "writing": f"""curl -X POST {there}/threads \\
  {BEARER} \\
  {JSON} -H "Idempotency-Key: 2f0c7a52" \\
  -d '{{"title": "Why does the light blink?", "body": "It blinks all day.", "category": 1, "tags": ["light"]}}'""",
        "editing": f"""curl -X PATCH {there}/posts/12 \\
  {BEARER} \\
  {JSON} -H 'If-Match: "v1"' \\
  -d '{{"body": "It blinks amber since Monday.", "reason": "said since when"}}'""",
    }  # fmt: skip

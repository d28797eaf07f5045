"""The learned part: it starts knowing nothing, learns from decisions, says why, and never acts alone."""

import json
from pathlib import Path

from typer.testing import CliRunner

from forum.cli import app
from moderation.extension import EXTENSION
from moderation.triggers.evaluating import Evaluation
from moderation.triggers.facts import Facts
from moderation.triggers.learned import ENOUGH, Learned, features_of
from moderation.triggers.rules.wording import spam_chance
from moderation.triggers.spam import Sign
from moderation.triggers.texts import Text

GARDEN = "Lovely garden gnomes with a pointed hat, number {n}, see gnomes-for-you.example"
PRINTER = "The printer {n} stops after three pages and blinks red"


def taught() -> Learned:
    learned = Learned()
    for n in range(ENOUGH + 10):
        learned.learn(features_of(Text("", GARDEN.format(n=n))), useful=True)
        learned.learn(features_of(Text("", PRINTER.format(n=n))), useful=False)
    return learned


def test_it_knows_nothing_until_there_were_enough_decisions_of_each_kind() -> None:
    learned = Learned()
    for n in range(ENOUGH):
        learned.learn(features_of(Text("", GARDEN.format(n=n))), useful=True)
    assert not learned.knows_enough
    assert taught().knows_enough


def test_it_tells_what_was_acted_upon_from_what_was_let_be() -> None:
    learned = taught()
    assert learned.logit(features_of(Text("", "More garden gnomes with hats"))) > 0
    assert learned.logit(features_of(Text("", "My printer blinks after two pages"))) < 0


def test_it_names_the_features_that_weighed_most() -> None:
    features = features_of(Text("", "Lovely garden gnomes for all"))
    named = [name for name, _weight in taught().why(features)]
    assert any("gnomes" in name for name in named)


def test_it_survives_being_kept() -> None:
    learned = taught()
    again = Learned.load(learned.dump())
    features = features_of(Text("", GARDEN.format(n=1)))
    assert again.logit(features) == learned.logit(features)
    assert (again.useful, again.useless) == (learned.useful, learned.useless)


def test_without_a_sign_of_a_rule_it_is_not_asked() -> None:
    facts = Facts(text=Text("", "garden gnomes with a pointed hat"), memory=taught())
    assert facts.learned is not None
    assert facts.learned > 0
    assert spam_chance(facts, []) == 0
    assert spam_chance(facts, [Sign("leads_away", 1.5)]) > spam_chance(Facts(), [Sign("leads_away", 1.5)])


def test_decisions_change_what_a_file_is_judged_as() -> None:
    row = {"id": "1", "text": GARDEN.format(n=77) + " https://gnomes-for-you.example/shop"}
    cold, warm = Evaluation(), Evaluation()
    for n in range(ENOUGH + 10):
        warm.teach({"text": GARDEN.format(n=n), "useful": True})
        warm.teach({"text": PRINTER.format(n=n), "useful": False})
    assert warm.judge(row)["score"] > cold.judge(row)["score"]


def test_the_command_writes_one_row_for_each_and_reads_no_label(tmp_path: Path) -> None:
    rows, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl.gz"
    plain = tmp_path / "out.jsonl"
    given = [
        {"id": "a", "text": "How do I export my data?", "label": "bad"},
        {"id": "b", "text": "You are an idiot, shut up", "label": "good", "lang": "en"},
        {"id": "c", "text": "Заткнись, идиот", "lang": "ru"},
    ]
    rows.write_text("\n".join(json.dumps(row) for row in given) + "\n", encoding="utf-8")
    for add in EXTENSION.commands:
        add(app)
    run = CliRunner().invoke(app, ["evaluate", "triage", str(rows), "--out", str(plain), "--languages", "en"])
    assert run.exit_code == 0, run.output
    assert "rows a second" in run.output or "a second" in run.output
    found = [json.loads(line) for line in plain.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in found] == ["a", "b", "c"]
    assert found[0]["triggers"] == []
    assert found[1]["triggers"] == ["rude"]
    assert found[2]["score"] == 0
    assert all(0 <= row["score"] <= 1 for row in found)
    again = CliRunner().invoke(app, ["evaluate", "triage", str(rows), "--out", str(out)])
    assert again.exit_code == 0
    assert out.read_bytes()[:2] == b"\x1f\x8b"

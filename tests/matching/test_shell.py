"""The spreadsheet command from one end to the other."""

import csv
import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from athenaeum.matching.shell import main
from tests.matching.people import as_csv, make_people

SMALL = """id,name,role,offers,wants,manager,locked_with
ada,Ada,mentor,maps:3,,,
cleo,=Cleo,mentor,grants:3,,,
ben,Ben,mentee,,maps:3,cleo,
olga,Olga,mentee,,grants:3,,
sam,Sam,mentee,,maps:1,,
"""


def match(folder: Path, text: str, *options: str) -> int:
    """Run the command in a folder; gives its exit code."""
    (folder / "people.csv").write_text(text, encoding="utf-8", newline="")
    places = ["--out", str(folder / "pairs.csv"), "--json", str(folder / "report.json")]
    return main([str(folder / "people.csv"), *places, *options])


def pairs(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "pairs.csv").read_text(encoding="utf-8"))))


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "people.csv")


def test_people_in_pairs_and_report_out(tmp_path, capsys):
    assert match(tmp_path, SMALL) == 0
    assert [(row["mentee_id"], row["mentor_id"]) for row in pairs(tmp_path)] == [("ben", "ada"), ("olga", "cleo")]
    ben = pairs(tmp_path)[0]
    assert ben == {
        "mentee_id": "ben",
        "mentee": "Ben",
        "mentor_id": "ada",
        "mentor": "Ada",
        "score": ben["score"],
        "reasons": "Offers maps, as asked; outside the reporting line",
        "concerns": "",
    }
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert list(report) == [
        *("mentees", "paired", "objective", "upper_bound", "proved_optimal", "unmatched", "seconds")
    ]
    assert (report["mentees"], report["paired"], report["proved_optimal"]) == (3, 2, True)
    assert report["objective"] == report["upper_bound"] == sum(float(row["score"]) for row in pairs(tmp_path))
    assert [left["id"] for left in report["unmatched"]] == ["sam"]
    assert report["unmatched"][0]["why"].startswith("One mentor with maps on offer; full: Ada;")
    assert capsys.readouterr().err == ""
    assert written(tmp_path) == ["pairs.csv", "report.json"]


def test_no_cell_is_a_formula(tmp_path):
    text = "id,name,role,offers\n+1,=HYPERLINK(1),mentor,\n@2,－2,mentee,\n"
    assert match(tmp_path, text) == 0
    (row,) = pairs(tmp_path)
    assert (row["mentor_id"], row["mentor"]) == ("'+1", "'=HYPERLINK(1)")
    assert (row["mentee_id"], row["mentee"]) == ("'@2", "'－2")


def test_bad_input_names_everything_and_writes_nothing(tmp_path, capsys):
    assert match(tmp_path, SMALL + "sam,Sam,boss,,,,\n") == 2
    assert capsys.readouterr().err.splitlines() == [
        "people.csv: row 7, column id: “sam” is already in row 6",
        "people.csv: row 7, column role: “boss” is not mentor, mentee or both",
        "2 faults. Nothing was written.",
    ]
    assert written(tmp_path) == []


def test_locks_against_the_rules_are_named_and_write_nothing(tmp_path, capsys):
    assert match(tmp_path, SMALL.replace("cleo,\n", "cleo,cleo\n")) == 3
    assert capsys.readouterr().err.splitlines() == [
        "ben (row 4) and cleo (row 3): within the reporting line",
        "Locked pairs contradict the rules. Nothing was written.",
    ]
    text = "id,role,locked_with\nada,mentor,\nben,mentee,ada\nsam,mentee,ada\n"
    assert match(tmp_path, text) == 3
    assert capsys.readouterr().err.startswith("sam (row 4) and ada (row 2): ")
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    "weights", ["charm=1", "site", "site=-1", "site=x", "nowhere.json", ",".join(["subjects=inf"])]
)
def test_bad_weights_are_refused(tmp_path, weights, capsys):
    assert match(tmp_path, SMALL, "--weights", weights) == 2
    assert "--weights" in capsys.readouterr().err
    assert written(tmp_path) == []


def test_weights_change_the_fits(tmp_path):
    assert match(tmp_path, SMALL) == 0
    before = pairs(tmp_path)[0]["score"]
    (tmp_path / "weights.json").write_text('{"subjects": 100}')
    assert match(tmp_path, SMALL, "--weights", str(tmp_path / "weights.json")) == 0
    assert float(pairs(tmp_path)[0]["score"]) > float(before)


def test_a_hierarchy_of_areas_counts_near_ones_in_part(tmp_path, capsys):
    text = "id,role,offers,wants\nada,mentor,Metadata:3,\nben,mentee,,cataloguing\n"
    areas = tmp_path / "areas.csv"
    areas.write_text("term,parent\nCataloguing,metadata\nmetadata,\n")
    assert match(tmp_path, text, "--areas", str(areas)) == 0
    assert pairs(tmp_path)[0]["reasons"] == "Offers Metadata, close to cataloguing"
    areas.write_text("term,parent\nmaps,maps\n,x\n")
    assert match(tmp_path, text, "--areas", str(areas)) == 2
    assert capsys.readouterr().err.splitlines()[:2] == [
        "areas.csv: row 2, column parent: “maps” has another parent already, or is its own",
        "areas.csv: row 3, column term: the term is missing",
    ]


def test_files_that_cannot_be_read_or_written(tmp_path, capsys):
    out = ["--out", str(tmp_path / "pairs.csv")]
    assert main([str(tmp_path / "nobody.csv"), *out]) == 1
    (tmp_path / "people.csv").write_text(SMALL)
    assert main([str(tmp_path / "people.csv"), "--out", str(tmp_path / "no" / "pairs.csv")]) == 1
    assert main([str(tmp_path / "people.csv"), "--out", str(tmp_path / "people.csv")]) == 2
    assert main([str(tmp_path / "people.csv")]) == 2
    assert main([str(tmp_path / "people.csv"), "--out", str(tmp_path)]) == 1
    assert (tmp_path / "people.csv").read_text() == SMALL
    assert "three different files" in capsys.readouterr().err


def test_a_failing_disk_leaves_what_was_there(tmp_path, monkeypatch):
    assert match(tmp_path, SMALL) == 0
    before = [(tmp_path / name).read_bytes() for name in written(tmp_path)]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "report.json")

    monkeypatch.setattr("athenaeum.matching.book.os.fsync", full)
    assert match(tmp_path, SMALL, "--weights", "site=90") == 1
    assert [(tmp_path / name).read_bytes() for name in written(tmp_path)] == before


def test_500_by_300_from_the_shell_whatever_the_order_of_rows(tmp_path):
    header, *rows = as_csv(*make_people(500, 300, seed=6)[:2]).splitlines()
    answers = []
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
        places = ["--out", str(tmp_path / f"{name}-pairs.csv"), "--json", str(tmp_path / f"{name}.json")]
        command = [sys.executable, "-m", "athenaeum.matching.shell", str(tmp_path / f"{name}.csv"), *places]
        done = subprocess.run(command, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        report = json.loads((tmp_path / f"{name}.json").read_text())
        del report["seconds"]
        answers.append((report, (tmp_path / f"{name}-pairs.csv").read_bytes()))
        random.Random(1).shuffle(rows)
    assert answers[0] == answers[1]
    report = answers[0][0]
    assert (report["mentees"], report["paired"], report["proved_optimal"]) == (500, 500, True)

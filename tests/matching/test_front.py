"""The public list, whatever was loaded before."""

import subprocess
import sys

import pytest

FRONT = "from athenaeum.matching import Person, from_people, propose, check, explain; "
USE = """
problem = from_people([Person("ben")], [Person("ada")])
plan = propose(problem)
assert plan.pairs.tolist() == [[0, 0]]
assert check(problem, plan) == []
assert explain.pair(problem, 0, 0).fit == 47.5
"""


@pytest.mark.parametrize("before", ["", "import athenaeum.matching.propose, athenaeum.matching.check; "])
def test_names_are_what_they_say(before):
    done = subprocess.run([sys.executable, "-c", before + FRONT + USE], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_package_alone_loads_no_numpy():
    code = "import sys, athenaeum.matching; assert 'numpy' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0

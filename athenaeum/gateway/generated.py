"""Pages of the documentation that are printed from the tables in the code, so that they cannot be out of date."""

from athenaeum.access.checks import our_models
from athenaeum.access.rules import PAGES, RECORDS


def who_may() -> str:
    """The policy table as a page of Markdown."""
    lines = [
        "# Who may",
        "",
        "Printed from `athenaeum/access/rules/` by `make docs`. What is not here is denied.",
        "",
        "| record | verb | who |",
        "|---|---|---|",
    ]
    for label in sorted(RECORDS):
        for verb in RECORDS[label].verbs:
            ways = ", ".join(f"`{path}`" for path in RECORDS[label].paths(verb))
            lines.append(f"| {label} | {verb} | {ways} |")
    lines += ["", "## Levels", "", "| record | level | fields |", "|---|---|---|"]
    for label in sorted(RECORDS):
        for level, names in RECORDS[label].levels.items():
            lines.append(f"| {label} | {level} | {', '.join(names.split())} |")
    lines += ["", "## Pages", "", "| page | who may open it |", "|---|---|"]
    lines += [f"| {name} | {rule} |" for name, rule in sorted(PAGES.items())]
    return "\n".join(lines) + "\n"


def states() -> str:
    """The steps of every record that has them."""
    lines = ["# States", "", "Printed from the `STEPS` of the models by `make docs`.", ""]
    for model in sorted(our_models(), key=lambda model: model._meta.label):
        steps = getattr(model, "STEPS", ())
        if steps:
            lines += [f"## {model._meta.label}", "", "| from | step | to |", "|---|---|---|"]
            lines += [f"| {before} | {verb} | {after} |" for before, verb, after in steps]
            lines.append("")
    return "\n".join(lines)

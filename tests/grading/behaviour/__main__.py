"""The behaviour suite: `python -m tests.grading.behaviour [--state NAME] [--rule NAME] [--show N] [--quick] [--write]`.

Prints rules by states. `--show N` prints N rows of each chosen rule and state that were judged unfairly; `--write`
commits the rates of the chosen states, by default of all, which the tests hold the grader to where they are above a
rule's limit, and puts them into docs/grading-figures.md. It refuses where one of those has grown (delete the state from
committed.json to begin anew).
"""

from __future__ import annotations

import argparse
import sys

from tests.grading.behaviour import committed, documented
from tests.grading.behaviour.catalog import BY_NAME, RULES
from tests.grading.behaviour.report import offending, table
from tests.grading.behaviour.states import FACTS_SEEN, SQL, has_models, names
from tests.grading.behaviour.suite import measured


def main(argv: list[str] | None = None) -> int:
    """Print what was asked for; the exit status is 1 where `--write` would hide that a rule got worse."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.grading.behaviour",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--state",
        choices=[*names(), SQL, FACTS_SEEN],
        action="append",
        help="only that state; may be repeated",
    )
    parser.add_argument(
        "--rule", choices=list(BY_NAME), action="append", metavar="NAME", help="only that rule"
    )
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N unfairly judged rows of each"
    )
    parser.add_argument("--quick", action="store_true", help="the sample of the test run")
    parser.add_argument("--write", action="store_true", help="commit the rates of every rule and state")
    options = parser.parse_args(argv)
    if options.write and (options.rule or options.quick):
        parser.error("--write commits all rules on a state: leave out --rule and --quick")
    if options.write and not (options.state or has_models()):
        parser.error("--write commits all states, and some need the extra `semantic`")
    states = options.state or names()
    rules = [BY_NAME[name] for name in options.rule] if options.rule else list(RULES)
    if options.show:
        sys.stdout.writelines(
            f"{offending(rule, states, options.show, quick=options.quick)}\n" for rule in rules
        )
        return 0
    counts = measured(states, rules, quick=options.quick)
    if options.write:
        if grown := committed.grown(counts):
            sys.stdout.write("not written, since these are worse than committed:\n" + "\n".join(grown) + "\n")
            return 1
        committed.write(counts)
        documented.write()
    sys.stdout.write(f"{table(counts, states, rules)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

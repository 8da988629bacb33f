"""The Grafana dashboard asks for series that there are, by labels that they have."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.config import ROOT
from bot.monitoring.gateway import Gateway
from bot.monitoring.metrics import Metrics

BOARD: dict[str, Any] = json.loads((ROOT / "deploy" / "grafana-dashboard.json").read_text(encoding="utf-8"))
OF_PROMETHEUS = {"job", "le"}
"""Labels that it adds itself, or that a histogram has."""


def series() -> dict[str, set[str]]:
    """The labels of each series, by its name."""
    metrics = Metrics(Gateway(), lambda: {"unsaved_answers": 0})
    found: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(metrics.text().decode()):
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels)
    return found


@pytest.mark.parametrize("panel", BOARD["panels"], ids=lambda panel: panel["title"])
def test_a_panel_asks_for_what_there_is(panel: dict[str, Any]) -> None:
    known = series()
    for target in panel["targets"]:
        asked = re.findall(r"\b((?:cuecard|process)_\w+)\{([^}]*)\}", target["expr"])
        assert asked, target["expr"]
        for name, labels in asked:
            assert name in known
            used = set(re.findall(r"(\w+)=", labels))
            grouped = {
                each for by in re.findall(r"by \(([^)]*)\)", target["expr"]) for each in by.split(", ")
            }
            shown = set(re.findall(r"\{\{(\w+)\}\}", target["legendFormat"]))
            assert used | grouped | shown <= known[name] | OF_PROMETHEUS


def test_every_metric_of_ours_is_shown() -> None:
    text = json.dumps(BOARD)
    ours = {name for name in series() if name.startswith("cuecard_")}
    shown = {name for name in ours if name in text}
    of_histograms = {name for name in ours if re.search(r"_(sum|count|created)$", name)}
    assert ours - shown - of_histograms == set()


def test_no_panel_lies_on_another() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in BOARD["panels"]:
        at = panel["gridPos"]
        cells = {(at["x"] + x, at["y"] + y) for x in range(at["w"]) for y in range(at["h"])}
        assert not cells & taken
        assert at["x"] + at["w"] <= 24
        taken |= cells

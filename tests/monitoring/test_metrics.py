"""Metrics: each event moves what it should, every series is there from the start, labels hold listed words alone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import __version__
from bot.core.events import (
    AnswerCounted,
    AnswerGraded,
    AnswerPath,
    AppealChanged,
    AppealOutcome,
    DatabaseFailed,
    Event,
    PostFailed,
    PostsClaimed,
    PostSent,
    RecapMoved,
    RecapOutcome,
    TransactionEnded,
)
from bot.core.grading import Verdict
from bot.monitoring.gateway import Gateway, Reconnect
from bot.monitoring.metrics import Metrics

GUILD, ROUND = 1_400_000_000_000_000_001, 17


def samples(metrics: Metrics) -> dict[str, float]:
    """Each sample, as Prometheus reads it: `name{label=value}` and its number."""
    found = {}
    for family in text_string_to_metric_families(metrics.text().decode()):
        for sample in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def moved(*events: Event) -> dict[str, float]:
    """What these events change, by how much; of histograms the counts alone."""
    metrics = Metrics(Gateway(), dict)
    before = samples(metrics)
    for event in events:
        metrics.observe(event)
    own = re.compile(r"cuecard_(?!.*(_bucket|_sum|_created))")
    return {
        name: value - before[name]
        for name, value in samples(metrics).items()
        if own.match(name) and value != before[name] and value == value  # NaN is not
    }


@pytest.mark.parametrize("path", AnswerPath)
@pytest.mark.parametrize("verdict", Verdict)
def test_answers_are_counted_by_path_and_verdict(path: AnswerPath, verdict: Verdict) -> None:
    event = AnswerCounted(path, verdict, GUILD, ROUND)
    assert moved(event, event) == {f"cuecard_answers_total{{path={path},verdict={verdict}}}": 2}


@pytest.mark.parametrize("outcome", AppealOutcome)
def test_appeals_are_counted_by_what_became_of_them(outcome: AppealOutcome) -> None:
    moves = moved(AppealChanged(outcome, GUILD, ROUND))
    assert moves == {f"cuecard_appeals_total{{outcome={outcome}}}": 1}


def test_posts_are_counted_by_what_became_of_them() -> None:
    moves = moved(PostsClaimed(claimed=3, missed=2), PostSent(GUILD, ROUND), PostFailed())
    expected = {"due": 5, "claimed": 3, "missed": 2, "posted": 1, "failed": 1}
    assert moves == {f"cuecard_daily_posts_total{{outcome={name}}}": n for name, n in expected.items()}


@pytest.mark.parametrize("outcome", RecapOutcome)
def test_recaps_are_counted_by_what_became_of_them(outcome: RecapOutcome) -> None:
    assert moved(RecapMoved(outcome, GUILD)) == {f"cuecard_recaps_total{{outcome={outcome}}}": 1}


def test_seconds_and_failures_of_the_database_are_kept() -> None:
    moves = moved(
        TransactionEnded(writing=True, seconds=0.02),
        TransactionEnded(writing=False, seconds=0.001),
        DatabaseFailed(),
    )
    assert moves == {
        "cuecard_transaction_seconds_count{kind=write}": 1,
        "cuecard_transaction_seconds_count{kind=read}": 1,
        "cuecard_database_errors_total": 1,
    }
    metrics = Metrics(Gateway(), dict)
    metrics.observe(AnswerGraded(0.003))
    found = samples(metrics)
    assert found["cuecard_grade_seconds_sum"] == pytest.approx(0.003)
    assert found["cuecard_grade_seconds_bucket{le=0.0025}"] == 0
    assert found["cuecard_grade_seconds_bucket{le=0.005}"] == 1


def test_queues_and_the_gateway_are_read_when_asked_for() -> None:
    queues = {"unsaved_answers": 0}
    gateway = Gateway()
    metrics = Metrics(gateway, lambda: queues)
    assert samples(metrics)["cuecard_queue_length{queue=unsaved_answers}"] == 0
    queues["unsaved_answers"] = 4
    gateway.reconnects[Reconnect.RESUMED] += 2
    gateway.clock_off = timedelta(seconds=90)
    found = samples(metrics)
    assert found["cuecard_queue_length{queue=unsaved_answers}"] == 4
    assert found["cuecard_gateway_reconnects_total{kind=resumed}"] == 2
    assert found["cuecard_gateway_reconnects_total{kind=new}"] == 0
    assert found["cuecard_clock_off_seconds"] == 90
    assert found["cuecard_gateway_ready"] == 0


def test_every_series_is_there_before_anything_happens() -> None:
    """A counter that appears with its first event shows no rise to whoever watches it."""
    found = samples(Metrics(Gateway(), dict))
    answers = [name for name in found if name.startswith("cuecard_answers_total")]
    assert len(answers) == len(AnswerPath) * len(Verdict)
    assert all(found[name] == 0 for name in answers)
    assert found[f"cuecard_info{{version={__version__}}}"] == 1
    assert "process_resident_memory_bytes" in found

"""Metrics for Prometheus. No label holds a name, a text or an id: only words that are listed in the code."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

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

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_GRADE_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1)
_TRANSACTION_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
"""Seconds. Discord waits for three, which is for everything together."""
_POSTS = ("due", "claimed", "posted", "missed", "failed")


class Metrics:
    """Counts events, and reads the rest when it is asked for."""

    def __init__(self, gateway: Gateway, queues: Callable[[], dict[str, int]]) -> None:
        """`queues` gives how many wait in each queue, by its name."""
        own = self.registry = CollectorRegistry()
        ProcessCollector(registry=own)
        PlatformCollector(registry=own)
        Info("cuecard", "The bot", registry=own).info({"version": __version__})
        self._answers = Counter("cuecard_answers", "Answers counted", ("path", "verdict"), registry=own)
        self._graded = Histogram(
            "cuecard_grade_seconds", "Grading once", buckets=_GRADE_BUCKETS, registry=own
        )
        self._transactions = Histogram(
            "cuecard_transaction_seconds",
            "A transaction, with all its waiting",
            ("kind",),
            buckets=_TRANSACTION_BUCKETS,
            registry=own,
        )
        self._posts = Counter("cuecard_daily_posts", "Daily posts", ("outcome",), registry=own)
        self._recaps = Counter("cuecard_recaps", "Recaps of weeks and seasons", ("outcome",), registry=own)
        self._appeals = Counter("cuecard_appeals", "Appeals", ("outcome",), registry=own)
        self._failures = Counter(
            "cuecard_database_errors", "Transactions that found the database away", registry=own
        )
        self._begin_at_zero()
        own.register(_Read(gateway, queues))
        _watch_gateway(own, gateway)

    def _begin_at_zero(self) -> None:
        """Have every series there from the start, so that the first event is a rise."""
        for path in AnswerPath:
            for verdict in Verdict:
                self._answers.labels(path, verdict)
        for kind in ("read", "write"):
            self._transactions.labels(kind)
        for outcome in _POSTS:
            self._posts.labels(outcome)
        for recap in RecapOutcome:
            self._recaps.labels(recap)
        for appeal in AppealOutcome:
            self._appeals.labels(appeal)

    def observe(self, event: Event) -> None:
        """Count the event: an observer."""
        match event:
            case TransactionEnded(writing, seconds):
                self._transactions.labels("write" if writing else "read").observe(seconds)
            case AnswerGraded(seconds):
                self._graded.observe(seconds)
            case AnswerCounted(path, verdict):
                self._answers.labels(path, verdict).inc()
            case PostsClaimed(claimed, missed):
                self._posts.labels("due").inc(claimed + missed)
                self._posts.labels("claimed").inc(claimed)
                self._posts.labels("missed").inc(missed)
            case PostSent():
                self._posts.labels("posted").inc()
            case PostFailed():
                self._posts.labels("failed").inc()
            case RecapMoved(outcome):
                self._recaps.labels(outcome).inc()
            case AppealChanged(outcome):
                self._appeals.labels(outcome).inc()
            case DatabaseFailed():
                self._failures.inc()

    def text(self) -> bytes:
        """All of them, in Prometheus's text format."""
        return generate_latest(self.registry)


class _Read(Collector):
    """What is counted elsewhere, as of now."""

    def __init__(self, gateway: Gateway, queues: Callable[[], dict[str, int]]) -> None:
        self._gateway, self._queues = gateway, queues

    def collect(self) -> list[Metric]:
        """The lengths of queues, and how often the gateway was connected to again."""
        lengths = GaugeMetricFamily("cuecard_queue_length", "Waiting or under way", labels=("queue",))
        for name, length in self._queues().items():
            lengths.add_metric((name,), length)
        again = CounterMetricFamily(
            "cuecard_gateway_reconnects", "Connections after the first", labels=("kind",)
        )
        for kind in Reconnect:
            again.add_metric((kind,), self._gateway.reconnects[kind])
        return [lengths, again]


def _watch_gateway(registry: CollectorRegistry, gateway: Gateway) -> None:
    up = Gauge("cuecard_gateway_ready", "1 while connected and ready", registry=registry)
    up.set_function(lambda: float(gateway.ready))
    latency = Gauge(
        "cuecard_gateway_latency_seconds", "The last heartbeat's way there and back", registry=registry
    )
    latency.set_function(lambda: gateway.latency)
    servers = Gauge("cuecard_servers", "Servers that the bot is in", registry=registry)
    servers.set_function(lambda: gateway.servers)
    clock = Gauge("cuecard_clock_off_seconds", "How far the clock is from Discord's", registry=registry)
    clock.set_function(lambda: gateway.clock_off.total_seconds())

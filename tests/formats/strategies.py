"""Decks for hypothesis: any that `check.card_problems` finds nothing in, kept small."""

from hypothesis import strategies as st

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Deck, Misconception, Need, Side, Source
from bot.core.decks import limits
from bot.core.decks.answer_rules import NUMERIC
from bot.core.decks.check import tidy

_AWKWARD = st.sampled_from([
    "no", "~", "null", "1.50", "007", "- a", "a: b", "# a", "a #b", "&a", "*a", "!a", "|", ">", "'", '"', "?", "%a",
    "@a", "`a", "a:", "---", "...", "Q1: a", "A: b", "=", "=1+1", "'=1+1", "''@x", "+a", "-a", "a|b", "a\\", "\\|",
    "a,b;c\td", "a\n\nb", "a\n b", "a\n\tb", "a  b", "a\xa0 b", "<b>a</b>", "&lt;", "{{c1::a}}", "[sound:a.mp3]",
    "a\u200db", "\u202ea", "a\u2028b", "😀", "x" * 300,
])  # fmt: skip
_ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)
_LINES = st.lists(_ANY, min_size=1, max_size=3).map("\n".join)
_LINE = st.one_of(_AWKWARD, _ANY).map(lambda text: " ".join(text.split()))


def texts(*, empty: bool = False) -> st.SearchStrategy[str]:
    """Tidy texts of one line or more."""
    tidied = st.one_of(_AWKWARD, _ANY, _LINES).map(tidy)
    return tidied if empty else tidied.filter(bool)


def _examples() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts(), max_size=2).map(tuple)


def _lines(most: int) -> st.SearchStrategy[str]:
    return _LINE.map(lambda text: tidy(text[:most]))


def concepts() -> st.SearchStrategy[Concept]:
    return st.builds(Concept, texts(), texts(), texts(), st.sampled_from(Need), _examples())


def misconceptions() -> st.SearchStrategy[Misconception]:
    return st.builds(Misconception, st.lists(texts(), min_size=1, max_size=3).map(tuple), st.none() | texts())


def answers() -> st.SearchStrategy[AnswerSpec | None]:
    """Forms of answers without a contradiction; one that says nothing is None."""
    other = [kind for kind in AnswerKind if kind is not AnswerKind.LIST]
    tolerance = st.sampled_from(["", "2%", "0.5", "10"])
    numeric = st.builds(AnswerSpec, st.none() | st.sampled_from(NUMERIC), tolerance, _lines(40))
    exact = st.builds(AnswerSpec, st.none() | st.sampled_from(other), exact=st.booleans())
    return st.one_of(numeric, exact, _lists()).map(lambda spec: None if spec == AnswerSpec() else spec)


def links() -> st.SearchStrategy[Source]:
    """Links, with a title or without one."""
    urls = st.sampled_from([
        "https://a.org", "http://a.org:80/b?c=d&e=%20#f", "https://a.org/wiki/B_(c)", "https://a.org/'b';c,*!$@:",
        "https://xn--bcher-kva.de/=+~b",
    ])  # fmt: skip
    return st.builds(Source, urls, _lines(80).filter(lambda title: "://" not in title))


@st.composite
def _lists(draw: st.DrawFn) -> AnswerSpec:
    member = texts().filter(lambda text: len(text) <= limits.MAX_MEMBER)
    members = draw(st.lists(member, min_size=2, max_size=4, unique=True) | st.just([]))
    return AnswerSpec(
        kind=draw(st.sampled_from([None, AnswerKind.LIST])),
        all_of=tuple(members),
        any=draw(st.none() | st.integers(1, len(members) or 50)),
        ordered=draw(st.booleans()),
        exact=draw(st.booleans()),
    )


@st.composite
def cards(draw: st.DrawFn, *, rich: bool = True, formed: bool | None = None) -> Card:
    """A card; one that is not `rich` has only what a table can hold, and the form of its answer if `formed`."""
    formed = rich if formed is None else formed
    ideas = draw(st.lists(concepts(), max_size=2, unique_by=lambda c: c.id)) if rich else []
    needed = sum(idea.needed is Need.CORRECT for idea in ideas)
    sides = st.builds(Side, texts(), _examples(), _examples())
    wrong = misconceptions() if rich else texts().map(lambda text: Misconception((text,)))
    return Card(
        key=draw(_lines(64).filter(bool)),
        prompt=draw(texts()),
        reference=draw(texts()),
        topic=draw(_lines(100)),
        hint=draw(texts(empty=True)),
        enough=draw(st.none() | st.integers(1, needed)) if needed else None,
        concepts=tuple(ideas),
        sides=tuple(draw(st.lists(sides, max_size=2))) if rich else (),
        accepted=draw(_examples()),
        partial=draw(_examples()),
        wrong=tuple(draw(st.lists(wrong, max_size=2))),
        answer=draw(answers()) if formed else None,
        explanation=draw(texts(empty=True)),
        source=draw(st.none() | links()),
    )


def decks(*, rich: bool = True, formed: bool | None = None) -> st.SearchStrategy[Deck]:
    """A deck with one to three cards."""
    return st.builds(
        Deck,
        st.from_regex(r"[a-z0-9][a-z0-9-]{0,31}", fullmatch=True),
        _lines(100).filter(bool),
        texts(empty=True) if rich else st.just(""),
        st.lists(
            cards(rich=rich, formed=formed), min_size=1, max_size=3, unique_by=lambda card: card.key
        ).map(tuple),
    )

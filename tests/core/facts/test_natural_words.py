"""Words and phrases as people tell them among friends: answers for each way of telling one, and unfair neighbours.

The rows are those of `test_natural_answers`.
"""

from __future__ import annotations

import pytest

from tests.core.facts.cards import Row, each_row, graded, unfair

RAILWAY = "Spanish: el ferrocarril"
TRANSLATIONS: tuple[Row, ...] = (
    (RAILWAY, "railway", "correct", ("Railways", "railroad", "railroads", "the railway", "rail way")),
    (RAILWAY, "railway", "incorrect", ("train", "station", "railing", "road")),
    ("Spanish: the railway", "el ferrocarril", "incorrect", ("los ferrocarriles", "ferrocarriles")),
    ("Plural of 'child'?", "children", "incorrect", ("child", "childs")),
    ("What is the plural of railway?", "railways", "incorrect", ("railway", "railroads")),
    ("Spanish: los ferrocarriles", "railways", "partial", ("railway",)),
    ("French: maison", "house", "partial", ("houses",)),
    ("German: das Kind", "child", "correct", ("children", "the child")),
    ("German: der Herbst", "autumn", "correct", ("fall", "the fall")),
    ("German: der Herbst", "autumn", "incorrect", ("spring", "a drop")),
    ("Spanish: la caída", "fall", "incorrect", ("autumn",)),
    ("Spanish: el ascensor", "lift", "correct", ("elevator", "the elevator", "lifts")),
    ("Spanish: levantar", "lift", "incorrect", ("elevator",)),
    ("Spanish: el gas", "gas", "incorrect", ("petrol", "gasoline")),
    ("French: le trottoir", "pavement", "correct", ("sidewalk", "sidewalks")),
    ("French: le trottoir", "pavement", "incorrect", ("road", "side")),
    ("What do you call a baby's underwear?", "nappy", "correct", ("diaper",)),
    ("What is the British word for an elevator?", "lift", "incorrect", ("elevator",)),
    ("American English for lift", "elevator", "incorrect", ("lift",)),
)
CHATS: tuple[Row, ...] = (
    ("French: demain", "tomorrow", "correct", ("tmrw", "tmr", "2moro", "its tmrw")),
    ("French: demain", "tomorrow", "incorrect", ("yesterday", "yday", "tdy", "tmp")),
    ("Spanish: la gente", "people", "correct", ("ppl", "the ppl")),
    ("Spanish: el gobierno", "government", "correct", ("govt", "gov", "the govt")),
    ("Spanish: el gobierno", "government", "incorrect", ("ppl", "gov't shutdown")),
    ("German: weil", "because", "correct", ("bc", "cuz", "cos")),
    ("German: weil", "because", "incorrect", ("bf", "b4")),
    ("German: die Minute", "minute", "correct", ("min", "mins")),
    ("German: das Jahr", "year", "correct", ("yr", "yrs")),
    ("German: die Stunde", "hour", "incorrect", ("min", "yr")),
    ("What does a thermometer measure?", "temperature", "correct", ("temp",)),
    ("What does a thermometer measure?", "temperature", "incorrect", ("tempo", "max")),
    ("French: vers, environ", "about", "correct", ("abt", "approx")),
    ("What does the abbreviation min stand for?", "minutes", "incorrect", ("mins", "yrs")),
)
HAPPY, GLAD = "German: Ich freue mich", "I'm happy / I'm looking forward to it"
PHRASES: tuple[Row, ...] = (
    (
        HAPPY,
        GLAD,
        "correct",
        ("i'm happy", "i am happy", "i am looking forward to it", "im looking forward to it", GLAD),
    ),
    (HAPPY, GLAD, "incorrect", ("i'm sad", "good night")),
    (HAPPY, GLAD, "partial", ("happy",)),
    ("Ich freue mich", "I'm happy / I'm glad", "correct", ("im happy", "I'm glad")),
    (
        "Translate: Wie geht's?",
        "How are you? / How is it going?",
        "correct",
        ("how are you", "how's it going"),
    ),
    ("Translate: Wie geht's?", "How are you? / How is it going?", "incorrect", ("how old are you",)),
    (
        "French: bonne journée",
        "have a nice day / good day to you",
        "correct",
        ("have a nice day", "good day to you"),
    ),
    (
        '"bear in mind" means ...',
        "to remember / to take into account",
        "correct",
        ("to remember", "to take into account"),
    ),
    ("Which two wines are there?", "red wine / white wine", "partial", ("red wine",)),
    ("Which two wines are there?", "red wine / white wine", "correct", ("white wine, red wine",)),
    ("Name the colours of light", "red / green / blue", "partial", ("red", "blue")),
    ("Name the colours of light", "red / green / blue", "correct", ("blue, green and red",)),
)
ALLEGRO = "What is allegro in music?"
QUALITIES: tuple[Row, ...] = (
    (ALLEGRO, "fast and lively tempo", "correct", ("a quick and lively tempo", "lively, fast tempo")),
    (ALLEGRO, "fast and lively tempo", "partial", ("fast tempo", "fast", "fast and lively")),
    (ALLEGRO, "fast and lively tempo", "incorrect", ("slow and calm tempo", "slow tempo")),
    (ALLEGRO, "fast and lively tempo", "undecided", ("quick, bright speed",)),
    ("What is the climate?", "hot and dry summer", "correct", ("dry, hot summer",)),
    ("What is the climate?", "hot and dry summer", "incorrect", ("cold and wet summer",)),
    ("What colours has the flag?", "red and dark blue", "correct", ("dark blue and red",)),
    ("What colours has the flag?", "red and dark blue", "partial", ("red", "red and green")),
)
NEGATIVES: tuple[Row, ...] = (
    (
        "What does HTTP status 404 mean?",
        "Not found",
        "correct",
        ("it was not found", "isnt found", "couldn't be found"),
    ),
    (
        "What does HTTP status 404 mean?",
        "Not found",
        "incorrect",
        ("found", "the page was found", "was found, no problem", "forbidden", "its not forbidden"),
    ),
    (
        "What is anhydrous?",
        "without water",
        "correct",
        ("no water", "doesn't contain water", "free of water"),
    ),
    (
        "What is anhydrous?",
        "without water",
        "incorrect",
        ("water", "with water", "no, water", "not without water"),
    ),
    ("What does null mean?", "no value", "correct", ("doesnt have a value", "without any value")),
    ("What does null mean?", "no value", "incorrect", ("value", "a value", "zero")),
    ("What does apolitical mean?", "not political", "incorrect", ("political", "very political")),
    ("Which books tell of real events?", "non-fiction", "incorrect", ("fiction", "poetry")),
)
BOLT = "German: der Bolzen"
SPELLINGS: tuple[Row, ...] = (
    (BOLT, "hexagon", "correct", ("hexagn", "hexagen", "hexagno")),
    (BOLT, "hexagon", "incorrect", ("pentagon", "hexameter")),
    ("German: der Herbst", "autumn", "correct", ("autum", "atumn")),
    ("German: die Wüste", "desert", "incorrect", ("dessert",)),
    ("Past tense of 'begin' in English?", "began", "incorrect", ("begun", "begin")),
    ("How is 'embarrassed' spelled in English?", "embarrassed", "incorrect", ("embarased",)),
    ("German: ich bin", "I am", "incorrect", ("I an",)),
    ("What pumps the blood out?", "ventricle", "correct", ("ventrical", "ventricel")),
    ("What drives on roads?", "vehicle", "correct", ("vehical",)),
    ("Which compound is it?", "ethanal", "incorrect", ("ethanol",)),
    ("German: der Hauptgrund", "principle", "incorrect", ("principal",)),
    ("What kind of taste is umami?", "savoury", "correct", ("savory",)),
    ("Which branch of economics?", "behavioural economics", "correct", ("behavioral economics",)),
)
PLAY, PSYCHOLOGIST = "Which play features Iago?", "Who drew the pyramid of needs?"
DESCRIBED: tuple[Row, ...] = (
    (
        PLAY,
        "Othello",
        "correct",
        (
            "the one with Desdemona and the handkerchief, Othello", "that tragedy one: Othello",
            "it's the one about jealousy, Othello", "Othello, Shakespeare's best play", "Othello, 1604",
        ),
    ),
    (
        PLAY,
        "Othello",
        "incorrect",
        ("the one with Desdemona, Hamlet", "the one with Othello, Hamlet", "Hamlet, Shakespeare's best play"),
    ),
    (PLAY, "Othello", "partial", ("Hamlet, Othello",)),
    (PSYCHOLOGIST, "Abraham Maslow", "correct", ("the pyramid guy, maslow", "that american guy, Maslow")),
    (PSYCHOLOGIST, "Abraham Maslow", "incorrect", ("the pyramid guy, freud", "the pyramid guy")),
    ("Which organ makes bile?", "liver", "correct", ("liver ~1.5 kg", "liver, ≈ 1.5 kg")),
    ("Which organ makes bile?", "liver", "incorrect", ("kidney ~1.5 kg",)),
    ("Japanese: arigatou", "thank you", "correct", ("obrigado, então thank you",)),
    ("Which country has most time zones?", "France", "correct", ("France, 12", "france, Europe")),
    ("Which country has most time zones?", "France", "partial", ("France, Russia", "Russia, France")),
    ("Which country has most time zones?", "France", "incorrect", ("Russia, 11",)),
    ("Where is the Louvre?", "Paris", "correct", ("Paris, France",)),
)  # fmt: skip
REVENUE, CAFFEINE = (
    "If the price rises, what happens to revenue and demand?",
    "Effect of caffeine on alertness?",
)
CHANGES: tuple[Row, ...] = (
    (
        REVENUE,
        "revenue rises",
        "correct",
        (
            "it goes up", "increases", "it rises", "rises", "up", "⬆️", "↑", "total revenue goes up",
            "increases, because the quantity falls by less", "it rises when the quantity falls less",
        ),
    ),
    (
        REVENUE,
        "revenue rises",
        "incorrect",
        (
            "it falls", "revenue falls", "down", "⬇️", "stays the same", "demand rises", "the price rises",
            "falls, because the price rises", "it rises and falls", "it does not rise",
        ),
    ),
    (CAFFEINE, "increases alertness", "correct", ("raises it", "boosts it", "it goes up", "alertness rises")),
    (CAFFEINE, "increases alertness", "incorrect", ("lowers it", "reduces it", "slows it down", "no change")),
    ("What happens to the pulse at rest?", "Pulse falls", "correct", ("it drops", "lower", "slows down", "↓")),
    ("What happens to the pulse at rest?", "Pulse falls", "incorrect", ("it speeds up", "rises", "↑")),
)  # fmt: skip
TABLES = {
    "translations": TRANSLATIONS,
    "chats": CHATS,
    "phrases": PHRASES,
    "qualities": QUALITIES,
    "negatives": NEGATIVES,
    "spellings": SPELLINGS,
    "described": DESCRIBED,
    "changes": CHANGES,
}


@each_row(TABLES)
def test_words_among_friends_get_a_fair_verdict(row: Row) -> None:
    assert unfair(row) == {}


@pytest.mark.parametrize(
    "answer", ["page doesnt exist", "the page isnt there", "couldnt find it", "doesnt count"]
)
def test_denying_otherwise_than_a_reference_that_denies_is_another_term_to_be_read(answer: str) -> None:
    for reference in ("Not found", "no value"):
        found = graded(reference, answer, "What does it mean?")
        assert found is None or found.flags == ("other-term",)

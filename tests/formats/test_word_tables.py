"""Lists of words as tables: which columns are asked and answered, by their names and by what stands in them."""

import pytest

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import pairs


def read(text: str, name: str = "words.csv") -> Loaded:
    return load(text.encode(), filename=name)


@pytest.mark.parametrize(
    "text",
    [
        "Hanzi,Pinyin,English\n爱,ài,love\n八,bā,eight\n",
        "Hanzi;pinyin;zhuyin;meanings;HSK level\n爱;ài;ㄞˋ;love;1\n八;bā;ㄅㄚ;eight;1\n",
        "simplified\ttraditional\tpinyin\tdefinitions\n爱\t愛\tài\tlove\n八\t八\tbā\teight\n",
        "pinyin,hanzi,english\nài,爱,love\nbā,八,eight\n",
        "expression,reading,meaning,tags\n爱,あい,love,N5\n八,はち,eight,N5\n",
        "Word,Pronunciation,English\n爱,ài,love\n八,bā,eight\n",
        "Chinese word,English word\n爱,love\n八,eight\n",
        "zh,romaji,en\n爱,ai,love\n八,ba,eight\n",
        "zh,fr,en\n爱,,love\n八,,eight\n",
        "中文,拼音,英文\n爱,ài,love\n八,bā,eight\n",
    ],
)
def test_a_reading_is_no_answer_where_a_meaning_is_named(text: str) -> None:
    name = "words.tsv" if "\t" in text else "words.csv"
    assert pairs(read(text, name)) == [("爱", "love"), ("八", "eight")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("English;Deutsch\ndog;Hund\ncat;Katze\n", ("dog", "Hund")),
        ("Español,Русский\nperro,собака\ngato,кошка\n", ("perro", "собака")),
        ("kanji,reading\n以外,いがい\n以上,いじょう\n", ("以外", "いがい")),
        ("latin,translation,gender\npuella,girl,f\npuer,boy,m\n", ("puella", "girl")),
        ("German,Article,Plural,English\nHund,der,Hunde,dog\nKatze,die,Katzen,cat\n", ("Hund", "dog")),
    ],
)
def test_columns_are_called_by_their_languages(text: str, first: tuple[str, str]) -> None:
    assert pairs(read(text))[0] == first
    assert len(pairs(read(text))) == 2


@pytest.mark.parametrize(
    "names",
    [
        "language_you_learn_word,native_word,level,id",
        "target_word,native_word,date_added,audio",
        "l2,l1,rank,file",
        "phrase_de,phrase_en,level,num",
        "german_phrase,english_phrase,audio,num",
        "sentence,native_sentence,level,date",
        "foreign_word,translation,level,num",
        "phrase,native,level,audio",
        "word,native_translation,level,num",
    ],
)
def test_columns_are_called_by_what_a_learner_learns(names: str) -> None:
    order = names.split(",")
    rows = [
        ["Haus", "house", "A1", "9a6c9728-7f86-4e3f-9dec-a2f804bd0a76"],
        ["Baum", "tree", "A1", "9a6c9728-7f86-4e3f-9dec-a2f804bd0a77"],
        ["Hund", "dog", "A2", "9a6c9728-7f86-4e3f-9dec-a2f804bd0a78"],
    ]
    for columns in (range(4), (2, 3, 0, 1)):
        text = "\n".join(",".join(row[at] for at in columns) for row in (order, *rows))
        assert pairs(read(text)) == [("Haus", "house"), ("Baum", "tree"), ("Hund", "dog")]


def test_what_is_learnt_is_asked_wherever_it_stands() -> None:
    text = "your_language_word,language_you_learn_word,id\nhouse,Haus,a1\ntree,Baum,a2\n"
    found = read(text)
    assert [(card.key, card.prompt, card.reference) for card in found.deck.cards] == [
        ("a1", "Haus", "house"),
        ("a2", "Baum", "tree"),
    ]


def test_levels_numbers_and_sounds_are_no_sides() -> None:
    text = "level,num,phrase,translation,audio,date\n1,1,Guten Tag,Good day,a.mp3,2021-01-02\n1,2,Danke,Thanks,,\n"
    assert pairs(read(text)) == [("Guten Tag", "Good day"), ("Danke", "Thanks")]


@pytest.mark.parametrize("text", ["input,target\none,two\nthree,four\n", "native,speaker\nwild,tame\n"])
def test_half_a_pair_of_such_names_is_a_card(text: str) -> None:
    assert len(pairs(read(text))) == text.count("\n")


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        (["爱,ài,love", "八,bā,eight", "爸爸,bàba,Dad", "杯子,bēizi,cup; glass"], ("爱", "love")),
        (["爱\t愛\tai4\tài\tlove", "八\t八\tba1\tbā\teight", "贝\t貝\tbei4\tbèi\tshell"], ("爱", "love")),
        (["1,爱,ài,love,v.", "2,八,bā,eight,num.", "3,爸爸,bàba,Dad,n."], ("爱", "love")),
        (["会う,あう,to meet,verb", "青,あお,blue,noun", "青い,あおい,blue,adjective"], ("会う", "to meet")),
        (
            ["가다,gada,to go", "물,mul,water", "바쁘다,bappeuda,to be busy", "집,jip,house"],
            ("가다", "to go"),
        ),
        (["кот,kot,cat", "дом,dom,house", "брат,brat,brother", "мир,mir,world"], ("кот", "cat")),
        (["dog,/dɒɡ/,n.,Hund", "cat,/kæt/,n.,Katze", "see,/siː/,v.,sehen"], ("dog", "Hund")),
        (["dog,n.,Hund", "see,v.,sehen", "fast,adv.,schnell"], ("dog", "Hund")),
        (["dog,[sound:dog.mp3],Hund", "cat,[sound:cat.mp3],Katze"], ("dog", "Hund")),
        (["dog,,Hund", "cat,,Katze", "cow,,Kuh"], ("dog", "Hund")),
        (["1;dog;Hund", "2;cat;Katze", "3;cow;Kuh"], ("dog", "Hund")),
        ([f"A{n // 8};word {n};Wort {n};Satz {n}." for n in range(16)], ("word 0", "Wort 0")),
    ],
)
def test_without_names_the_cells_show_what_a_column_holds(rows: list[str], first: tuple[str, str]) -> None:
    name = "words.tsv" if "\t" in rows[0] else "words.csv"
    found = pairs(read("\n".join(rows) + "\n", name))
    assert found[0] == first
    assert len(found) == len(rows)


def test_options_that_are_other_words_answers_leave_the_right_one_the_answer() -> None:
    rows = ["كتاب,Kitab,Qalam,Bab", "قلم,Qalam,Bab,Kitab", "باب,Bab,Kitab,Najma", "نجمة,Najma,Bab,Qalam"]
    assert pairs(read("\n".join(rows) + "\n"))[0] == ("كتاب", "Kitab")


def test_names_with_a_language_before_them() -> None:
    (card,) = read("ua,nl_correct,nl_wrong1,nl_wrong2\nзірка,de ster,de rivier,het afval\n").deck.cards
    assert (card.prompt, card.reference) == ("зірка", "de ster")
    assert [group.answers for group in card.wrong] == [("de rivier",), ("het afval",)]


def test_a_word_of_the_list_that_means_answer_makes_no_line_of_names() -> None:
    text = (
        "die Antwort;answer;die Antworten;Die Antwort ist richtig.\nder Hund;dog;die Hunde;Der Hund bellt.\n"
    )
    assert pairs(read(text)) == [("die Antwort", "answer"), ("der Hund", "dog")]


def test_a_word_of_one_letter_makes_no_line_of_names() -> None:
    assert pairs(read("a,un\ndog,chien\ncat,chat\n"))[0] == ("a", "un")
    assert pairs(read("Q,A\nWhat barks?,a dog\n")) == [("What barks?", "a dog")]


def test_a_column_of_answers_that_is_empty_is_none() -> None:
    assert pairs(read("character,romaji,jlpt,meaning\nあ,a,N5,\nい,i,N5,\n")) == [("あ", "a"), ("い", "i")]
    assert pairs(read("kanji,id,keyword,on_reading\n一,1,one,イチ\n二,2,two,ニ\n")) == [
        ("一", "one"),
        ("二", "two"),
    ]


def test_words_are_names_of_what_is_told_of_them() -> None:
    text = '{"愛心": {"zhuyin": "ㄞˋ", "english": "love"}, "安排": {"english": "arrange"}, "按": {"english": "press"}}'
    assert pairs(read(text, "hanzi.json")) == [("愛心", "love"), ("安排", "arrange"), ("按", "press")]
    text = (
        '{"hola": {"key": 1, "translation": "hi"}, "si": {"translation": "yes"}, "no": {"translation": "no"}}'
    )
    assert pairs(read(text, "words.json"))[0] == ("hola", "hi")


def test_a_reading_alone_is_the_answer() -> None:
    assert pairs(read("爱,ài\n八,bā\n爸爸,bàba\n"))[0] == ("爱", "ài")
    assert pairs(read("爱,ài,1\n八,bā,1\n爸爸,bàba,1\n"))[0] == ("爱", "ài")


def test_numbers_may_be_answers() -> None:
    assert pairs(read("How many legs has an ant?,6,Biology\nTwo and two?,4,Sums\nNine less one?,8,Sums\n"))[
        0
    ] == (
        "How many legs has an ant?",
        "6",
    )


def test_remarks_between_the_rows_are_no_cards() -> None:
    text = "//Unit 1\n山\tshān\tmountain\n口\tkǒu\tmouth\n//Unit 2\n木\tmù\ttree\n人\trén\tperson\n"
    assert pairs(read(text, "words.txt"))[:2] == [("山", "mountain"), ("口", "mouth")]
    assert pairs(read("# made by hand\n# in spring\nword;meaning\ndog;Hund\n")) == [("dog", "Hund")]


def test_a_row_of_other_names_is_no_card() -> None:
    loaded = read("Country,Population\nFrance,68000000\nSpain,48000000\nItaly,59000000\n")
    assert [card.prompt for card in loaded.deck.cards] == ["France", "Spain", "Italy"]
    assert "the first row, taken as names of columns: Country, Population" in loaded.skipped
    assert pairs(read("country,capital\nFrance,Paris\nSpain,Madrid\n")) == [
        ("France", "Paris"),
        ("Spain", "Madrid"),
    ]
    assert (
        len(pairs(read("What is the capital of France?,Paris\nWhat is 2 + 2?,4\nAnd 3 + 4?,7\nAnd 9?,9\n")))
        == 4
    )


@pytest.mark.parametrize(
    "text",
    [
        "Date,Test,Score\n2025-09-13 15:47:53,Words,50.0\n2025-09-14 15:48:44,Words,20.0\n2025-09-15 1:4:4,Words,1\n",
        "dtype,input\n" + "np.float32,0xbddd7f50\nnp.float64,0xbe32a20c\n" * 20,
        "File,Source\na.svg,https://a.org/1\nb.svg,https://a.org/2\nc.svg,https://a.org/3\n",
    ],
)
def test_tables_of_records_are_no_decks(text: str) -> None:
    with pytest.raises(DeckError, match="a table of records"):
        read(text)


def test_what_an_example_means_is_no_other_answer() -> None:
    def only(text: str) -> Card:
        (card,) = read(text).deck.cards
        return card

    for header in (
        "Word,Meaning,Example,Translation",
        "Word,Meaning,Sentence,SentenceMeaning",
        "Simplified,Meaning,Pinyin,Synonyms",
    ):
        card = only(f"{header}\nHund,dog,Der Hund bellt.,The dog barks.\n")
        assert (card.reference, card.accepted) == ("dog", ())
    assert only("Question,Answer,Synonyms\nWhat barks?,dog,hound\n").accepted == ("hound",)


def test_columns_that_are_set_with_spaces() -> None:
    text = "dog        Hund\nelephant   Elefant\nsea lion   Robbe\n"
    assert pairs(read(text, "words.txt")) == [("dog", "Hund"), ("elephant", "Elefant"), ("sea lion", "Robbe")]
    assert pairs(read(text, "words.csv"))[2] == ("sea lion", "Robbe")
    with pytest.raises(DeckError, match="holds no deck"):
        read(
            "It was the best.  It was the worst.\nIt was wise.  It was not.\nIt was.  It was.\n", "prose.txt"
        )


def test_quotes_within_quotes_in_the_first_rows_are_read_as_they_stand() -> None:
    text = 'question;answer\n"What is "this"?";an answer\n"b";"c"\n'
    assert pairs(read(text)) == [('What is "this"?', "an answer"), ("b", "c")]
    assert "quotes that do not fit together" in read(text).skipped[0]


@pytest.mark.parametrize(
    "record",
    [
        '{"id": 1, "hanzi": "爱", "pinyin": "ài", "translations": ["love", "affection"]}',
        '{"simplified": "爱", "pos": ["v"], "forms": [{"traditional": "愛", "transcriptions": {"pinyin": "ài", '
        '"bopomofo": "ㄞˋ"}, "meanings": ["love", "affection"]}]}',
        '{"word": "爱", "translations": [{"translation": "love", "type": "v"}, {"translation": "affection"}], '
        '"phrases": [{"phrase": "爱人", "translation": "lover"}]}',
        '{"kanji": "爱", "on": ["アイ"], "meaning": ["love", "affection"]}',
    ],
)
def test_words_in_json_have_their_meanings_and_not_their_sounds(record: str) -> None:
    (card,) = read(f"[{record}]", "hsk.json").deck.cards
    assert (card.prompt, card.reference, card.accepted) == ("爱", "love", ("affection",))


def test_names_of_words_may_be_names_of_fields() -> None:
    text = '{"一": {"meanings": ["one"]}, "表": {"meanings": ["front"]}, "裏": {"meanings": ["back"], "on": ["リ"]}}'
    assert pairs(read(text, "kanji.json")) == [("一", "one"), ("表", "front"), ("裏", "back")]


def test_two_sounds_are_no_card() -> None:
    with pytest.raises(DeckError, match="no question with an answer"):
        read('[{"pinyin": "ài", "bopomofo": "ㄞˋ"}, {"pinyin": "bā", "bopomofo": "ㄅㄚ"}]', "hsk.json")


@pytest.mark.parametrize(
    ("row", "accepted"),
    [
        ('perro,"dog, hound"', ("dog", "hound")),
        ("hablar,to speak / to talk", ("to speak", "to talk")),
        ("guapo,handsome; good-looking", ("handsome", "good-looking")),
        ("lindo,pretty/nice", ("pretty", "nice")),
        ("gato,cat", ()),
        ('"Buenos días, señor","Good morning, sir"', ()),
        ("km/h,km/h", ()),
        ("ser,to be (always; for good)", ()),
    ],
    ids=["comma", "slash", "semicolon", "close", "one", "phrase", "unit", "brackets"],
)
def test_each_of_several_translations_is_right(row: str, accepted: tuple[str, ...]) -> None:
    assert read(f"Spanish,English\n{row}\ncasa,house\n").deck.cards[0].accepted == accepted


def test_parts_of_other_answers_are_not_right_alone() -> None:
    assert read('Term,Definition\nRGB,"red, green, blue"\nkey,a name\n').deck.cards[0].accepted == ()

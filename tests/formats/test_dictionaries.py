"""Dictionaries: the meaning is the answer, never the reading, the part of speech or an example."""

import pytest

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load

_DSL = """#NAME "Animals (En-De)"
#INDEX_LANGUAGE "English"
#CONTENTS_LANGUAGE "German"

bat
flitter{-}mouse
\t[m1][p]n[/p] \\[[t]bæt[/t]\\] [trn]Fledermaus [com](also [i]Batman[/i])[/com][/trn][/m]
\t[m2][*][ex]blind as a ~[/ex] — stockblind[/*][/m]
\t[m1]2) [trn]Schläger; ~-Schläger[/trn] [s]bat.wav[/s][/m]
c{[']}o{[/']}w
\t[m1]1. [c green]Kuh[/c] {{id=7}}[/m]
\t[m1]see also <<bull>>[/m]
bull
\t[m1][ref]cow[/ref][/m]
"""
_CHINESE = """# CC-CEDICT
不賴 不赖 [bu4 lai4] /(coll.) not bad/good/
行 行 [hang2] /row/line/
行 行 [xing2] /to walk/CL:個|个[ge4]/Taiwan pr. [hang4]/
裏 里 [li3] /variant of 裡|里[li3]/
"""
_JAPANESE = """学習 [がくしゅう] /(n,vs) study/learning/(P)/EntL1206760X/
学校;學校 [がっこう] /(n) (1) school/(P)/
ああ /(int) Ah!/Oh!/
"""
_TEI = """<?xml version="1.0"?><!DOCTYPE TEI SYSTEM "freedict-P5.dtd"><TEI><teiHeader><fileDesc><titleStmt>
<title>English-German</title></titleStmt></fileDesc></teiHeader><text><body>
<entry><form><orth>able</orth><pron>/ə.bl/</pron></form><gramGrp><pos>suffix</pos></gramGrp>
<sense><cit type="trans"><quote>bar</quote></cit><sense><def>able to be done</def></sense>
<cit type="example"><quote>a capable child</quote><cit type="trans"><quote>ein Kind</quote></cit></cit></sense></entry>
<entry><form><orth>able</orth></form><sense><cit type="trans"><quote>f&auml;hig</quote></cit></sense></entry>
<entry><form><orth>sehen</orth></form><sense><cit type="trans"><quote>see</quote></cit></sense></entry>
<entry><form><orth>enye</orth></form><sense><def>having</def><def>with</def></sense></entry></body></text></TEI>"""
_XDXF = """<xdxf lang_from="ENG"><full_name>Computers</full_name><ar><k>bit</k><pos>n</pos>
<dtrn>bitio <abr>m</abr></dtrn>; <dtrn>bit</dtrn><ex>a bit of data</ex></ar>
<ar><k>octet</k> See: <kref>byte</kref></ar>
<ar><k>byte</k>octeto <i>m</i><ex>8 bits</ex></ar></xdxf>"""
_STARDICT = """<stardict><info><bookname>Words</bookname></info>
<article><key>a</key><synonym>an</synonym><definition type="h"><![CDATA[<b>one</b>]]></definition></article>
<article><key>b</key><definition type="m">second letter</definition></article></stardict>"""
_JMDICT = """<!DOCTYPE JMdict [<!ENTITY n "noun"><!ELEMENT entry (k_ele)>]><JMdict>
<entry><k_ele><keb>馬酔木</keb></k_ele><r_ele><reb>あせび</reb></r_ele>
<sense><pos>&n;</pos><gloss>Japanese andromeda</gloss><gloss xml:lang="ger">Lavendelheide</gloss></sense></entry>
<entry><r_ele><reb>ああ</reb></r_ele><sense><gloss>Ah!</gloss></sense></entry></JMdict>"""
_TMX = """<tmx version="1.4"><header srclang="de-DE"/><body>
<tu><tuv xml:lang="en"><seg>apple</seg></tuv><tuv xml:lang="de-de"><seg>Apfel<ph>{1}</ph></seg></tuv></tu>
<tu><tuv xml:lang="de-DE"><seg>Birne</seg></tuv><tuv xml:lang="en"><seg>pear</seg></tuv>
<tuv xml:lang="fr"><seg>poire</seg></tuv></tu></body></tmx>"""
_TBX = """<martif type="TBX" xml:lang="en"><text><body><termEntry id="1">
<descrip type="definition">A file of translations.</descrip>
<langSet xml:lang="fr"><tig><term>mémoire</term></tig></langSet>
<langSet xml:lang="en"><tig><term>memory</term></tig><tig><term>store</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><ntig><termGrp><term>term</term></termGrp></ntig></langSet>
<langSet xml:lang="fr"><tig><term>terme</term></tig></langSet></termEntry></body></text></martif>"""


_TABBED = (
    "##name\tAnimals\n##website\thttps://a.org\nbat|bats\t<b>a mammal</b><br>that flies\nc\\|w\tmoo\\nmoo\n"
)
_COMMAS = '"#name","Animals"\n#author,Bob\nbat,"a mammal, that flies",n\ncow,moo\n'


def _loaded(text: str, name: str) -> Loaded:
    return load(text.encode(), filename=name)


def _said(cards: tuple[Card, ...]) -> list[tuple[str, str, str]]:
    """The question, all right answers and what is shown after them, of each card."""
    return [(card.prompt, "; ".join((card.reference, *card.accepted)), card.explanation) for card in cards]


@pytest.mark.parametrize(
    ("text", "name", "cards"),
    [
        (
            _DSL,
            "animals.dsl",
            [("bat", "Fledermaus; Schläger; bat-Schläger", "flitter-mouse"), ("cow", "Kuh", "")],
        ),
        (
            _CHINESE,
            "cedict.u8",
            [
                ("不赖", "(coll.) not bad; good", "bu4 lai4\n不賴"),
                ("行 [hang2]", "row; line", "hang2"),
                ("行 [xing2]", "to walk", "xing2\nCL:個|个[ge4]\nTaiwan pr. [hang4]"),
            ],
        ),
        (
            _JAPANESE,
            "edict.txt",
            [
                ("学習", "study; learning", "がくしゅう"),
                ("学校", "school", "がっこう\n學校"),
                ("ああ", "Ah!; Oh!", ""),
            ],
        ),
        (_TABBED, "animals.txt", [("bat", "a mammal\nthat flies", "bats"), ("c|w", "moo\nmoo", "")]),
        (_COMMAS, "animals.csv", [("bat", "a mammal, that flies", ""), ("cow", "moo", "")]),
        (
            _TEI,
            "eng-deu.tei",
            [("able", "bar; fähig", "/ə.bl/"), ("sehen", "see", ""), ("enye", "having; with", "")],
        ),
        (_XDXF, "bits.xdxf", [("bit", "bitio; bit", ""), ("byte", "octeto m", "")]),
        (_STARDICT, "words.xml", [("a", "one", "an"), ("b", "second letter", "")]),
        (_JMDICT, "jmdict.xml", [("馬酔木", "Japanese andromeda", "あせび"), ("ああ", "Ah!", "")]),
        (_TMX, "memory.tmx", [("Apfel", "apple", ""), ("Birne", "pear", "")]),
        (
            _TBX,
            "terms.tbx",
            [("memory", "mémoire", "store\nA file of translations."), ("term", "terme", "")],
        ),
    ],
)
def test_a_word_asks_for_its_meaning(text: str, name: str, cards: list[tuple[str, str, str]]) -> None:
    assert _said(_loaded(text, name).deck.cards) == cards


def test_each_meaning_is_a_right_answer() -> None:
    card = _loaded(_CHINESE, "x.txt").deck.cards[1]
    assert (card.reference, card.accepted) == ("row", ("line",))


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [(_DSL, "a.dsl", "Animals (En-De)"), (_TEI, "a.tei", "English-German"), (_XDXF, "a.xdxf", "Computers")],
)
def test_the_dictionary_says_its_title(text: str, name: str, title: str) -> None:
    assert _loaded(text, name).deck.title == title


def test_what_has_no_meaning_is_left_out_and_told() -> None:
    assert _loaded(_DSL, "a.dsl").skipped == ("entries without a meaning: 1 (the first in line 13)",)
    assert _loaded(_CHINESE, "a.u8").skipped == ("entries without a meaning: 1 (the first in line 5)",)
    assert _loaded(_TMX, "a.tmx").skipped == ("the language 'fr'",)


def test_terms_of_one_language_are_asked_by_their_definition() -> None:
    entry = "<termEntry><descrip type='definition'>A {0}.</descrip><langSet xml:lang='en'><tig><term>{0}</term></tig>"
    text = f"<martif>{''.join(f'{entry.format(word)}</langSet></termEntry>' for word in ('bat', 'cow'))}</martif>"
    assert _said(_loaded(text, "a.tbx").deck.cards) == [("bat", "A bat.", ""), ("cow", "A cow.", "")]


def test_a_dictionary_of_too_many_words_is_refused() -> None:
    text = "".join(f"字{n} 字{n} [zi4] /meaning {n}/\n" for n in range(5_001))
    with pytest.raises(DeckError, match="over 5,000 words"):
        _loaded(text, "cedict.u8")


def test_a_line_that_is_no_entry_is_named() -> None:
    with pytest.raises(DeckError, match=r"line 2: no entry of a dictionary"):
        load("字 字 [zi4] /a/\nnothing\n".encode(), filename="a.u8", format="dictionary")


@pytest.mark.parametrize(
    "text",
    [
        '{"word": "bat", "pos": "noun", "senses": [{"glosses": ["a mammal"], "links": [["mammal", "mammal"]]}]}\n'
        '{"word": "cow", "senses": [{"glosses": ["cattle"]}, '
        '{"glosses": ["an animal", "a female"], "categories": [{"name": "x"}]}]}\n',
        '[{"word": "bat", "meanings": [{"partOfSpeech": "noun", "definitions": [{"definition": "a mammal", "synonyms": '
        '["flitter", "mouse"]}]}]}, {"word": "cow", "meanings": [{"definitions": [{"definition": "cattle"}, '
        '{"definition": "a female"}]}]}]',
    ],
)
def test_meanings_in_json_lie_below_the_word(text: str) -> None:
    cards = _loaded(text, "words.json").deck.cards
    assert [(card.prompt, card.reference, card.accepted) for card in cards] == [
        ("bat", "a mammal", ()),
        ("cow", "cattle", ("a female",)),
    ]


def test_a_list_of_terms_below_a_word_is_no_list_of_its_senses() -> None:
    terms = '[{"term": "bat", "definition": "a mammal"}, {"term": "c", "definition": "d"}]'
    text = f'{{"word": "Animals", "definitions": {terms}}}'
    assert [card.prompt for card in _loaded(text, "words.json").deck.cards] == ["bat", "c"]


def test_a_mark_for_a_very_long_word_stays_a_mark() -> None:
    word = "a" * 101
    card = _loaded(f'#NAME "A"\n{word}\n\ta ~ of\nbat\n\ta ~ of\n', "a.dsl").deck.cards
    assert [each.reference for each in card] == ["a ~ of", "a bat of"]

"""Dictionaries: TEI, XDXF, TMX, TBX, words of Wiktionary as JSON, CC-CEDICT, EDICT and DSL of Lingvo."""

import json

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TEI SYSTEM "freedict-P5.dtd">
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>Made by <name>Ann</name></p></teiHeader><text><body>
<entry><form><orth>kot</orth><pron>kɔt</pron></form><gramGrp><pos>n</pos></gramGrp>
  <sense><cit type="trans"><quote>cat</quote></cit><cit type="trans"><quote>tomcat</quote></cit>
    <cit type="example"><quote>Kot śpi.</quote><cit type="trans"><quote>It sleeps.</quote></cit></cit></sense></entry>
<entry><form><orth>dom</orth></form><sense><sense><cit type="trans"><quote>house</quote></cit></sense></sense></entry>
<entry><form><orth>dom</orth></form><sense><cit type="trans"><quote>home</quote></cit></sense></entry>
<entry><form><orth>las</orth></form><sense><def>many trees</def></sense></entry>
<entry><form><orth>zob.</orth></form><xr>kot</xr></entry>
</body></text></TEI>"""
XDXF = """<?xml version="1.0"?><!DOCTYPE xdxf SYSTEM "http://xdxf.sourceforge.net/xdxf_lousy.dtd">
<xdxf><full_name>Small</full_name>
<ar><k>kot</k> <abr>noun</abr> <dtrn>cat <abr>m</abr></dtrn><dtrn>tomcat</dtrn></ar>
<ar><k>dom</k><def><gr>n</gr><deftext>house</deftext><ex>Dom jest.</ex></def></ar>
<ar><k>kotek</k> See: <kref>kot</kref></ar></xdxf>"""
TMX = """<?xml version="1.0"?><tmx version="1.4"><header srclang="pl"/><body>
<tu><prop type="file">a.txt</prop><tuv xml:lang="pl"><seg>To jest <bpt i="1">{b}</bpt>kot.</seg></tuv>
<tuv xml:lang="en"><seg>This is a cat.</seg></tuv></tu></body></tmx>"""
TBX = """<martif type="TBX" xml:lang="pl"><text><body>
<termEntry id="1"><descrip type="subjectField">animals</descrip>
<langSet xml:lang="pl"><tig><term>kot</term></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>cat</term></termGrp></ntig>
<tig><term>tomcat</term></tig></langSet></termEntry>
</body></text></martif>"""
CEDICT = """# CC-CEDICT
# Community maintained
愛 爱 [ai4] /to love/to be fond of/CL:個|个[ge4]/
八 八 [ba1] /eight/
不賴 不赖 [bu4 lai4] /(coll.) not bad/good/
"""
EDICT = """会う(P);逢う [あう(P)] /(v5u,vi) (1) to meet/to encounter/(P)/EntL1198180X/
青い [あおい] /(adj-i) blue/(P)/
ああ /(int) Ah!/Oh!/
"""
DSL = """#NAME "Polish-English"
#INDEX_LANGUAGE "Polish"
#CONTENTS_LANGUAGE "English"

kot
kocur
\t[m1][p]n[/p] \\[[t]kɔt[/t]\\][/m]
\t[m1]1) [trn]cat[/trn][/m]
\t[m2][*][ex][lang id=1045]kot śpi[/lang] the cat sleeps[/ex][/*][/m]
\t[m1]2) [trn]tomcat (male)[/trn] [com](also a name)[/com][/m]
d{[']}o{[/']}m
\thouse
"""


def read(text: str, name: str) -> Loaded:
    return load(text.encode(), filename=name)


def entries(text: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(card.prompt, (card.reference, *card.accepted)) for card in read(text, name).deck.cards]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (
            TEI,
            "pol-eng.tei",
            [("kot", ("cat", "tomcat")), ("dom", ("house", "home")), ("las", ("many trees",))],
        ),
        (XDXF, "dict.xdxf", [("kot", ("cat", "tomcat")), ("dom", ("house",))]),
        (TMX, "memory.tmx", [("To jest kot.", ("This is a cat.",))]),
        (TBX, "terms.tbx", [("kot", ("cat", "tomcat"))]),
        (
            CEDICT,
            "cedict_ts.u8",
            [("爱", ("to love", "to be fond of")), ("八", ("eight",)), ("不赖", ("(coll.) not bad", "good"))],
        ),
        (
            EDICT,
            "edict",
            [("会う", ("to meet", "to encounter")), ("青い", ("blue",)), ("ああ", ("Ah!", "Oh!"))],
        ),
        (DSL, "dict.dsl", [("kot", ("cat", "tomcat (male)")), ("dom", ("house",))]),
    ],
)
@pytest.mark.parametrize("plain", [False, True])
def test_the_word_is_asked_and_its_meanings_are_right(
    text: str, name: str, found: list[tuple[str, tuple[str, ...]]], *, plain: bool
) -> None:
    assert entries(text, "dictionary.txt" if plain else name) == found


def test_words_of_wiktionary() -> None:
    lines = [
        {
            "word": "kot",
            "pos": "noun",
            "links": [["cat", "cat#English"]],
            "senses": [{"glosses": ["animal", "cat"]}],
        },
        {
            "word": "dom",
            "related": [["house", "house"]],
            "senses": [{"glosses": ["house"]}, {"glosses": ["home"]}],
        },
    ]
    text = "\n".join(json.dumps(line) for line in lines)
    assert entries(text, "pl.jsonl") == [("kot", ("cat",)), ("dom", ("house", "home"))]


def test_the_frame_of_a_dictionary_is_no_deck() -> None:
    frame = "<TEI><teiHeader><item>Ann</item><item>Bob</item></teiHeader><text><include href='a.xml'/></text></TEI>"
    with pytest.raises(DeckError, match="the frame of a dictionary"):
        read(frame, "pol-eng.tei")


def test_entries_that_only_point_elsewhere_are_counted() -> None:
    loaded = read(CEDICT + "裏 里 [li3] /variant of 裡|里[li3]/\n", "cedict.u8")
    assert "entries that only point to others: 1 (the first in line 6)" in loaded.skipped


def test_a_document_type_may_name_a_file_and_declare_nothing() -> None:
    text = '<!DOCTYPE l SYSTEM "cards.dtd"><l><card><front>caf&eacute;</front><back>coffee</back></card></l>'
    assert entries(text, "cards.xml") == [("café", ("coffee",))]
    with pytest.raises(DeckError, match="with parts of its own"):
        read(
            '<!DOCTYPE a [<!ENTITY b "c">]><a><card><front>&b;</front><back>d</back></card></a>', "cards.xml"
        )


def test_lists_with_sounds_and_parts_of_speech() -> None:
    text = (
        "Words of level four\n\n"
        "abandon [ə'bændən] vt. 放弃；抛弃 n. 放任\nabate   [ə'beit]   vt. 减弱\nache [eik] v./n.痛\n"
        "aloud adv. 大声地\nabout [ə'baut] prep.关于\nabove [ə'bʌv] prep.在…上面\n"
    )
    assert entries(text, "words.txt")[:4] == [
        ("abandon", ("放弃；抛弃", "放任")),
        ("abate", ("减弱",)),
        ("ache", ("痛",)),
        ("aloud", ("大声地",)),
    ]
    assert "lines that are no entry: 1 (the first in line 1)" in read(text, "words.txt").skipped
    slashes = "dog /dɒɡ/ an animal that barks\ncat /kæt/ an animal that mews\nsee /siː/ to use one's eyes\n"
    assert entries(slashes, "words.txt")[0] == ("dog", ("an animal that barks",))


@pytest.mark.parametrize("mark", ["[ex]", "[trn]", "{{", "<<", "[", "\\\\"])
def test_marks_that_nothing_ends_keep_no_other_entry_back(mark: str) -> None:
    deck = read(f'#NAME "a"\nkot\n\t{mark * 100_000}\ndom\n\thouse\n', "a.dsl").deck
    assert deck.cards[-1].prompt == "dom"


@pytest.mark.parametrize(
    "text",
    [
        "- [Foo](https://a.org) a page\n- [Bar](https://b.org) a page\n- [Baz](https://c.org) a page\n",
        "see [1] for more\nread [2] for less\nlook [3] for all\n",
        "copy /usr/bin/ to there\nmove /etc/ from here\ndrop /var/ at once\n",
    ],
)
def test_links_and_paths_are_no_sounds(text: str) -> None:
    with pytest.raises(DeckError, match="holds no deck"):
        read(text, "notes.txt")

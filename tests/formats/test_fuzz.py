"""No bytes whatever raise anything but DeckError, and what loads is sound."""

import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.cards import Card, Deck
from bot.core.decks.check import card_problems
from bot.core.decks.problems import DeckError
from bot.formats.anki import database, package
from bot.formats.export import export
from bot.formats.load import load
from bot.formats.names import FORMATS
from tests.formats.office.papers import BOLD, docx_parts, levels, odt_parts, p, run, tbl
from tests.formats.sheets.workbooks import ods, ods_parts, packed, rows, xlsx_parts
from tests.formats.test_round_trips import FULL

_SHEET = (
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>Answer</t></is></c></row>"
    "<row r='2'><c r='A2' t='str'><v>a_x000A_b</v></c><c r='B2' s='1'><v>25404.5</v></c>"
    "<c r='C2' t='b'><v>1</v></c></row>"
)
_STYLES = "<numFmts><numFmt numFmtId='164' formatCode='yyyy'/></numFmts><cellXfs><xf/><xf numFmtId='164'/></cellXfs>"
_STRINGS = "<si><r><t>Question</t></r><rPh><t>x</t></rPh></si>"
_PARTS = xlsx_parts({"A": _SHEET, "B": rows(("x",))}, styles=_STYLES, strings=_STRINGS)
_TABLE = (
    "<table:table table:name='A'><table:table-row><table:table-cell><text:p>Question</text:p></table:table-cell>"
    "<table:table-cell><text:p>Answer</text:p></table:table-cell></table:table-row>"
    "<table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='date' "
    "office:date-value='1969-07-20'/><table:table-cell office:value-type='float' office:value='2.0' "
    "table:number-columns-repeated='2'/></table:table-row></table:table>"
)
_DOCUMENT = docx_parts(
    p("1. What flies?"),
    p(run("a", BOLD), item=(1, 0)),
    p("b", item=(2, 1)),
    tbl(("Question", "Answer"), ("c", "d")),
    numbering=levels(("lowerLetter", "%1)"), ("decimal", "%1.%2.")),
    styles="<w:style w:styleId='a'><w:basedOn w:val='a'/></w:style>",
)
_TEXT = odt_parts(
    "<text:list text:style-name='L'><text:list-item><text:p>What flies?</text:p><text:list><text:list-item>"
    "<text:p>a<text:s text:c='2'/></text:p></text:list-item></text:list></text:list-item></text:list>",
    styles="<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='a' "
    "text:display-levels='1'/></text:list-style>",
)
DATA = Path(__file__).parent / "data"
_FULL = Deck("metrics", "Metrics", "", (FULL, Card("Q2", "What is recall?", "TP/(TP+FN)")))
SEEDS = (
    b"- Cells\n  - What? >> This\n  - Parts ;; two\n  - Gases >>>\n    - Neon\n  - The {{nucleus}} is here\n",
    b"<html><title>x</title><dl><dt>Mutex<dd>A lock<dt>Race<dd>Two</dl><table><tr><th>Question<th>Answer<tr><td>a<td>b",
    b"Mutex<->A lock|||Race<->Two writers|||Key<->A name",
    b"# Front\nWhat?\n# Back\nThis.\n## Hint\nx\n# Front\nWho?\n# Back\nHe.\n",
    b"#flashcards\nThe ==nucleus== is here\n\n---\nWhat?\n\n?\n\nThis.\n\n---\nWho?\n\n. . .\n\nHe.\n",
    b"<openSM2sync><log o_id='f'><f>a</f><m_1>b</m_1></log><log o_id='g'><text>The [x] y</text></log></openSM2sync>",
    rb"\begin{note}\xplain{1}\begin{field}What?\end{field}\field{This}\end{note}\begin{note}\tags{a}\end{note}",
    rb"{beamer}\begin{frame}<1->[t]{What?}{x}\item<2> This\end{frame}\frame{\frametitle[a]{Who?}\note{b}He}",
    b"# T\n## a\n%\nb\n## c\n<!-- md2apkg split -->\nd\n%\ne, f\n---\n",
    b"What?\n\n***\n\nThis.\n\n---\n\nWho?\n\n***\n\nHe.\n",
    b"What?\nThis.\n%\nWho?\nHe.\n%\nWhy?\nSo.\n",
    *(export(_FULL, kind) for kind in ("yaml", "csv", "apkg")),
    (DATA / "anki-26-notes.txt").read_bytes(),
    b"AUTHOR: x\nwho?:\n- me\n- 1.50\nIs it?:\n- Yes\n",
    b"Topic\nQ1: a\nA: b\n  c\nE: f\nQ2: d\nA: e\nExplanation: g\nE: h\nSource: i <https://a.org/j>\n",
    b'{"quiz":[{"question":"a","options":["b","c"],"answer":0},{"q":"d","a":["e","f"],"tags":["g"],"h":{"i":1}}]}',
    b"- question: a\n  answer: b\n- q: c\n  a: d\n",
    b"# T #x\na::b\n- c:::d\n\ne\n?\nf\n\n```\ng::h\n```\n",
    b"1. a\nb\n2) c\nAnswer: d\n\ne\nA. f\nB) g\nANSWER: B\n",
    b"# T\n## 1. What is a?\nb\n\nc\n## Q2. d\n- [ ] e\n- [x] f\n[Reference](https://a.org/g)\n"
    b"<details><summary>h?</summary>i</details>\n",
    b"* T\n** What is a?  :drill:\n:PROPERTIES:\n:ID: b\n:END:\n*** Answer\nc\n** What is d?\n#+BEGIN_SRC\ne\n"
    b"#+END_SRC\n",
    b"What is a?\n---\nA. b\nB. c\n<details><summary>Answer</summary>B</details>\n\n**What is d?**\n"
    b"\n```py\n# e\n```\n",
    b"# T\n| Question | Answer |\n|---|---|\n| a\\|b | `c` |\n| d | [e](https://a.org) |\n",
    b"What is a?*b*c\nWhat is d?*e\n",
    b'#NAME "T"\n#INDEX_LANGUAGE "English"\n\nbat\nbats\n\t[m1][p]n[/p] [trn]a \\[b\\][/trn] {{c}}[ex]~ d[/ex][/m]\n',
    "A圈兒 A圈儿 [A quan1 r5] /at symbol, @/CL:個|个[ge4]/\n学校 [がっこう] /(n,vs) (1) school/(P)/\n".encode(),
    b"<TEI><entry><form><orth>a</orth></form><cit type='trans'><quote>b</quote></cit></entry></TEI>",
    b"<xdxf><ar><k>a</k>b <ex>c</ex></ar></xdxf>",
    b"<tmx><body><tu><tuv lang='en'><seg>a</seg></tuv><tuv lang='de'><seg>b</seg></tuv></tu></body></tmx>",
    "问题,答案\n天空是什么颜色,蓝色\n".encode("gbk"),
    b"#Q a\n^ b\nA b\nB c\n\n#Q d\n^ e\n",
    b"- **a**: b\n- **c:** d\n- **e** - f\n",
    b'[[cards]]\nfront = "a"\nback = "b"\n[[cards]]\nquestion = "c"\nA = "d"\nB = "e"\nanswer = "B"\n',
    b'{"__type__":"Deck","name":"T","note_models":[{"crowdanki_uuid":"m","flds":[{"name":"Front"},{"name":"Back"}]}],'
    b'"notes":[{"guid":"a","note_model_uuid":"m","fields":["b","<i>c</i>"],"tags":["d"]}]}',
    b'Title,,\nQuestion #,Question Text,Answer 1,"Answer 2\n(Optional)",Correct Answer(s)\n1,a,b,c,2\n',
    b"CREATE TABLE q (id int, t text);\nINSERT INTO q VALUES (1,'a''b?'),(2,_binary '\\0'); -- c\n"
    b"INSERT INTO `answers` (`q_id`, `text`, `is_correct`) VALUES (1, E'b\\'', b'1'), (@x, '[\"c\"]'::json, 0);\n"
    b"COPY public.faq (question, answer) FROM stdin;\na\tb\n\\.\n",
    b"// c\nexport const q: Q[] = [\n  { question: 'a', options: ['b', `c`], correct: 0, e: f() },\n] as const;\n",
    b"x = [{'q': 'a' \"b\", 'a': 'c'}, Q('d', \"\"\"e\"\"\")]\n",
    b"<questestinterop><item><presentation><material><mattext>a</mattext></material><response_lid ident='r'>"
    b"<render_choice><response_label ident='b'><material><mattext>c</mattext></material></response_label>"
    b"</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar>"
    b"<varequal respident='r'>b</varequal></conditionvar><setvar>1</setvar></respcondition></resprocessing>"
    b"</item></questestinterop>",
    b"<assessmentItem><responseDeclaration identifier='R'><correctResponse><value>a</value></correctResponse>"
    b"</responseDeclaration><itemBody>b <textEntryInteraction responseIdentifier='R'/> c</itemBody></assessmentItem>",
    b'{"subContentId":"a","questions":["b *c/d:e* f"],"answers":[{"text":"g","correct":true}],"question":"h"}',
    b"\\begin{flashcard}[a]{b $c$}\\textbf{d}\\begin{verbatim}e\\end{verbatim}\\end{flashcard}\n\\question f"
    b"\\begin{choices}\\choice g\\CorrectChoice h\\end{choices}",
    b"- a #card\n\t- b\n- c {{cloze d}} #card\n",
    b"START\nBasic\na\nBack: b\nTags: c\n<!--ID: 1-->\nEND\nSTARTI [Cloze] {{c1::d}} e ENDI\n",
    b"# A\n\n## b\n\nc\n\n[#d](e.md) [#f]()\n\n## g\n\nh\n\n%\n\ni\n",
    b"a\n: b\n\nc\n:  d\n   e\n: f\n",
    b"* a\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Basic\n:END:\n** Front\nb\n** Back\nc\n",
    b"{{c1::a}} b {{c2::c::d}}\te\n{{c1::f}} [$]g[/$]\n",
    b"a?\nb\nc\nd\ne\nb\n\nf?\ng\nh\ni\nj\n2\n",
    b"1. a\na) b\nb) c\n2. d\na) e\nb) f\nAnswers\n1. a 2. b\n",
    b"// c\n$CATEGORY: $course$/T\n\n::A:: b {\n=c#d\n~%50%e\n~f#g\n####h}\n\nTwo {#2:1}. {T}\n\nM {=a -> b =c -> d}\n",
    b"Is it? {FALSE#a#b}\n\n[html]<p>A</p> {=b =%50%c} d\n\nE {}\n\nN {#=1:0 =%50%1:2 ~#no}\n\nL {~%50%a ~%50%b ~c}\n",
    b"<?xml version='1.0'?>\n<quiz><question type='multichoice'><questiontext format='html'><text><![CDATA[<p>a</p>]]>"
    b"</text></questiontext><answer fraction='100'><text>b</text><feedback><text>c</text></feedback></answer>"
    b"</question></quiz>",
    b"<?xml version='1.0'?><m><item id='a'><cat>b</cat><Q>c &amp; d</Q><A>e<br/>f</A></item></m>",
    packed(_PARTS),
    packed(_DOCUMENT),
    packed(_TEXT),
    ods(_TABLE),
    b"question,answer,notes,link\na,b,c,d <https://a.org/e>\nf,g,h,https://a.org\n",
)
_NAMES = st.sampled_from([
    "x", "x.csv", "x.tsv", "x.yaml", "x.txt", "x.apkg", "x.json", "x.md", "x.org", "x.toml", "x.gift", "x.xml",
])  # fmt: skip
_FORMATS = st.sampled_from([None, *FORMATS])
_TOKENS = st.sampled_from(
    [b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"*a", b"&a ", b"!!x ", b"'", b'"', b"[", b"\n- ", b": ", b"#html:true\n"]
)  # fmt: skip
_MARKS = "#:-&*!|>'\"%@`{}[],?~\n\t \\<=+Qq1Aa.;\ufeff\x00\x85\u2028"
QUICK = settings(max_examples=120, deadline=None)


def check(data: bytes, filename: str, kind: str | None) -> None:
    try:
        loaded = load(data, filename=filename, format=kind)
    except DeckError as error:
        assert error.problems
        return
    assert loaded.deck.cards
    assert [problem for card in loaded.deck.cards for problem in card_problems(card, 1)] == []
    assert load(export(loaded.deck, "yaml"), filename="x").deck == loaded.deck


@QUICK
@given(st.binary(max_size=300), _NAMES, _FORMATS)
@example(b"\xff\xfe\x00", "x", None)
@example(b"PK\x05\x06" + bytes(18), "x.apkg", None)
def test_any_bytes(data: bytes, filename: str, kind: str | None) -> None:
    check(data, filename, kind)


@QUICK
@given(st.text(st.sampled_from(_MARKS), max_size=120), _NAMES, _FORMATS)
@example("#separator:tab\n#columns:\na\tb\n", "x.txt", None)
@example("#html:true\n#\n#\n", "x.txt", None)
@example("q,a\n0,1\n0,1\n", "x.csv", None)
def test_any_text_of_marks_that_mean_something(text: str, filename: str, kind: str | None) -> None:
    check(text.encode(), filename, kind)


@QUICK
@given(
    st.sampled_from(SEEDS),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), _TOKENS | st.binary(max_size=4)),
        min_size=1,
        max_size=6,
    ),
    _FORMATS,
)
def test_decks_with_bytes_changed(
    seed: bytes, edits: list[tuple[float, int, bytes]], kind: str | None
) -> None:
    data = bytearray(seed)
    for where, length, piece in edits:
        start = int(where * len(data))
        data[start : start + length] = piece
    check(bytes(data), "x", kind)


@QUICK
@given(
    st.sampled_from([*_PARTS, "content.xml"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=4)), min_size=1, max_size=4),
)
def test_spreadsheets_with_bytes_changed_inside(member: str, edits: list[tuple[float, int, bytes]]) -> None:
    parts = ods_parts(_TABLE) if member == "content.xml" else _PARTS
    whole = parts[member]
    data = bytearray(whole if isinstance(whole, bytes) else whole.encode())
    for where, length, piece in edits:
        start = int(where * len(data))
        data[start : start + length] = piece
    check(packed({**parts, member: bytes(data)}), "x", None)


@QUICK
@given(
    st.sampled_from([*_DOCUMENT, "content.xml"]),
    st.lists(
        st.tuples(
            st.floats(0, 1), st.integers(0, 9), st.sampled_from([b"9", b"-", b"1", b"a", b"'/><w:tbl>"])
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_documents_with_bytes_changed_inside(member: str, edits: list[tuple[float, int, bytes]]) -> None:
    parts = _TEXT if member == "content.xml" else _DOCUMENT
    data = bytearray(str(parts[member]).encode())
    for where, length, piece in edits:
        start = int(where * len(data))
        data[start : start + length] = piece
    check(packed({**parts, member: bytes(data)}), "x", None)


@pytest.mark.parametrize("name", ["anki-26-zstd.apkg", "anki-26-legacy.apkg"])
def test_databases_with_bytes_changed(name: str) -> None:
    whole = package.unpack((DATA / name).read_bytes()).database
    chance = random.Random(name)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 4, 16, 64))):
            data[chance.randrange(100, len(data))] = chance.randrange(256)
        try:
            notes = database.notes(bytes(data))
        except DeckError as error:
            assert len(error.problems) == 1
        else:
            assert all(isinstance(text, str) for note in notes for _, text in note.fields)

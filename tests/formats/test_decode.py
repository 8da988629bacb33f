"""Encodings as people's editors and spreadsheets write them."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.decode import decode

TEXT = "question,answer\nWas heißt „naïve“?,naïve – ohne Arg €\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_its_mark_needs_no_guess(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, ())


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_of_either_order(encoding: str, mark: str) -> None:
    text, notes = decode((mark + TEXT).encode(encoding))
    assert text == TEXT
    assert bool(notes) is not bool(mark)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_eight_bit_text_is_read_with_a_note_that_names_the_line(encoding: str) -> None:
    text, notes = decode("question,answer\nnaïve?,à la carte\n".encode(encoding))
    assert text == "question,answer\nnaïve?,à la carte\n"
    assert "line 2 is not UTF-8" in notes[0]


def test_a_mark_before_eight_bit_text_is_a_problem() -> None:
    with pytest.raises(DeckError, match="says it is UTF-8, but byte 2"):
        decode(b"\xef\xbb\xbfna\xefve")


@pytest.mark.parametrize("data", [b"\x00" * 100, b"abc\x00def" * 20, bytes(range(256)) * 8])
def test_zero_bytes_are_no_text(data: bytes) -> None:
    with pytest.raises(DeckError, match="not a text file"):
        decode(data)


def test_half_a_character_of_utf16_is_a_problem() -> None:
    with pytest.raises(DeckError, match="says it is UTF-16-LE"):
        decode("ab".encode("utf-16")[:-1])


def test_line_ends_become_plain_and_control_characters_spaces() -> None:
    text, notes = decode(b"a\r\nb\rc\x0bd\x1b[0m\n")
    assert text == "a\nb\nc d [0m\n"
    assert notes == ("2 control characters (each became a space)",)


RUSSIAN = "вопрос;ответ\nстолица Франции;Париж\nсамая длинная река;Нил\nбольшой город;Москва\n"
GREEK = "λέξη;σημασία\nσκύλος;ζώο που γαβγίζει\nθάλασσα;νερό\nουρανός;ψηλά\n"
HEBREW = "שאלה,תשובה\nבירת צרפת,פריז\nכלב,חיה שנובחת\nים,מים מלוחים\n"
CHINESE = "问题,答案\n法国的首都是什么,巴黎\n我们为什么学习,因为有意思\n水是什么,一种没有颜色的东西\n"
TRADITIONAL = "問題,答案\n法國的首都是什麼,巴黎\n我們為什麼學習,因為有意思\n水是什麼,一種沒有顏色的東西\n"
JAPANESE = "質問,答え\nフランスの首都はどこですか,パリ\n水はなんですか,色のないもの\n"
KOREAN = "질문,답\n프랑스의 수도는 어디입니까,파리\n물은 무엇입니까,색이 없는 것\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        *[(each, RUSSIAN) for each in ("cp1251", "koi8-r", "cp866", "mac_cyrillic", "iso8859-5")],
        *[(each, GREEK) for each in ("cp1253", "iso8859-7")],
        ("cp1255", HEBREW),
        *[(each, CHINESE) for each in ("gb2312", "gbk", "gb18030")],
        ("big5", TRADITIONAL),
        *[(each, JAPANESE) for each in ("shift_jis", "cp932", "euc_jp", "iso2022_jp")],
        *[(each, KOREAN) for each in ("euc_kr", "cp949", "iso2022_kr")],
        ("cp1250", "słowo;wyraz\nżółw;zwierzę\nśnieg;biały\nłódź;pływa\nźdźbło;mała część\n"),
        ("cp1250", "slovo;význam\nkůň;zvíře\nžába;zelená\nříjen;měsíc\nčeština;řeč\n"),
        ("cp1254", "kelime;anlam\nköpek;hayvan\nağaç;yeşil\nışık;güneş\nkuş;uçar\n"),
        *[(each, "mot;sens\nété;saison\nà côté;près\ncœur;âme\n") for each in ("cp1252", "mac_roman")],
        *[
            (each, "Wort;Sinn\nHäuser;groß\nTür;öffnen\nFüße;gehen\n")
            for each in ("cp1252", "mac_roman", "cp850")
        ],
    ],
)
def test_older_encodings_are_told_by_the_letters_they_make(encoding: str, text: str) -> None:
    found, notes = decode(text.encode(encoding))
    assert found == text
    assert "read as" in notes[0]


@pytest.mark.parametrize(
    "text", ["café,coffee\n", "Don’t?,a word – no more\n", "½,half\n", "1 €,a euro\n", "señor,sir\n"]
)
def test_few_letters_are_those_of_windows(text: str) -> None:
    assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_in_other_scripts(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_utf8_with_a_broken_letter_stays_utf8() -> None:
    data = RUSSIAN.encode()
    found, notes = decode(data[:100] + b"\xff" + data[100:])
    assert found.replace("ÿ", "", 1) == RUSSIAN
    assert notes == ("bytes that are not UTF-8: 1, the first in line 3 (read as Windows-1252)",)


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(DeckError, match="no other encoding fits: save the file as UTF-8"):
        decode(bytes(place * 37 % 256 or 1 for place in range(1, 600)))

"""Texts in the encodings before Unicode: read rightly, or refused."""

import random

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.decode import decode
from bot.formats.load import load

_RUSSIAN = "Столица Франции?;Париж\nСамая длинная река России?;Лена\nКто написал роман Идиот?;Достоевский\n"
_CHINESE = "中国的首都是什么？,北京\n世界上最高的山叫什么名字？,珠穆朗玛峰\n水的化学式,H2O\n"
_TAIWANESE = "臺灣最高的山是什麼？,玉山\n中國的首都在哪裡？,北京\n水的化學式,H2O\n"
_JAPANESE = "日本の首都は?,東京\n食べる,to eat\n世界で一番高い山は何ですか,エベレスト\n"
_KOREAN = "대한민국의 수도는?,서울\n학교,school\n세계에서 가장 높은 산은?,에베레스트\n"
_FRENCH = "la forêt,der Wald\nl’été,der Sommer\nêtre à l'heure,pünktlich sein\ndéjà,schon\n"
_POLISH = "książka,book\nżółty,yellow\nczłowiek,man\ndziękuję,thank you\nświat,world\n"
_CZECH = "kůň,horse\nžlutý,yellow\nděkuji,thank you\npřítel,friend\n"
_TURKISH = "güneş,sun\nışık,light\nağaç,tree\nçocuk,child\nİstanbul şehri,the city of Istanbul\n"
_GREEK = "η θάλασσα,the sea\nο ήλιος,the sun\nτο βιβλίο,the book\n"
_HEBREW = "ספר,book\nשלום,peace\nבית ספר,school\n"
_ARABIC = "كتاب,book\nالمدرسة,the school\nالشمس,the sun\n"
_THAI = "หนังสือ,book\nสวัสดี,hello\nโรงเรียน,school\n"
_TEXTS = [
    *((_RUSSIAN, encoding) for encoding in ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")),
    *((_CHINESE, encoding) for encoding in ("gb18030", "gbk")),
    *((_JAPANESE, encoding) for encoding in ("cp932", "euc_jp", "iso2022_jp")),
    *((_FRENCH, encoding) for encoding in ("cp1252", "mac_roman")),
    *((_POLISH, encoding) for encoding in ("cp1250", "iso8859_2")),
    *((_TAIWANESE, "big5"), (_KOREAN, "cp949"), (_KOREAN, "iso2022_kr"), (_CZECH, "cp1250")),
    *((_TURKISH, "cp1254"), (_GREEK, "cp1253"), (_HEBREW, "cp1255"), (_ARABIC, "cp1256"), (_THAI, "cp874")),
]


@pytest.mark.parametrize(("text", "encoding"), _TEXTS)
def test_an_old_encoding_is_found_by_its_letters_and_told(text: str, encoding: str) -> None:
    read, notes = decode(text.encode(encoding))
    assert read == text
    assert "read as" in notes[0]


def test_few_letters_are_read_as_windows() -> None:
    assert decode("the café\n".encode("cp1252"))[0] == "the café\n"


@pytest.mark.parametrize(
    "text", ["“Don’t” – the play…\n", "£5 costs more than £2\n", "90° is a right angle ± 1\n"]
)
def test_english_with_signs_of_windows_stays_what_it_is(text: str) -> None:
    assert decode(text.encode("cp1252"))[0] == text


def test_a_few_broken_bytes_leave_a_text_utf8() -> None:
    data = "déjà vu, être, forêt\n".encode() + "né\n".encode("cp1252")
    text, notes = decode(data)
    assert text == "déjà vu, être, forêt\nné\n"
    assert notes == ("bytes that are not UTF-8: 1, the first in line 2 (read as Windows-1252)",)


def test_xml_says_its_encoding_itself() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><cards><card front="ё" back="Ў"/></cards>'
    assert decode(text.encode("cp1251")) == (text, ())


def test_utf16_without_a_mark_may_hold_few_zeros() -> None:
    text = "日本語の本を読む学生、私の学校の先生\n図書館で本を借りる、映画館で映画を見る\n"
    assert decode(text.encode("utf-16-le"))[0] == text


@pytest.mark.parametrize("seed", range(5))
def test_bytes_that_are_no_text_are_refused(seed: int) -> None:
    data = bytes(random.Random(seed).choices(range(1, 256), k=600))
    with pytest.raises(DeckError, match=r"save the file as UTF-8|not a text file"):
        decode(data)


def test_a_deck_in_chinese_bytes_is_a_deck() -> None:
    deck = load(("问题,答案\n" + _CHINESE).encode("gbk"), filename="cards.csv").deck
    assert [card.reference for card in deck.cards] == ["北京", "珠穆朗玛峰", "H2O"]

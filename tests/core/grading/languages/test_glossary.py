"""Texts of other languages, word by word in English."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assets import GRADING
from bot.core.grading.languages.glossary import Glossary
from bot.core.grading.languages.habits import HABITS
from bot.core.grading.languages.translated import written
from bot.core.grading.text import MARKS, MAX_WORDS, words
from tests.grading.glossaries import compiled

GRAMMAR = frozenset(("the", "is", "a", "of", "in", "to", "it"))
GERMAN = """
# grammar
the = der, die, das, den
is = ist, sind
a = ein, eine
not = nicht
because = weil
that = dass
- = ja
# frames
it is not true that = es stimmt nicht dass
in order to = um zu
# things
light = Licht
wave = Welle, Wellen
length = Länge
speed = Geschwindigkeit
scatter = streuen, gestreut
plant = Pflanze
big = groß
easy = einfach
across = über
increase = zunehmen, zunimmt
but = aber
he = er
"""
SWEDISH = """
the = den
is = är
year = år
has = har
here = här
law = lag
low = låg
flow = flöda
wave = våg
length = längd
light = ljus
girl = flicka
pen = penna
depend = bero
on = på
not = inte
"""
TURKISH = """
- = etmek, mu
the = bu
increase = artmak
convert = dönüştürmek
do = yapmak
go = gitmek
begin = başlamak
turn = dönmek
freeze = donmak
heart = kalp
city = şehir
light = ışık
heat = ısı
permission = izin
water = su
winter = kış
short = kısa
front = ön
ten = on
difference = fark
not = değil, yok
because = çünkü
before = önce
it is not true that = doğru değildir
"""
INDONESIAN = """
price = harga
plant = tumbuhan
different = berbeda
child = anak
suddenly = tiba tiba
carbon dioxide = co2
rise = naik
not = tidak
is = adalah
"""
ARABIC = """
and = و
by = ب
to = ل
as = ك
- = ف, هو
in = في
not = لا, ليس
which = التي
price = سعر, أسعار
rise = ارتفع, يرتفع
energy = طاقة
write = كتب, يكتب
dog = كلب
time = وقت
teacher = معلم
degree = درجة
level = مستوى
building = بناء
quick = سريع
give = أعطى, يعطي
economy = اقتصاد
purchasing power = القوة الشرائية
supply and demand = العرض والطلب
book = كتاب
"""
HINDI = """
of = का, की, के
in = में
from = से
is = है, हैं, होता
- = को, करना, करते, करता
water = पानी
plant = पौधा
oxygen = ऑक्सीजन
river = नदी
language = हिंदी
atmosphere = वायुमंडल
duty = कर्तव्य
importance = महत्व
convert = बदलना
take = लेना, लेते
work = काम
group = समूह
data = आँकड़े
new = नई
law = कानून
less = कम
not = नहीं
without = बिना
not with = के बिना
because = क्योंकि
it is not true that = यह सच नहीं है कि
"""
JAPANESE = """
plant = 植物
light = 光
absorb = 吸収
carbon dioxide = 二酸化炭素
decrease = 減少, 減
few = 少ない
not = ない, ません, しない
- = を, が, は, に, する, します
because = から
rise = 上が
"""
CZECH = """
# grammar
that = že
from = ze
not = ne
# words
hand = ruka
book = kniha
means = prostředek
accelerate = urychlovat
sky = nebe
carbon dioxide = oxid uhličitý
high = vysoký
"""
VIETNAMESE = """
in = trong
air = không khí
when = khi
not = không
heart = tim
find out = tìm ra
from = từ
six = sáu
after = sau
harmonize = hòa
physics = vật lý
blood = máu
"""
UKRAINIAN = """
# grammar
from = від
he = він
not = не
without = без
# words
water = вода
book = книга
market = ринок
volume = об'єм
independent = незалежний
allowed = дозволений
carbon dioxide = вуглекислий газ
increase = збільшувати
property = властивість
vein = вена
"""
READERS = {
    code: Glossary(compiled(text, code), code, GRAMMAR)
    for code, text in {
        "de": GERMAN, "sv": SWEDISH, "tr": TURKISH, "id": INDONESIAN, "ar": ARABIC, "hi": HINDI, "ja": JAPANESE,
        "uk": UKRAINIAN, "vi": VIETNAMESE, "cs": CZECH,
    }.items()
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Das Licht ist gestreut.", "the light is scatter ||"),
        ("Pflanzen streuten", "plant scatter"),  # by their stems
        ("weil die Welle", "because the wave"),
        ("Lichtgeschwindigkeit", "light speed"),  # parts of a compound
        ("die Wellenlänge", "the wave length"),  # with a joint, and an accent
        ("Wellenlaenge", "wave length"),  # as it is typed without one
        ("gross, groß, grosse", "big | big | big"),
        ("ueber", "across"),
        ("Geschwindigket", "speed"),  # a slip
        ("Pflanzen", "plant"),
        ("Es stimmt nicht, dass das Licht", "it is not true that the light"),  # a phrase over a comma
        ("ja das Licht", "the light"),  # dropped
        ("die Pflanze streut nicht das Licht", "the plant not scatter the light"),  # put before its verb
        ("das Licht ist nicht groß", "the light is not big"),
        ("gestreuter, streute", "scatter | scatter"),
        ("Das Licht nimmt zu, die Welle nimmt auch zu.", "the light increase | the wave increase auch ||"),
        ("er ist ab", "he is ab"),  # no "aber"
        ("Krokodile", "krokodil"),  # unknown: its stem
        ("H2O und 3,5 km", "h2o und 3,5 km"),
        ("L'einfach", "l easy"),
    ],
)
def test_a_text_is_read_word_by_word(text: str, english: str) -> None:
    assert " ".join(READERS["de"].words(text)) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("ett år är här", "ett year is here"),  # marks tell words apart
        ("den har låg lag", "the has low law"),
        ("vågen, lågs, ljusets", "wave | low | light"),  # stems with marks
        ("vaglangd, langd, vag", "wave length | length | wave"),  # as it is typed without them
        ("flickan, flickorna, pennans", "girl | girl | pen"),  # endings that the stemmer leaves
        ("våglängden", "wave length"),
        ("den beror inte på ljus", "the not depend on light"),
    ],
)
def test_letters_with_marks_may_be_letters_of_their_own(text: str, english: str) -> None:
    assert " ".join(READERS["sv"].words(text)) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("artar, artıyor, artırılan, artacak", "increase | increase | increase | increase"),
        ("artmaz, artmıyor, artmadı, artmayan", "not increase | not increase | not increase | not increase"),
        ("artması, artmasıdır, artmak", "increase | increase | increase"),  # "-ma" names, and denies nothing
        ("artmaması, yapamaz, yapılamayan", "not increase | not do | not do"),
        ("dönüştürülebilir", "convert"),
        ("gider, başlıyor, başlamıyor", "go | begin | not begin"),  # letters that changed
        ("kalpten kalbe, kalpte, kalbiyle", "from heart to heart | in heart | with heart"),
        ("şehri, ışığın, suyun", "city | light | water"),
        ("izinsiz", "without permission"),
        ("yapmadan, yapmadan önce", "without do | do before"),
        ("kışa kısa, dönen donan", "to winter short | turn freeze"),  # marks tell words apart
        ("kisa sehirde isigi", "short in city light"),  # as they are typed without them
        ("Isı, İzin", "heat | permission"),
        ("ön on", "front ten"),
        ("bu ısı değil", "the not heat"),  # put before its word
        ("fark yoktur.", "not difference ||"),
        (
            "ışık artar. kalp su yapar doğru değildir.",
            "light increase || it is not true that heart water do ||",
        ),
        ("artış etmez mu", "not increase"),
    ],
)
def test_turkish_words_carry_chains_of_endings(text: str, english: str) -> None:
    assert " ".join(filter(None, READERS["tr"].words(text))) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("harga-harga naik, harga naik", "price rise | price rise"),  # said twice
        ("tumbuh-tumbuhan, anak2, berbeda-beda", "plant | child | different"),
        ("tiba-tiba harganya tidak naik", "suddenly price not rise"),  # a phrase, an ending
        ("co2 adalah", "carbon dioxide is"),
        ("naiklah dinaikkan", "rise"),  # said twice, by the stem
    ],
)
def test_indonesian_words_are_said_twice(text: str, english: str) -> None:
    assert " ".join(READERS["id"].words(text)) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (
            "السعر يرتفع، والأسعار ترتفع.",
            "price rise | and price rise ||",
        ),  # the article, "and", another person
        ("بالأسعار، للمعلم، كالكتاب", "by price | to teacher | as book"),
        ("بسعر، لسعرها", "by price | to price"),
        ("كلب ووقت، وكلبها", "dog and time | and dog"),  # letters of their own
        ("طاقتها، طاقة، الطاقه، طاقات", "energy | energy | energy | energy"),
        ("معلمون، المعلمين، معلمات", "teacher | teacher | teacher"),
        ("مستواه، بناؤه، سريعا، سريعة", "level | building | quick | quick"),
        ("سيكتب، نكتب، كتبوا، كتبت، يعطون", "write | write | write | write | give"),
        ("اقتصادية، اقتصادي", "economy | economy"),
        ("كِتابٌ، كتـــاب، إرتفع", "book | book | rise"),  # vowel points, stretched, another hamza
        ("القوة الشرائية، بالقوة الشرائية", "purchasing power | by purchasing power"),
        ("العرض والطلب، للعرض والطلب", "supply and demand | to supply and demand"),
        ("لا يرتفع في ١٩٤٥؛ التي", "not rise in 1945 || which"),
    ],
)
def test_arabic_words_carry_others_before_and_behind_them(text: str, english: str) -> None:
    assert " ".join(filter(None, READERS["ar"].words(text))) == english


def test_arabic_words_are_quoted_whole() -> None:
    found = READERS["ar"].words("وبالأسعار القوة الشرائية")
    assert [written(word) for word in found] == ["", "", "وبالأسعار", "القوة الشرائية", ""]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("पौधे पानी को बदलते हैं।", "plant water convert is ||"),  # by their stems
        ("पौधों में, पौधे से", "plant in | plant from"),
        ("नदियाँ, नदियों, नदी", "river | river | river"),
        ("बदलकर, बदलने", "convert | convert"),
        ("हिन्दी, हिंदी, वायुमण्डल", "language | language | atmosphere"),  # nasals
        ("आंकड़े, आँकडे, क़ानून, क़ानून", "data | data | law | law"),  # dots
        ("नयी, आक्सीजन, कर्त्तव्य, महत्त्व", "new | oxygen | duty | importance"),
        ("पौधे ऑक्सीजन नहीं लेते", "not plant oxygen take"),  # before what it denies
        ("पानी में ऑक्सीजन नहीं है", "water in not oxygen is"),
        ("आँकड़ों का समूह नहीं है, पानी", "not data of group is | water"),
        ("पानी के बिना, बिना पानी के", "not water with | without water of"),
        ("यह सच नहीं है कि पानी कम है", "it is not true that water less is"),
        ("१९४५ में पानी", "1945 in water"),
    ],
)
def test_hindi_is_spelled_in_several_ways_and_denies_at_the_end(text: str, english: str) -> None:
    assert " ".join(filter(None, READERS["hi"].words(text))) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("že ze", "that from"),  # marks tell words apart
        ("ruce, knize, prostředku", "hand | book | means"),  # by rules
        ("prostredku, urychluje", "means | accelerate"),  # as it is typed without marks
        ("neurychluje, nebe", "not accelerate | sky"),  # a "not" that is written as one with its word
        ("oxidu uhličitého, oxidem uhličitým", "carbon dioxide | carbon dioxide"),  # a phrase by its stems
        ("vysokých", "high"),
    ],
)
def test_czech_words_are_found_in_all_their_forms(text: str, english: str) -> None:
    assert " ".join(READERS["cs"].words(text)) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("trong không khí", "in air"),  # the longest phrase
        ("không, khi", "not | when"),
        ("trong khong khi", "in air"),  # typed without marks
        ("máu từ tim ra", "blood from heart ra"),  # "tim" has no mark here, and is no "tìm"
        ("tim ra", "find out"),
        ("sáu, sau, sâu", "six | after | sâu"),  # an unknown word with marks is no other one
        ("hoà, vật lí", "harmonize | physics"),  # where the mark stands, and i for y
    ],
)
def test_vietnamese_marks_tell_words_apart(text: str, english: str) -> None:
    assert " ".join(READERS["vi"].words(text)) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("вода, води, водою", "water | water | water"),  # by their stems
        ("книзі, ринку, ринками", "book | market | market"),  # by rules
        ("від води, вени", "from water | vein"),  # words of grammar have no other forms
        ("об'єму, обʼєм", "volume | volume"),
        ("недозволена, незалежна", "not allowed | independent"),
        ("вуглекислого газу", "carbon dioxide"),  # a phrase by its stems
        ("збільшує, збільшення, збільшували", "increase | increase | increase"),
        ("властивостей", "property"),
        ("невідомого", "невідом"),
    ],
)
def test_ukrainian_words_are_found_in_all_their_forms(text: str, english: str) -> None:
    assert " ".join(READERS["uk"].words(text)) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("植物が光を吸収する。", "plant light absorb ||"),
        ("二酸化炭素は減少", "carbon dioxide decrease"),  # the longest entry
        ("植物は光を吸収しない", "plant light not absorb"),
        ("植物は少ない", "plant few"),  # ends like a "not", and is none
        ("葉緑体が光を", "葉緑体 light"),  # unknown ideographs are kept, unknown hiragana dropped
        ("DNAが減少", "dna decrease"),
        ("1911年、植物", "1911 年 | plant"),
    ],
)
def test_a_text_without_spaces_is_cut_into_entries(text: str, english: str) -> None:
    assert " ".join(READERS["ja"].words(text)) == english


def test_each_word_remembers_how_it_was_written() -> None:
    found = READERS["de"].words("Es stimmt nicht, dass die Wellenlänge ja groß ist")
    frame = ["es stimmt nicht dass", "", "", "", ""]
    assert [written(word) for word in found] == [
        *frame,
        "die",
        "wellenlänge",
        "ja",
        "groß",
        "ist",
    ]  # "ja" says nothing


@pytest.mark.parametrize("text", ["the light", " = Licht"])
def test_a_line_without_english_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        compiled(text, "de")


@pytest.mark.parametrize("text", ["light", "light\tlicht\t\t\t"])
def test_a_table_without_its_fields_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        Glossary(text, "de")


@pytest.mark.parametrize("language", sorted(HABITS))
def test_what_is_read_is_what_people_wrote(language: str) -> None:
    """Written by `python -m tests.shipped`."""
    written_, read = (
        (GRADING / "languages" / f"{language}.{kind}").read_text(encoding="utf-8") for kind in ("txt", "tsv")
    )
    assert compiled(written_, language) == read


@given(st.sampled_from(sorted(READERS)), st.text(max_size=600))
def test_any_text_is_read(language: str, text: str) -> None:
    found = READERS[language].words(text)
    assert all(found)
    assert sum(word not in MARKS for word in found) <= MAX_WORDS
    assert found[:1] != ["|"]
    assert not any(one in MARKS and other in MARKS for one, other in pairwise(found))


def test_a_long_text_has_so_many_words_at_most() -> None:
    assert len(READERS["de"].words("Wellenlänge " * 400)) == MAX_WORDS
    assert len(words("wave " * 400)) == MAX_WORDS

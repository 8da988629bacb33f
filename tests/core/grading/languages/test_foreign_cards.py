"""Cards in other languages, and answers in other languages to English cards, by the grader that ships."""

from __future__ import annotations

import pytest

from bot.assets import load_decks, load_grader
from bot.core.cards import Card
from bot.core.grading import Grader, Verdict

RIGHT, PARTLY, WRONG = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT
CARDS = {
    "de": ("Warum ist der Himmel blau?", "Weil die Luft blaues Licht stärker streut als rotes Licht."),
    "fr": (
        "Pourquoi les feuilles changent-elles de couleur en automne ?",
        "Parce que la chlorophylle se dégrade et laisse voir d'autres pigments.",
    ),
    "es": ("¿Qué es la inflación?", "Es el aumento general y sostenido de los precios en una economía."),
    "it": (
        "Perché d'inverno fa più freddo?",
        "Perché i raggi del sole arrivano più inclinati e le giornate sono più corte.",
    ),
    "pt": ("O que faz um catalisador?", "Aumenta a velocidade de uma reação sem ser consumido."),
    "nl": ("Wat is een monopolie?", "Een markt waarin er maar één aanbieder van een product is."),
    "ru": ("Почему лёд плавает?", "Потому что лёд легче воды: его плотность меньше."),
    "pl": (
        "Dlaczego niebo jest niebieskie?",
        "Ponieważ powietrze rozprasza niebieskie światło mocniej niż czerwone.",
    ),
    "sv": ("Varför är himlen blå?", "Eftersom luften sprider blått ljus mer än rött ljus."),
    "tr": ("Gökyüzü neden mavidir?", "Çünkü hava mavi ışığı kırmızı ışıktan daha çok saçar."),
    "id": (
        "Mengapa langit berwarna biru?",
        "Karena udara lebih banyak menghamburkan cahaya biru daripada cahaya merah.",
    ),
    "ar": ("لماذا السماء زرقاء؟", "لأن الهواء يشتت الضوء الأزرق أكثر من الضوء الأحمر."),
    "hi": ("आकाश नीला क्यों दिखाई देता है?", "क्योंकि हवा नीले प्रकाश को लाल प्रकाश से अधिक बिखेरती है।"),
    "uk": ("Чому лід плаває на воді?", "Бо лід легший за воду: його густина менша."),
    "vi": ("Lạm phát là gì?", "Sự tăng giá chung và kéo dài khiến đồng tiền mất giá trị."),
    "cs": ("Proč je nebe modré?", "Protože vzduch rozptyluje modré světlo více než červené."),
    "ja": ("光合成とは何ですか。", "植物が光を使って水と二酸化炭素から糖と酸素を作るはたらきです。"),
    "zh": ("什么是通货膨胀?", "商品价格普遍持续上涨，钱的购买力下降。"),
    "ko": ("관성이란 무엇인가요?", "물체가 원래의 운동 상태를 유지하려는 성질입니다."),
}
"""A question and a reference of each language."""


@pytest.fixture(scope="module")
def grader() -> Grader:
    return load_grader()


def card(language: str) -> Card:
    return Card(language, *CARDS[language])


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("de", "blaues licht wird von der luft mehr gestreut als rotes"),
        ("de", "Ich glaube, weil die Luft das blaue Licht stärker streut als das rote, danke!"),
        ("fr", "la chlorophylle se degrade et on voit les autres pigments"),
        ("es", "cuando los precios suben de forma general y continua"),
        ("es", "Creo que es la subida generalizada de los precios."),
        ("it", "i raggi del sole arrivano più inclinati e i giorni sono più corti"),
        ("pt", "acelera a reação e não é consumido"),
        ("nl", "een markt met maar een verkoper van het product"),
        ("ru", "лед легче воды, плотность льда меньше"),
        ("pl", "bo powietrze mocniej rozprasza niebieskie światło niż czerwone, tak myślę"),
        ("sv", "luften sprider det blå ljuset mer än det röda, tror jag"),
        ("tr", "hava mavi ışığı kırmızıdan daha fazla saçtığı için"),
        ("tr", "sanirim hava mavi isigi kirmizi isiktan daha cok saciyor"),
        ("id", "udara menghamburkan sinar biru lebih banyak daripada yang merah"),
        ("ar", "الهواء يبعثر الضوء الأزرق أكثر مما يبعثر الأحمر"),
        ("ar", "أعتقد لأن الهواء يُشتِّت الضوء الازرق اكثر من الاحمر، شكرا"),
        ("hi", "हवा नीली रोशनी को लाल रोशनी से ज़्यादा बिखेरती है"),
        ("hi", "मुझे लगता है कि वायु नीले प्रकाश को लाल से अधिक प्रकीर्णित करती है, धन्यवाद"),
        ("uk", "лід легший за воду, густина льоду менша"),
        ("uk", "Думаю, тому що лід легший за воду: у нього густина менша."),
        ("vi", "giá cả tăng chung và kéo dài làm cho tiền mất giá"),
        ("vi", "su tang gia chung va keo dai khien tien mat gia tri"),
        ("cs", "vzduch víc rozptyluje modré světlo než červené"),
        ("cs", "Myslím, že vzduch rozptyluje modré světlo více než červené světlo."),
        ("ja", "植物が光を使い、水と二酸化炭素から糖と酸素を作る"),
        ("zh", "物价普遍持续上升，货币的购买力降低"),
        ("ko", "물체가 자기 운동 상태를 그대로 유지하려고 하는 성질"),
    ],
)
def test_other_words_are_right(grader: Grader, language: str, answer: str) -> None:
    assert grader.grade(card(language), answer).verdict is RIGHT


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("de", "Es stimmt nicht, dass die Luft blaues Licht stärker streut als rotes Licht."),
        ("fr", "Ce n'est pas vrai que la chlorophylle se dégrade et laisse voir d'autres pigments."),
        ("es", "Es falso que sea el aumento general y sostenido de los precios en una economía."),
        ("it", "Non è vero che i raggi del sole arrivano più inclinati e le giornate sono più corte."),
        ("nl", "Het is niet waar dat er maar één aanbieder van een product is."),
        ("ru", "Неправда, что лёд легче воды."),
        ("uk", "Неправда, що лід легший за воду."),
        ("vi", "Không đúng là lạm phát là sự tăng giá chung và kéo dài."),
        ("cs", "Není pravda, že vzduch rozptyluje modré světlo více než červené."),
        ("tr", "Havanın mavi ışığı kırmızı ışıktan daha çok saçtığı doğru değildir."),
        ("tr", "Çünkü hava mavi ışığı kırmızı ışıktan daha çok saçmaz."),
        ("id", "Tidak benar bahwa udara lebih banyak menghamburkan cahaya biru daripada cahaya merah."),
        ("id", "Karena udara tidak menghamburkan cahaya biru lebih banyak daripada cahaya merah."),
        ("ar", "ليس صحيحا أن الهواء يشتت الضوء الأزرق أكثر من الضوء الأحمر."),
        ("ar", "لأن الهواء لا يشتت الضوء الأزرق أكثر من الضوء الأحمر."),
        ("hi", "यह सच नहीं है कि हवा नीले प्रकाश को लाल प्रकाश से अधिक बिखेरती है।"),
        ("hi", "क्योंकि हवा नीले प्रकाश को लाल प्रकाश से अधिक नहीं बिखेरती।"),
        ("sv", "Det stämmer inte att luften sprider blått ljus mer än rött ljus."),
        ("pl", "To nieprawda, że powietrze rozprasza niebieskie światło mocniej niż czerwone."),
    ],
)
def test_what_is_denied_is_not_right(grader: Grader, language: str, answer: str) -> None:
    assert grader.grade(card(language), answer).verdict is not RIGHT


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("de", "weiß ich leider nicht"),
        ("de", "Gestern war ich mit dem Hund im Park und habe ein Eis gegessen."),
        ("fr", "aucune idée, désolé"),
        ("fr", "Hier, j'ai mangé une glace avec ma sœur dans le parc."),
        ("es", "ni idea"),
        ("es", "Ayer fui al parque con mi perro y comí un helado."),
        ("it", "non lo so proprio"),
        ("pt", "não faço ideia"),
        ("nl", "geen idee"),
        ("ru", "понятия не имею"),
        ("pl", "nie mam pojęcia"),
        ("sv", "ingen aning"),
        ("sv", "Igår gick jag med hunden i parken och åt en glass."),
        ("tr", "hiçbir fikrim yok"),
        ("tr", "Dün köpeğimle parka gittim ve dondurma yedim."),
        ("id", "nggak tahu"),
        ("id", "Kemarin saya pergi ke taman dengan anjing saya dan makan es krim."),
        ("ar", "لا أعرف"),
        ("ar", "ليس لدي أي فكرة"),
        ("ar", "ذهبت أمس مع كلبي إلى الحديقة وأكلت البوظة."),
        ("hi", "मुझे नहीं पता"),
        ("hi", "कोई आइडिया नहीं"),
        ("hi", "कल मैं अपने कुत्ते के साथ पार्क गया और आइसक्रीम खाई।"),
        ("uk", "гадки не маю"),
        ("uk", "Вчора я гуляв із собакою в парку і їв морозиво."),
        ("vi", "em không biết ạ"),
        ("vi", "Hôm qua tôi dắt chó đi dạo trong công viên và ăn kem."),
        ("cs", "nemám tušení"),
        ("cs", "Včera jsem byl se psem v parku a jedl zmrzlinu."),
        ("ja", "昨日は犬と公園に行ってアイスを食べました。"),
        ("zh", "昨天我和狗去公园吃了冰淇淋。"),
        ("ko", "어제 개와 공원에 가서 아이스크림을 먹었어요."),
        *((language, question) for language, (question, _) in CARDS.items()),
    ],
)
def test_what_says_nothing_of_it_is_wrong(grader: Grader, language: str, answer: str) -> None:
    assert grader.grade(card(language), answer).verdict is WRONG


@pytest.mark.parametrize("language", sorted(CARDS))
def test_the_reference_is_right(grader: Grader, language: str) -> None:
    assert grader.grade(card(language), CARDS[language][1]).verdict is RIGHT


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        (
            "Hvad er fotosyntese?",
            "Planter danner sukker og ilt af vand og kuldioxid ved hjælp af lys.",
            "Planter bruger lys til at danne sukker og ilt af kuldioxid og vand",
        ),
        (
            "Τι είναι η φωτοσύνθεση;",
            "Τα φυτά φτιάχνουν σάκχαρα και οξυγόνο από νερό και φως.",
            "τα φυτά φτιάχνουν οξυγόνο και σάκχαρα με φως και νερό",
        ),
    ],
)
def test_no_right_answer_in_another_language_is_refused(
    grader: Grader, question: str, reference: str, answer: str
) -> None:
    assert grader.grade(Card("x", question, reference), answer).verdict is not WRONG


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("El modelo empeora con el tiempo porque los datos cambian", RIGHT),
        ("Il modello peggiora col tempo perché i dati cambiano", RIGHT),
        ("模型随着时间变差，因为数据变了", RIGHT),
        ("Das Modell wird mit der Zeit schlechter, weil sich die Daten verändern", RIGHT),
        ("Modellen blir sämre med tiden eftersom datan förändras", RIGHT),
        ("Veriler değiştiği için model zamanla kötüleşir", RIGHT),
        ("Dün parkta köpeğimle yürüdüm ve çok yağmur yağdı", WRONG),
        ("Модель з часом погіршується, бо дані змінюються", RIGHT),
        ("Учора я ходив із собакою в парк, і йшов дощ", WRONG),
        ("Mô hình kém đi theo thời gian vì dữ liệu thay đổi", RIGHT),
        ("Hôm qua tôi dắt chó đi dạo trong công viên và trời mưa", WRONG),
        ("Model se časem zhoršuje, protože se mění data", RIGHT),
        ("Včera jsem byl se psem v parku a pršelo", WRONG),
        ("Model menjadi lebih buruk dari waktu ke waktu karena data yang masuk berubah", RIGHT),
        ("Kemarin saya pergi ke taman dengan anjing saya dan hujan turun", WRONG),
        ("Jag var ute med hunden i parken igår och det regnade", WRONG),
        ("أداء النموذج يسوء مع مرور الوقت لأن البيانات تتغير", RIGHT),
        ("ذهبت أمس مع كلبي إلى الحديقة وكان المطر شديدا", WRONG),
        ("समय के साथ मॉडल खराब होता जाता है क्योंकि डेटा बदल जाता है", RIGHT),
        ("कल मैं कुत्ते के साथ पार्क गया और बहुत बारिश हुई", WRONG),
        ("Los datos se guardan en la nube para que no se pierdan", WRONG),
        ("Ich war gestern mit dem Hund im Park und es hat geregnet", WRONG),
    ],
)
def test_an_english_card_takes_answers_in_other_languages(
    grader: Grader, answer: str, verdict: Verdict
) -> None:
    (drift,) = [one for one in load_decks()[0].cards if one.prompt == "What is model drift?"]
    assert grader.grade(drift, answer).verdict is verdict


def test_people_are_quoted_in_their_own_words(grader: Grader) -> None:
    taught = Card(
        "log",
        "Was macht ein Protokoll vor der Änderung?",
        "Jede Änderung wird aufgeschrieben, bevor die Tabelle geändert wird.",
        accepted=("Änderungen kommen zuerst ins Protokoll", "erst aufschreiben, dann die Tabelle ändern"),
        partial=("schreibt Änderungen auf",),
    )
    grade = grader.grade(taught, "Hallo! Änderungen werden zuerst aufgeschrieben. Danke")
    assert all("change" not in text for text in (*grade.false, *grade.matched))

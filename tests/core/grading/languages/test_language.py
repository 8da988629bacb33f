"""Which language a card is in."""

from __future__ import annotations

import pytest

from bot.core.grading.facts.scripts.language import language_of_card, language_of_prose, may_be_english


@pytest.mark.parametrize(
    ("question", "reference", "language"),
    [
        ("Was ist Photosynthese?", "", "de"),
        ("Warum ist der Himmel blau?", "", "de"),
        ("Erkläre den Unterschied zwischen Strom und Spannung.", "", "de"),
        ("Photosynthese", "Der Prozess, bei dem Pflanzen Zucker herstellen", "de"),
        ("Qu'est-ce que la photosynthèse ?", "", "fr"),
        ("Que dit la loi de la demande en économie ?", "", "fr"),
        ("¿Qué es?", "", "es"),
        ("que es la fotosintesis", "", "es"),
        ("Che cos'è la fotosintesi?", "", "it"),
        ("La balena è un pesce?", "", "it"),
        ("O que é a fotossíntese?", "", "pt"),
        ("Wat is fotosynthese?", "", "nl"),
        ("Co to jest fotosynteza?", "", "pl"),
        ("Do czego służy zapora sieciowa (firewall)?", "", "pl"),
        ("Что такое фотосинтез?", "", "ru"),
        ("Vad är fotosyntes?", "", "sv"),
        ("Fotosyntes", "Den process där växter bildar socker med hjälp av ljus", "sv"),
        ("Hvad er fotosyntese?", "", "da"),
        ("Hvorfor flyter is på vann?", "", "da"),
        ("Fotosynthese", "Een proces waarin planten suiker maken met licht", "nl"),
        ("Fotosentez nedir?", "", "tr"),
        ("Buz neden suda yüzer?", "", "tr"),
        ("Apa itu fotosintesis?", "", "id"),
        ("Jelaskan hukum permintaan.", "", "id"),
        ("Uraikan siklus air!", "", "id"),
        ("Osmozu tanımlayınız.", "", "tr"),
        ("Що таке фотосинтез?", "", "uk"),
        ("Чому лід плаває?", "", "uk"),
        ("Хто написав Кобзар?", "", "uk"),
        ("Скільки буде п'ять плюс два?", "", "uk"),
        ("Кто написал Анну Каренину?", "", "ru"),
        ("Объясните закон спроса.", "", "ru"),
        ("Столица Франции", "Париж", "ru"),
        ("Какво е фотосинтеза?", "", "bg"),
        ("Кой е написал Под игото?", "", "bg"),
        ("Šta je fotosinteza i zašto je važna?", "", "hr"),
        ("Шта је фотосинтеза?", "", "sr"),
        ("Што такое інфляцыя ў эканоміцы?", "", "be"),
        ("Quang hợp là gì?", "", "vi"),
        ("Phở là gì?", "", "vi"),
        ("Vì sao bầu trời có màu xanh?", "", "vi"),
        ("Vi sao bau troi co mau xanh?", "", "vi"),
        ("Quang hop la gi?", "", "vi"),
        ("Nêu định luật bảo toàn năng lượng.", "", "vi"),
        ("Thủ đô của Pháp", "Paris", "vi"),
        ("Điện Biên Phủ", "The battle in which the French were beaten in 1954", ""),
        ("What does cảm ơn bạn mean?", "thank you", ""),
        ("Co je fotosyntéza?", "", "cs"),
        ("Proč je nebe modré?", "", "cs"),
        ("Je velryba ryba?", "", "cs"),
        ("Obíhá Země kolem Slunce?", "", "cs"),
        ("Vysvětlete zákon poptávky.", "", "cs"),
        ("Fotosyntéza", "Proces, při kterém rostliny vyrábějí cukr", "cs"),
        ("Čo je fotosyntéza a prečo je dôležitá?", "", "sk"),
        ("Prečo je obloha modrá?", "", "sk"),
        ("Antonín Dvořák", "Czech composer who wrote the New World Symphony", ""),
        ("When was Antonín Dvořák born?", "1841", ""),
        ("Wat doe je in een noodgeval?", "", "nl"),
        ("Zakaj je nebo modro?", "", "hr"),
        ("Nævn tre planeter.", "", "da"),
        ("Nämn tre planeter.", "", "sv"),
        ("光合成とは何ですか。", "", "ja"),
        ("DNAとは何ですか", "", "ja"),
        ("什么是光合作用?", "", "zh"),
        ("광합성이란 무엇인가요?", "", "ko"),
        ("ما هو التمثيل الضوئي؟", "", "ar"),
        ("التمثيل الضوئي", "العملية التي تصنع بها النباتات السكر", "ar"),
        ("ما هو بروتوكول TCP؟", "", "ar"),
        ("فتوسنتز چیست؟", "", ""),  # Persian
        ("پایتخت ایران کجاست؟", "", ""),
        ("ضیائی تالیف کیا ہے؟", "", ""),  # Urdu
        ("پاکستان کا دارالحکومت کون سا ہے؟", "", ""),
        ("प्रकाश संश्लेषण क्या है?", "", "hi"),
        ("TCP क्या होता है?", "", "hi"),
        ("गुरुत्वाकर्षण समझाइए।", "", "hi"),
        ("प्रकाशसंश्लेषण म्हणजे काय?", "", ""),  # Marathi
        ("भारताची राजधानी कोणती आहे?", "", ""),
        ("प्रकाश संश्लेषण भनेको के हो?", "", ""),  # Nepali
        ("नेपालको राजधानी कुन हो?", "", ""),
        ("What is photosynthesis?", "", ""),
        ("Was Mozart Austrian?", "", ""),
        ("Was Mozart in Vienna?", "", ""),
        ("How come an octopus has blue blood?", "", ""),
        ("Concert pitch (A above middle C)", "440 Hz", ""),
        ("Four blood types", "A, B, AB and O", ""),
        ("How is こんにちは read?", "konnichiwa", ""),
        ("Translate: I don't know", "Ich weiß es nicht", ""),
        ("Photosynthesis", "The process by which plants make sugar", ""),
    ],
)
def test_a_card_is_in_the_language_of_its_question(question: str, reference: str, language: str) -> None:
    assert language_of_card(question, reference) == language


@pytest.mark.parametrize(
    "answer",
    [
        "perennials come back",
        "starch crystals come back quickest at around 0 to 5 degrees",
        "carries O2 through the body",
        "O(n log n)",
        "it changes over time, i guess",
        "no, because the data is old",
    ],
)
def test_an_english_answer_is_no_other_language(answer: str) -> None:
    assert language_of_prose(answer) == ""


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Training models", True),
        ("Models are trained on devices that share no data", True),
        ("Fotosynthese er processen hvor planter danner sukker", False),
        ("Η φωτοσύνθεση", False),
    ],
)
def test_what_may_be_english(text: str, english: bool) -> None:
    assert may_be_english(text) is english

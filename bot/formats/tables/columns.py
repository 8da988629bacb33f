"""What a column or field is called in the tables that people have, and how its cell becomes part of a card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.core.cards import Card, Misconception, Source
from bot.core.decks import sources
from bot.core.decks.check import tidy
from bot.formats.tables import answer_names, headers
from bot.formats.tables.languages import LANGUAGES, LEARNT

KEY, PROMPT, REFERENCE, TOPIC, TAGS, HINT = "key", "prompt", "reference", "topic", "tags", "hint"
ACCEPTED, PARTIAL, WRONG = "accepted", "partial", "wrong"
EXPLANATION, SOURCE = "explanation", "source"
_NAMES = {
    KEY: "key id uid guid identifier",
    PROMPT: "prompt question questions questiontext front front_side frontside card_front learnable side_1 side1 "
    "q term text word concept stem frage fragen vorderseite "
    "begriff wort "
    "pregunta preguntas enunciado enoncé énoncé frente anverso término termino palabra pergunta perguntas termo "
    "palavra domanda fronte termine parola recto terme mot vraag voorkant woord fråga framsida ord pytanie "
    "przód słowo вопрос вопросы слово термин сторона_1 питання otázka soru kelime kérdés kifejezés szó kysymys "
    "spørgsmål întrebare ερώτηση savol سوال שאלה คำถาม въпрос pitanje питання 问题 問題 题目 題目 题干 題幹 "
    "題目內容 题目内容 試題 试题 문제 앞면 सवाल câu_hỏi pertanyaan soal 单词 單字 質問 単語 表 질문 단어 سؤال السؤال "
    "प्रश्न statement statements aussage afirmación affirmation afirmação "
    "spørsmål vprašanje klausimas jautājums küsimus galdera tanong swali soalan پرسش প্রশ্ন கேள்வி 設問 提问",
    REFERENCE: "reference answer answers back back_side backside card_back side_2 side2 "
    "a solution definition definitions response meaning meanings translation "
    "translations "
    "model_answer best_answer "
    "correct_answer reference_answer right_answer antwort rückseite rueckseite bedeutung übersetzung lösung "
    "respuesta reverso significado definición definicion traducción resposta verso definição tradução risposta "
    "retro definizione traduzione réponse reponse définition traduction antwoord achterkant betekenis svar "
    "baksida odpowiedź odpowiedz tył ответ значение перевод определение відповідь odpověď cevap anlam válasz "
    "jelentés vastaus răspuns απάντηση javob پاسخ תשובה คำตอบ отговор odgovor 答案 đáp_án câu_trả_lời jawaban 回答 "
    "意味 意思 答え 裏 답 정답 뜻 뒷면 إجابة الإجابة جواب उत्तर "
    "解答 正答 正解 模範解答 解答例 回答例 参考答案 標準答案 标准答案 正確答案 正确答案 odpoveď "
    "true_false true_or_false richtig_falsch vrai_faux verdadero_falso verdadeiro_falso "
    "atsakymas atbilde vastus erantzuna sagot jibu jawapan উত্তর பதில்",
    TOPIC: "topic topics category categories subject section chapter theme domain genre chapter_title section_title "
    "tema materia kategorie thema categoria categoría catégorie thème тема категория раздел 主题 分类 章节 カテゴリ "
    "fach kapitel thématique rubrique argomento onderwerp temat téma konu chủ_đề kategori "
    "ジャンル 類別 类别 分類 分野 科目 주제 과목 분류",
    TAGS: "tag tags schlagwörter schlagworte stichwörter stichworte "
    "étiquettes etiquetas etichette теги метки タグ 标签 태그",
    HINT: "hint hints clue tip hinweis tipp pista dica suggerimento подсказка podpowiedź ipucu ヒント 提示 힌트",
    ACCEPTED: "accepted accepted_answer accepted_answers also_accepted alternative alternatives alternative_answer "
    "alternative_answers alternate other_answer other_answers synonym synonyms variants 別解",
    PARTIAL: "partial partial_answer partial_answers partly_right",
    WRONG: "wrong wrong_answer wrong_answers incorrect incorrect_answer incorrect_answers misconception misconceptions "
    "distractor distractors 오답 错误答案 错误选项 誤答 不正解",
    EXPLANATION: "explanation explanations analysis answer_explanation explanation_of_answer explain rationale "
    "back_extra erklärung explicación explicacion explication explicação explicacao justificación "
    "justificacion spiegazione uitleg wyjaśnienie объяснение пояснение 解析 答案解析 解説 "
    "erläuterung begründung açıklama toelichting förklaring penjelasan giải_thích "
    "解释 설명 extra extra_info notes note comment comments remark remarks feedback "
    "kommentar commentaire comentario comentário",
    SOURCE: "source sources source_url source_link reference_link reference_links reference_url references read_more "
    "further_reading quelle fuente fonte источник link links url 出典 来源 出处 출처",
}
_FIELD_OF = {alias: field for field, aliases in _NAMES.items() for alias in aliases.split()}
_LOOSE_NAMES = (
    "extra extra_info notes note comment comments remark remarks feedback link links url "
    "kommentar commentaire comentario comentário"
)
_LOOSE = frozenset(_LOOSE_NAMES.split())
"""Names of extras that may hold something else in other people's tables."""
_RANK = {alias: place for place, alias in enumerate(_FIELD_OF)}
ORDER = (KEY, TOPIC, PROMPT, REFERENCE, HINT, EXPLANATION, SOURCE, ACCEPTED, PARTIAL, WRONG)
"""Of the columns in a table of ours."""
_ASIDE = re.compile(
    r"\((?!s\))[^()]{0,100}\)?|\s[-–]\s(?:max|choose|at least|up to)\b.*", re.IGNORECASE | re.DOTALL
)
"""What a name says of itself: "(optional)", " - max 75 characters"."""
_CAMEL = re.compile(r"(?<=[a-zа-яà-þ])(?=[A-ZА-Я])")
_ASKED_WORDS = "question pregunta pergunta frage domanda вопрос"
_ASKED = frozenset(_ASKED_WORDS.split())
_ASKED_OF_WORDS = "the quiz test exam trivia nombre texto text main full complete your english"
_ASKED_OF = frozenset(_ASKED_OF_WORDS.split())
"""Words before one for a question that make it no other thing, as `id` and `type` do."""
_MEANT_WORDS = (
    "translation meaning definition traducción traduccion bedeutung übersetzung tradução traduction"
)
_MEANT = frozenset(_MEANT_WORDS.split())
_BESIDE_WORDS = (
    "sentence example phrase dictionary synonym context beispiel satz ejemplo frase exemple phrase esempio"
)
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""Words before one for a meaning that is not that of the question: `sentence_meaning`."""
_SAID, _CALLED = frozenset(("phrase", "sentence")), frozenset(("name", "title", "item", "entry", "keyword"))
"""Of columns that hold the question where no other does."""
_APART = re.compile(
    "(?:_|[^\\w\u0300-\u036f\u05b0-\u05bd\u064b-\u0655\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e4e])+"
)
"""What parts the words of a name; the vowels and accents that scripts write onto letters are parts of words."""
_MISSPELT = re.compile("awnser|anwser|asnwer|answear|anser(?![a-z])")
_EXTRAS = (TOPIC, TAGS, HINT, EXPLANATION, SOURCE)
_NOTHING = re.compile(r"\s*(?:[-–—.]|n/?a|none|null)\s*", re.IGNORECASE)
"""What stands in a cell that has nothing to say."""
_SPLIT = re.compile(r"\\([\\|])|\|")
_LONGEST, _KEPT = 200, 2_000
"""Characters of a name that are looked at, and names that are remembered: each record of a file has the same."""


def plain(header: str) -> str:
    """The name in lower case with underscores, without what it says of itself: "Answer 1 (Optional)" is answer_1."""
    return _plain(header[:_LONGEST])


@lru_cache(maxsize=_KEPT)
def _plain(header: str) -> str:
    told = _ASIDE.sub(" ", _CAMEL.sub("_", header)).replace("#", " number ")
    name = _APART.sub("_", (told if told.strip() else header)[:100].casefold()).strip("_")
    return _MISSPELT.sub("answer", name)


def field_of(header: str) -> str | None:
    """The part of a card that a column called `header` holds, or None: "Answer 2" holds an accepted answer."""
    return _field_of(plain(header))


@lru_cache(maxsize=_KEPT)
def _field_of(name: str) -> str | None:
    if name not in _FIELD_OF:
        name = name.removesuffix("_text").removesuffix("_html")
    if name in _FIELD_OF:
        return _FIELD_OF[name]
    words = name.split("_")
    if len(words) > 1 and words[-1] in _MEANT:
        return None if words[0] in _BESIDE else REFERENCE
    if len(words) > 1 and words[-1] in _ASKED and words[0] in _ASKED_OF:
        return PROMPT
    if len(words) > 1 and words[0] in LANGUAGES:
        rest = name.removeprefix(f"{words[0]}_")
        return REFERENCE if rest == "correct" else _field_of(rest)
    if told := answer_names.part_of(words):
        return told
    field = _FIELD_OF.get(re.sub(r"_?\d{1,3}$", "", name))
    if field == REFERENCE:
        return REFERENCE if name.endswith("1") else ACCEPTED
    return field if field in (ACCEPTED, PARTIAL, WRONG) else None


def fields_of(called: Sequence[str]) -> list[str | None]:
    """What each column holds.

    Where no column is called a question, a clue is it, as on the boards of quiz shows, else the name of the row, else
    the first side of a list of words. In the files of one quiz show, which have a column of daily doubles, the answer
    is what is shown, and a question what is said. Synonyms of a word are no other answers to what it means.
    """
    names = [plain(header) for header in called]
    fields = _with_sides(names, [_field_of(name) for name in names])
    asked = fields.index(PROMPT) if PROMPT in fields else None
    if asked is None or not headers.is_word(names[asked]):
        return fields
    return [None if "synonym" in name else field for name, field in zip(names, fields, strict=True)]


def _with_sides(names: Sequence[str], fields: list[str | None]) -> list[str | None]:
    """The fields with the question and the answer that names of another kind tell."""
    if any(name.startswith("daily_double") for name in names):
        swapped: dict[str | None, str | None] = {PROMPT: REFERENCE, REFERENCE: PROMPT}
        return [swapped.get(field, field) for field in fields]
    if PROMPT in fields and REFERENCE in fields:
        return fields
    by_language = [
        place for place, field in enumerate(fields) if field == PROMPT and _of_language(names[place])
    ]
    if REFERENCE not in fields and len(by_language) > 1:
        fields[by_language[1]] = REFERENCE
        return fields
    if PROMPT in fields and REFERENCE not in fields:
        place = answer_names.right_beside(names, fields)
        fields = [REFERENCE if at == place else field for at, field in enumerate(fields)]
        if place is not None:
            return fields
    if REFERENCE in fields and PROMPT not in fields:
        for wanted in (frozenset(("clue",)), LEARNT, _SAID, _CALLED):
            place = next((at for at, name in enumerate(names) if name in wanted), None)
            if place is not None:
                return [PROMPT if at == place else field for at, field in enumerate(fields)]
    known = [fields.index(field) if field in fields else None for field in (PROMPT, REFERENCE)]
    if (found := headers.named(names, *known)) is None:
        return fields
    both = dict(zip(found, (PROMPT, REFERENCE), strict=True))
    return [both.get(place, field) for place, field in enumerate(fields)]


def _of_language(name: str) -> bool:
    """Whether it is a side in a language: `german_word`."""
    return name.partition("_")[0] in LANGUAGES


def shown_name(header: str) -> str:
    """The name in plain words, the same for all ways to write it."""
    return plain(header).replace("_", " ")


def is_guess(header: str) -> bool:
    """Whether the column may well hold something else than what `field_of` takes it for."""
    return plain(header) in _LOOSE


def is_answer(header: str) -> bool:
    """Whether a second column of answers with that name holds other right ones, no translation of something else."""
    return not answer_names.ANSWERING.isdisjoint(plain(header).split("_"))


def rank(header: str) -> int:
    """The place of the name among those that are known: plainer names of a part come before others."""
    return _RANK.get(plain(header), len(_RANK))


def join_texts(texts: Iterable[str]) -> str:
    """Several texts in one cell, parted by bars; a bar or backslash in a text gets a backslash before it."""
    return " | ".join(text.replace("\\", "\\\\").replace("|", "\\|") for text in texts)


def split_texts(cell: str) -> tuple[str, ...]:
    """What `join_texts` put together, empty texts left out."""
    if "\\" not in cell:
        return tuple(text for text in map(tidy, cell.split("|")) if text)
    texts, start, current = [], 0, ""
    for mark in _SPLIT.finditer(cell):
        current += cell[start : mark.start()]
        start = mark.end()
        if mark[1]:
            current += mark[1]
        else:
            texts.append(current)
            current = ""
    texts.append(current + cell[start:])
    return tuple(text for text in map(tidy, texts) if text)


def topic_of_tags(tags: str) -> str:
    """The first of Anki's tags that names a topic: no mark of Anki's own, the last part of a `a::b_c` path."""
    for tag in re.split(r"[\s,;]+", tags.strip()):
        name = tag.rpartition("::")[2].replace("_", " ").strip(" []\"'")
        if name and name.casefold() not in ("marked", "leech"):
            return name
    return ""


def said(cells: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The cells (field, text) without extras that say nothing, as other people's tables have them: a dash, `n/a`."""
    return [(field, cell) for field, cell in cells if field not in _EXTRAS or not _NOTHING.fullmatch(cell)]


def card_of(cells: Iterable[tuple[str, str]]) -> Card:
    """The card in `cells` (field, text); of two cells with one text field the first that is filled counts.

    A source that is no link stays as it is: `explanations.fitting` leaves it out, and `check.card_problems` tells it.
    """
    texts: dict[str, str] = {}
    lists: dict[str, list[str]] = {ACCEPTED: [], PARTIAL: [], WRONG: []}
    for field, cell in cells:
        if field in lists:
            lists[field] += split_texts(cell)
        elif text := tidy(cell):
            texts.setdefault(field, text)
    return Card(
        key=texts.get(KEY, ""),
        prompt=texts.get(PROMPT, ""),
        reference=texts.get(REFERENCE, ""),
        topic=" ".join(texts.get(TOPIC, "").split()) or topic_of_tags(texts.get(TAGS, "")),
        hint=texts.get(HINT, ""),
        accepted=tuple(lists[ACCEPTED]),
        partial=tuple(lists[PARTIAL]),
        wrong=tuple(Misconception((text,)) for text in lists[WRONG]),
        explanation=texts.get(EXPLANATION, ""),
        source=sources.read(link) or Source(link) if (link := texts.get(SOURCE, "")) else None,
    )


def cells_of(card: Card) -> dict[str, str]:
    """The parts of `card` that a table can hold, a text for each field in ORDER."""
    wrong = (answer for group in card.wrong for answer in group.answers)
    lists = (join_texts(texts) for texts in (card.accepted, card.partial, wrong))
    source = sources.written(card.source) if card.source else ""
    texts = (card.key, card.topic, card.prompt, card.reference, card.hint, card.explanation, source)
    return dict(zip(ORDER, (*texts, *lists), strict=True))

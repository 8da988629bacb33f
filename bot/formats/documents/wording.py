"""What titles and lines of a document say: that they ask something, that an answer follows, and their plain text."""

from __future__ import annotations

import html
import re

_TAGS = re.compile(
    r"</?(?:a|b|big|br|center|code|details|div|em|font|hr|i|img|ins|kbd|mark|p|small|span|strong|sub|summary|sup|u|ul|ol|li)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_CODE = re.compile(r"(`[^`]*`)")
_ASKED = re.compile(r"(?:q|question|frage|pregunta|pergunta|вопрос)\s?#?\d{1,5}\b", re.IGNORECASE)
_NUMBER = re.compile(
    rf"^([^\w(#]{{0,9}})(?:(?:[Qq]\s?[.):]|{_ASKED.pattern}\s?[.):\-–]?|#?\d{{1,5}}\s?[.):])\s+"
    r"|(?:q ?)?\d{1,5}[。：、．]\s*)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(!?)\[([^\[\]]{0,400})\]\([^()\s]{0,800}(?:\s\"[^\"]{0,200}\")?\)")
_EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]")
_QUESTION_MARK = re.compile(r"[?？؟](?:[^\w?]|\([^()]{0,60}\)){0,12}$")
_BEGINNINGS = (
    "what what's whats why how when where who whom whose which explain describe define name list compare contrast "
    "differentiate difference differences distinguish state discuss mention give is are was were does do did can could "
    "should would will has have true tell write calculate identify outline summarize summarise suppose "
    "was wie warum wann wo wer welche welcher welches erkläre nenne beschreibe "
    "qué que cuál cuáles cómo cuándo dónde quién por explica define nombra quel quelle quels quelles comment pourquoi "
    "quand où qui expliquer décrire citer qual quais como quando onde quem explique cosa come perché quale "
    "что как почему когда где кто какой какая какие чем объясните"
)
_ASKING = frozenset(_BEGINNINGS.split())
_ANSWER_WORDS = (
    r"answers?|ans|solution|réponse|respuesta|resposta|risposta|antwort|ответ|відповідь|cevap|antwoord|svar|odpowiedź|"
    r"答案|解答|回答|答え|答|정답|답|الإجابة|الجواب|đáp án|jawaban|одговор|odgovor"
)
_NAMES_ANSWER = re.compile(
    rf"(?:(?:show|view|see|reveal|click (?:here )?(?:to|for)(?: (?:see|view|show))?|the|correct|voir la|ver)\s+){{0,3}}"
    rf"(?:{_ANSWER_WORDS})\b\s*(?:\([^()]{{0,40}}\))?\s*(?:[:：.=-]\s*(.{{0,300}}))?",
    re.IGNORECASE,
)
_BOLD = r"(?:\*\*|__|\*|_)?"
_LABEL = re.compile(
    rf"(?:[-*+>]\s+)?{_BOLD}(?:(?:the )?(?:correct|right) (?:(?:option|choice|answer)s?|ans)(?: is)?|ans(?=\.)|"
    rf"(?:{_ANSWER_WORDS})){_BOLD}\s*(?:[:：]|(?<=ans)\.|(?<= is)(?=\s)){_BOLD}\s*(.*)",
    re.IGNORECASE,
)
_LABELLED = "Answer: "
_OPTIONS = re.compile(
    r"(?:answer )?(?:options|choices)|opciones|alternativas|optionen|antwortmöglichkeiten|"
    r"варианты(?: ответ(?:а|ов))?|选项|選択肢",
    re.IGNORECASE,
)
_EXPLANATION = re.compile(
    r"explanations?|rationale|reasoning|erklärung|explicación|explicação|объяснение|解析|解説", re.IGNORECASE
)
_COUNTED = re.compile(rf"(?:{_ASKED.pattern}|#?\d{{1,5}})\s?[.):]?", re.IGNORECASE)
_PLACEHOLDERS = frozenset((
    "", "?", "-", "…", "answer", "answer here", "your answer here", "add answer", "no answer yet", "coming soon",
    "tba", "tbd", "to do", "todo",
))  # fmt: skip


def asks(title: str) -> bool:
    """Whether a title as it stands is a question or a task: by its number, its question mark or its first word."""
    plain = _EMOJI.sub("", without_tags(title)).strip(" *_`\"'¿[]")
    if _ASKED.match(plain) or _QUESTION_MARK.search(plain):
        return True
    words = _NUMBER.sub(r"\1", plain, count=1).casefold().split()
    return len(words) > 2 and words[0].strip("*_`\"'") in _ASKING


def is_numbered(title: str) -> bool:
    """Whether a title begins with a number, as a list of questions has them."""
    return _NUMBER.match(without_tags(title).strip()) is not None


def names_answer(title: str) -> bool:
    """Whether a title only says that the answer follows, or that and which letter it has."""
    return len(title) < 360 and _NAMES_ANSWER.fullmatch(title.strip(" *_#→>▶️👉")) is not None


def answer_line(title: str) -> str:
    """Such a title as a line that `answer_in` reads."""
    found = _NAMES_ANSWER.fullmatch(title.strip(" *_#→>▶️👉"))
    return f"{_LABELLED}{(found[1] or '').strip() if found else ''}"


def part_line(title: str) -> str | None:
    """What stands for a title that only names the options or the explanation of the question above; None for others."""
    plain = title.strip(" *_#:.")
    if _OPTIONS.fullmatch(plain):
        return ""
    return "Explanation:" if _EXPLANATION.fullmatch(plain) else None


def only_counts(title: str) -> bool:
    """Whether a title says nothing but which question it is: "Question 3"."""
    return _COUNTED.fullmatch(title.strip(" *_#")) is not None


def answer_in(line: str) -> str | None:
    """What follows the word "Answer:" at the beginning of a line, which may be nothing; None where none begins."""
    found = _LABEL.fullmatch(line.strip())
    return found[1].strip() if found else None


def is_placeholder(text: str) -> bool:
    """Whether a text only stands where an answer will stand once."""
    return text.strip(" *_.()[]").casefold() in _PLACEHOLDERS


def tidied(title: str) -> str:
    """A title as a question: without its number, tags, links and the marks of bold around all of it."""
    text = html.unescape(_LINK.sub(r"\2", without_tags(title)))
    text = " ".join(_EMOJI.sub("", _NUMBER.sub(r"\1", text.strip(), count=1)).split())
    for mark in ("**", "__", "*"):
        if (
            text.startswith(mark)
            and text.endswith(mark)
            and text.count(mark) == 2
            and len(text) > 2 * len(mark)
        ):
            text = text[len(mark) : -len(mark)]
    return text.strip()


def without_tags(line: str) -> str:
    """The line without the tags of HTML that documents hold; code is left as it is, text in <code> becomes code."""
    if "<" not in line:
        return line
    parts = _CODE.split(re.sub(r"</?code>", "`", line, flags=re.IGNORECASE))
    return "".join(part if part.startswith("`") else _TAGS.sub("", part) for part in parts)


def without_links(text: str) -> str:
    """The text with links as their words, and without pictures."""
    return _LINK.sub(lambda found: "" if found[1] else found[2], text)

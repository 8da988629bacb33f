"""Exams as text: questions, options and a key, as question banks of many languages print them."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load


def loaded(text: str, name: str = "exam.txt") -> Loaded:
    found = load(text.encode(), filename=name)
    assert found.format == "flashcards"
    return found


def asked(found: Loaded) -> list[tuple[str, str, list[str]]]:
    return [
        (card.prompt, card.reference, [text for group in card.wrong for text in group.answers])
        for card in found.deck.cards
    ]


BAT = ("哪种动物会飞（ ）？", "蝙蝠", ["牛", "猪"])
SWIM = ("哪些会游泳（ ）？", "鱼, 鸭", ["猫"])


@pytest.mark.parametrize(
    "text",
    [
        "一、单选题\n1、哪种动物会飞（ ）？\nA、牛\nB、蝙蝠\nC、猪\n答案：B\n"
        "\n2、哪些会游泳（ ）？\nA、鱼\nB、猫\nC、鸭\n答案：AC\n",
        "1.哪种动物会飞（ ）？\nA.牛 B.蝙蝠\tC.猪\n"
        "正确答案：B\n2.哪些会游泳（ ）？ A．鱼 B．猫 C．鸭\n参考答案：A、C\n",
        "1. 哪种动物会飞（ B ）？\n   A. 牛\n   B. 蝙蝠\n   C. 猪\n"
        "2. 哪些会游泳（AC）？\n   A. 鱼\n   B. 猫\n   C. 鸭\n",
        "哪种动物会飞（ ）？\nA、牛\nB、蝙蝠\nC、猪\n正确答案：B\n解析：蝙蝠有翅膀。\n"
        "\n哪些会游泳（ ）？\nA、鱼\nB、猫\nC、鸭\n正确答案：A,C\n",
        "（B）1. 哪种动物会飞（ ）？\n（A）牛（B）蝙蝠（C）猪\n（AC）2. 哪些会游泳（ ）？\n（A）鱼（B）猫（C）鸭\n",
        "1. (单选题, 1.0 分) 哪种动物会飞（ ）？\nA. 牛\nB. 蝙蝠\nC. 猪答案：B\n我的答案：A\n0.0分\n"
        "2. 【多选题】哪些会游泳（ ）？\nA. 鱼\nB. 猫\nC. 鸭\n我的答案:AB正确答案:AC\n知识点：动物\n",
        "题目：哪种动物会飞（ ）？\n选项：\nA 牛\nB 蝙蝠\nC 猪\n答案：B 蝙蝠\n"
        "题目：哪些会游泳（ ）？\n选项：\nA 鱼\nB 猫\nC 鸭\n答案：A C\n",
    ],
)
def test_options_and_key_are_read_however_they_are_set(text: str) -> None:
    assert asked(loaded(text)) == [BAT, SWIM]


def test_several_right_options_are_one_answer_with_all_of_them() -> None:
    found = loaded("1. 哪种会飞？\nA. 牛\nB. 蝙蝠\n答案：B\n2. 哪些会游泳？\nA. 鱼\nB. 猫\nC. 鸭\n答案：AC\n")
    single, several = found.deck.cards
    assert single.answer is None
    assert several.answer is not None
    assert several.answer.all_of == ("鱼", "鸭")


def test_explanations_stand_behind_the_answer_or_below_it() -> None:
    found = loaded(
        "## 第一章 动物\n1. 哪种会飞？\nA. 牛\nB. 蝙蝠\n"
        "【答案】B 【解析】蝙蝠有翅膀。\n2. 哪种会游泳？\nA. 鱼\nB. 猫\n"
        "答案：A。\n解析：鱼在水里生\n活。1. 有鳃。\n",
        "题.md",
    )
    assert [(card.reference, card.explanation, card.topic) for card in found.deck.cards] == [
        ("蝙蝠", "蝙蝠有翅膀。", "动物"),
        ("鱼", "鱼在水里生活。1. 有鳃。", "动物"),
    ]


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("答案：√", "答案：×"),
        ("答案：正确", "答案：错误"),
        ("A. 正确\nB. 错误\n答案：A", "A. 对\nB. 错\n答案：B"),
    ],
)
def test_what_is_right_or_wrong_is_asked_as_that(yes: str, no: str) -> None:
    found = asked(loaded(f"1. 蝙蝠是哺乳动物。\n{yes}\n2. 猫是鸟。\n{no}\n"))
    assert [prompt for prompt, _, _ in found] == ["判断正误：蝙蝠是哺乳动物。", "判断正误：猫是鸟。"]
    assert [right in ("正确", "对") for _, right, _ in found] == [True, False]
    assert [len(wrong) for _, _, wrong in found] == [1, 1]


def test_a_judgement_may_stand_in_brackets_behind_the_statement() -> None:
    found = asked(loaded("判断题\n1、蝙蝠是哺乳动物。（ √ ）\n2、猫是鸟。（×）\n"))
    assert found == [
        ("判断正误：蝙蝠是哺乳动物。", "正确", ["错误"]),
        ("判断正误：猫是鸟。", "错误", ["正确"]),
    ]


def test_pools_of_radio_amateurs_have_the_key_at_the_head() -> None:
    text = (
        "SUBELEMENT T1 – RULES [6 Exam Questions]\nT1A - Purpose\n\nT1A01 (C) [97.1]\nWhich of these flies?\nA. Cow\n"
        "B. Volts (E)\nC. Bat\nD. Pig\n~~\n\nT1A02 (A)\nWhat swims?\n"
        "A. Cod\nB. Owl\n~~\nT1A03 (B)\nWho sings?\nA. Cod\nB. Owl\n"
    )
    assert asked(loaded(text)) == [
        ("Which of these flies?\n• Bat\n• Cow\n• Pig\n• Volts (E)", "Bat", ["Cow", "Volts (E)", "Pig"]),
        ("What swims?", "Cod", ["Owl"]),
        ("Who sings?", "Owl", ["Cod"]),
    ]


def test_options_are_called_otherwise_in_japanese_and_korean() -> None:
    japanese = (
        "問1 飛ぶのはどれか。\nア 牛\nイ コウモリ\nウ 豚\n"
        "正解：イ\n問2 泳ぐのはどれか。\nア 魚\nイ 猫\n正解：ア\n"
    )
    korean = (
        "1. 나는 것은?\n① 소 ② 박쥐 ③ 돼지\n정답: ②\n해설: 날개가 있다.\n"
        "2. 헤엄치는 것은?\n① 물고기\n② 고양이\n정답: ①\n"
    )
    assert [answer for _, answer, _ in asked(loaded(japanese))] == ["コウモリ", "魚"]
    assert asked(loaded(korean)) == [
        ("나는 것은?", "박쥐", ["소", "돼지"]),
        ("헤엄치는 것은?", "물고기", ["고양이"]),
    ]


def test_the_option_in_colour_is_right_and_heads_of_pages_are_no_text() -> None:
    one = "**{n}. (1分) 哪种会飞{n}?**\n\n- A. <font color='red'>蝙蝠</font>\n- B. 牛\n\n安全生产考核题库答案页\n"
    found = asked(loaded("".join(one.format(n=n) for n in range(1, 7)), "题.md"))
    assert found == [(f"哪种会飞{n}?", "蝙蝠", ["牛"]) for n in range(1, 7)]


def test_questions_whose_key_names_no_option_are_left_out_and_counted() -> None:
    found = loaded(
        "1. 哪种会飞？\nA. 牛\nB. 蝙蝠\n答案：B\n2. 谁？\nA. 牛\nB. 猪\n答案：D\n3. 谁会游泳？\n答案：A\n"
        "4. 何时？\nA. 早\nB. 晚\n答案：A\n5. 多少？\nA. 二\nB. 三\n答案：A\n"
    )
    assert [card.reference for card in found.deck.cards] == ["蝙蝠", "早", "二"]
    assert (
        "questions that name none of their options as the right one: 1 (the first in line 5)" in found.skipped
    )
    assert "questions without an answer: 1 (the first in line 9)" in found.skipped


def test_a_saved_web_page_is_refused_with_what_to_do() -> None:
    with pytest.raises(DeckError, match=r"a web page.* copy its questions"):
        load(b"<!DOCTYPE html>\n<html><body>Q: What? A: That</body></html>", filename="quiz.txt")


@pytest.mark.parametrize("key", ["答案：\n1. B 2. A", "参考答案\n1-2 BA", "参考答案：1~2：B A"])
def test_a_key_at_the_end_may_tell_the_letters_of_questions_in_a_row(key: str) -> None:
    text = f"1. 哪种会飞？\nA. 牛\nB. 蝙蝠\nC. 猪\n2. 哪种会游泳？\nA. 鱼\nB. 猫\nC. 狗\n{key}\n"
    assert asked(loaded(text)) == [("哪种会飞？", "蝙蝠", ["牛", "猪"]), ("哪种会游泳？", "鱼", ["猫", "狗"])]


def test_options_without_a_key_are_no_answer() -> None:
    options = "- A. Cow\n- B. Bat\n- C. Pig\n"
    text = f"## Which flies?\n{options}\n## What is a mutex?\nA lock.\n\n## What is a queue?\nFirst in, first out.\n"
    found = load(text.encode(), filename="quiz.md")
    assert [card.prompt for card in found.deck.cards] == ["What is a mutex?", "What is a queue?"]
    assert (
        "questions that name none of their options as the right one: 1 (the first in line 1)" in found.skipped
    )
    with pytest.raises(DeckError, match="names none of its options as the right one"):
        load(
            b"1. Which flies?\nA. Cow\nB. Bat\nC. Pig\n2. Which swims?\nA. Cod\nB. Cow\nC. Pig\n",
            filename="quiz.txt",
        )

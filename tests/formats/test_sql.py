"""Questions in the dumps of databases."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load


def loaded(text: str, name: str = "quiz.sql") -> Loaded:
    found = load(text.encode(), filename=name)
    assert found.format == "sql"
    return found


def asked(found: Loaded) -> list[tuple[str, str, list[str]]]:
    return [
        (card.prompt, card.reference, [text for group in card.wrong for text in group.answers])
        for card in found.deck.cards
    ]


BAT = ("What flies?", "Bat", ["Cow", "Pig"])
DNS = ("What's DNS?", "Names", ["Mail", "Files"])


@pytest.mark.parametrize(
    "text",
    [
        "INSERT INTO `questions` (`id`, `question`, `option_a`, `option_b`, `option_c`, `correct`) VALUES\n"
        "(1, 'What flies?', 'Cow', 'Bat', 'Pig', 'B'),\n(2, 'What\\'s DNS?', 'Names', 'Mail', 'Files', 'A');",
        "CREATE TABLE IF NOT EXISTS quiz (id INTEGER PRIMARY KEY, question TEXT, a TEXT, b TEXT, c TEXT, answer TEXT,\n"
        "  CHECK (length(a) > 0));\nINSERT INTO quiz VALUES(1,'What flies?','Cow','Bat','Pig','Bat');\n"
        "INSERT INTO quiz VALUES(2,'What''s DNS?','Names','Mail','Files','Names');",
        "SET IDENTITY_INSERT [dbo].[Quiz] ON\nINSERT [dbo].[Quiz] ([Id], [Question], [Odp1], [Odp2], [Odp3], [Answer]) "
        "VALUES (1, N'What flies?', N'Cow', N'Bat', N'Pig', 2)\nGO\n"
        "INSERT INTO [dbo].[Quiz] ([Id], [Question], [Odp1], [Odp2], [Odp3], [Answer]) "
        "VALUES (2, N'What''s DNS?', N'Names', N'Mail', N'Files', 1)\n"
        "INSERT INTO [dbo].[Quiz] ([Id], [Question], [Odp1], [Odp2], [Odp3], [Answer]) "
        "VALUES (3, N'What''s DNS', N'Names', N'Mail', N'Files', 3)",
        "COPY public.questions (id, question, choices, answer_index) FROM stdin;\n"
        '1\tWhat flies?\t["Cow", "Bat", "Pig"]\t1\n2\tWhat\'s DNS?\t["Names", "Mail", "Files"]\t0\n\\.\nSELECT 1;',
        "DO $$\nBEGIN\n  INSERT INTO public.quiz (question, options, answer_index) VALUES\n"
        "  ('What flies?', ARRAY['Cow', 'Bat', 'Pig'], 1), -- no cow\n"
        "  (E'What\\'s DNS?', '{\"Names\",\"Mail\",Files}', 0);\nEND $$;",
    ],
)
def test_rows_are_read_whichever_database_wrote_them(text: str) -> None:
    assert asked(loaded(text))[:2] == [BAT, DNS]


def test_a_backslash_ends_no_text_where_quotes_are_doubled() -> None:
    found = loaded("INSERT INTO faq (question, answer) VALUES ('Which disk?', 'C:\\'), ('Whose?', 'Mine');")
    assert [(prompt, answer) for prompt, answer, _ in asked(found)] == [
        ("Which disk?", "C:\\"),
        ("Whose?", "Mine"),
    ]


ANSWERS = (
    "(1, 'Cow', {no}, 7), (2, 'Bat', {yes}, 7), (3, 'Pig', {no}, 7), "
    "(4, 'Names', {yes}, 9), (5, 'Mail', {no}, 9), (6, 'Files', {no}, 9)"
)


@pytest.mark.parametrize(
    ("questions", "answers", "yes", "no"),
    [
        ("questions (id, text)", "answers (id, content, is_correct, question_id)", "1", "0"),
        ("preguntas (id, texto)", "respuestas (id, texto, correcta, id_pregunta)", "TRUE", "FALSE"),
        (
            "`question` (`id`, `libelle`)",
            "`reponse` (`id`, `libelle`, `estBonne`, `idquestion`)",
            "b'1'",
            "b'0'",
        ),
        ("quiz_questions (id, body)", "choices (id, body, correct, question)", "'t'", "'f'"),
    ],
)
def test_answers_of_another_table_belong_to_the_question_whose_id_they_hold(
    questions: str, answers: str, yes: str, no: str
) -> None:
    made = "CREATE TABLE choices (id int, body text, correct bool, question int REFERENCES quiz_questions(id));\n"
    rows = ANSWERS.format(yes=yes, no=no)
    text = (
        f"{made}INSERT INTO {answers} VALUES {rows};\n"
        f"INSERT INTO {questions} VALUES (7, 'What flies?'), (9, 'What''s DNS?');\n"
    )
    assert asked(loaded(text)) == [BAT, DNS]


def test_the_byte_of_a_bit_and_numbers_that_the_database_gives_are_understood() -> None:
    text = (
        "CREATE TABLE `choice` (`id` int, `content` text, `is_correct` bit(1), `question_id` int, PRIMARY KEY (`id`), "
        "CONSTRAINT `f` FOREIGN KEY (`question_id`) REFERENCES `question` (`id`));\n"
        "INSERT INTO `question` (`content`, `category_id`) VALUES ('What flies?', 2), ('What\\'s DNS?', 1);\n"
        "INSERT INTO `category` VALUES (1, 'Networks'), (2, 'Animals');\n"
        "INSERT INTO `choice` VALUES (1,'Cow',_binary '\\0',1),(2,'Bat',_binary '\x01',1),(3,'Pig',_binary '\\0',1),"
        "(4,'Names',_binary '\x01',2),(5,'Mail',_binary '\\0',2),(6,'Files',_binary '\\0',2);"
    )
    found = loaded(text)
    assert asked(found) == [BAT, DNS]
    assert [card.topic for card in found.deck.cards] == ["Animals", "Networks"]


@pytest.mark.parametrize(
    "of",
    ["LAST_INSERT_ID()", "@asked", "(SELECT id FROM questions WHERE text = 'What flies?')"],
)
def test_a_row_may_refer_to_its_question_by_what_a_database_finds(of: str) -> None:
    text = (
        "INSERT INTO questions (text) VALUES ('Which swims?');\nSET @asked = LAST_INSERT_ID();\n"
        "INSERT INTO answers (question_id, text, is_correct) VALUES (1, 'Cod', 1), (1, 'Owl', 0);\n"
        "INSERT INTO questions (text) VALUES ('What flies?');\nSET @asked = LAST_INSERT_ID();\n"
        f"INSERT INTO answers (question_id, text, is_correct) VALUES ({of}, 'Bat', 1), (2, 'Cow', 0);"
    )
    assert asked(loaded(text)) == [("Which swims?", "Cod", ["Owl"]), ("What flies?", "Bat", ["Cow"])]


def test_the_question_may_hold_the_number_of_its_answer() -> None:
    text = (
        "INSERT INTO questions (id, text, correct_answer_id) VALUES (7, 'What flies?', 2), (9, 'What''s DNS?', 4);\n"
        "INSERT INTO answers (id, text, x, question_id) VALUES " + ANSWERS.format(yes=0, no=0)
    )
    assert asked(loaded(text)) == [BAT, DNS]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("INSERT INTO questions (id, text) VALUES (1, 'What flies?');", "without their answers"),
        (
            "INSERT INTO answers (question_id, text, is_correct) VALUES (1, 'Bat', 1);",
            "without their questions",
        ),
        ("INSERT INTO users (id, name) VALUES (1, 'Ann');", "no table of questions"),
        ("CREATE TABLE questions (id int, question text, answer text);", "no table of questions"),
        (
            "INSERT INTO questions (id, text) VALUES (1, 'What flies?');\n"
            "INSERT INTO answers (question_id, text) VALUES (1, 'Bat'), (1, 'Cow');",
            "no question tells which of its options",
        ),
    ],
)
def test_a_dump_without_questions_and_their_answers_is_refused_with_what_is_missing(
    text: str, said: str
) -> None:
    with pytest.raises(DeckError, match=said):
        load(text.encode(), filename="dump.sql")


def test_tags_stay_where_options_would_be_alike_without_them() -> None:
    rows = ", ".join(f"('Which tag breaks line {n}?&nbsp;', '<p>', '<br>', '<b>', 'B')" for n in range(3))
    found = loaded(f"INSERT INTO quiz (question, a, b, c, answer) VALUES {rows};")
    marked = rows.replace("'<", "'A. <", 1).replace("'<", "'B. <", 1).replace("'<", "'C. <", 1)
    assert (
        loaded(f"INSERT INTO quiz (question, a, b, c, answer) VALUES {marked};").deck.cards[0].reference
        == "<br>"
    )
    assert {card.reference for card in found.deck.cards} == {"<br>"}
    assert [group.answers for group in found.deck.cards[0].wrong] == [("<p>",), ("<b>",)]


def test_answers_may_stand_in_several_tables_and_be_numbers() -> None:
    text = (
        "INSERT INTO question (id, text) VALUES (1, 'How much is 2 + 3?'), (2, 'Fill: the ___ flies.');\n"
        "INSERT INTO gap_answer (id, question_id, text) VALUES (1, 2, 'bat');\n"
        "INSERT INTO question_options (id, question_id, option_key, text, is_correct) VALUES "
        "(1, 1, 'A', '4', 0), (2, 1, 'B', '5', 1), (3, 1, 'C', '6', 0);"
    )
    assert asked(loaded(text)) == [
        ("How much is 2 + 3?", "5", ["4", "6"]),
        ("Fill: the ___ flies.", "bat", []),
    ]


def test_a_variable_of_a_program_stands_for_the_question_above() -> None:
    one = (
        "INSERT INTO questions (id, text) VALUES (gen_random_uuid(), '{}') RETURNING id INTO asked;\n"
        "INSERT INTO options (question_id, text, is_correct) VALUES (asked, '{}', true), (asked, 'Cow', false);\n"
    )
    text = f"DO $$ BEGIN\n{one.format('Which flies?', 'Bat')}{one.format('Which swims?', 'Cod')}END $$;"
    assert asked(loaded(text)) == [("Which flies?", "Bat", ["Cow"]), ("Which swims?", "Cod", ["Cow"])]

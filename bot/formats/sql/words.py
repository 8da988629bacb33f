"""What tables and columns of questions, answers and topics are called, in the languages that people name them in."""

ASKING = ("quest", "pregunt", "pergunt", "pytan", "frage", "domand", "soal", "вопрос", "flashcard", "prompt")
"""How words begin that tables and columns of questions are called by."""
ANSWERING = (
    *(
        "answer",
        "option",
        "choice",
        "alternativ",
        "respuest",
        "resposta",
        "repons",
        "odpowied",
        "antwort",
        "rispost",
    ),
    *("jawaban", "ответ", "variant", "opcion", "opcao", "proposition"),
)
TOPICS = ("categor", "kategor", "topic", "subject", "theme", "tema", "chapter", "quiz", "test", "deck")
"""How the tables are called whose rows are what questions are about, the plainest first."""
TEXTS = (
    *(
        "text",
        "content",
        "body",
        "libelle",
        "ques",
        "title",
        "description",
        "statement",
        "name",
        "contenu",
        "phrase",
    ),
    *("tresc", "texto", "conteudo", "enonce", "intitule", "nom", "value", "label", "tekst"),
)
"""Of columns that hold the text of a row, the plainest first."""

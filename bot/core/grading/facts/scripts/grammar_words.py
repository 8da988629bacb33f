"""The words that tell a language: those that open its questions, and those that stand in its texts everywhere."""

from __future__ import annotations

from bot.core.grading.facts.tables import listed

ASKING = {
    "de": """
    welche welcher welches welchem welchen wie wieviele wer wann wo nenne nennen woraus wofur ubersetze kann konnen
    gibt warum weshalb wieso wozu womit wodurch worin worauf woran wovon erklare erklaren erlautere beschreibe
    definiere unterscheide wohin woher wem wen wessen
    """,
    "fr": """
    que quel quelle quels quelles combien qui citez cite comment traduisez ou quand peut peuvent pourquoi qu expliquez
    explique definissez definis decrivez decris quoi
    """,
    "es": """
    cual quien quienes cuando donde cuantos cuantas que nombra como traduce porque explica explique describe define
    cuanto cuanta cuales
    """,
    "it": """
    quale quali chi quando dove quanti quante quanto qual come nomina traduci perche spiega descrivi definisci cosa
    cos quanta
    """,
    "pt": """
    qual quem quando onde quantos quantas que cite traduza porque explique descreva defina quais quanto quanta
    """,
    "nl": """
    welke welk wie wanneer waar hoeveel hoe wat noem vertaal kan kunnen waarom waardoor waarvoor leg beschrijf waarin
    waarmee verklaar
    """,
    "sv": """
    vilken vilket vilka vem vems vad nar var hur varfor namn kan finns ar forklara beskriv redogor ange definiera
    """,
    "ru": "",
    "tr": """
    hangi nedir kac kimdir hangisi nerede kimin neresidir neden niye nicin nasil ne nelerdir kactir hangisidir
    aciklayin aciklayiniz tanimlayin tanimlayiniz belirtin belirtiniz midir mudur nereden nereye kime
    """,
    "id": """
    apa apakah siapa siapakah kapan dimana dimanakah mengapa kenapa bagaimana bagaimanakah berapa berapakah jelaskan
    sebutkan tuliskan terangkan ceritakan uraikan definisikan gambarkan bandingkan
    """,
    "cs": """
    kdo co kdy kde kolik jak jaky jaka jake jakou ktery ktera ktere kterem kterych proc cim ceho cemu kam odkud koho
    komu vyjmenuj vyjmenujte jmenuj jmenujte uved uvedte vysvetli vysvetlete popis popiste definuj definujte
    """,
    "sk": """
    kto čo kedy kde kolko ako aky aka ake ktory ktora ktore ktorom preco cim coho comu odkial vymenuj vymenujte uvedte
    vysvetlite popiste
    """,
    "hr": "sto sta tko ko gdje gde kada kad zasto kako koliko koji koja koje kojem kojoj kaj kdaj kje zakaj kateri",
    "vi": """
    gì nào sao đâu thế bao kể nêu hãy giải gi
    """,
    "da": "hvad hva hvem hvor hvornar hvorfor hvordan hvilken hvilket hvilke forklar nar naevn nevn",
    "pl": """
    jaki jaka jakie ktory ktora ktore kto kiedy gdzie ile jak wymien przetlumacz czy dlaczego czym wyjasnij opisz
    jakim skad czemu czego co jakiej jakich ktorej ktorych
    """,
}
"""Words that open questions, folded."""
FILLING = {
    "de": """
    ist der die das den dem des wurde in von hat viele heisst ein eine einer einem auf wird sind im zu bei mit fur
    was und aus man sich nicht wenn weil zwischen zum zur am eines einen bedeutet versteht werden oder durch wobei
    """,
    "fr": """
    est le la les en de du au une l un a des sont y d ce c et que se entre dans pour par aux sur pas ne on qui son
    ses ou quand parce cela avec il elle ils
    """,
    "es": """
    los las el la en de del es fue un una por tiene ano llama son y se al para entre lo su sus qu con que no cuando
    porque como
    """,
    "it": """
    il che la e di del nel una un si ha gli chiama della sono l le lo i in per tra dei delle degli con al alla non
    perche quando cui ai da dal dalla
    """,
    "pt": """
    o a do da em foi um uma e os as ano tem na no sao de entre para por que se dos das ao com nao quando porque pelo
    pela sua
    """,
    "nl": """
    is het de van een in heet heeft op wordt zijn werd en bij voor tussen met wat waarbij dat die om te niet aan
    door of als worden
    """,
    "sv": """
    ar det den i pa och av som heter hette ett en har finns manga kallas till mellan for nar vid inte att fran med
    menas om kan blir de men eller sig utan sa mer genom dar detta denna eftersom medan nagot nagon sin sitt sina
    mycket bara ocksa olika efter innebar betyder ska skulle blev fick far hos upp ner ut varandra ju jag
    """,
    "ru": "",
    "tr": """
    kim ne var vardir yazdi kuruldu ve bir bu yil yi i si nun nin in icin oldu baskenti arasindaki ile mi mu ki da
    de olarak cok daha gibi sonra kadar degil yok veya ancak ise her cunku olan bunu onun icinde uzerinde arasinda
    sadece zaman tarafindan gore bazi hem ama o
    """,
    "id": """
    yang dan di ke dari untuk dengan adalah ini itu pada dalam tidak akan oleh sebagai karena atau juga dapat bisa ada
    sehingga agar jika kalau saat lebih antara suatu sebuah secara merupakan yaitu bukan belum tanpa seperti menjadi
    para tersebut tetapi maka lalu ketika dimaksud nya dia mereka kita saya tahun jadi sudah masih hanya bahwa
    """,
    "cs": """
    je jsou se na v ve pri ze ktery ktera ktere kterou kterym jako nebo aby kdyz pro byl byla bylo z do od po neni tak
    take ale nez pak jeho jejich ma maji mezi protoze jsem uz jen k ke s si tim toho tom ten to muze podle proto kvuli
    lze ci kde jeji tato tento sve svou jsme tedy zatimco kdyby bud
    """,
    "sk": """
    je su sa na v vo pri zo ktory ktora ktore ktorou ktorym ako alebo aby ked pre bol bola bolo z do od po nie tak tiez
    ale nez potom jeho ich ma maju medzi pretoze som uz len k ku s si tym toho tom ten to moze podla preto kvoli co
    """,
    "hr": """
    je su se na u od do za iz koji koja koje kao ili nije kod te ali vec samo jer sto ga ih bi ce kroz pod izmedu kada
    ki ali kot ker tudi pa lahko
    """,
    "vi": """
    là của có không được trong những các một người này khi từ với để đến bị như theo hoặc vì nên thì tại đó cũng đã sẽ
    đang rất nhiều hơn nhất trên dưới sau trước giữa còn và chỉ phải làm gì nào nếu bởi giúp ở về lại vào nó họ tôi bằng
    việc sự cách cho thể ra hay khong duoc nhung trong nguoi cua gi cac voi nhu hoac neu vao giua nuoc thi nhieu lam
    """,
    "da": """
    og ikke er af til fra med som det den en et i at har kan for ved blev om de pa efter etter der hvor mellem mellom
    fordi ogsa eller sig seg jeg noget noe bliver blir ble men vaere nar kun under ut ud dette denne disse
    """,
    "pl": """
    nazywa sie jest w co to na ma z roku byl po i od do polega sa miedzy ze dla przez przy oraz nie ktory ktora gdy
    lub jako
    """,
}
"""Words that stand in texts of the language everywhere, folded, but for Vietnamese.

Danish and Norwegian ("da"), Slovak, Croatian with its like and Slovene ("hr") are told, not read.
"""
ENGLISH = frozenset(
    listed("""
    the of what which who is are does do how many much when where in to for was and an write name it by with from
    translate into say meaning mean word give state on at can could would should will has have had if this that these
    does or not than as an a its their his her you your we they he she it be been there why explain describe define
    between because so but use used using i them then into about all more most some only no
    """)
)

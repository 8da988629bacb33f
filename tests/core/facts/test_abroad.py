"""Facts in other languages, by kind: what people write for a value, beside neighbours that are none of its."""

from __future__ import annotations

import pytest

from tests.core.facts.cards import verdict

TOLD = {"+": "correct", "~": "partial", "-": "incorrect"}
"""The mark before each answer of the tables."""

DATES_EAST = """
中华人民共和国成立于哪一天? | 1949年10月1日
+ 1949.10.1 | 一九四九年十月一号,国庆节嘛 | 1949年的10月1号
~ 1949年 | 10月1号,哪年忘了 | 十月
- 1950年10月1日 | 10月2日
国庆节是几月几号? | 10月1日
+ 十月一号
- 五月一号
元旦是哪天? | 1月1日
+ 1月1号啊
- 2月1号啊
立春は何月ですか? | 2月
+ 二月
- 三月
終戦記念日は何月何日? | 8月15日
+ 八月十五日 | 8/15
~ 8月
- 8月6日
終戦の日はいつですか? | 1945年8月15日
+ 1945/8/15 | 昭和20年の8月15日だよね、1945年
- 1944/8/15
한글날은 몇 월 며칠? | 10월 9일
+ 시월 구일
- 10월 3일
광복절은 언제예요? | 1945년 8월 15일
+ 1945.8.15 | 천구백사십오년 팔월 십오일
~ 8월 15일이요
- 1945년 4월 15일
1週間は何日? | 7日
+ 七日
- 5日
1年は何か月? | 12か月
+ 十二か月
- 6か月
"""
DATES_APART = """
Quelle est la date de la prise de la Bastille ? | 14 juillet 1789
+ c'est la fête nationale donc 14 juillet, et l'année 1789 forcément
~ c'est la fête nationale donc 14 juillet
- 14 juillet, et l'année 1788
Wann fiel die Mauer? | 9. November 1989
+ 1989, und zwar am 9. November
- am 9. November, das Jahr war 1990
When did the wall fall? | 9 November 1989
+ in 1989, on the 9th of November
- in 1989, on the 10th of November
Türkiye Cumhuriyeti hangi tarihte ilan edildi? | 29 Ekim 1923
+ 1923ün 29 ekimi, cumhuriyet bayramı yani | 29 Ekim'de, 1923'te | 1923'ün Ekim ayının 29'u
+ Ekim'in 29'unda, 1923 yılında
~ 1923'te
- 1923ün 30 ekimi | 1922'nin 29 Ekim'i
İstanbul hangi yılda fethedildi? | 1453
+ 1453'te fethedildi
- 1454'te
In che anno fu proclamato il Regno d'Italia? | 1861
+ nel '61 dell'ottocento | nel 61 del XIX secolo
- nel '61 del novecento | nel '60 dell'Ottocento
In che secolo visse Manzoni? | XIX secolo
+ nell'Ottocento
- nel Settecento
In che anno fu incoronato Carlo Magno? | 800
+ ottocento
- nell'ottocento
En quelle année a commencé la Révolution ? | 1789
+ en 89 du XVIIIe siècle
- en 89 du XIXe siècle
"""
QUANTITIES_EAST = """
水の沸点は1気圧で何度? | 100℃
+ 百度 | 100度だよ。山の上だともっと低いけど
- 90度
标准大气压下水的沸点是多少? | 100摄氏度
+ 100°C
标准大气压下水的沸点是多少? | 100℃
+ 一百度
물의 끓는점은 몇 도? | 100℃
+ 100도
물의 끓는점은 몇 도? | 100도
- 90℃
心肺复苏时胸外按压的频率是多少? | 每分钟100至120次
+ 100-120次/分 | 100~120 per minute | 每分钟一百到一百二十
~ 100-120 | 每分钟100次
- 每分钟80次 | 每秒100次
心肺复苏时每分钟按压多少次? | 100至120次
+ 100到120 | 每分钟100-120次
- 80次
胸骨圧迫のテンポは? | 1分間に100〜120回
+ 100~120回/分
- 1分間に60回
가슴압박 속도는 분당 몇 회? | 분당 100~120회
+ 100-120회/분
- 분당 60회
正常成人心率是多少? | 每分钟60到100次
+ 60-100次每分钟
声音在空气中的速度是多少? | 每秒340米
+ 340 m/s | 三百四十米每秒
成人の体温は何度くらい? | 36〜37度
+ 36度から37度 | 36~37℃
- 39度
直角は何度ですか? | 90度
+ 90° | 九十度
- 60度
人体有多少块骨头? | 206块
+ 二百零六
- 216块
水的冰点是多少? | 0摄氏度
+ 零度 | 0℃
- 0°F
"""
UNITS = """
Ile stopni ma suma kątów w trójkącie? | 180°
+ zawsze 180 st.
- 90 st.
Bei wie viel Grad kocht Wasser? | 100 °C
+ 100 Grad
- bei 90 Grad
Bei welcher Temperatur kocht Wasser? | 100 °C
+ 100 Grad Celsius | 100 Grad
À quelle température l'eau bout-elle ? | 100 °C
+ 100 degrés
¿A qué temperatura hierve el agua? | 100 °C
+ a 100 grados
A quale temperatura bolle l'acqua? | 100 °C
+ a 100 gradi
При какой температуре кипит вода? | 100 °C
+ при 100 градусах
При какой температуре кипит вода? | 100 градусов
+ 100°C
W jakiej temperaturze wrze woda? | 100°C
+ 100 stopni | 100 st. C
Su kaç derecede kaynar? | 100 °C
+ 100 derece | 100 derecede
- 90 derecede
A que temperatura a água ferve? | 100 °C
+ a 100 graus
Vid vilken temperatur kokar vatten? | 100 °C
+ 100 grader
Při jaké teplotě vře voda? | 100 °C
+ při 100 stupních
Nước sôi ở bao nhiêu độ? | 100°C
+ 100 độ
Pada suhu berapa air mendidih? | 100 °C
+ 100 derajat
Ile stopni ma kąt prosty? | 90°
+ 90 stopni | 90 st.
Wie viel Grad hat ein rechter Winkel? | 90°
+ 90 Grad
Wie viel Grad hat ein rechter Winkel? | 90 Grad
+ 90°
- 80°
¿Cuántos grados mide un ángulo recto? | 90°
+ 90 grados
Сколько градусов в прямом угле? | 90°
+ 90 град. | девяносто
Hoe lang duurt een voetbalwedstrijd? | 90 minuten
+ 90 min.
- 80 min.
Combien de temps dure un match ? | 90 minutes
+ 90 mn
Wie lang dauert ein Marathon im Schnitt? | 4 Stunden
+ 4 Std.
- 5 Std.
Сколько длится урок? | 45 минут
+ 45 мин.
Сколько длится лекция? | 2 часа
+ 2 ч.
- 3 ч.
Ile trwa doba? | 24 godziny
+ 24 godz.
- 12 godz.
Какова высота Эвереста? | 8849 метров
+ 8849 м
Какова длина экватора? | 40075 км
+ 40 075 километров
- 40 075 метров
Quanto dura uma partida? | 90 minutos
+ 90 min
Quanto pesa? | 5 quilos
+ 5 kg
Wie viel Prozent Sauerstoff hat die Luft? | 21 %
+ 21 Proz. | 21 Prozent
Сколько процентов кислорода в воздухе? | 21%
+ 21 проц. | 21 процент
Ile procent tlenu jest w powietrzu? | 21%
+ 21 proc.
- 12 proc.
Havada yüzde kaç oksijen var? | %21
+ yüzde 21
¿Cuánto mide el Everest? | 8849 m
+ 8849 metros
¿Cuánto dura un siglo? | 100 años
+ cien años
Hur lång är en fotbollsmatch? | 90 minuter
+ 90 min
Hur lång är en lektion? | 2 timmar
+ 2 tim.
Kolik trvá zápas? | 90 minut
+ 90 min
Jak dlouho trvá den? | 24 hodin
+ 24 h | 24 hod.
Bir futbol maçı kaç dakika sürer? | 90 dakika
+ 90 dk
Bir gün kaç saat? | 24 saat
+ 24 sa.
"""
NAMES_EAST = """
青霉素是谁发现的? | 亚历山大·弗莱明
+ 弗莱明 | 是弗莱明发现的 | 亚历山大·弗莱明
- 巴斯德 | 亚历山大 | 约翰·弗莱明 | 不是弗莱明
ペニシリンを発見したのは誰? | アレクサンダー・フレミング
+ フレミング
- パスツール
페니실린을 발견한 사람은? | 알렉산더 플레밍
+ 플레밍
- 파스퇴르
鎌倉幕府を開いた人物は? | 源頼朝
+ 頼朝
- 源義経
相对论是谁提出的? | 阿尔伯特·爱因斯坦
+ 爱因斯坦
- 牛顿
谁写了《哈姆雷特》? | 威廉·莎士比亚
+ 莎士比亚写的
モナ・リザを描いたのは誰? | レオナルド・ダ・ヴィンチ
+ ダ・ヴィンチ | ダヴィンチだよね
- ラファエロ
電話を発明したのは誰? | グラハム・ベル
+ ベルです
- エジソン
アメリカの初代大統領は? | ジョージ・ワシントン
+ ワシントン
- ジョージ
만유인력을 발견한 사람은 누구인가요? | 아이작 뉴턴
+ 뉴턴이요
- 존 뉴턴 | 갈릴레이
한글을 만든 사람은? | 세종 대왕
- 대왕
한글을 만든 사람은? | 세종대왕
+ 세종대왕이요
江戸幕府を開いたのは誰? | 徳川家康
+ 家康
- 家光 | 徳川
本能寺の変で討たれた武将は? | 織田信長
+ 信長だよ
- 光秀
最大の都市は? | ニュー・ヨーク
- ヨーク
首位总统是谁? | 乔治·华盛顿
+ 华盛顿
"""
SENTENCES_EAST = """
光合成で植物が放出する気体は? | 酸素
- 酸素を吸って二酸化炭素を放出する
光合成で植物が出す気体は? | 酸素
- 酸素を吸って二酸化炭素を出す
光合成で植物が取り入れる気体は? | 二酸化炭素
+ 二酸化炭素を取り入れる | 二酸化炭素を吸って酸素を出すんだよね
- 酸素を吸って二酸化炭素を出す
- 二酸化炭素ではない | 二酸化炭素は取り入れない
日本で一番高い山は? | 富士山
+ 富士山が一番高いよね
일본의 수도는? | 도쿄
+ 도쿄가 수도예요
- 도쿄가 아니라 교토
植物进行光合作用吸收什么气体? | 二氧化碳
+ 二氧化碳被叶子吸收
- 二氧化碳不会被吸收 | 吸收氧气
"""
COMPOUNDS = """
光合成で植物が取り入れる気体は? | 二酸化炭素
+ CO₂です
- 一酸化炭素
光合作用放出什么气体? | 氧气
+ O2
- CO2
호흡할 때 내보내는 기체는? | 이산화탄소
+ CO2요
Welches Gas nehmen Pflanzen auf? | Kohlendioxid
+ CO2 | Kohlenstoffdioxid
- CO
Welches Gas nehmen Pflanzen auf? | CO2
+ Kohlendioxid
- Kohlenmonoxid
Quel gaz les plantes absorbent-elles ? | le dioxyde de carbone
+ CO2 | du gaz carbonique
- O2
Quel liquide bout à 100 °C ? | H2O
+ l'eau
- eau oxygénée
Quelle est la formule de l'eau ? | H2O
- l'eau
¿Cuál es la fórmula del ácido sulfúrico? | H2SO4
- ácido sulfúrico
¿Qué gas respiramos? | oxígeno
+ O2
- N2
Jaki gaz pochłaniają rośliny? | dwutlenek węgla
+ CO2
Jaki gaz jest trujący? | tlenek węgla
+ CO
- co to jest
Какой газ поглощают растения? | углекислый газ
+ CO2 | диоксид углерода
- кислород
Qual é o principal componente do sal de cozinha? | cloreto de sódio
+ NaCl
- KCl
Welk gas ademen we uit? | koolstofdioxide
+ CO2
Bitkiler hangi gazı alır? | karbondioksit
+ CO2
Vilket ämne är saltsyra? | HCl
- klorväte
Quale acido è nelle batterie? | acido solforico
+ H2SO4
- HCl
Quel est le nom de CO2 ? | dioxyde de carbone
- CO2
"""
REMARKS = """
İstiklal Marşı'nın şairi kimdir? | Mehmet Akif Ersoy
+ M. Âkif Ersoy, Safahat'ın da yazarı
~ mehmet akif
Hoe heet het grootste orgaan van het menselijk lichaam? | de huid
+ Het is de huid, ong. 2 m2 | de huid, van buiten
- de lever, ong. 2 kg
Столица Австралии | Канберра
+ Точно не Сидней... Канберра! | Canberra | Канберра, на юго-востоке | Не Сидней. Канберра | Kanberra
+ может быть, Канберра
- Сидней, не Канберра | Точно не Канберра... Сидней! | Sydney
Welches Hormon senkt den Blutzuckerspiegel? | Insulin
+ insulin aus der bauchspeicheldrüse | nicht Glukagon, Insulin | auf keinen Fall Glukagon, sondern Insulin
- Glukagon, nicht Insulin
Wer schrieb „Die Verwandlung“? | Franz Kafka
+ Kafka, aus Prag
Wie heißt die Hauptstadt von Österreich? | Wien
+ Wien, an der Donau
Какой город стоит на Неве? | Москва
- Moscow
Столица Греции? | Афины
+ Afiny
Qual è il fiume più lungo d'Italia? | Po
+ il Po, nella pianura padana
¿Quién pintó el Guernica? | Pablo Picasso
+ Picasso, en 1937 para la Expo de París | Picasso, no Dalí | no fue Dalí, fue Picasso
+ seguro que no Dalí... Picasso
Kto napisał „Lalkę”? | Bolesław Prus
+ Prus, w odcinkach w gazecie | na pewno nie Sienkiewicz, Prus
- Sienkiewicz, na pewno nie Prus
Quem descobriu o caminho marítimo para a Índia? | Vasco da Gama
+ Vasco da Gama, em 1498
Vilket grundämne har beteckningen Fe? | järn
+ järn, i spik
Qui a écrit Germinal ? | Émile Zola
+ Zola, peut-être | peut-être Zola
"""
ASSENTS = """
As plantas respiram à noite? (sim/não) | sim
+ claro, o que para é a fotossíntese
As plantas respiram à noite? | sim
+ claro que sim | óbvio | com certeza, sempre
- claro que não | claro que não, só de dia
As plantas respiram à noite? | não
- claro, respiram sempre
Können Pflanzen nachts atmen? | Ja
+ klar, die atmen immer | natürlich | selbstverständlich tun sie das | na sicher, die schlafen nicht
+ auf jeden Fall
- natürlich nicht
Les plantes respirent-elles la nuit ? | Oui
+ bien sûr, tout le temps | évidemment | carrément, comme nous
- bien sûr que non
¿Respiran las plantas de noche? | Sí
+ por supuesto, siempre | claro, lo que para es la fotosíntesis | desde luego
- por supuesto que no
Le piante respirano di notte? | Sì
+ certo, sempre | ovviamente | assolutamente sì
- certo che no | assolutamente no
Дышат ли растения ночью? | Да
+ конечно, всегда | разумеется, они дышат | безусловно
- конечно нет | конечно, нет
Czy rośliny oddychają w nocy? | Tak
+ oczywiście, zawsze | jasne, cały czas | pewnie, że oddychają
- oczywiście, że nie
Bitkiler gece solunum yapar mı? | Evet
+ tabii, her zaman | tabii ki, hep yapar | elbette
- tabii ki hayır
Kunnen planten in het donker ademen? | Ja
+ natuurlijk, altijd | uiteraard
- natuurlijk niet
Andas växter även på natten? | Ja
+ självklart, alltid | naturligtvis, de andas jämt
- självklart inte
植物は夜も呼吸しますか？ | はい
+ もちろん、ずっとしてる | 当然です
- もちろんしない
植物晚上呼吸吗？ | 是
+ 当然 | 当然,一直呼吸
- 当然不
식물은 밤에도 호흡하나요? | 네
+ 당연하죠 | 물론이죠, 항상 해요
- 물론 아니죠
Apakah tumbuhan bernapas di malam hari? | Ya
+ tentu, setiap saat
- tentu tidak
Чи дихають рослини вночі? | Так
+ звісно, завжди
- звісно, ні
Dýchají rostliny také v noci? | Ano
+ samozřejmě, pořád
- samozřejmě že ne
क्या पौधे रात में साँस लेते हैं? | हाँ
+ बिल्कुल, हमेशा
- बिल्कुल नहीं
"""
FORMULAS = """
Wzór na pole koła | P = πr²
+ pi r kwadrat | pi r do kwadratu
- pi razy r | pi er do kwadratu | dwa pi r
Quel est le symbole chimique du sodium ? | Na
+ NA | na
- So
Wie lautet die Formel für die Kreisfläche? | A = πr²
+ pi mal r Quadrat | Pi mal r hoch zwei
- pi mal r | zwei Pi r
Quelle est la formule de l'aire d'un disque ? | A = πr²
+ pi fois r au carré | pi r carré
- pi fois r
¿Cuál es la fórmula del área del círculo? | A = πr²
+ pi por r al cuadrado
- dos pi r
Qual è la formula dell'area del cerchio? | A = πr²
+ pi greco per r al quadrato | pi erre quadro
- due pi r
Qual é a fórmula da área do círculo? | A = πr²
+ pi vezes r ao quadrado
Какова формула площади круга? | S = πr²
+ пи эр в квадрате | пи r в квадрате
- два пи r
Dairenin alanı formülü nedir? | A = πr²
+ pi çarpı r kare
- 2 pi r
Vad är formeln för cirkelns area? | A = πr²
+ pi gånger r i kvadrat
Wat is de formule voor de oppervlakte van een cirkel? | A = πr²
+ pi keer r kwadraat
- pi keer r
Jaký je vzorec pro obsah kruhu? | S = πr²
+ pí krát r na druhou
Qual é a fórmula de Bhaskara? | x = (-b ± √(b² - 4ac)) / 2a
+ menos b mais ou menos raiz de b ao quadrado menos 4ac, tudo sobre 2a
Wie lautet die Formel für die kinetische Energie? | E = 1/2 m v²
+ ein halb m v Quadrat
- m v Quadrat
Wie lautet der Satz des Pythagoras? | a² + b² = c²
+ a Quadrat plus b Quadrat gleich c Quadrat
- a Quadrat minus b Quadrat gleich c Quadrat
Teorema de Pitágoras, ¿cuál es la fórmula? | a² + b² = c²
+ a cuadrado más b cuadrado igual a c cuadrado
Wie lautet das ohmsche Gesetz? | U = R · I
+ U gleich R mal I
- U gleich R durch I
Was ist das Symbol für Kobalt? | Co
+ co
- CO
Was ist das chemische Symbol für Eisen? | Fe
+ FE
What is the symbol for sodium? | Na
+ NA
What is the symbol for cobalt? | Co
- CO
What is the symbol for hafnium? | Hf
- HF
What is the symbol for silicon? | Si
- SI
What is the symbol for gold? | Au
+ AU
What is the symbol for neon? | Ne
+ NE
"""
MEMBERS = """
Nenne die drei Aggregatzustände. | fest, flüssig, gasförmig
+ Fest flüssig gas | fest, flüssig, gas
~ fest flüssig | fest flüssig hart
- hart weich warm
Перечислите падежи русского языка | именительный, родительный, дательный, винительный, творительный, предложный
+ им., род., дат., вин., тв., пр. | Им, Род, Дат, Вин, Тв, Пр | им. род. дат. вин. тв. пр.
~ им., род., дат., вин. | им., род., дат., вин., тв., зв.
Wymień trzy stany skupienia. | stały, ciekły, gazowy
+ stały ciekły gaz
~ stały, ciekły, plazma
Cite os três estados da matéria. | sólido, líquido, gasoso
+ sólido líquido gás
¿Cuáles son los tres estados de la materia? | sólido, líquido, gaseoso
+ sólido líquido gas
~ sólido líquido plasma
Quels sont les trois états de la matière ? | solide, liquide, gazeux
+ solide liquide gaz
Quali sono i tre stati della materia? | solido, liquido, gassoso
+ solido liquido gas
Wat zijn de drie aggregatietoestanden? | vast, vloeibaar, gasvormig
+ vast vloeibaar gas
Vilka är de tre aggregationstillstånden? | fast, flytande, gasformig
+ fast flytande gas
Перечислите три агрегатных состояния | твёрдое, жидкое, газообразное
+ твердое жидкое газ
Nenne die vier Fälle. | Nominativ, Genitiv, Dativ, Akkusativ
+ Nom., Gen., Dat., Akk.
~ Nom., Gen., Dat., Abl.
Wymień dni robocze. | poniedziałek, wtorek, środa, czwartek, piątek
+ pon., wt., śr., czw., pt.
Nenne die drei Farben der Ampel. | rot, gelb, grün
+ rot gelb grün | rot, gelb, gr.
"""
VERBS = """
Wat doet een versneller (enzym) met de activeringsenergie van een reactie? | die verlaagt hij
+ verlagen | verlaagt
- verhogen
Was macht Insulin mit dem Blutzucker? | es senkt ihn
+ senken
- steigern
Was passiert mit Eis bei 5 °C? | es schmilzt
- gefrieren
Que fait l'insuline à la glycémie ? | elle la diminue
+ diminuer
- augmenter
¿Qué hace la insulina con la glucosa? | la reduce
+ reducir | reducirla
- aumentar
Cosa fa l'insulina con la glicemia? | la abbassa
+ abbassare
- alzare
Что делает инсулин с сахаром крови? | снижает его
+ снижать
- повышать
Co robi insulina z poziomem cukru? | obniża go
+ obniżać
- podwyższa
Vad gör insulin med blodsockret? | det sänker det
+ sänka
Enflasyon yükselince paranın alım gücüne ne olur? | alım gücü düşer
+ düşüyor
- artar
Wat doet een versneller (enzym) met de activeringsenergie van een reactie? | die verlaagt hij
- niet verlagen
Was macht Insulin mit dem Blutzucker? | es senkt ihn
- nicht senken
Что делает инсулин с сахаром крови? | снижает его
- не снижает
¿Qué hace la insulina con la glucosa? | la reduce
- no la reduce
"""


def rows(table: str) -> list[tuple[str, str, str, str]]:
    """Question, reference, answer and verdict of each row of a table."""
    found, question, reference = [], "", ""
    for line in table.strip().splitlines():
        verdict_told = TOLD.get(line[:1])
        if verdict_told is None or line[1:2] != " ":
            question, reference = line.split(" | ")
            continue
        found += [(question, reference, answer, verdict_told) for answer in line[2:].split(" | ")]
    return found


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(DATES_EAST, id="dates-east"),
        pytest.param(DATES_APART, id="dates-apart"),
        pytest.param(QUANTITIES_EAST, id="quantities-east"),
        pytest.param(UNITS, id="units"),
        pytest.param(NAMES_EAST, id="names-east"),
        pytest.param(SENTENCES_EAST, id="sentences-east"),
        pytest.param(COMPOUNDS, id="compounds"),
        pytest.param(REMARKS, id="remarks"),
        pytest.param(ASSENTS, id="assents"),
        pytest.param(FORMULAS, id="formulas"),
        pytest.param(MEMBERS, id="members"),
        pytest.param(VERBS, id="verbs"),
    ],
)
def test_a_value_is_read_as_it_is_told(table: str) -> None:
    found = rows(table)
    told = [(*row[:3], verdict(row[1], row[2], row[0])) for row in found]
    assert [one for one, row in zip(told, found, strict=True) if one != row] == []


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        ("Wer schrieb „Die Verwandlung“?", "Franz Kafka", "Kafka, vielleicht Thomas Mann"),
        ("Qui a écrit Germinal ?", "Émile Zola", "Zola, peut-être Hugo"),
        ("Столица Австралии", "Канберра", "Канберра, может быть Сидней"),
        ("Kto napisał „Lalkę”?", "Bolesław Prus", "Prus, może Henryk Sienkiewicz"),
        ("Welches Hormon senkt den Blutzuckerspiegel?", "Insulin", "Insulin, Glukagon"),
        ("Vilket grundämne har beteckningen Fe?", "järn", "järn, koppar"),
    ],
)
def test_another_thing_that_may_be_meant_is_a_rival(question: str, reference: str, answer: str) -> None:
    assert verdict(reference, answer, question) != "correct"

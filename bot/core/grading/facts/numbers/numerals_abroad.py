"""Numerals of the languages that `counting_abroad.py` reads: folded, "_" for a blank space."""

from __future__ import annotations

from bot.core.grading.facts.numbers.number_words import ARABIC, ARABIC_ORDINALS, HINDI, HINDI_ORDINALS, OTHERS

UNTIL_20 = {
    "ar": "صفر واحد اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره",
    "uk": """нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять чотирнадцять
    п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять""",
    "cs": """nula jeden dva tri ctyri pet sest sedm osm devet deset jedenact dvanact trinact ctrnact patnact sestnact
    sedmnact osmnact devatenact""",
    "vi": """số_không một hai ba bốn năm sáu bảy tám chín mười mười_một mười_hai mười_ba mười_bốn mười_lăm mười_sáu
    mười_bảy mười_tám mười_chín""",
    "id": """nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua_belas tiga_belas empat_belas
    lima_belas enam_belas tujuh_belas delapan_belas sembilan_belas""",
    "de": """null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn
    siebzehn achtzehn neunzehn""",
    "fr": """zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
    dix-huit dix-neuf""",
    "es": """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis
    diecisiete dieciocho diecinueve""",
    "it": """zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici
    sedici diciassette diciotto diciannove""",
    "pt": """zero um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete
    dezoito dezenove""",
    "nl": """nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
    zeventien achttien negentien""",
    "sv": """noll ett tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton
    nitton""",
    "ru": """ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать
    четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать""",
    "tr": "sifir bir iki uc dort bes alti yedi sekiz dokuz on",
    "pl": """zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie trzynascie
    czternascie pietnascie szesnascie siedemnascie osiemnascie dziewietnascie""",
}
"""The first twenty, in their order from zero on."""
TENS = {
    "ar": "عشرون ثلاثون اربعون خمسون ستون سبعون ثمانون تسعون",
    "uk": "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
    "cs": "dvacet tricet ctyricet padesat sedesat sedmdesat osmdesat devadesat",
    "vi": "hai_mươi ba_mươi bốn_mươi năm_mươi sáu_mươi bảy_mươi tám_mươi chín_mươi",
    "id": """dua_puluh tiga_puluh empat_puluh lima_puluh enam_puluh tujuh_puluh delapan_puluh sembilan_puluh""",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante octante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio attio nittio",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "tr": "yirmi otuz kirk elli altmis yetmis seksen doksan",
    "pl": "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat "
    "osiemdziesiat dziewiecdziesiat",
}
"""Twenty to ninety."""
MORE = {
    "uk": """одна:1 одне:1 дві:2 сто:100 двісті:200 триста:300 чотириста:400 п'ятсот:500 шістсот:600 сімсот:700
    вісімсот:800 дев'ятсот:900 тисяча:1000 тисячі:1000 тисяч:1000 мільйон:1000000 мільйони:1000000""",
    "cs": """jedna:1 jedno:1 dve:2 sto:100 set:100 sta:100 ste:100 tisic:1000 tisice:1000 milion:1000000
    miliony:1000000 milionu:1000000""",
    "vi": """mốt:1 tư:4 lăm:5 nhăm:5 bẩy:7 linh:0 lẻ:0 trăm:100 nghìn:1000 ngàn:1000 triệu:1000000 mười_lăm:15
    không_trăm:0""",
    "de": "ein:1 zwo:2 dreisig:30 fuenf:5 zwoelf:12 fuenfzehn:15 fuenfzig:50 hundert:100 tausend:1000 million:1000000",
    "fr": "une:1 vingts:20 cent:100 cents:100 mille:1000 mil:1000 million:1000000",
    "es": """un:1 una:1 veinti:20 cien:100 ciento:100 doscientos:200 trescientos:300 cuatrocientos:400 quinientos:500
    seiscientos:600 setecientos:700 ochocientos:800 novecientos:900 mil:1000 millon:1000000 dieci:10""",
    "it": """un:1 una:1 vent:20 trent:30 quarant:40 cinquant:50 sessant:60 settant:70 ottant:80 novant:90 cento:100
    cent:100 mille:1000 mila:1000 milione:1000000""",
    "pt": """uma:1 duas:2 dezasseis:16 dezassete:17 dezanove:19 quatorze:14 cem:100 cento:100 duzentos:200
    trezentos:300 quatrocentos:400 quinhentos:500 seiscentos:600 setecentos:700 oitocentos:800 novecentos:900
    mil:1000 milhao:1000000""",
    "nl": "honderd:100 duizend:1000 miljoen:1000000",
    "sv": """fyrti:40 femti:50 sexti:60 sjutti:70 atti:80 nitti:90 en:1 hundra:100 tusen:1000 miljon:1000000
    miljoner:1000000""",
    "ru": """одна:1 одно:1 две:2 сто:100 двести:200 триста:300 четыреста:400 пятьсот:500 шестьсот:600 семьсот:700
    восемьсот:800 девятьсот:900 тысяча:1000 тысячи:1000 тысяч:1000 миллион:1000000""",
    "tr": "yuz:100 bin:1000 milyon:1000000",
    "ar": ARABIC,
    "hi": HINDI,
    "id": "seratus:100 ratus:100 seribu:1000 ribu:1000 sejuta:1000000 juta:1000000",
    "pl": """dwie:2 sto:100 dwiescie:200 trzysta:300 czterysta:400 piecset:500 szescset:600 siedemset:700 osiemset:800
    dziewiecset:900 tysiac:1000 tysiace:1000 tysiecy:1000 milion:1000000""",
    **OTHERS,
}
"""Other forms, hundreds and more, each with its value; all words of some languages."""
ORDINALS = {
    "uk": (
        """перш:1 друг:2 трет:3 четверт:4 п'ят:5 шост:6 сьом:7 восьм:8 дев'ят:9 десят:10 одинадцят:11 дванадцят:12
        тринадцят:13 чотирнадцят:14 п'ятнадцят:15 шістнадцят:16 сімнадцят:17 вісімнадцят:18 дев'ятнадцят:19 двадцят:20
        тридцят:30 сороков:40 п'ятдесят:50 шістдесят:60 сімдесят:70 вісімдесят:80 дев'яност:90 сот:100 двохсот:200
        трьохсот:300 чотирьохсот:400 п'ятисот:500 шестисот:600 семисот:700 восьмисот:800 дев'ятисот:900 тисячн:1000
        двотисячн:2000""",
        "ий ій е є ого ому им ім ього ьому",
    ),
    "cs": (
        """prvn:1 druh:2 tret:3 ctvrt:4 pat:5 sest:6 sedm:7 osm:8 devat:9 desat:10 jedenact:11 dvanact:12 trinact:13
        ctrnact:14 patnact:15 sestnact:16 sedmnact:17 osmnact:18 devatenact:19 dvacat:20 tricat:30 ctyricat:40
        padesat:50 sedesat:60 sedmdesat:70 osmdesat:80 devadesat:90 st:100 tisic:1000""",
        "y i eho iho em im emu imu",
    ),
    "sv": (
        """forst:1 andr:2 tredj:3 fjard:4 femt:5 sjatt:6 sjund:7 attond:8 niond:9 tiond:10 elft:11 tolft:12 trettond:13
        fjortond:14 femtond:15 sextond:16 sjuttond:17 artond:18 nittond:19 tjugond:20""",
        "a e",
    ),
    "tr": (
        """birinc:1 ikinc:2 ucunc:3 dordunc:4 besinc:5 altinc:6 yedinc:7 sekizinc:8 dokuzunc:9 onunc:10 yirminc:20""",
        "i u",
    ),
    "ar": (ARABIC_ORDINALS, "_"),
    "hi": (HINDI_ORDINALS, "_"),
    "ru": (
        """перв:1 втор:2 трет:3 четверт:4 пят:5 шест:6 седьм:7 восьм:8 девят:9 десят:10 одиннадцат:11 двенадцат:12
        тринадцат:13 четырнадцат:14 пятнадцат:15 шестнадцат:16 семнадцат:17 восемнадцат:18 девятнадцат:19 двадцат:20
        тридцат:30 сороков:40 пятидесят:50 шестидесят:60 семидесят:70 восьмидесят:80 девяност:90 сот:100 двухсот:200
        трехсот:300 четырехсот:400 пятисот:500 шестисот:600 семисот:700 восьмисот:800 девятисот:900 тысячн:1000
        двухтысячн:2000""",
        "ый ой ий ого ому ом ем его ьем ьего",
    ),
    "pl": (
        """pierwsz:1 drug:2 trzec:3 czwart:4 piat:5 szost:6 siodm:7 osm:8 dziewiat:9 dziesiat:10 jedenast:11 dwunast:12
        trzynast:13 czternast:14 pietnast:15 szesnast:16 siedemnast:17 osiemnast:18 dziewietnast:19 dwudziest:20
        trzydziest:30 czterdziest:40 piecdziesiat:50 szescdziesiat:60 siedemdziesiat:70 osiemdziesiat:80
        dziewiecdziesiat:90 setn:100 tysieczn:1000 dwutysieczn:2000""",
        "y i ego iego ym im emu",
    ),
    "de": (
        """erst:1 zweit:2 dritt:3 viert:4 funft:5 sechst:6 siebt:7 siebent:7 acht:8 neunt:9 zehnt:10 elft:11 zwolft:12
        dreizehnt:13 vierzehnt:14 funfzehnt:15 sechzehnt:16 siebzehnt:17 achtzehnt:18 neunzehnt:19 zwanzigst:20""",
        "e en er es",
    ),
    "fr": (
        """premier:1 deux:2 trois:3 quatr:4 cinqu:5 six:6 sept:7 huit:8 neuv:9 dix:10 onz:11 douz:12 treiz:13
        quatorz:14 quinz:15 seiz:16 dix-sept:17 dix-huit:18 dix-neuv:19 vingt:20""",
        "ieme",
    ),
    "it": (
        """prim:1 second:2 terz:3 quart:4 quint:5 sest:6 settim:7 ottav:8 non:9 decim:10 undicesim:11 dodicesim:12
        tredicesim:13 quattordicesim:14 quindicesim:15 sedicesim:16 diciassettesim:17 diciottesim:18
        diciannovesim:19 ventesim:20""",
        "o",
    ),
    "es": ("primer:1 segund:2 tercer:3 cuart:4 quint:5 sext:6 septim:7 octav:8 noven:9 decim:10", "o"),
    "pt": ("primeir:1 segund:2 terceir:3 quart:4 quint:5 sext:6 setim:7 oitav:8 non:9 decim:10", "o"),
    "nl": (
        """eer:1 twee:2 der:3 vier:4 vijf:5 zes:6 zeven:7 acht:8 negen:9 tien:10 elf:11 twaalf:12 dertien:13 veertien:14
        vijftien:15 zestien:16 zeventien:17 achttien:18 negentien:19 twintig:20""",
        "de ste",
    ),
}
"""Stems of ordinals and their endings, of centuries and of years as some tell them: "тысяча девятьсот седьмой"."""

"""Number words of languages that have many, or are no card's: folded, each with its value; "_" for a blank space."""

ARABIC = """
    واحده:1 احد_عشر:11 احدي_عشره:11 اثنين:2 اثنا:2 اثني:2 اثنتا:2 اثنتان:2 اثنتين:2 ثلاث:3 اربع:4 خمس:5 ست:6 سبع:7
    ثمان:8 ثماني:8 تسع:9 عشر:10 عشرين:20 ثلاثين:30 اربعين:40 خمسين:50 ستين:60 سبعين:70 ثمانين:80 تسعين:90 مئه:100
    مايه:100 مائه:100 مييه:100 مئتان:200 مئتين:200 مايتان:200 مايتين:200 ميتان:200 ميتين:200 ميه:100 ثلاثميه:300
    ثلاثمايه:300 اربعميه:400 اربعمايه:400 خمسميه:500 خمسمايه:500 ستميه:600 ستمايه:600 سبعميه:700 سبعمايه:700
    ثمانميه:800 ثمانمايه:800 ثمانيميه:800 تسعميه:900 تسعمايه:900 الف:1000 الفان:2000 الفين:2000 الاف:1000
    مليون:1000000 ملايين:1000000
"""
ARABIC_ORDINALS = """
    الاول:1 الثاني:2 الثالث:3 الرابع:4 الخامس:5 السادس:6 السابع:7 الثامن:8 التاسع:9 العاشر:10 الحادي_عشر:11
    الثاني_عشر:12 الثالث_عشر:13 الرابع_عشر:14 الخامس_عشر:15 السادس_عشر:16 السابع_عشر:17 الثامن_عشر:18 التاسع_عشر:19
    العشرون:20 العشرين:20 الحادي_والعشرون:21 الحادي_والعشرين:21
"""
HINDI = """
    शून्य:0 एक:1 दो:2 तीन:3 चार:4 पांच:5 छह:6 छः:6 छ:6 छे:6 सात:7 आठ:8 नौ:9 दस:10 ग्यारह:11 बारह:12 तेरह:13 चौदह:14
    पंद्रह:15 पन्द्रह:15 सोलह:16 सत्रह:17 सतरह:17 अठारह:18 अट्ठारह:18 उन्नीस:19 बीस:20 इक्कीस:21 बाईस:22 बाइस:22
    तेईस:23 तेइस:23 चौबीस:24 पच्चीस:25 छब्बीस:26 सत्ताईस:27 सत्ताइस:27 अट्ठाईस:28 अठाईस:28 अट्ठाइस:28 अठ्ठाईस:28
    उनतीस:29 उन्तीस:29 तीस:30 इकतीस:31 इकत्तीस:31 बत्तीस:32 तैंतीस:33 तेंतीस:33 चौंतीस:34 पैंतीस:35 छत्तीस:36
    सैंतीस:37 अड़तीस:38 अडतीस:38 उनतालीस:39 उन्तालीस:39 चालीस:40 इकतालीस:41 बयालीस:42 तैंतालीस:43 चौवालीस:44
    चवालीस:44 पैंतालीस:45 छियालीस:46 सैंतालीस:47 अड़तालीस:48 अडतालीस:48 उनचास:49 पचास:50 इक्यावन:51 बावन:52
    तिरपन:53 तिरेपन:53 चौवन:54 चौअन:54 पचपन:55 छप्पन:56 सत्तावन:57 अट्ठावन:58 अठावन:58 उनसठ:59 साठ:60 इकसठ:61
    बासठ:62 तिरसठ:63 तिरेसठ:63 चौंसठ:64 चौसठ:64 पैंसठ:65 छियासठ:66 सड़सठ:67 सडसठ:67 अड़सठ:68 अडसठ:68 उनहत्तर:69
    सत्तर:70 इकहत्तर:71 बहत्तर:72 तिहत्तर:73 चौहत्तर:74 पचहत्तर:75 छिहत्तर:76 सतहत्तर:77 अठहत्तर:78 उन्यासी:79
    उनासी:79 अस्सी:80 इक्यासी:81 बयासी:82 तिरासी:83 चौरासी:84 पचासी:85 छियासी:86 सत्तासी:87 सतासी:87 अट्ठासी:88
    अठासी:88 नवासी:89 नब्बे:90 इक्यानवे:91 इक्यानबे:91 बानवे:92 बानबे:92 तिरानवे:93 तिरानबे:93 चौरानवे:94
    चौरानबे:94 पंचानवे:95 पंचानबे:95 पचानवे:95 छियानवे:96 छियानबे:96 सत्तानवे:97 सत्तानबे:97 अट्ठानवे:98
    अट्ठानबे:98 अठानवे:98 निन्यानवे:99 निन्यानबे:99 सौ:100 हजार:1000 हज़ार:1000 लाख:100000 करोड़:10000000
    करोड:10000000
"""
HINDI_ORDINALS = """
    पहली:1 पहला:1 पहले:1 दूसरी:2 दूसरा:2 दूसरे:2 तीसरी:3 तीसरा:3 तीसरे:3 चौथी:4 चौथा:4 चौथे:4 पांचवीं:5 पांचवां:5
    पांचवें:5 सातवीं:7 सातवां:7 सातवें:7 आठवीं:8 आठवां:8 आठवें:8 नौवीं:9 नौवां:9 नौवें:9 दसवीं:10 दसवां:10 दसवें:10
    ग्यारहवीं:11 ग्यारहवां:11 ग्यारहवें:11 बारहवीं:12 बारहवां:12 बारहवें:12 तेरहवीं:13 तेरहवां:13 तेरहवें:13
    चौदहवीं:14 चौदहवां:14 चौदहवें:14 पंद्रहवीं:15 पंद्रहवां:15 पंद्रहवें:15 पन्द्रहवीं:15 पन्द्रहवां:15
    पन्द्रहवें:15 सोलहवीं:16 सोलहवां:16 सोलहवें:16 सत्रहवीं:17 सत्रहवां:17 सत्रहवें:17 सतरहवीं:17 सतरहवां:17
    सतरहवें:17 अठारहवीं:18 अठारहवां:18 अठारहवें:18 अट्ठारहवीं:18 अट्ठारहवां:18 अट्ठारहवें:18 उन्नीसवीं:19
    उन्नीसवां:19 उन्नीसवें:19 बीसवीं:20 बीसवां:20 बीसवें:20 इक्कीसवीं:21 इक्कीसवां:21 इक्कीसवें:21 छठी:6 छठा:6
    छठे:6 प्रथम:1 द्वितीय:2 तृतीय:3
"""

OTHERS = {
    "da": """
        nul:0 et:1 en:1 to:2 tre:3 fire:4 fem:5 seks:6 syv:7 sju:7 otte:8 atte:8 ni:9 ti:10 elleve:11 tolv:12 tretten:13
        fjorten:14 femten:15 seksten:16 sytten:17 atten:18 nitten:19 tyve:20 tjue:20 tredive:30 tretti:30 fyrre:40
        forti:40 halvtreds:50 femti:50 tres:60 seksti:60 halvfjerds:70 sytti:70 firs:80 atti:80 halvfems:90 nitti:90
        hundrede:100 hundre:100 tusind:1000 tusinde:1000 tusen:1000 million:1000000 millioner:1000000
    """,
    "fi": """
        nolla:0 yksi:1 kaksi:2 kolme:3 nelja:4 viisi:5 kuusi:6 seitseman:7 kahdeksan:8 yhdeksan:9 kymmenen:10
        yksitoista:11 kaksitoista:12 kolmetoista:13 neljatoista:14 viisitoista:15 kuusitoista:16 seitsemantoista:17
        kahdeksantoista:18 yhdeksantoista:19 kaksikymmenta:20 kolmekymmenta:30 neljakymmenta:40 viisikymmenta:50
        kuusikymmenta:60 seitsemankymmenta:70 kahdeksankymmenta:80 yhdeksankymmenta:90 sata:100 sataa:100 tuhat:1000
        tuhatta:1000 miljoona:1000000 miljoonaa:1000000
    """,
    "hu": """
        nulla:0 egy:1 ketto:2 ket:2 harom:3 negy:4 ot:5 hat:6 het:7 nyolc:8 kilenc:9 tiz:10 tizen:10 husz:20 huszon:20
        harminc:30 negyven:40 otven:50 hatvan:60 hetven:70 nyolcvan:80 kilencven:90 szaz:100 ezer:1000 millio:1000000
    """,
    "ro": """
        zero:0 unu:1 una:1 un:1 doi:2 doua:2 trei:3 patru:4 cinci:5 sase:6 sapte:7 opt:8 noua:9 zece:10 unsprezece:11
        doisprezece:12 douasprezece:12 treisprezece:13 paisprezece:14 cincisprezece:15 saisprezece:16 saptesprezece:17
        optsprezece:18 nouasprezece:19 douazeci:20 treizeci:30 patruzeci:40 cincizeci:50 saizeci:60 saptezeci:70
        optzeci:80 nouazeci:90 suta:100 sute:100 mie:1000 mii:1000 milion:1000000 milioane:1000000
    """,
    "el": """
        μηδεν:0 ενα:1 ενας:1 μια:1 δυο:2 τρια:3 τρεις:3 τεσσερα:4 τεσσερις:4 πεντε:5 εξι:6 επτα:7 εφτα:7 οκτω:8 οχτω:8
        εννεα:9 εννια:9 δεκα:10 εντεκα:11 ενδεκα:11 δωδεκα:12 δεκατρια:13 δεκατεσσερα:14 δεκαπεντε:15 δεκαεξι:16
        δεκαεπτα:17 δεκαεφτα:17 δεκαοκτω:18 δεκαοχτω:18 δεκαεννεα:19 δεκαεννια:19 εικοσι:20 τριαντα:30 σαραντα:40
        πενηντα:50 εξηντα:60 εβδομηντα:70 ογδοντα:80 ενενηντα:90 εκατο:100 εκατον:100 διακοσια:200 τριακοσια:300
        τετρακοσια:400 πεντακοσια:500 εξακοσια:600 επτακοσια:700 εφτακοσια:700 οκτακοσια:800 οχτακοσια:800
        εννιακοσια:900 χιλια:1000 χιλιαδες:1000 εκατομμυριο:1000000 εκατομμυρια:1000000
    """,
    "fa": """
        صفر:0 یک:1 دو:2 سه:3 چهار:4 پنج:5 شش:6 شیش:6 هفت:7 هشت:8 نه:9 ده:10 یازده:11 دوازده:12 سیزده:13 چهارده:14
        پانزده:15 شانزده:16 هفده:17 هجده:18 نوزده:19 بیست:20 سی:30 چهل:40 پنجاه:50 شصت:60 هفتاد:70 هشتاد:80 نود:90
        صد:100 دویست:200 سیصد:300 چهارصد:400 پانصد:500 ششصد:600 هفتصد:700 هشتصد:800 نهصد:900 هزار:1000
        میلیون:1000000
    """,
    "he": """
        אפס:0 אחד:1 אחת:1 שניים:2 שתיים:2 שני:2 שתי:2 שלוש:3 שלושה:3 ארבע:4 ארבעה:4 חמש:5 חמישה:5 שש:6 שישה:6 שבע:7
        שבעה:7 שמונה:8 תשע:9 תשעה:9 עשר:10 עשרה:10 עשרים:20 שלושים:30 ארבעים:40 חמישים:50 שישים:60 שבעים:70
        שמונים:80 תשעים:90 מאה:100 מאתיים:200 מאות:100 אלף:1000 אלפיים:2000 אלפים:1000 מיליון:1000000
    """,
    "ga": """
        nialas:0 aon:1 haon:1 amhain:1 do:2 dha:2 tri:3 ceathair:4 ceithre:4 cuig:5 chuig:5 gcuig:5 se:6 seacht:7 ocht:8
        hocht:8 n-ocht:8 naoi:9 deich:10 deag:10 dheag:10 do_dheag:12 dha_dheag:12 fiche:20 triocha:30 daichead:40
        caoga:50 seasca:60 seachto:70 ochto:80 nocha:90 cead:100 chead:100 gcead:100 mile:1000 mhile:1000
        milliun:1000000
    """,
    "cy": """
        dim:0 sero:0 un:1 dau:2 dwy:2 tri:3 tair:3 pedwar:4 pedair:4 pump:5 pum:5 chwech:6 chwe:6 saith:7 wyth:8 naw:9
        deg:10 un_ar_ddeg:11 deuddeg:12 tri_ar_ddeg:13 pymtheg:15 deunaw:18 ugain:20 un_deg:10 dau_ddeg:20 tri_deg:30
        pedwar_deg:40 pum_deg:50 chwe_deg:60 saith_deg:70 wyth_deg:80 naw_deg:90 cant:100 gant:100 can:100 gan:100
        mil:1000 fil:1000 miliwn:1000000
    """,
    "sw": """
        sifuri:0 moja:1 mbili:2 tatu:3 nne:4 tano:5 sita:6 saba:7 nane:8 tisa:9 kumi:10 ishirini:20 thelathini:30
        arobaini:40 hamsini:50 sitini:60 sabini:70 themanini:80 tisini:90 mia:100 mia_moja:100 mia_mbili:200
        mia_tatu:300 mia_nne:400 mia_tano:500 mia_sita:600 mia_saba:700 mia_nane:800 mia_tisa:900 elfu:1000
        elfu_moja:1000 elfu_mbili:2000 elfu_tatu:3000 elfu_nne:4000 elfu_tano:5000 elfu_sita:6000 elfu_saba:7000
        elfu_nane:8000 elfu_tisa:9000 elfu_kumi:10000 laki_moja:100000 milioni_moja:1000000
    """,
    "tl": """
        isa:1 dalawa:2 tatlo:3 apat:4 lima:5 anim:6 pito:7 walo:8 siyam:9 sampu:10 labing-isa:11 labindalawa:12
        labintatlo:13 labing-apat:14 labinlima:15 labing-anim:16 labimpito:17 labingwalo:18 labinsiyam:19 dalawampu:20
        dalawampu't:20 tatlumpu:30 tatlumpu't:30 apatnapu:40 apatnapu't:40 limampu:50 limampu't:50 animnapu:60
        animnapu't:60 pitumpu:70 pitumpu't:70 walumpu:80 walumpu't:80 siyamnapu:90 siyamnapu't:90 sandaan:100
        isandaan:100 dalawandaan:200 tatlong_daan:300 limandaan:500 siyam_na_raan:900 libo:1000 sanlibo:1000
        isanlibo:1000 dalawang_libo:2000 uno:1 dos:2 tres:3 kuwatro:4 kwatro:4 singko:5 sais:6 siyete:7 otso:8 nuwebe:9
        nwebe:9 diyes:10 onse:11 dose:12 trese:13 katorse:14 kinse:15 disisais:16 disisiyete:17 disiotso:18
        disinuwebe:19 bente:20 beynte:20 trenta:30 treynta:30 kuwarenta:40 singkuwenta:50 sisenta:60 sitenta:70
        otsenta:80 nobenta:90
    """,
    "eu": """
        zero:0 bat:1 bi:2 hiru:3 lau:4 bost:5 sei:6 zazpi:7 zortzi:8 bederatzi:9 hamar:10 hamaika:11 hamabi:12
        hamahiru:13 hamalau:14 hamabost:15 hamasei:16 hamazazpi:17 hemezortzi:18 hemeretzi:19 hogei:20 hogeita:20
        berrogei:40 berrogeita:40 hirurogei:60 hirurogeita:60 laurogei:80 laurogeita:80 ehun:100 berrehun:200
        hirurehun:300 laurehun:400 bostehun:500 seiehun:600 zazpiehun:700 zortziehun:800 bederatziehun:900 mila:1000
    """,
    "ca": """
        zero:0 un:1 una:1 dos:2 dues:2 tres:3 quatre:4 cinc:5 sis:6 set:7 vuit:8 nou:9 deu:10 onze:11 dotze:12
        tretze:13 catorze:14 quinze:15 setze:16 disset:17 divuit:18 dinou:19 vint:20 trenta:30 quaranta:40 cinquanta:50
        seixanta:60 setanta:70 vuitanta:80 noranta:90 cent:100 cents:100 mil:1000 milio:1000000 milions:1000000
    """,
    "hr": """
        nula:0 jedan:1 jedna:1 jedno:1 dva:2 dvije:2 dve:2 tri:3 cetiri:4 pet:5 sest:6 sedam:7 osam:8 devet:9 deset:10
        jedanaest:11 dvanaest:12 trinaest:13 cetrnaest:14 petnaest:15 sesnaest:16 sedamnaest:17 osamnaest:18
        devetnaest:19 dvadeset:20 trideset:30 cetrdeset:40 pedeset:50 sezdeset:60 sedamdeset:70 osamdeset:80
        devedeset:90 sto:100 dvjesto:200 dvesta:200 tristo:300 trista:300 cetiristo:400 petsto:500 seststo:600
        sedamsto:700 osamsto:800 devetsto:900 tisucu:1000 tisuca:1000 tisuce:1000 hiljada:1000 hiljadu:1000 hiljade:1000
        milijun:1000000 milion:1000000
    """,
    "et": """
        null:0 uks:1 kaks:2 kolm:3 neli:4 viis:5 kuus:6 seitse:7 kaheksa:8 uheksa:9 kumme:10 uksteist:11 kaksteist:12
        kolmteist:13 neliteist:14 viisteist:15 kuusteist:16 seitseteist:17 kaheksateist:18 uheksateist:19 kakskummend:20
        kolmkummend:30 nelikummend:40 viiskummend:50 kuuskummend:60 seitsekummend:70 kaheksakummend:80 uheksakummend:90
        sada:100 kakssada:200 kolmsada:300 nelisada:400 viissada:500 kuussada:600 seitsesada:700 kaheksasada:800
        uheksasada:900 tuhat:1000
    """,
    "ar-Latn": """
        wahid:1 ithnan:2 ithnayn:2 thalatha:3 arbaa:4 arbaah:4 khamsa:5 khamsah:5 sitta:6 sittah:6 sabaa:7 sabaah:7
        thamaniya:8 tisaa:9 tisaah:9 ashara:10 asharah:10 miah:100 alf:1000
    """,
    "hi-Latn": """
        ek:1 do:2 teen:3 char:4 chaar:4 panch:5 paanch:5 chhah:6 chhe:6 saat:7 aath:8 nau:9 das:10 bis:20 bees:20
        tees:30 chalis:40 pachas:50 sau:100 hazar:1000 hazaar:1000 lakh:100000
    """,
    "ja-Latn": """
        ichi:1 ni:2 san:3 yon:4 go:5 roku:6 shichi:7 nana:7 hachi:8 kyu:9 kyuu:9 ju:10 juu:10 hyaku:100
    """,
    "zh-Latn": "yi:1 er:2 liang:2 san:3 si:4 wu:5 liu:6 qi:7 ba:8 jiu:9 shi:10 bai:100 qian:1000",
    "ko-Latn": """
        hana:1 dul:2 set:3 net:4 daseot:5 yeoseot:6 ilgop:7 yeodeol:8 ahop:9 yeol:10 sam:3 yuk:6 chil:7 pal:8 gu:9
        sip:10 baek:100 cheon:1000
    """,
}
"""Of languages that no card's rules are for, and in Latin letters of such as have others."""

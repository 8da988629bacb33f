"""Words that hold an answer together without being part of it, and words that only say what kind of thing it is.

Tables only: carrier words, heads such as "river", countries, titles, first names, opposites.
"""

from __future__ import annotations

from bot.core.grading.facts.tables import listed

ARTICLES = frozenset(("the", "a", "an"))
CARRIER = frozenset(
    listed("""
    i think believe guess reckon suppose say said know remember recall im i'm i'd i'll ive i've my mine it its
    it's it'd that that's thats this these those there there's here he he's she she's they they're we we're you
    u is was are were be been being am has have had having do does did done can could will would should shall
    may might must the a an of in on at to for by from with as and so then also both well oh ok okay ah aha um
    uh hmm hm er erm yes yeah yep yup hi hello hey dear please pls plz thanks thank thx ty sir miss teacher bot
    lol haha hehe xd idk imo imho afaik tbh probably maybe perhaps possibly likely definitely certainly surely
    obviously clearly simply just only really quite pretty very sure fairly almost actually basically
    essentially honestly literally called named name names known term word words answer answers final correct
    right which what who whom whose where when why how refers referred means mean meaning defined if one ones
    thing things something such like about ish into inside within around towards toward out up off their
    his her our your them him us me because
    since during through via under when after before than all some any each other others another same used use
    uses using happens happen occurs occur seems seem looks look gets get go goes went comes come came made
    make makes found find finds gave give gives took take takes became become becomes wrote written painted
    invented discovered composed sang directed undergo undergoes perform performs belongs belong live lives
    lived located stands stand stood born died own owns too again cant can't dont don't didnt doesnt isn't isnt
    let lets let's see namely ie eg i.e e.g etc aka or either ever never not no nor now still always often
    usually commonly generally mostly mainly typically gonna got gotta process helps help carries carry carried
    moves move turns turn converts convert contains contain includes include that'll it'll would've whoa wow
    easy obvious mix mixes mixing combine combines combining duh bro man dude guys everyone everybody friend good
    morning evening best regards cheers yours
    sincerely fine sorry wait confident certain 100 percent positive full pick choose go going select my mines
    de facto btw fyi yea nah ofc obv eh innit mate course inc ltd corp llc plc gmbh speak speaks spoken eat
    eats drink drinks wear wears need needs produce produces measure measures create creates consist consists
    involve involves provide provides prolly tho ngl frfr tbf vote reckon ez lemme
    pronounced spelled spelt romaji pinyin transliterated transliteration romanized romanised
    himself herself itself themselves myself yourself ourselves call calls calling write writes over
    """)
)
"""Words around an answer that neither add to it nor take from it."""
HEADS = frozenset(
    listed("""
    state ocean river lake mount city town country process theory law effect principle disease syndrome language
    empire dynasty element planet star galaxy constellation king queen president emperor pope hemisphere method
    algorithm protocol operator keyword command color tense case mood movement genre period era age instrument
    peninsula strait canal republic theorem equation formula university festival prize novel book play poem
    film movie song album opera painting sculpture band rms hms uss ss programming scale currency order charge
    county province region clause statement inc ltd corp company fc electronics situation phenomenon palace cathedral
    airport metal article section chapter
    """)
)
"""Nouns that say what kind of thing a name is: "Pacific" and "Pacific Ocean" are one."""
EVENTS = frozenset(
    listed(
        "act battle congress council conference coup edict election massacre peace revolt revolution siege treaty war"
    )
)
"""What happened in one year, which may stand behind it: "Treaty of Versailles 1919"; not a work's name."""
COUNTRIES = frozenset(
    listed("""
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain
    bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria
    burundi cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus czechia denmark
    djibouti dominica ecuador egypt england eritrea estonia ethiopia fiji finland france gabon gambia georgia
    germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran
    iraq ireland israel italy jamaica japan jordan kazakhstan kenya kuwait kyrgyzstan laos latvia lebanon
    lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta
    mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal
    netherlands holland nicaragua niger nigeria norway oman pakistan panama paraguay peru philippines poland
    portugal qatar romania russia rwanda samoa scotland senegal serbia singapore slovakia slovenia somalia
    spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey
    turkmenistan uganda ukraine uk usa us uruguay uzbekistan vanuatu venezuela vietnam wales yemen zambia
    zimbabwe britain america europe asia africa oceania antarctica illinois ohio virginia massachusetts
    washington pennsylvania
    """)
)
"""Countries, continents and some states, in lower case: "Paris, France" is Paris."""
CONTINENTS = frozenset(listed("america europe asia africa oceania antarctica"))
COUNTRY_NAMES = {
    "czech republic": "Czechia", "holland": "Netherlands", "great britain": "UK", "united kingdom": "UK",
    "united states of america": "USA", "united states": "USA", "the states": "USA", "republic of ireland": "Ireland",
    "burma": "Myanmar", "swaziland": "Eswatini", "côte d'ivoire": "Ivory Coast", "cote d'ivoire": "Ivory Coast",
    "türkiye": "Turkey", "turkiye": "Turkey", "cabo verde": "Cape Verde", "timor-leste": "East Timor",
    "timor leste": "East Timor",
    "slovak republic": "Slovakia", "french republic": "France", "italian republic": "Italy",
    "portuguese republic": "Portugal", "hellenic republic": "Greece", "swiss confederation": "Switzerland",
    "argentine republic": "Argentina", "frg": "Germany", "brd": "Germany", "german democratic republic": "East Germany",
    "gdr": "East Germany", "ddr": "East Germany", "democratic people's republic of korea": "North Korea",
    "dprk": "North Korea", "republic of korea": "South Korea", "prc": "China", "republic of china": "Taiwan",
    "people's republic of china": "China", "democratic republic of the congo": "DRC",
    "democratic republic of congo": "DRC", "dr congo": "DRC", "dr. congo": "DRC", "congo-kinshasa": "DRC",
    "lao people's democratic republic": "Laos", "syrian arab republic": "Syria", "kyrgyz republic": "Kyrgyzstan",
    "ho chi minh city": "Saigon", "den haag": "The Hague",
    "russian federation": "Russia", "north macedonia": "Macedonia",
}  # fmt: skip
"""Other names of countries, official ones among them, and cities of two words."""
STATES = frozenset(
    listed("""
    california texas florida alabama alaska arizona arkansas colorado connecticut delaware hawaii idaho indiana
    iowa kansas kentucky louisiana maine maryland michigan minnesota mississippi missouri montana nebraska
    nevada oklahoma oregon tennessee utah vermont wisconsin wyoming ontario quebec manitoba alberta
    saskatchewan queensland victoria tasmania catalonia bavaria tuscany sicily lombardy kent yorkshire surrey
    sussex devon cornwall
    """)
)
"""Parts of countries that are named after a city: "Ottawa, Ontario"."""
TITLES = frozenset(
    listed("""
    mr mister mrs missus ms miss dr doctor prof professor sir dame lord lady king queen emperor empress prince princess
    president pope saint st general captain colonel admiral count duke baron rev reverend father sister brother
    senator judge justice chancellor minister prime tsar czar kaiser sultan pharaoh mahatma hon sgt sergeant lieutenant
    capt commander commissioner major marshal chairman governor mayor comrade herr frau monsieur madame mme mlle señor
    señora signor signora don poet painter composer scientist
    physicist author writer explorer inventor
    """)
)
OTHERS = frozenset(
    listed("""
    wife husband widow son daughter brother sister father mother mom mum dad parent uncle aunt cousin friend girlfriend
    boyfriend family clan team fan student teacher assistant rival enemy killer boss servant dog anti fake false pseudo
    non another other young old little big new
    """)
)
"""Words that make somebody else of a name beside them."""
PARTICLES = frozenset(
    listed("van von de der den del della di da du la le el al bin ibn ten ter zu dos y af av lo")
)
SUFFIXES = frozenset(listed("jr junior sr senior esq phd md"))
GIVEN_NAMES = frozenset(
    listed("""
    aaron abraham adam ada adolf agatha alan albert alexander alexandre alfred alice amelia amy andrew andy
    andreas angela ann anna anne anthony antoine antonio archibald arthur astrid audrey august auguste barack
    barbara beatrix ben benjamin bernard bertrand bill billy bob bobby boris brian bruce calvin carl carlos
    caroline catherine charles charlie charlotte che chris christian christiaan christopher clara claude
    claudius constantin cristiano dan daniel dante dave david denis dennis diego dmitri dmitry dolly donald
    dorothy douglas dwight edgar edith edmund eduard edvard edward edwin eleanor eli elizabeth ella elon elvis
    emily emma emmanuel enrico eric ernest ernst erwin eugene eva evelyn felix ferdinand fernando florence
    francis francisco francois frank franklin franz freddie frederic frederick frida friedrich fritz fyodor
    gabriel galileo georg george georges gerald gerhard gertrude giacomo giovanni giuseppe gordon grace graham
    gregor grover guglielmo gustav gustave guy hannah hans harper harriet harry heinrich helen henri henrik
    henry herbert herman hermann hillary howard hugh ian immanuel indira ingrid irene isaac isabel isambard
    ivan jack jackie jacob jacques james jan jane janis jared jason jawaharlal jean jeff jennifer jeremy jerry
    jesse jim jimmy joan joe joanne johan johann johannes john johnny jonas jonathan jorge jose josef joseph
    joshua jozef juan judy jules julia julius justin karl kate katherine kathryn keith ken kevin kurt larry
    laura lawrence lech lee lenin leo leon leonard leonardo leonhard lev lewis lily linda linus lionel lise
    lord louis louisa louise luca lucy ludwig luigi luis luke lyndon madonna mahatma marc marcel marco marcus
    margaret maria mariana marie marilyn mario mark marlon martha martin marvin mary matt matthew maurice max
    maximilien maya michael michel michelle miguel mike mikhail miles milton mohandas mohammed moses muhammad
    napoleon nathan neil nelson niccolo nicholas nicolas nicolaus niels nikita nikola nikolai noam noah norman
    oliver orson oscar otto pablo pat patrick paul percy pete peter phil philip pierre pieter plato pyotr
    rachel ralph raphael ray rembrandt rene richard rita robert robin roger roald ronald rosa rosalind rose
    rosa roy rudolf rudyard ruth sally salvador sam samuel sandro sarah scott sean sergei serena shirley
    sigmund simon simone sofia sophie stan stanley stella stephen steve steven stevie stuart susan sylvia ted
    theodor theodore thomas tim timothy tom tony truman tycho ulysses usain valentina vasco victor
    victoria vincent virginia vladimir walt walter warren wayne werner wilhelm will william willy winston
    wolfgang woodrow yuri yoko zachary
    """)
)
"""Common given names: two capitalised words that begin with one are a person."""
MONONYMS = frozenset(
    listed("""
    leonardo michelangelo galileo napoleon dante raphael rembrandt voltaire cleopatra elvis madonna plato
    aristotle tutankhamun donatello caravaggio ovid virgil horace cicero
    """)
)
"""People known by that name alone, though they have others."""
NOBODYS = frozenset(("or", "either", "vs", "versus"))
REASON = frozenset(
    listed(
        "because since as which where whereby that who when while so although though cos cuz bc "
        "coz thus hence"
    )
)
"""Words after which an answer explains itself."""
_OPPOSED = """
left right|positive negative|up down|in out|on off|before after|over under|always never|all none
morning evening|long short|full empty|good bad|best worst|north south|east west|northern southern
eastern western|ascending descending|increase decrease|rise fall|high low|higher lower|hot cold
warm cold|light dark|fast slow|big small|large small|inner outer|internal external|upper lower
front back|top bottom|clockwise counterclockwise|clockwise anticlockwise|true false|first last
male female|acid base|acidic basic|acidic alkaline|active passive|convex concave|major minor
maximum minimum|input output|public private|static dynamic|odd even|above below|push pull|open closed
young old|rich poor|hard soft|wet dry|day night|win lose|buy sell|import export|warmer colder
longer shorter|faster slower|more less|more fewer|yes no|forward backward|horizontal vertical
solid liquid|northward southward|eastward westward|northeast southwest|northwest southeast
dominant recessive|prime composite|round flat|saturated unsaturated
"""
_PAIRS = [listed(pair) for pair in _OPPOSED.strip().replace("\n", "|").split("|")]
OPPOSITES = {
    word: frozenset(other for pair in _PAIRS if word in pair for other in pair if other != word)
    for pair in _PAIRS
    for word in pair
}
"""For each word those that make an answer its contrary."""
SMALL = frozenset(listed("of the and for in on to de la du des a an & at by"))
"""Words that an acronym leaves out."""
ABBREVIATIONS = {
    "st": "saint", "mt": "mount", "ft": "fort", "us": "usa", "uk": "uk", "gb": "uk", "&": "and",
    "prof": "professor",
    "u.s": "usa", "america": "usa", "&amp": "and", "n": "n", "vs": "versus", "dept": "department",
    "govt": "government", "vit": "vitamin", "uv": "ultraviolet", "tv": "television", "neg": "negative",
    "pos": "positive", "std": "standard", "utd": "united", "univ": "university",
    "temp": "temperature", "intl": "international", "mr": "mister", "mrs": "missus", "dr": "doctor",
    "capt": "captain", "yr": "year", "yrs": "year", "sgt": "sergeant", "til": "until", "till": "until",
}  # fmt: skip

"""Words of talk around an answer: greetings, thanks, hedges, what somebody says of the quiz, the group and their day.

Tables only; `talk` decides by them.
"""

from __future__ import annotations

from bot.core.grading.facts.tables import listed

SOCIAL = frozenset(
    listed("""
    hi hello hey hiya heya howdy yo greetings morning afternoon evening night gm gn bye goodbye cya welcome
    cheers thanks thank thankyou thx thnx ty tysm tyvm appreciated kudos regards wishes best sincerely yours xx xxx
    dear everyone everybody folks guys team friends fellas peeps mates bro dude man sir miss prof bot quizmaster
    others host admin mods quiz quizzes question questions answer answers guess guesses guessing try tries attempt
    attempts shot round rounds hint hints easy ez eazy easypeasy peasy tough tricky fun nice good great cool awesome
    amazing interesting neat lovely brilliant obvious lucky sorry apologies excuse please pls plz hope hoping hopefully
    luck fingers crossed sure certain unsure confident ok okay okey fine honestly tbh imo imho iirc afaik lol lmao
    rofl haha hahaha hehe heh xd tho though anyway anyways btw think thinking believe suppose reckon remember remembered
    recall know knew idea clue mistaken goes happy glad favourite favorite topic subject
    loved like liked enjoy enjoyed enjoying wow yay phew ugh oops
    hmm hmmm hm umm um uh er oh ah aha ooh well alright finally done ready idk dunno perhaps maybe probably basically
    quickly wild gut feeling instinct luckily thought say
    """)
)
"""What makes a stretch of small words talk, where nothing but these and `SMALL_WORDS` is in it."""
SMALL_WORDS = frozenset(
    listed("""
    i i'm im i've ive i'd i'll ill me my mine myself we we're we've we'd us our ours you you're your u ur it it's its
    that that's thats this these those there here he she they who whom what what's how why when where which if whether
    the a an and but so because cause cuz coz bc as than then too also just only even still yet again already now
    in on at to for of by from with without about after before during since until till up out off over into like
    am is are was were be been being do does did done have has had having can could will would should may might
    gets get got getting go going gonna goes went come comes came give gives gave make makes made take takes took
    tell told see seen saw say let lets let's need needed want wanted wanna hafta gotta try trying tried
    more all most much many lot lots some any every each both few little bit very really quite pretty totally entirely
    fairly almost super rather such kinda sorta kind sort least always usually ever one ones other another
    something thing things stuff way ways not so yes yeah yep yup
    """)
)
"""Words that claim nothing by themselves."""
ALONE = frozenset(
    listed("""
    hi hello hey hiya heya howdy yo greetings morning evening bye cheers thanks thank thankyou thx thnx ty tysm kudos
    regards easy ez eazy easypeasy sorry please pls plz lol lmao rofl haha hahaha hehe heh xd tho though anyway tbh imo
    imho iirc afaik wow yay phew ugh oops hmm hmmm hm umm um uh er oh ah aha ooh well alright ok okay idk dunno
    hopefully honestly basically perhaps maybe probably obviously so finally done guess guessing luckily
    """)
)
"""Words that are talk where they are all of a clause."""
EVERYDAY = frozenset(
    listed("""
    today tonight yesterday tomorrow week weeks month months year years day days hour hours minute minutes weekend
    monday tuesday wednesday thursday friday saturday sunday summer winter spring autumn semester term ago long once
    class classes group course courses lesson lessons lecture lectures school uni university college exam exams test
    tests homework book textbook notes slides video podcast documentary chapter unit page seminar workshop tutorial
    work job train bus car bed couch kitchen home house office library cafe pub lunch dinner breakfast coffee tea beer
    mum mom dad sister brother son daughter kid kids wife husband friend friends colleague roommate neighbour neighbor
    dog cat grandma grandpa granny uncle aunt cousin everyone's flashcards revised revising studied study learn learned
    learnt read reading heard hear watched watching taught teach asked ask asking looked look looking forgot forget
    forgotten wrote write found find finding missed miss answered waiting wait sat sitting reminds reminded
    sleepy tired asleep awake hungry busy cold hot nervous proud excited lost stuck bored
    time turn phone autocorrect head memory brain typing typo typos spelling practice practising practicing revision
    rusty love hard simple late early slow fast short card cards deck point points streak challenge favourite favorite
    classic class teacher teachers tutor professor mate friend random educated last first second final
    while memories same old new big small whole half next previous before earlier later soon recently lately back then
    """)
)
"""Words of study groups and their days, beside which what somebody learned, had or heard names no value."""
CLAIMING = frozenset(
    listed("""
    think thought believe believed guess guessed guessing say says said saying answer answered pick picked picking
    choose chose chosen choosing vote voted bet reckon suppose supposed assume assumed mean means meant call called
    calls name named names would could should might may must or either maybe perhaps possibly probably instead rather
    wait change changed equals equal stands define defined disagree doubt deny refuse reject swear claim claims claimed
    settle settled choice option wrong false incorrect actually versus vs
    """)
)
"""Words of a sentence that may name a value as the answer, or deny one."""
TAKING = frozenset(
    listed("""
    got get gets have has had having put write wrote remember remembered recall know knew learn learned learnt heard
    hear read took take use used love loved like liked prefer favour favor want wanted go going went goes see saw gave
    give hope hoping wish buy bought trust remind reminds reminded taught told found find feel felt
    """)
)
"""Verbs whose object may be the answer: "I got Sydney"."""

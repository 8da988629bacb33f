"""Common words as people cut them short when they chat: "tmrw", "ppl", "govt", "hrs"."""

from __future__ import annotations

from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.word_forms import singular

_CHAT = {
    short.replace("_", " "): tuple(words.replace("_", " ").split("|"))
    for shorts, words in (
        pair.split(":")
        for pair in listed("""
    tmrw,tmr,tmro,tmrrw,tmmrw,tomo,tomoz,2moro,2morrow:tomorrow tdy,2day,2dy:today 2nite,tonite,tnite:tonight
    yday,ystrdy,yest:yesterday ppl,peeps:people|person prsn:person govt,gov,gvt:government abt:about
    bc,bcz,bcuz,becuz,cuz,coz,cos,cus:because min,mins:minute|minimum hr,hrs:hour yr,yrs:year sec,secs:second
    wk,wks:week mth,mths,mo,mos:month approx:approximately|approximate|approximation|about
    temp,temps:temperature|temporary max:maximum plz,pls,plse:please thx,thnx,thnks,tnx,ty,tysm:thank_you|thanks
    np:no_problem|you're_welcome yw:you're_welcome gn:good_night gm:good_morning bday:birthday bro:brother sis:sister
    bf:boyfriend|best_friend gf:girlfriend bff:best_friend fam:family frnd,frnds,frend:friend b4:before l8r:later
    gr8:great m8:mate sth,smth,smthg,sthg:something sb,smb:somebody|someone sm1,some1:someone every1:everyone
    any1:anyone no1:no_one|nobody evry:every nth:nothing msg,msgs:message info:information pic,pics:picture
    vid,vids:video doc,docs:document|doctor btw:between|by_the_way w/,wid:with w/o,wo:without thru:through tho:though
    altho:although def:definitely|definition diff:difference|different esp:especially
    prob,probs,prolly:probably|problem|probability poss:possible|possibly usu:usually gen:general|generally
    mgmt:management dept:department mtg:meeting appt,apt:appointment|apartment biz:business tech:technology|technique
    uni:university lang:language vocab:vocabulary lab:laboratory exam:examination prof:professor rn:right_now
    asap:as_soon_as_possible idk:i_don't_know ily,luv_u:i_love_you luv:love u:you ur:your|you_are r:are n:and
    wknd:weekend mon:monday tue,tues:tuesday wed,weds:wednesday thu,thur,thurs:thursday fri:friday sat:saturday
    sun:sunday jan:january feb:february apr:april aug:august sept,sep:september oct:october nov:november dec:december
    """)
    )
    for short in shorts.split(",")
}
"""For each of these what it stands for, in the singular."""
_SAID = pattern(r"(?i)^\W*(?:(?:it'?s|its|the|an?|to)\s+(?=\S))?|[\s.!?]+$")
_ASKS_SHORT = pattern(
    r"(?i)\b(?:abbreviat\w*|short(?:ened)? (?:form|for)|stands? for|acronym|slang|spell\w*|symbol|unit)\b"
)


def unshortened(text: str, reference: str, question: str) -> str:
    """The reference where the answer is its word as chats cut it short, and not how to shorten or spell is asked."""
    own = _SAID.sub("", reference).lower()
    meant = _CHAT.get(_SAID.sub("", text).lower(), ())
    return (
        reference if not _ASKS_SHORT.search(question) and {own, singular(own)}.intersection(meant) else text
    )

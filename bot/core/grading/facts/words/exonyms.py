"""Names of countries, cities, rivers, colours, languages and elements in German, French, Spanish, Italian and others.

Only single words that are nothing else in English; they are read as the English name.
"""

from __future__ import annotations

from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed

_NAMES = """
    germany:deutschland,allemagne,alemania,germania,niemcy austria:österreich,autriche
    switzerland:schweiz,suisse,suiza,svizzera france:frankreich,francia spain:españa,spanien,espagne,spagna
    italy:italia,italien,italie england:angleterre,inglaterra,inghilterra
    scotland:schottland,écosse,escocia,scozia ireland:irland,irlande,irlanda,éire wales:cymru,galles
    netherlands:niederlande,nederland,olanda belgium:belgien,belgique,bélgica,belgio,belgië
    denmark:dänemark,danemark,dinamarca,danmark sweden:schweden,suède,suecia,svezia,sverige
    norway:norwegen,norvège,noruega,norvegia,norge finland:finnland,finlande,finlandia,suomi
    iceland:islande,islandia,islanda poland:polen,pologne,polonia,polska portugal:portogallo
    greece:griechenland,grèce,grecia,hellas hungary:ungarn,hongrie,hungría,ungheria,magyarország
    czechia:tschechien,tchéquie,chequia,cechia,česko russia:russland,russie,rusia,rossija
    turkey:türkei,turquie,turquía,turchia,türkiye croatia:kroatien,croatie,croacia,croazia,hrvatska
    serbia:serbien,serbie,srbija romania:rumänien,roumanie,rumania,românia bulgaria:bulgarien,bulgarie
    ukraine:ucrania,ucraina,ukraina lithuania:litauen,lituanie,lituania,lietuva
    latvia:lettland,lettonie,letonia,lettonia,latvija estonia:estland,estonie,eesti china:cina
    japan:japon,japón,giappone,nippon,nihon india:indien,inde,bharat egypt:ägypten,égypte,egipto,egitto
    morocco:marokko,maroc,marruecos,marocco algeria:algerien,algérie,argelia
    brazil:brasilien,brésil,brasil,brasile mexico:mexiko,mexique,méxico,messico cuba:kuba canada:kanada,canadá
    argentina:argentinien,argentine australia:australien,australie africa:afrika,afrique asia:asien,asie
    america:amerika,amérique vienna:wien,vienne,viena munich:münchen cologne:köln nuremberg:nürnberg
    hamburg:hambourg berlin:berlino prague:prag,praga,praha warsaw:warschau,warszawa,varsovie,varsovia,varsavia
    cracow:krakau,kraków,krakow budapest:budapeszt moscow:moskau,moscou,moscú,mosca,moskva
    copenhagen:kopenhagen,københavn,copenhague brussels:brüssel,bruxelles,bruselas,brussel
    antwerp:antwerpen,anvers lisbon:lissabon,lisbonne,lisboa,lisbona athens:athen,athènes,atenas,atene,athina
    london:londres,londra edinburgh:édimbourg,edimburgo dublin:dublino geneva:genf,genève,ginebra,ginevra
    zurich:zürich,zurigo,zúrich milan:mailand,milano,milán turin:torino venice:venedig,venise,venecia,venezia
    florence:florenz,firenze,florencia naples:neapel,napoli,nápoles genoa:genua,genova,gênes padua:padova
    seville:sevilla,séville,siviglia saragossa:zaragoza bucharest:bukarest,bucarest,bucurești
    belgrade:belgrad,beograd,belgrado istanbul:estambul,istambul beijing:peking,pékin,pekín,pechino tokyo:tokio
    cairo:kairo,caire jerusalem:jerusalén,gerusalemme danube:donau,dunaj,danubio,duna rhine:rhein,rhin,rijn
    thames:themse,tamise,támesis,tamigi vistula:weichsel,wisła tiber:tevere,tibre volga:wolga moselle:mosel
    elbe:labe bavaria:bayern saxony:sachsen sicily:sizilien,sicilia tuscany:toskana,toscana
    slovakia:slowakei,slovaquie,eslovaquia,slovacchia,slovensko slovenia:slowenien,slovénie,eslovenia,slovenija
    hanover:hannover mumbai:bombay kyiv:kiev,kiew kolkata:calcutta,kalkutta chennai:madras yangon:rangoon,rangun
    gdansk:danzig,gdańsk wroclaw:breslau,wrocław lviv:lemberg,lwów,lvov strasbourg:straßburg basel:basle,bâle
    lucerne:luzern,lucerna bern:berne,berna ghent:gent,gand bruges:brügge,brugge ljubljana:laibach
    bratislava:pressburg,preßburg zagreb:agram odesa:odessa kharkiv:kharkov,charkiw tbilisi:tiflis
    braunschweig:brunswick salonica:thessaloniki,saloniki
    german:deutsch,allemand french:französisch,français spanish:spanisch,español,espagnol english:englisch,anglais
    italian:italienisch,italiano dutch:niederländisch,nederlands polish:polnisch,polski russian:russisch
    portuguese:portugiesisch,português swedish:schwedisch,svenska japanese:japanisch chinese:chinesisch
    iron:eisen,ferrum copper:kupfer,cuprum silver:silber,argentum gold:aurum lead:blei,plumbum
    mercury:quecksilber,hydrargyrum tin:zinn,stannum zinc:zink sodium:natrium potassium:kalium calcium:kalzium
    hydrogen:wasserstoff oxygen:sauerstoff nitrogen:stickstoff carbon:kohlenstoff sulfur:schwefel tungsten:wolfram
    silicon:silizium,silicium iodine:jod antimony:stibium persian:farsi
    red:rojo,rosso,rouge green:grün,verde,vert blue:blau,bleu,azul,blu yellow:gelb,jaune,amarillo,giallo
    black:schwarz,noir white:weiß,blanc,blanco,bianco
"""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe"})
EXONYMS = {
    fold(form): english
    for english, others in (pair.split(":") for pair in listed(_NAMES))
    for other in others.split(",")
    for form in (other, other.translate(_UMLAUTS))
}
"""For each name abroad the English one, in small letters."""

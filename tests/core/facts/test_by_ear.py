"""Words as somebody writes them who only heard them, and other things that are spelled nearly so."""

import pytest

from bot.core.grading.facts.tables import listed
from bot.core.grading.facts.words.by_ear import heard_as
from bot.core.grading.facts.words.phrases import find, phrase
from bot.core.grading.facts.words.words import words

HEARD = listed("""
    crescendo=kreshendo acetic_acid=asetic_acid bowline=bo'lin bowline=bolin diarrhea=diarea rhinoceros=rinoseros
    pneumonia=newmonia psychology=sikology chlorophyll=klorofil mitochondria=mitokondria Fahrenheit=farenhite
    tsunami=sunami Pythagoras=Pithagoras xylophone=zylophone photosynthesis=fotosinthesis quinine=kwinine
    habeas_corpus=habeus_corpus gnocchi=gnoki onomatopoeia=onomatopia pterodactyl=terodactyl accordion=acordian
    sphygmomanometer=sfigmomanometer manoeuvre=manuver eucalyptus=ucaliptus vinaigrette=vinegrette
    ophthalmology=opthamology residual_current_device=Residul_Curent_Devise Mackenzie=McKenzie
    polytetrafluoroethylene=polytetraflouroethelyne carbon_dioxide=carbon_dioxyde
""")
OTHERS = listed("""
    chloride=chlorine thallium=thulium ilium=ileum silicon=silicone Mali=Malawi Ghana=Guyana Monet=Manet
    methane=methene sulfite=sulfate sulfate=sulfide knight=night muscle=mussel Austria=Australia Niger=Nigeria
    rhenium=rhodium cerium=caesium niobium=neodymium yttrium=ytterbium xylene=xylan dysphagia=dysphasia
    malleus=malleolus prednisone=prednisolone clonidine=clozapine hydroxyzine=hydralazine ureter=urethra
    Slovakia=Slovenia palate=pallet callus=callous venous=venus humerus=humorous mitosis=meiosis
    arteriole=arterial Bohr=Born Haydn=Hayden Planck=Plank Mann=Munn Iran=Iraq Homo_habilis=Homo_erectus
    Turdus_merula=Turdus_iliacus Quercus_robur=Quercus_rubra glycine=glycerine alanine=aniline adenine=adenosine
    thymine=thiamine guanine=guanidine cytosine=cysteine leucine=lysine valine=valium glutamine=glutamate
    fluorine=fluorene benzene=benzine toluene=toluidine butane=butene ethanol=ethanal lithium=lutetium
    radium=radon losartan=valsartan codeine=cocaine vincristine=vinblastine Verdi=Verde carotid=parotid
    carotene=keratin pectin=pecten ion=eon proton=photon boson=bosun gneiss=nice delta=dalton Bern=Burn
    Rhine=Rhone Tigris=Tigress Sudan=Sedan Cyprus=Cypress estuary=ossuary red_sea=rod_sea
    bear_market=beer_market
""")


def _found(pair: str) -> bool:
    asked, _, told = pair.replace("_", " ").partition("=")
    return find(phrase(asked), words(told)) is not None


@pytest.mark.parametrize("pair", HEARD)
def test_is_known_by_its_sound(pair: str) -> None:
    assert _found(pair)


@pytest.mark.parametrize("pair", OTHERS)
def test_is_another_word(pair: str) -> None:
    assert not _found(pair)


def test_ends_in_time_on_long_words() -> None:
    assert not heard_as("a" * 4000, "e" * 4000)

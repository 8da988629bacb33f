"""Names of one thing in Britain and in America: "lift" and "elevator".

Words that are another thing in the other country ("biscuit", "pants", "chips") are not here.
"""

from __future__ import annotations

from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.word_forms import singular

_GROUPS = tuple(
    tuple(one.replace("_", " ") for one in group.split("|"))
    for group in listed("""
    *lift|elevator lorry|truck autumn|~fall petrol|gasoline|~gas *flat|apartment pavement|sidewalk railway|railroad
    nappy|diaper *tap|faucet aeroplane|airplane aubergine|eggplant courgette|zucchini coriander|cilantro
    spring_onion|scallion|green_onion beetroot|beet candyfloss|cotton_candy ice_lolly|popsicle treacle|molasses
    icing_sugar|powdered_sugar|confectioners'_sugar porridge|oatmeal mobile_phone|cell_phone|cellphone|~mobile
    dustbin|garbage_can|trash_can|~bin rubbish|garbage|trash dustman|garbage_collector|garbage_man motorway|freeway
    dual_carriageway|divided_highway car_park|parking_lot zebra_crossing|crosswalk|pedestrian_crossing
    roundabout|traffic_circle level_crossing|railroad_crossing|grade_crossing number_plate|license_plate|licence_plate
    windscreen|windshield gear_lever|gear_stick|gearshift exhaust_pipe|tailpipe tyre|~tire spanner|wrench
    drawing_pin|thumbtack cot|crib pram|baby_carriage pushchair|stroller *film|movie cinema|movie_theater|movie_theatre
    postman|mailman postbox|mailbox postcode|zip_code estate_agent|realtor|real_estate_agent
    fire_brigade|fire_department fire_engine|fire_truck jumper|sweater dressing_gown|bathrobe
    waistcoat|~vest tights|pantyhose
    ~trainers|sneakers wellington|rubber_boot *underground|~subway maths|math|mathematics cash_machine|atm
    hairdryer|blow_dryer clothes_peg|clothespin skirting_board|baseboard power_cut|power_outage parcel|~package
    timber|lumber anticlockwise|counterclockwise caretaker|janitor
    """)
)
"""Groups of such names. One with "~" is another thing as well, and never asked for; one with "*" is one as a noun."""
_MEMBERS = {one.lstrip("~*"): group for group in _GROUPS for one in group}
_ARTICLE = pattern(r"(?i)^(?:the|an?|my)\s+")
_ARTICLED = pattern(
    r"(?i)(?:^|[\s:\"'])(?:l'|(?:the|an?|el|la|los|las|un|una|le|les|une|der|die|das|ein|eine|il|lo|uno|o|os|um|uma|de"
    r"|het|een) )[^\W\d_]+\W*$"
)
_ONE_COUNTRY = pattern(r"(?i)\b(?:british|britain|american?|england|uk|us|usa|u\.[sk]\.)\b")


def other_country(text: str, reference: str, question: str) -> str:
    """The reference where the answer is its name in the other country, and no country's word is asked for.

    In the number of the answer, which may be what is asked.
    """
    own, told = (_ARTICLE.sub("", one.lower().strip(" .!")) for one in (reference, text))
    group = _MEMBERS.get(singular(own)) or _MEMBERS.get(own, ())
    plain = [one.lstrip("~*") for one in group]
    if not group or (told not in plain and singular(told) not in plain):
        return text
    asked = question.lower()
    if _ONE_COUNTRY.search(question) or any(pattern(rf"\b{one}s?\b").search(asked) for one in plain):
        return text
    marked = next(one for one in group if one.lstrip("~*") in (own, singular(own)))
    noun = _ARTICLE.match(reference) or _ARTICLED.search(question)
    if marked[0] == "~" or (marked[0] == "*" and not noun):
        return text
    if (singular(own) == own) == (singular(told) == told):
        return reference
    return singular(own) if singular(own) != own else f"{own}s"

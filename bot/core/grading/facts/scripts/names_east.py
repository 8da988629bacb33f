"""What people go by whose names Chinese, Japanese and Korean cards give in full: 弗莱明, フレミング, 플레밍, 頼朝.

Of a foreigner's name the surname will do, of a name of old Japan, where a clan has many, the given name.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern

_ASKS_WHO = pattern(
    "[谁誰]|だれ|누구|누가|사람|인물|人物|何という人|[作著筆编編][者家]|[科哲文化物数]?学者|[画畫音楽作曲思想革命発明发明探検险]家"
    "|[发發発][现現明见見]者|创始人|創始者|総理|首相|总统|總統|大統領|皇帝|国王|将軍|武将|诗人|詩人|俳人|歌人|작가|화가|시인|과학자|대통령|작곡가"
)
_POINT = pattern("[·・•‧=＝]")
_FOREIGN_NAME = pattern(
    "[\u30a0-\u30ff]+(?:[・=＝][\u30a0-\u30ff]+)+|[\u3400-\u9fff]+(?:[·・•‧][\u3400-\u9fff]+)+"
)
_HANGUL_NAME = pattern("[\uac00-\ud7af]+(?: [\uac00-\ud7af]+){1,3}")
_NO_NAMES = frozenset(
    listed("""
    대왕 장군 왕 선생 선생님 박사 교수 대통령 황제 여왕 작가 시인 화가 감독 법사 스님 대사 공주 왕자 사람 총리
    부인 부부 형제     先生 博士 教授 总统 大统领 皇帝 国王 女王 夫人 兄弟 三世 二世 一世 四世
    """)
)
"""What stands behind a name and is none."""
_TITLED = pattern("(?P<name>[\uac00-\ud7af]{2,3}) ?(?:대왕|장군|선생|여왕|황제|법사|대사|스님)")
"""A Korean name with a title behind it, which others leave off."""
_CLANS = listed("""
    藤原 足利 徳川 織田 豊臣 武田 上杉 北条 伊達 毛利 明智 今川 菅原 坂上 大友 島津 真田 蘇我 中臣 物部 楠木 新田 大伴
    源 平 紀 在原 長宗我部 浅井 柴田 羽柴 木曾
""")
_JAPANESE = pattern("[\u3041-\u309f]")
_TWO_AND_MORE = pattern("[\u3400-\u9fff々]{3,4}")
"""A Japanese name, whose surname has two signs as a rule: 太宰治, 夏目漱石."""
_PLACED = frozenset("市県府都町村島山川国")
"""What makes a place of a surname: 太宰府."""
_GIVEN = pattern("[\u3400-\u9fff々]{2,3}")
_FIRST_NAME = pattern(
    "(?:^|[\\s,.])([\uac00-\ud7af]{0,5}[^\\W\\d은는이가의인한된을를고서요도로마답정실])\\s$"
)
"""A Korean word before a name that is no particle's."""
SHORTEST = 2
"""Signs of a name that is told alone."""


def short_names(text: str, question: str) -> tuple[str, ...]:
    """The folded names that a person goes by, longest first; none where no person is asked."""
    if not _ASKS_WHO.search(question) or re.search(r"\d", text):
        return ()
    if titled := _TITLED.fullmatch(text.strip()):
        return (fold(titled["name"]),)
    parts = [part for part in _POINT.split(text.strip()) if part]
    if len(parts) == 1:
        parts = text.split() if _HANGUL_NAME.fullmatch(text.strip()) else parts
    if len(parts) > 1:
        found = ["".join(parts[at:]) for at in range(1, len(parts))] if parts[-1] not in _NO_NAMES else []
    else:
        given = [text.removeprefix(clan).removeprefix("の") for clan in _CLANS if text.startswith(clan)]
        found = [name for name in given if _GIVEN.fullmatch(name) and name not in _NO_NAMES][:1]
        if not given and _JAPANESE.search(question) and _TWO_AND_MORE.fullmatch(text):
            found = [text[:SHORTEST], text[SHORTEST:]]
    return tuple(fold(name) for name in found if len(name) >= SHORTEST)


def is_foreign_name(text: str, question: str) -> bool:
    """Whether points stand between the parts of one name, and not between members: レオナルド・ダ・ヴィンチ."""
    return _FOREIGN_NAME.fullmatch(text.strip()) is not None and _ASKS_WHO.search(question) is not None


def called(text: str, form: str, shorts: tuple[str, ...]) -> str:
    """The name by which a folded answer calls the person; `form`, their whole one, where by no other.

    A surname with another given name before it is another's.
    """
    if not shorts or form in re.sub(r"[\s·・•‧=＝]", "", text):
        return form
    for short in shorts:
        at = text.find(short)
        if at < 0:
            continue
        given = re.search(r"([^\s,.;:!?·・•‧=＝]+)[·・•‧=＝]\s*$", text[:at])
        first = _FIRST_NAME.search(text[:at])
        own = given is None or form.startswith(given[1]) or form.endswith(given[1] + short)
        placed = text[at + len(short) : at + len(short) + 1] in _PLACED
        if own and not placed and (first is None or form.startswith(first[1])):
            return short
    return form

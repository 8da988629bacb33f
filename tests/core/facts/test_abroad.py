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
    ],
)
def test_a_value_is_read_as_it_is_told(table: str) -> None:
    found = rows(table)
    told = [(*row[:3], verdict(row[1], row[2], row[0])) for row in found]
    assert [one for one, row in zip(told, found, strict=True) if one != row] == []

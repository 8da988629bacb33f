"""Records of what language models are asked and should say, as sets of tests and of training hold them.

{"input": "Is water wet?", "target": "Yes"}          {"prompt": "Is water wet?", "completion": "Yes"}
{"instruction": "Translate into French.", "input": "the cat", "output": "le chat"}
{"input": [{"role": "user", "content": "Is water wet?"}], "ideal": "Yes"}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PAIRS = {
    "instruction": ("output", "response", "completion"),
    "prompt": ("completion", "response", "ideal"),
    "input": ("target", "ideal"),
    "query": ("response", "ideal"),
}
"""What asks, and what may answer it: `input` and `output` alone are what any program has."""
_LEAST_WORDS = 3
"""Of a text that asks: what programs call input and output is often a file or a number."""
_FINAL = re.compile(r"\n\s{0,9}####\s{0,9}(\S.{0,200})\s*", re.DOTALL)
"""The answer behind the steps that lead to it."""
_WORKED_OUT = re.compile(r"<<[^<>\n]{1,200}>>")
"""A calculation as some sets note it within such steps."""


def plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, by plain name, of such a record with a question and an answer; others as they are."""
    if "question" in fields or "answer" in fields:
        return _with_final(fields)
    for asks, answers in _PAIRS.items():
        answered = next((name for name in answers if isinstance(fields.get(name), str | list)), None)
        question = _text(fields.get(asks))
        if answered is None or len(question.split()) < _LEAST_WORDS:
            continue
        beside = _text(fields.get("input")) if asks == "instruction" else ""
        rest = {name: value for name, value in fields.items() if name not in (asks, answered, "input")}
        return _with_final({"question": f"{question}\n{beside}".strip(), "answer": fields[answered], **rest})
    return dict(fields)


def _text(value: Any) -> str:
    """A text, or the last that a person says in a list of messages."""
    if isinstance(value, str):
        return value.strip()
    said = value if isinstance(value, list) else []
    texts = [
        each["content"]
        for each in said
        if isinstance(each, dict) and each.get("role") == "user" and isinstance(each.get("content"), str)
    ]
    return texts[-1].strip() if texts else ""


def _with_final(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, of an answer with steps before it the answer alone, and the steps as the explanation."""
    answer = fields.get("answer")
    found = _FINAL.search(answer) if isinstance(answer, str) else None
    if found is None or not isinstance(answer, str) or found.end() != len(answer):
        return dict(fields)
    steps = _WORKED_OUT.sub("", answer[: found.start()]).strip()
    return {**fields, "answer": found[1].strip(), **({"explanation": steps} if steps else {})}

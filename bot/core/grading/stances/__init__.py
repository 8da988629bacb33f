"""Who holds what an answer says: what its writer gives as the answer, rejects, takes back or leaves open.

"Anything but Quito", "Quito or Lima, I'm torn", "everyone in the call says Quito, I'd go for Lima" and "the idea that
the data changes is a myth" all say what is right, and nobody can list the ways to do so. So a small language model
reads an answer that was fitted on what many people write around two values, or two statements: it knows no value and
no card, only who holds what.

-   `naming`: where an answer names the right value of its card.
-   `stance`: the model, and what it says of a value, which it reads as a blank, or of each word.
-   `passages`: the words of an answer put together, by what is done with them.
-   `verdicts`: what that does to a grade.
-   `reading`: all of it, for `Grader.grade`.

Where the extra `semantic` is not installed, the lists of frames in `denials`, `facts.reported` and
`several_values` decide alone.
"""

from bot.core.grading.stances.stance import Stance, StanceReader

__all__ = ["Stance", "StanceReader"]

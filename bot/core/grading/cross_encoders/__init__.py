"""Small language models that read question, reference and answer together and say how right the answer is."""

from bot.core.grading.cross_encoders.cross_encoder import CrossEncoder, Run
from bot.core.grading.cross_encoders.pair import CrossEncoders

__all__ = ["CrossEncoder", "CrossEncoders", "Run"]

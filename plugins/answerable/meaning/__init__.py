"""Floor 3: texts as vectors, so that what means the same lies close together, whatever the words.

It stands on the extra `meaning`: nothing of that is imported until a model is opened.
"""

from answerable.meaning.encoder import Encoder, Progress, Vectors, silent, unit
from answerable.meaning.kept import KeptEncoder
from answerable.meaning.model import Model, ModelError, ModelMissingError, open_model

__all__ = [
    "Encoder",
    "KeptEncoder",
    "Model",
    "ModelError",
    "ModelMissingError",
    "Progress",
    "Vectors",
    "open_model",
    "silent",
    "unit",
]

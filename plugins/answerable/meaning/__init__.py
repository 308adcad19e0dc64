"""Floor 3: texts as vectors, so that what means the same lies close together, whatever the words.

It stands on the extra `meaning`: nothing here is imported until a model is opened.
"""

from answerable.meaning.encoder import Encoder, Vectors
from answerable.meaning.kept import KeptEncoder
from answerable.meaning.model import Model, ModelError, ModelMissingError, open_model

__all__ = [
    "Encoder",
    "KeptEncoder",
    "Model",
    "ModelError",
    "ModelMissingError",
    "Vectors",
    "open_model",
]

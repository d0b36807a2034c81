"""What the portal says to people outside of its pages, in their languages.

One catalogue: `texts/`, a file a language, flat, with names in braces for what is put in. A further language is a
further file; a test tells what it lacks.
"""

from rapport.portal.wording.languages import LANGUAGES, Language, language_of

__all__ = ["LANGUAGES", "Language", "language_of"]

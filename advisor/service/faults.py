"""Tells where an unexpected exception came from without repeating anything it says.

The message of an exception may quote a draft, and so may the values in its frames. Its type and the lines
of code it went through may not, and they are what is needed to mend it.
"""

from __future__ import annotations

import traceback

_FRAMES = 8


def type_of(error: BaseException) -> str:
    """The name of the exception's type, such as `ValueError`."""
    return type(error).__qualname__


def location_of(error: BaseException) -> str:
    """The innermost code lines it went through, outermost first: `advisor.cli:31 > re:177`."""
    frames = list(traceback.walk_tb(error.__traceback__))[-_FRAMES:]
    return " > ".join(f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in frames)


def describe(error: BaseException) -> str:
    """Type and location in a few words, for a person to pass on."""
    return f"{type_of(error)} at {location_of(error)}"

"""The employee-post advisor: silent nearly always, a quiet tip, or a warning with a better wording.

>>> from advisor import Advisor
>>> advice = Advisor.load().review("First day in the new job, proud to be here!")
>>> advice.level
'clear'
"""

from advisor.advisor import Advisor
from advisor.draft import Advice, Finding
from advisor.policy import Policy
from advisor.version import __version__

__all__ = ["Advice", "Advisor", "Finding", "Policy", "__version__"]

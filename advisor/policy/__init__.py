"""The house policy: what one house adds to the advisor's knowledge, and where it wants fewer alarms.

A policy is one YAML file (`file.py` reads it, `schema.py` says what may be in it). It is made into a `House`
(`house.py`), which both engines understand: word classes, dates, thresholds, wordings. A policy can add
knowledge and lower alarms. It cannot switch off an exemption, turn on reporting, or block: there is nothing
in it to say so with.
"""

from advisor.policy.errors import PolicyError
from advisor.policy.file import load_policy
from advisor.policy.house import House, house_of
from advisor.policy.schema import Policy

__all__ = ["House", "Policy", "PolicyError", "house_of", "load_policy"]

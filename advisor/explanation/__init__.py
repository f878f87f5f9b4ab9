"""Explaining an advice: what is behind it, what would change it, and which posts are like it."""

from advisor.explanation.behind import Contribution, Explanation

__all__ = ["Contribution", "Explanation"]

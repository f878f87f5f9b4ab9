"""Measuring the advisor: on its own corpus, on real posts and on documented incidents."""

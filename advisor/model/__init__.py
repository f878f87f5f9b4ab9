"""The model: from evidence to calibrated probabilities, and how it is trained, kept and measured."""

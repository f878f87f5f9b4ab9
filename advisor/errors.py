"""Errors that the advisor expects. Their messages are sentences for people and never hold a draft."""


class AdvisorError(Exception):
    """Something that whoever runs the advisor can put right; the message says how."""


class ModelError(AdvisorError):
    """A model cannot be used: missing, damaged, or made for other features."""


class CorpusError(AdvisorError):
    """Examples cannot be used; the message names the file and the line."""


class WorkshopError(AdvisorError):
    """What a workshop uses cannot be used; the message names the file and what in it."""


class PackagingError(AdvisorError):
    """The extension cannot be packed; the message says what is in the way."""


class DeployError(AdvisorError):
    """A fleet cannot be given the extension like this; the message names the value and what it must be."""

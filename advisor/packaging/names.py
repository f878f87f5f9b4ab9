"""What the packages of a version are called."""


def chromium_zip(version: str) -> str:
    """The archive for the stores of Chrome and Edge."""
    return f"post-advisor-{version}-chromium.zip"


def crx(version: str) -> str:
    """The signed package for Chromium, Chrome and Edge."""
    return f"post-advisor-{version}.crx"


def xpi(version: str) -> str:
    """The package for Firefox."""
    return f"post-advisor-{version}-firefox.xpi"

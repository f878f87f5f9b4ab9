"""Packages of the browser extension. The same files and the same key give the same bytes, on any machine."""

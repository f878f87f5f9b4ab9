"""The advisor as a web service: a small Flask application and the two servers that run it."""

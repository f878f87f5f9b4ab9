"""Files that give a fleet of browsers the extension and its settings. The same input gives the same bytes."""

#!/bin/sh
# Runs BROWSER with the folder POLICIES in place of MANAGED_FOLDER. Only this process and its children see it
# there: the machine's own policies stay as they are. Each step becomes the next, down to the browser, so
# that whoever started this talks to the right process.
[ "$(id -u)" -eq 0 ] || as_root=--map-root-user
exec unshare --mount $as_root sh -c 'mount --bind "$POLICIES" "$MANAGED_FOLDER" && exec "$BROWSER" "$@"' "$0" "$@"

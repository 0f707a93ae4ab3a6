#!/bin/sh
# Make .venv ready for what is asked: run | test | dev. Quiet when nothing is to be done.
# This part only finds a Python; the work is in setup.py, which needs nothing but the standard library.
#
#   PYTHON=...                      the Python to build .venv with, instead of searching for one
#   AFWEGING_SETUP_SYSTEM=no        never install system packages, only say which ones are missing
set -eu

profile=${1:-run}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$here")
venv=$root/.venv/bin/python

# Nothing to do: the environment says of itself that it is up to date.
if [ -x "$venv" ] && "$venv" -S -E "$here/setup.py" --ready "$profile" </dev/null 2>/dev/null; then
    exit 0
fi

suits() { # a Python of 3.11 or newer, with everything a virtual environment and this program need
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1 &&
        "$1" -c 'import ensurepip, sqlite3, ssl, venv' </dev/null >/dev/null 2>&1
}

incomplete=
for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    found=$(command -v "$name" 2>/dev/null) || continue
    if suits "$found"; then
        exec "$found" -E "$here/setup.py" "$profile" </dev/null
    fi
    if "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1; then
        incomplete=$found
    fi
done

{
    if [ -n "$incomplete" ]; then
        version=$("$incomplete" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "Python $version ($incomplete) mist een onderdeel dat nodig is (venv, ensurepip, ssl of sqlite3)."
        echo "Python $version ($incomplete) lacks a part that is needed (venv, ensurepip, ssl or sqlite3)."
        line="apt-get install -y python3-venv"
        [ "$incomplete" = /usr/bin/python3 ] || line="apt-get install -y python$version-venv"
    else
        echo "Geen Python 3.11 of nieuwer gevonden${PYTHON:+ onder de naam $PYTHON}."
        echo "No Python 3.11 or newer was found${PYTHON:+ by the name $PYTHON}."
        line="apt-get install -y python3 python3-venv"
    fi
    if command -v apt-get >/dev/null 2>&1; then
        [ "$(id -u)" = 0 ] || line="sudo $line"
    elif command -v dnf >/dev/null 2>&1; then
        line="sudo dnf install -y python3.12"
    elif command -v brew >/dev/null 2>&1; then
        line="brew install python@3.13"
    else
        line="https://www.python.org/downloads/"
    fi
    echo "Voer dit uit en probeer het opnieuw · Run this and try again:"
    echo "    $line"
} >&2
exit 1

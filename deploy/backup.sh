#!/bin/sh
# Back up the store into a folder, one file a day, and keep the newest KEEP (default: 14) of them.
# Usage: [KEEP=14] [PYTHON=…] backup.sh FOLDER; DATA_DIR says where the store is.
set -eu
umask 077
folder=${1:?"usage: backup.sh FOLDER"}
keep=${KEEP:-14}
python=${PYTHON:-"$(dirname "$0")/../.venv/bin/python"}

"$python" -m bot backup "$folder/footnote-$(date -u +%F).db"

# The names sort by date, the oldest first.
set -- "$folder"/footnote-????-??-??.db
while [ "$#" -gt "$keep" ] && [ "$#" -gt 1 ]; do
    rm -- "$1"
    echo "removed $1"
    shift
done

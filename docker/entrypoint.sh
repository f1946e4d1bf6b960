#!/bin/sh
# Run a command with the database password from a file, so that it stands in no address,
# no `docker inspect` and no log: libpq and asyncpg both read PGPASSWORD.
set -eu
if [ -n "${PGPASSWORD_FILE:-}" ]; then
  PGPASSWORD=$(cat "$PGPASSWORD_FILE")
  export PGPASSWORD
fi
exec "$@"

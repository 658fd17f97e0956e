#!/bin/bash
# Starts a PostgreSQL of its own on a Unix socket in the folder $1, ranks every case of casus.csv there with meet.sql,
# and prints: version, median and 99th percentile in microseconds of the list alone, the same with the counts of who is
# out, the sum of the best scores and of who is out.
# Exit code 3: no PostgreSQL is installed.
set -euo pipefail
folder=$1
sql="$(dirname "$0")/meet.sql"
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$bin" ] && [ -x "$bin/initdb" ] || exit 3

# PostgreSQL refuses to run as root.
as=()
if [ "$(id -u)" = 0 ]; then
  id postgres >/dev/null 2>&1 || exit 3
  chown -R postgres "$folder"
  as=(runuser -u postgres --)
fi
cp "$sql" "$folder/meet.sql"
cd "$folder"
"${as[@]}" "$bin/initdb" -D "$folder/data" -A trust -U bench --no-sync >"$folder/initdb.log" 2>&1
"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/server.log" start -o \
  "-k $folder -c listen_addresses='' -c shared_buffers=512MB -c jit=off -c fsync=off -c max_parallel_workers_per_gather=0" \
  >/dev/null
trap '"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null' EXIT
"${as[@]}" "$bin/psql" -h "$folder" -U bench -d postgres -v ON_ERROR_STOP=1 -qAtX -f "$folder/meet.sql"

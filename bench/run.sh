#!/usr/bin/env bash
# Measures the limits of docs/performance.md side by side: builds Release (the host as it is published), starts a throw-away PostgreSQL and every
# server on free loopback ports, prints Markdown and ends what it started. --write puts the tables into docs/performance.md.
set -euo pipefail
repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
project="$repository/bench/JobcenterModular.Bench"
dotnet build "$project" --configuration Release --nologo --verbosity quiet >&2
dotnet publish "$repository/src/Host" --configuration Release --use-current-runtime --output "$repository/artifacts/host" --nologo --verbosity quiet >&2
exec dotnet "$project/bin/Release/net10.0/JobcenterModular.Bench.dll" \
  --host "$repository/artifacts/host/JobcenterModular.Host.dll" --repository "$repository" "$@"

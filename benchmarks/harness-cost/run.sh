#!/bin/sh
# What the harness costs on top of its own requests, on HAPI: the suite on one fresh server, then the
# very same requests bare on another one. Needs Java and Maven (servers/hapi/README.md).
set -eu
cd "$(dirname "$0")/../.."
port=${PORT:-8190}
base=http://127.0.0.1:$port/fhir
out=reports/out/harness-cost
rm -rf "$out"
mkdir -p "$out"

fresh() {
  servers/hapi/run.sh port="$port" > "$out/hapi.log" 2>&1 &
  server=$!
  trap 'kill "$server" 2> /dev/null || true' EXIT
  until curl -sf "$base/metadata" > /dev/null; do sleep 1; done
  # The first requests after a start are slow; both sides are spared them alike.
  for _ in 1 2 3 4 5 6 7 8 9 10; do curl -sf "$base/ImagingStudy?_count=1" > /dev/null; done
}

fresh
FHIR_BASE_URL=$base LIGHTBOX_RUN_ID=bench LIGHTBOX_OUT=$out \
  npx playwright test --project=crud --project=search > "$out/run.log" 2>&1 || true
tail -n 4 "$out/run.log"
kill "$server"
wait "$server" 2> /dev/null || true
fresh
npx tsx benchmarks/harness-cost/replay.ts "$out/evidence" "$base" "$base"

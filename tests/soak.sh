#!/usr/bin/env bash
# Attacks one running server (SQLite, every limit off but the tries of a challenge, so that the attack is as strong as it can be) with replays
# and guesses over many connections, and prints what became of them. Exits non-zero when anything was wrongly accepted, any answer was a
# 5xx, or anybody who was entitled could not sign in.
#   tests/soak.sh                     50,000 requests, at most half an hour
#   tests/soak.sh 1000000 7200 64     requests, seconds at most, connections
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

requests=${1:-50000} seconds=${2:-1800} connections=${3:-64}
folder=$(mktemp -d)
server=
cleanup() {
    if [ -n "$server" ]; then kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; fi
    rm -rf "$folder"
}
trap cleanup EXIT

echo "== Build"
dotnet build src/SmsAuth.Server -c Release -v quiet
dotnet build tests/SmsAuth.Soak -c Release -v quiet

echo "== Server"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null || shuf -i 20000-29999 -n 1)
limits=(Number:PerHour Number:PerDay Number:Cooldown Address:PerHour Client:PerHour Country:PerDay Global:PerMinute Failures:PerNumberPerDay)
off=()
for limit in "${limits[@]}"; do off+=("--SmsAuth:Limits:$limit=0"); done
dotnet src/SmsAuth.Server/bin/Release/net10.0/SmsAuth.Server.dll \
    --environment Development --contentRoot "$folder" --webRoot "$PWD/src/SmsAuth.Server/wwwroot" --Urls "http://127.0.0.1:$port" \
    --Logging:LogLevel:Default=Warning --SmsAuth:Audit:Log=false \
    --SmsAuth:Verifiers:default:Lifetime=00:02:00 --SmsAuth:Fraud:Velocity:Mode=Off --SmsAuth:Fraud:Conversion:Mode=Off "${off[@]}" \
    >"$folder/server.log" 2>&1 &
server=$!
for _ in $(seq 120); do
    curl -fs -o /dev/null "http://127.0.0.1:$port/health/ready" && break
    kill -0 "$server" 2>/dev/null || { cat "$folder/server.log" >&2; exit 1; }
    sleep 0.5
done

echo "== Attack"
commit=$(git rev-parse --short HEAD 2>/dev/null || echo "no repository")
result=0
dotnet tests/SmsAuth.Soak/bin/Release/net10.0/SmsAuth.Soak.dll \
    "http://127.0.0.1:$port/" "$folder/data/smsauth.db" "$requests" "$seconds" "$connections" || result=$?
echo "$(date -u +%F), commit $commit, $(nproc) processors shared by server and attacker, database of $(du -m "$folder/data/smsauth.db" | cut -f1) MB."
if grep -qiE '^(fail|crit)' "$folder/server.log"; then
    echo "The server logged errors:" >&2
    grep -iE -A3 '^(fail|crit)' "$folder/server.log" | head -40 >&2
    result=1
fi
exit "$result"

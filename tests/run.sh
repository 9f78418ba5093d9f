#!/usr/bin/env bash
# Installs what the tests need, builds in Release with warnings as errors, and runs every test project.
# Ends with "N passed, N failed, N skipped" on a line of its own; exits non-zero when anything failed.
#   tests/run.sh                       everything
#   tests/run.sh SmsAuth.Server.Tests  the named test projects only
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
configuration=Release
cluster= redis= scratch= results=

# What runs here runs for minutes: watching how it runs, to compile it better, takes more than it gives.
export DOTNET_TieredPGO=0

# One compiler for all that is built here and by the tests, also where the environment asks for one for each project; it ends with the run.
export UseSharedCompilation=true SharedCompilationId=smsauth-$$
cleanup() {
    pkill -f "[p]ipename:$SharedCompilationId" 2>/dev/null
    [ -n "$redis" ] && kill "$redis" 2>/dev/null && wait "$redis"
    [ -n "$cluster" ] && as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1
    rm -rf ${results:+"$results"} ${cluster:+"$cluster"} ${scratch:+"$scratch"}
}
trap cleanup EXIT

# What the tests write is in memory where there is room for it: a commit then takes microseconds instead of a turn of the disk.
# PostgreSQL's user and those of the container must get in.
memory=/dev/shm
if [ -w "$memory" ] && [ "$(df --output=avail -k "$memory" | tail -n 1)" -gt 4000000 ] && ! grep -qE "^\S+ $memory \S+ \S*noexec" /proc/mounts; then
    scratch=$(mktemp -d -p "$memory" smsauth-XXXXXX) && chmod 1777 "$scratch" && export TMPDIR=$scratch
fi
results=$(mktemp -d)

fail() {
    echo "$1" >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
}

command -v dotnet >/dev/null || fail "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download"

# Installs Debian packages that are not there yet.
install() {
    dpkg -s "$@" >/dev/null 2>&1 && return
    echo "== Install $*"
    local sudo=
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null || shuf -i 20000-29999 -n 1
}

# A private PostgreSQL cluster on a free port of the loopback interface, for the contract suites; removed at the end.
start_postgresql() {
    [ -n "${SMSAUTH_TEST_POSTGRESQL:-}" ] && return
    install postgresql || return
    pg_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    cluster=$(mktemp -d)
    chmod 711 "$cluster"
    [ "$(id -u)" -eq 0 ] && chown postgres "$cluster"
    local port
    port=$(free_port)
    as_postgres "$pg_bin/initdb" -D "$cluster/data" -U smsauth -A trust -E UTF8 --no-sync >"$cluster/initdb.log" 2>&1 || return

    # Several test projects and the servers that they start are its clients at the same time.
    as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -l "$cluster/data/server.log" -w -t 60 \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster/data -c fsync=off -c max_connections=400" start >/dev/null 2>&1 || return
    export SMSAUTH_TEST_POSTGRESQL="Host=127.0.0.1;Port=$port;Username=smsauth;Database=postgres"
}

# A private Redis on a free port of the loopback interface that keeps nothing on disk; killed at the end. Tests of outages start their own.
start_redis() {
    [ -n "${SMSAUTH_TEST_REDIS:-}" ] && return
    command -v redis-server >/dev/null || install redis-server || return
    local port
    port=$(free_port)
    (cd / && exec redis-server --port "$port" --bind 127.0.0.1 --save "" --appendonly no >"$results/redis.log" 2>&1) &
    redis=$!
    for _ in $(seq 100); do
        grep -q "Ready to accept connections" "$results/redis.log" 2>/dev/null && export SMSAUTH_TEST_REDIS="127.0.0.1:$port" && return
        kill -0 "$redis" 2>/dev/null || break
        sleep 0.1
    done
    return 1
}

command -v curl >/dev/null || install curl || fail "curl could not be installed."

command -v sqlite3 >/dev/null || install sqlite3 || echo "sqlite3 could not be installed: the test of its backup is skipped." >&2
command -v haproxy >/dev/null || [ -x /usr/sbin/haproxy ] || install haproxy || echo "haproxy could not be installed: the tests of the proxy are skipped." >&2

# The browser without a window, where there is a package of it.
[ -x "${SMSAUTH_TEST_CHROMIUM:-/usr/bin/chromium-headless-shell}" ] || install chromium-headless-shell || install chromium || echo "Chromium could not be installed: the tests of pages in a browser are skipped." >&2

# The linter of OpenAPI documents is a package of npm; Debian's Node.js is too old for it.
(command -v npm >/dev/null && cd tests/openapi && npm ci --silent --no-audit --no-fund >/dev/null 2>&1) ||
    echo "npm could not install the linter of OpenAPI documents: its test is skipped." >&2

echo "== PostgreSQL"
start_postgresql || echo "PostgreSQL could not be installed and started: the tests on it are skipped." >&2

echo "== Redis"
start_redis || echo "Redis could not be installed and started: the tests on it are skipped." >&2

echo "== Build"
dotnet restore SmsAuth.sln --locked-mode -v quiet || fail "The packages could not be restored."
dotnet build SmsAuth.sln -c "$configuration" --no-restore -v quiet -warnaserror || fail "The build failed."

echo "== Compile ahead of time"
bash tests/precompile.sh "$configuration" || echo "The tests run without it, and take longer." >&2

if [ $# -gt 0 ]; then projects=("$@"); else mapfile -t projects < <(cd tests && ls -d *.Tests | sort); fi

passed=0 failed=0 skipped=0
count() { sed -nE "s/^ *$1: *([0-9]+).*/\1/p" "$2" | tail -n 1; }

run() { "tests/$1/bin/$configuration/net10.0/$1" --no-ansi --progress off >"$results/$1.log" 2>&1; echo $? >"$results/$1.status"; }

# A browser takes all that the machine has: its tests come first, with nothing beside them.
alone=SmsAuth.Browser.Tests
for project in "${projects[@]}"; do [ "$project" != "$alone" ] || run "$alone"; done

# The server's tests wait for its processes much of the time: they run beside the others, and are told of last.
beside=SmsAuth.Server.Tests
for i in "${!projects[@]}"; do
    if [ "${projects[i]}" = "$beside" ]; then
        unset "projects[i]"
        projects+=("$beside")
        run "$beside" & server_tests=$!
        break
    fi
done

for project in "${projects[@]}"; do
    echo "== $project"
    case "$project" in
        "$alone") ;;
        "$beside") wait "$server_tests" ;;
        *) run "$project" ;;
    esac
    log="$results/$project.log" status=$(cat "$results/$project.status")
    grep -vE '^\s*$' "$log" | tail -n 200
    p=$(count succeeded "$log") f=$(count failed "$log") s=$(count skipped "$log")
    passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${s:-0}))

    # A runner that ended badly without a failed test (it crashed, or found none) is a failure too.
    if [ "$status" -ne 0 ] && [ "${f:-0}" -eq 0 ]; then
        echo "$project ended with exit code $status." >&2
        failed=$((failed + 1))
    fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

#!/usr/bin/env bash
# Compiles what the tests run ahead of time (ReadyToRun), in place: they start servers a hundred times, and each start takes half the time then.
#   tests/precompile.sh Release
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
[ "$(uname -sm)" = "Linux x86_64" ] || { echo "There is no compiler for this machine here." >&2; exit 1; }

dotnet restore compiler.proj -v quiet
property() { dotnet msbuild compiler.proj -getProperty:"$1"; }
version=$(property BundledNETCoreAppPackageVersion)
compiler="$(property NuGetPackageRoot)microsoft.netcore.app.crossgen2.linux-x64/$version/tools/crossgen2"
frameworks="$(property NetCoreTargetingPackRoot)/../shared"
from=$PWD/SmsAuth.Server.Tests/bin/$1/net10.0
to=$(mktemp -d)
trap 'rm -rf "$to"' EXIT

# What a server loads while it starts and signs people in.
cd "$from"
ls SmsAuth*.dll OpenIddict*.dll Microsoft.EntityFrameworkCore{,.Abstractions,.Relational,.Sqlite}.dll Microsoft.AspNetCore.{Data,Identity}*.dll \
    Microsoft.Data.Sqlite.dll Microsoft.IdentityModel*.dll Npgsql*.dll PhoneNumbers.dll RESPite.dll SQLitePCLRaw*.dll StackExchange.Redis.dll |
    grep -v -e Tests -e TestKit |
    xargs -P "$(nproc)" -I{} "$compiler" {} -o "$to/{}" -r '*.dll' -r "$frameworks/Microsoft.NETCore.App/$version/*.dll" \
        -r "$frameworks/Microsoft.AspNetCore.App/$version/*.dll" --targetos linux --targetarch x64 --parallelism 1 >/dev/null

# The same assembly is in the folders of several test projects.
for compiled in "$to"/*.dll; do
    name=$(basename "$compiled")
    for copy in "$OLDPWD"/*.Tests/bin/"$1"/net10.0/"$name"; do
        if [ "$copy" != "$from/$name" ] && cmp -s "$copy" "$from/$name"; then cp "$compiled" "$copy"; fi
    done
    cp "$compiled" "$from/$name"
done

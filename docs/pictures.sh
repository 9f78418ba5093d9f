#!/usr/bin/env bash
# Makes the pictures of the documentation anew: runs the browser tests, which take them, and copies those that are shown.
#   docs/pictures.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/SmsAuth.Browser.Tests -c Release -v quiet -nologo
tests/SmsAuth.Browser.Tests/bin/Release/net10.0/SmsAuth.Browser.Tests --no-ansi --progress off
take() { cp "artifacts/pictures/$1.png" "docs/pictures/$2.png"; }
take sign-in-number-phone sign-in-number
take passkey-offer-phone passkey-offer
take sign-in-code-phone sign-in-code
take console-dashboard console-dashboard
take console-client console-client
take console-verifier-made console-verifier
take console-user console-user
take console-challenge console-challenge
take console-fraud console-fraud
take console-clients-phone-dark console-phone

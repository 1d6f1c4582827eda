#!/usr/bin/env bash
# Checks the unit file by systemd's own tool, and builds the image. Prints what could not be done here.
set -euo pipefail
cd "$(dirname "$0")"
unit=contract-contact-server.service
program=/usr/bin/contract-contact-server

if systemd-analyze --version > /dev/null 2>&1; then
  grep --quiet "^ExecStart=$program " "$unit"
  # A copy names a program that exists, since the check fails without one.
  folder=$(mktemp --directory)
  trap 'rm -r "$folder"' EXIT
  sed "s|$program|/bin/true|" "$unit" > "$folder/$unit"
  systemd-analyze verify --man=no --recursive-errors=no "$folder/$unit"
  # In tenths. Without sandboxing the exposure would be 96.
  systemd-analyze security --no-pager --offline=true --threshold=15 "$folder/$unit"
else
  echo "not run: the unit file is not checked: there is no systemd-analyze"
fi

if docker info > /dev/null 2>&1; then
  docker build --tag contract-contact-server:test --file Dockerfile ../../..
  docker run --rm contract-contact-server:test --version
else
  echo "not run: the Dockerfile is not built: no container engine runs here"
fi

#!/usr/bin/env bash
# Lays out what packages hold besides the program, in target/package. Usage: packaging/prepare.sh PROGRAM [TARGET]
# PROGRAM was built with `--features packaging,accesskit` and runs here; TARGET is what the package is for.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
target=${2:-$(rustc -vV | sed -n 's/^host: //p')}
out=target/package

rm -rf "$out"
mkdir -p "$out"
"$program" package -o "$out" >/dev/null
find "$out/man" -name '*.1' -exec gzip -9n {} +
python3 packaging/licences.py "$target" "$out/licences.txt"
# Debian's form: who holds the copyright, then the texts.
{
  cat packaging/copyright
  echo
  cat "$out/licences.txt"
} >"$out/copyright"
gzip -9nc CHANGELOG.md >"$out/changelog.gz"

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
# Debian's own changelog is of the package. Its date is the commit's: the same sources give the same package.
version=$("$program" --version | cut -d " " -f 2)
maintainer=$(sed -n 's/^maintainer = "\(.*\)"$/\1/p' Cargo.toml)
date=$(git log -1 --format=%aD 2>/dev/null || date -R -d "@${SOURCE_DATE_EPOCH:-0}")
printf 'losscape (%s-1) unstable; urgency=medium\n\n  * See changelog.gz.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$date" >"$out/changelog.Debian"

#!/usr/bin/env bash
# Makes a portable archive of a program for Linux: it runs from the folder it is unpacked to.
# Usage: packaging/tarball.sh PROGRAM NAME      after packaging/prepare.sh PROGRAM; writes target/NAME.tar.gz
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
name=$2
folder=target/tarball/$name

rm -rf "$folder"
mkdir -p "$folder/share/applications"
install -m 755 "$program" "$folder/losscape"
cp README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE target/package/licences.txt "$folder"
cp -r target/package/man target/package/icons target/package/bash-completion target/package/zsh target/package/fish "$folder/share"
cp packaging/losscape.desktop "$folder/share/applications"
# The same files give the same archive, whenever it is made.
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C target/tarball -cf - "$name" | gzip -9n >"target/$name.tar.gz"
ls -l "target/$name.tar.gz"

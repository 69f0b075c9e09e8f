#!/usr/bin/env bash
# Builds the page: target/web/index.html with its .js and .wasm for a server, and target/web/losscape.html, one file that
# opens from file://. Usage: bash web/build.sh
#
# Needs cargo with the target wasm32-unknown-unknown (it is added by rustup where that can be; else Debian's rustc-web,
# cargo-web, rust-web-src and lld-22 serve), gzip and base64. wasm-opt makes the page a tenth smaller where it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
out=$target/web
tools=$target/web-tools
mkdir -p "$out" "$tools"
note() { printf 'web: %s\n' "$*"; }

# The program.
wasm=$target/wasm32-unknown-unknown/web/losscape.wasm
has_std() { [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; }
if ! has_std && command -v rustup >/dev/null; then
  rustup target add wasm32-unknown-unknown || true
fi
if has_std; then
  note "compiled by $(rustc --version)"
  cargo build --locked --profile web --target wasm32-unknown-unknown --bin losscape
elif [ -x /usr/bin/cargo ] && [ -d /usr/src/rustc-* ] && command -v wasm-ld-22 >/dev/null; then
  note "compiled by Debian's $(/usr/bin/rustc --version), std from source"
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22 \
    /usr/bin/cargo build -Zbuild-std=std,panic_abort --locked --profile web --target wasm32-unknown-unknown --bin losscape
else
  note "no Rust for wasm32: 'rustup target add wasm32-unknown-unknown', or on Debian" \
    "'apt-get install rustc-web cargo-web rust-web-src lld-22'"
  exit 1
fi

# Its JavaScript, by the version of wasm-bindgen that the program was compiled with.
version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' Cargo.lock)
if command -v wasm-bindgen >/dev/null && [ "$(wasm-bindgen --version)" = "wasm-bindgen $version" ]; then
  wasm-bindgen --target no-modules --no-typescript --out-dir "$tools" "$wasm"
else
  # The library alone: the program wasm-bindgen-cli has many more dependencies.
  mkdir -p "$tools/bindgen/src"
  printf '[package]\nname = "bindgen"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n[dependencies]\nwasm-bindgen-cli-support = "=%s"\n' \
    "$version" >"$tools/bindgen/Cargo.toml"
  cat >"$tools/bindgen/src/main.rs" <<'END'
fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    let bindgen = bindgen.input_path(&paths[0]).no_modules(true).expect("a way out of several");
    bindgen.typescript(false).generate(&paths[1]).unwrap_or_else(|error| panic!("{error:#}"));
}
END
  cargo run --quiet --target-dir "$tools/bindgen-target" --manifest-path "$tools/bindgen/Cargo.toml" -- "$wasm" "$tools"
fi

# Smaller.
plain=$tools/losscape_bg.wasm
cp "$plain" "$out/losscape.wasm"
for optimizer in "${WASM_OPT:-}" "$root/web/node_modules/.bin/wasm-opt" wasm-opt; do
  if [ -n "$optimizer" ] && command -v "$optimizer" >/dev/null; then
    "$optimizer" -Os --strip-debug --strip-producers --all-features "$plain" -o "$out/losscape.wasm"
    note "wasm-opt: $(stat -c %s "$plain") → $(stat -c %s "$out/losscape.wasm") bytes"
    break
  fi
done

# The pages.
cp "$tools/losscape.js" "$out/losscape.js"
cp web/page.js "$out/page.js"
{
  cat web/template.html
  printf '<script src="page.js"></script>\n<script src="losscape.js"></script>\n'
  printf '<script>losscape.load(() => fetch("losscape.wasm"));</script>\n</html>\n'
} >"$out/index.html"
# No text of the two scripts ends a script element: neither holds "</script".
if grep -il '</script' web/page.js "$tools/losscape.js"; then
  note "a script ends its element"
  exit 1
fi
{
  cat web/template.html
  printf '<script>\n'
  cat web/page.js "$tools/losscape.js"
  printf 'losscape.load(async () => {\n  const packed = Uint8Array.from(atob("'
  gzip -9 -n -c "$out/losscape.wasm" | base64 -w 0
  printf '"), letter => letter.charCodeAt(0));\n'
  printf '  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));\n'
  printf '  return new Response(stream).arrayBuffer();\n});\n</script>\n</html>\n'
} >"$out/losscape.html"

note "$(stat -c %s "$out/losscape.wasm") bytes of wasm, $(gzip -9 -n -c "$out/losscape.wasm" | wc -c) gzipped;" \
  "$(stat -c %s "$out/losscape.html") in one file"

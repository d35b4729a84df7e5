#!/usr/bin/env bash
# Builds every product that a change of structure must not change, and prints a hash of each:
#   tests/products.sh PROGRAM > before; tests/products.sh PROGRAM > after; diff before after
# Each line is a hash and a product: the PDF, the Typst source and the pages of every plan and
# starter, next year's draft, and the comparison.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for format in pdf typst svg; do
  "$program" build plans plans/mau --format "$format" -o "$out/$format" >/dev/null
done
{
  "$program" diff plans/ke-hoach-83-2025.yaml plans/ke-hoach-2026.yaml -o "$out/so-sanh.pdf"
  "$program" diff plans/ke-hoach-83-2025.yaml plans/ke-hoach-2026.yaml
  "$program" diff plans/ke-hoach-83-2025.yaml plans/ke-hoach-2026.yaml --message-format json
} >"$out/so-sanh.txt" 2>&1 || true
"$program" next plans/ke-hoach-83-2025.yaml --year 2026 -o "$out/next.yaml" >"$out/next.txt" 2>&1
cd "$out"
sed -i "s|$out|OUT|g" ./*.txt
find . -type f -not -path '*/.vanban/*' | LC_ALL=C sort | xargs sha256sum

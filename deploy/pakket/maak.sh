#!/bin/bash
# Makes the Debian package from a program that was built with Swift's libraries inside, and tries what it made in a root
# of its own. The same program and commit give the same package to the byte.
#
#   deploy/pakket/maak.sh PROGRAM FOLDER
set -euo pipefail
programma=$1
uit=$2
deploy=$(cd "$(dirname "$0")/.." && pwd)
werk=$(mktemp -d)
trap 'rm -rf "$werk"' EXIT
wortel=$werk/wortel
doc=$wortel/usr/share/doc/doorbraaktafel
maker='Doorbraaktafel <beheer@doorbraaktafel.invalid>'
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$deploy" log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH

install -D --mode=755 "$programma" "$wortel/usr/bin/doorbraaktafel"
# The names of functions stay: a crash then says where.
strip --strip-debug "$wortel/usr/bin/doorbraaktafel"
install -D --mode=644 --target-directory="$wortel/usr/lib/systemd/system" "$deploy"/systemd/*.service
install -D --mode=644 --target-directory="$wortel/etc/doorbraaktafel" "$deploy"/systemd/*.env
install -D --mode=644 --target-directory="$doc" "$deploy"/*.md "$deploy/../Schemas/asyncapi.yaml"
install -D --mode=644 "$deploy/../README.md" "$doc/program.md"
cat "$deploy/../LICENSE" - > "$doc/copyright" <<EINDE

Data of others inside the program, under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), changed as each
BRON.md in the sources says: gemeenten.topo.json and gemeenten.csv (CBS and Kadaster), inwoners.csv (CBS).
EINDE
chmod 644 "$doc/copyright"
install -D --mode=644 "$deploy/pakket/doorbraaktafel.1" "$wortel/usr/share/man/man1/doorbraaktafel.1"
gzip --best --no-name "$wortel/usr/share/man/man1/doorbraaktafel.1"
versie=$("$programma" --version)
commit=$(git -C "$deploy" rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
cat > "$doc/changelog" <<EINDE
doorbraaktafel ($versie) stable; urgency=medium

  * Commit $commit.

 -- $maker  $(LC_ALL=C date --utc --date="@$SOURCE_DATE_EPOCH" '+%a, %d %b %Y %H:%M:%S +0000')
EINDE
gzip --best --no-name "$doc/changelog"
aanvulling=$wortel/usr/share/bash-completion/completions/doorbraaktafel
install -d --mode=755 "$(dirname "$aanvulling")"
"$programma" --generate-completion-script bash | sed "1{/^#!/d}" > "$aanvulling"

# The packages that the libraries come from which the program asks for: a list by hand would be wrong one day.
declare -A nodig
while read -r bibliotheek; do
  pad=$(ldd "$programma" | awk -v b="$bibliotheek" '$1 == b {print $3}')
  case $bibliotheek in ld-linux*) continue ;; libswift*) echo "$bibliotheek is not inside the program" >&2; exit 1 ;; esac
  pakket=$({ dpkg-query --search "$pad" || dpkg-query --search "$(realpath "$pad")"; } 2>/dev/null \
    | sed -n '1s/:.*//p') || true
  [ -n "$pakket" ] || { echo "no package has $pad" >&2; exit 1; }
  # At least what it was built with, without what Debian or others added to that version.
  heeft=$(dpkg-query --show --showformat='${Version}' "$pakket")
  heeft=${heeft%-*}
  nodig[$pakket]="$pakket (>= ${heeft%%+*})"
done < <(readelf --dynamic "$programma" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
afhankelijk=$(printf '%s\n' "${nodig[@]}" | sort | paste --serial --delimiters=, | sed 's/,/, /g')

architectuur=$(dpkg --print-architecture)
install -D --mode=755 --target-directory="$wortel/DEBIAN" "$deploy/pakket/"{postinst,prerm,postrm}
cat > "$wortel/DEBIAN/control" <<EINDE
Package: doorbraaktafel
Version: $versie
Architecture: $architectuur
Maintainer: $maker
Installed-Size: $(du --summarize --block-size=1K --exclude=DEBIAN "$wortel" | cut -f1)
Depends: $afhankelijk, ca-certificates, tzdata
Section: net
Priority: optional
Description: regional tables for stuck cases in youth protection, over Apache Kafka
 A child with a protection measure waits for help. The matcher sends the
 regional table a ranked, explained proposal; the page of the table shows it
 and takes the decision. No service starts by itself: see doorbraaktafel(1).
EINDE
(cd "$wortel" && find etc -type f -printf '/%p\n' | sort) > "$wortel/DEBIAN/conffiles"
(cd "$wortel" && find usr -type f -print0 | sort --zero-terminated | xargs --null md5sum) > "$wortel/DEBIAN/md5sums"
find "$wortel" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
mkdir -p "$uit"
deb=$uit/doorbraaktafel_${versie}_$architectuur.deb
dpkg-deb --root-owner-group --build "$wortel" "$deb" >/dev/null

# What was packed must run from where it was unpacked.
proef=$werk/proef
dpkg-deb --extract "$deb" "$proef"
"$proef/usr/bin/doorbraaktafel" --help >/dev/null
antwoorden=$("$proef/usr/bin/doorbraaktafel" demo --eenmalig --json | grep -c '"casusId"')
[ "$antwoorden" -ge 11 ] || { echo "the demo from the package answered $antwoorden cases" >&2; exit 1; }
for unit in matcher bord; do
  grep -q '^ExecStart=/usr/bin/doorbraaktafel ' "$proef/usr/lib/systemd/system/doorbraaktafel-$unit@.service" \
    || { echo "the unit of $unit starts another program" >&2; exit 1; }
done
echo "$deb"
dpkg-deb --field "$deb" Version Architecture Depends Installed-Size
echo "unpacked and tried: --help, and a demo of $antwoorden answers"

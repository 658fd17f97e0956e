#!/bin/sh
# A token for the page, good for an hour, signed with the key that geheimen.sh made. For trying and acceptance: in
# production your own OpenID Connect provider gives them out.
#
#   curl -H "Authorization: Bearer $(sh deploy/token.sh expertteam:twente)" localhost:8080/
set -eu
rol=${1:?which role? such as expertteam:twente, gi:jbov or beheer}
case $rol in *[!a-z0-9:-]*) echo "a role is lower-case letters, digits, - and :" >&2; exit 2 ;; esac
sleutel=$(dirname "$0")/geheim/uitgever.key
b64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
eind=$(($(date +%s) + 3600))
kop=$(printf '{"alg":"EdDSA","kid":"proef","typ":"JWT"}' | b64)
inhoud=$(printf '{"iss":"urn:doorbraaktafel:proef","aud":"doorbraaktafel","exp":%s,"doorbraak_rol":"%s"}' "$eind" "$rol" | b64)
# Ed25519 signs a whole file; openssl does not take it from a pipe.
te_tekenen=$(mktemp)
trap 'rm -f "$te_tekenen"' EXIT
printf '%s.%s' "$kop" "$inhoud" > "$te_tekenen"
handtekening=$(openssl pkeyutl -sign -inkey "$sleutel" -rawin -in "$te_tekenen" | b64)
echo "$kop.$inhoud.$handtekening"

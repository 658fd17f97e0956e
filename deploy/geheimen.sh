#!/bin/sh
# Makes what must stay secret, in deploy/geheim (never in git): an authority, certificates for the broker and the
# administrator, and passwords. What is there is left alone. For trying and acceptance; in production certificates come
# from your own authority and passwords from your own vault.
set -eu
cd "$(dirname "$0")"
mkdir -p geheim
cd geheim
umask 077
if [ ! -f ca.pem ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -days 825 -subj /CN=doorbraaktafel-ca -keyout ca.key -out ca.pem
fi
certificaat() {
  [ -f "$1.pem" ] && return
  openssl req -newkey rsa:3072 -nodes -subj "/CN=$1" -keyout "$1.key" -out "$1.csr"
  printf 'subjectAltName=DNS:%s,DNS:localhost\n' "$1" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 397 -extfile "$1.ext" -out "$1.pem"
  cat "$1.key" "$1.pem" > "$1-winkel.pem"
  rm "$1.csr" "$1.ext"
}
certificaat kafka
certificaat beheer
for wie in matcher bord grafana; do
  [ -f "$wie.wachtwoord" ] || openssl rand -hex 24 > "$wie.wachtwoord"
done
# What the programs read: the password in a file, not in the environment of the container.
instellingen() {
  echo security.protocol=SASL_SSL
  echo ssl.ca.location=/run/secrets/ca
  echo sasl.mechanism=SCRAM-SHA-512
  echo "sasl.username=$2"
  echo "sasl.password=$(cat "$1.wachtwoord")"
}
instellingen matcher matcher > matcher.properties
instellingen bord bord-twente > bord.properties
# Who gives out the tokens of the page here, in place of an OpenID Connect provider (token.sh signs with it).
[ -f uitgever.key ] || openssl genpkey -algorithm ed25519 -out uitgever.key
# The last 32 bytes of the public key's DER are the key itself (RFC 8410).
x=$(openssl pkey -in uitgever.key -pubout -outform DER | tail -c 32 | openssl base64 -A | tr '+/' '-_' | tr -d '=')
printf '{"keys":[{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","use":"sig","kid":"proef","x":"%s"}]}\n' "$x" > jwks.json
{
  echo security.protocol=SSL
  echo ssl.ca.location=/run/secrets/ca
  echo ssl.certificate.location=/run/secrets/beheer-cert
  echo ssl.key.location=/run/secrets/beheer-sleutel
} > beheer.properties
{
  echo security.protocol=SSL
  echo ssl.truststore.type=PEM
  echo ssl.truststore.location=/run/secrets/ca
  echo ssl.keystore.type=PEM
  echo ssl.keystore.location=/run/secrets/beheer-winkel
} > beheer-java.properties
# Containers run as uids of their own.
chmod 644 ./*
chmod 600 ca.key uitgever.key

#!/bin/sh
# Runs once in the image of Apache Kafka, as the administrator: users with SCRAM, and the rules that only Kafka's own
# tools can make (transactional ids). Everything else is made by doorbraaktafel itself. Safe to run again.
#
#   inrichten.sh CONFIG USER=PASSWORD-FILE ...
set -eu
config=$1
shift
kafka=/opt/kafka/bin
for paar in "$@"; do
  naam=${paar%%=*}
  bestand=${paar#*=}
  # From a file, so that no password stands in the list of processes of this machine longer than this call.
  wachtwoord=$(cat "$bestand")
  "$kafka/kafka-configs.sh" --bootstrap-server kafka:9094 --command-config "$config" --alter \
    --add-config "SCRAM-SHA-512=[password=$wachtwoord]" --entity-type users --entity-name "$naam"
done
# Of the matcher, and of the gate in it.
for id in doorbraaktafel-matcher-0 doorbraaktafel-poort-0; do
  "$kafka/kafka-acls.sh" --bootstrap-server kafka:9094 --command-config "$config" --add \
    --allow-principal User:matcher --operation Write --transactional-id "$id"
done

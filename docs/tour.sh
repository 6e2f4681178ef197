#!/bin/sh
# The tour of README.md for any shell of POSIX: sh docs/tour.sh [address]. Each request prints its answer on a line.
set -e
tjeneste=${1:-http://localhost:5080}

# method, path, and what curl is to be told; a body is read from standard input.
spoer() {
  metode=$1 sti=$2
  shift 2
  curl -s -X "$metode" "$@" "$tjeneste$sti"
  echo
}

spoer GET '/helse/klar'
spoer GET '/v1/kommuner/3201/regnskap/2024/driftsregnskap?enhet=mill' -H 'Authorization: Bearer dev-les'
spoer GET '/v1/kommuner/3201/regnskap/2024/oppstillinger/hovedoversikt-drift?enhet=mill' -H 'Authorization: Bearer dev-les'
spoer GET '/v1/kommuner/3201/regnskap/2024/avvik?nivaa=tjenesteomraade&overordnet=40&enhet=mill' -H 'Authorization: Bearer dev-les'
spoer GET '/v1/kommuner/3201/regnskap/2024/disponering?enhet=mill' -H 'Authorization: Bearer dev-les'
spoer GET '/v1/kommuner/3201/regnskap/2024/oppstillinger/disponering/linjer/BUFFER/posteringer?antall=1' -H 'Authorization: Bearer dev-les'
spoer PUT '/v1/kommuner/9901' -H 'Authorization: Bearer dev-admin' -H 'Content-Type: application/json' --data-binary @- <<'SLUTT'
{"navn":"Eksempel kommune","organisasjonsnummer":"910244132"}
SLUTT
spoer PUT '/v1/kommuner/9901/organisasjon/2026' -H 'Authorization: Bearer dev-admin' -H 'Content-Type: application/json' --data-binary @- <<'SLUTT'
{"enheter":[{"kode":"10","navn":"Oppvekst","nivaa":"direktoromraade"},{"kode":"101","navn":"Barnehager","nivaa":"tjenesteomraade","overordnet":"10"}]}
SLUTT
spoer POST '/v1/kommuner/9901/regnskap/2026/importer' -H 'Authorization: Bearer dev-bokfor' -H 'Content-Type: text/csv' -H 'Idempotency-Key: januar-2026' --data-binary @- <<'SLUTT'
bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;tekst
L-1;2026-01-31;1;drift;270;201;;;101;250000.50;Vikarbyrå januar
L-1;2026-01-31;1;balanse;;;10;320;;-250000.50;Utbetaling
SLUTT
spoer POST '/v1/kommuner/9901/regnskap/2026/importer?proevekjoering=true' -H 'Authorization: Bearer dev-bokfor' -H 'Content-Type: text/csv' -H 'Idempotency-Key: februar-2026' --data-binary @- <<'SLUTT'
bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep
L-2;2026-02-28;2;drift;010;201;;;999;1000.005
L-2;2026-02-28;2;balanse;;;10;320;;-900.00
SLUTT
spoer POST '/v1/kommuner/9901/regnskap/2026/bilag/1/tilbakefoering' -H 'Authorization: Bearer dev-bokfor' -H 'Content-Type: application/json' --data-binary @- <<'SLUTT'
{"periode":2,"bilagsdato":"2026-02-01","begrunnelse":"Feil beløp"}
SLUTT
spoer GET '/v1/kommuner/9901/regnskap/2026/avvik?nivaa=tjenesteomraade&versjon=3' -H 'Authorization: Bearer dev-les'
spoer POST '/v1/kommuner/9901/regnskap/2026/budsjett/vedtak' -H 'Authorization: Bearer dev-budsjett' -H 'Content-Type: application/json' --data-binary @- <<'SLUTT'
{"vedtaksreferanse":"KST 25/100","vedtaksdato":"2025-12-10","organ":"Kommunestyret","type":"opprinnelig","tekst":"Budsjett 2026","linjer":[{"kontoklasse":"drift","art":"010","funksjon":"201","ansvar":"101","beloep":1200000}]}
SLUTT
spoer PUT '/v1/kommuner/9901/serier/prognose/2026-T1' -H 'Authorization: Bearer dev-budsjett' -H 'Content-Type: application/json' --data-binary @- <<'SLUTT'
{"standardmetode":"periodisert"}
SLUTT
spoer GET '/v1/kommuner/9901/regnskap/2026/avvik?nivaa=tjenesteomraade&kolonnesett=tertial&tilPeriode=4&prognose=2026-T1' -H 'Authorization: Bearer dev-les'

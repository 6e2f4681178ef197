# The tour of README.md for PowerShell 7: ./docs/tour.ps1 [-Tjeneste address]. Each request prints its answer on a line.
param([string]$Tjeneste = 'http://localhost:5080')

function Spoer([string]$Metode, [string]$Sti, [string]$Noekkel, [string]$Type, [string]$Idempotens, [string]$Innhold) {
    $hoder = @{}
    if ($Noekkel) { $hoder['Authorization'] = "Bearer $Noekkel" }
    if ($Idempotens) { $hoder['Idempotency-Key'] = $Idempotens }
    $valg = @{ Method = $Metode; Uri = $Tjeneste + $Sti; Headers = $hoder; SkipHttpErrorCheck = $true }
    if ($Innhold) {
        # As bytes: PowerShell would send other than UTF-8, and a here-string may have the line ends of Windows.
        $valg['Body'] = [Text.Encoding]::UTF8.GetBytes($Innhold.Replace("`r", ''))
        $valg['ContentType'] = $Type
    }
    [Text.Encoding]::UTF8.GetString((Invoke-WebRequest @valg).RawContentStream.ToArray())
}

Spoer 'GET' '/helse/klar'
Spoer 'GET' '/v1/kommuner/3201/regnskap/2024/driftsregnskap?enhet=mill' 'dev-les'
Spoer 'GET' '/v1/kommuner/3201/regnskap/2024/oppstillinger/hovedoversikt-drift?enhet=mill' 'dev-les'
Spoer 'GET' '/v1/kommuner/3201/regnskap/2024/avvik?nivaa=tjenesteomraade&overordnet=40&enhet=mill' 'dev-les'
Spoer 'GET' '/v1/kommuner/3201/regnskap/2024/disponering?enhet=mill' 'dev-les'
Spoer 'GET' '/v1/kommuner/3201/regnskap/2024/oppstillinger/disponering/linjer/BUFFER/posteringer?antall=1' 'dev-les'
Spoer 'PUT' '/v1/kommuner/9901' 'dev-admin' 'application/json' '' @'
{"navn":"Eksempel kommune","organisasjonsnummer":"910244132"}
'@
Spoer 'PUT' '/v1/kommuner/9901/organisasjon/2026' 'dev-admin' 'application/json' '' @'
{"enheter":[{"kode":"10","navn":"Oppvekst","nivaa":"direktoromraade"},{"kode":"101","navn":"Barnehager","nivaa":"tjenesteomraade","overordnet":"10"}]}
'@
Spoer 'POST' '/v1/kommuner/9901/regnskap/2026/importer' 'dev-bokfor' 'text/csv' 'januar-2026' @'
bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;tekst
L-1;2026-01-31;1;drift;270;201;;;101;250000.50;Vikarbyrå januar
L-1;2026-01-31;1;balanse;;;10;320;;-250000.50;Utbetaling
'@
Spoer 'POST' '/v1/kommuner/9901/regnskap/2026/importer?proevekjoering=true' 'dev-bokfor' 'text/csv' 'februar-2026' @'
bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep
L-2;2026-02-28;2;drift;010;201;;;999;1000.005
L-2;2026-02-28;2;balanse;;;10;320;;-900.00
'@
Spoer 'POST' '/v1/kommuner/9901/regnskap/2026/bilag/1/tilbakefoering' 'dev-bokfor' 'application/json' '' @'
{"periode":2,"bilagsdato":"2026-02-01","begrunnelse":"Feil beløp"}
'@
Spoer 'GET' '/v1/kommuner/9901/regnskap/2026/avvik?nivaa=tjenesteomraade&versjon=3' 'dev-les'
Spoer 'POST' '/v1/kommuner/9901/regnskap/2026/budsjett/vedtak' 'dev-budsjett' 'application/json' '' @'
{"vedtaksreferanse":"KST 25/100","vedtaksdato":"2025-12-10","organ":"Kommunestyret","type":"opprinnelig","tekst":"Budsjett 2026","linjer":[{"kontoklasse":"drift","art":"010","funksjon":"201","ansvar":"101","beloep":1200000}]}
'@
Spoer 'PUT' '/v1/kommuner/9901/serier/prognose/2026-T1' 'dev-budsjett' 'application/json' '' @'
{"standardmetode":"periodisert"}
'@
Spoer 'GET' '/v1/kommuner/9901/regnskap/2026/avvik?nivaa=tjenesteomraade&kolonnesett=tertial&tilPeriode=4&prognose=2026-T1' 'dev-les'

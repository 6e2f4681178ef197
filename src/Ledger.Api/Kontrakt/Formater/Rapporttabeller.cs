using System.Globalization;
using Ledger.Api.Endepunkter;
using Ledger.Api.Rapporter;
using Ledger.Domain.Noekkeltall;
using static Ledger.Api.Kontrakt.Formater.Kolonnetype;

namespace Ledger.Api.Kontrakt.Formater;

/// <summary>Each shape of report as a table. A report of one of these shapes needs no code of its own for CSV and spreadsheets.</summary>
internal static class Rapporttabeller
{
    public static Tabell Av(object svar) => svar switch
    {
        Oppstillingssvar s => Linjer(
            $"oppstilling-{s.Oppstilling}", s.Navn, [.. Om(s.Kommunenummer, s.Aar, s.Hjemmel, s.TilPeriode, s.Versjon, s.Kjedehode), .. Vist(s.Enhet, s.Fortegn, s.Utvalg)], s.Linjer, s.Grupper, Oppstilling),
        Disponeringssvar s => Linjer(
            s.Oppstilling, s.Navn, [.. Om(s.Kommunenummer, s.Aar, s.Hjemmel, s.TilPeriode, s.Versjon, s.Kjedehode), .. Vist(s.Enhet, s.Fortegn, s.Utvalg)], s.Linjer, s.Grupper, Disponering),
        Avvikssvar s => Linjer(
            $"avvik-{s.Nivaa.ToLowerInvariant()}", "Avvik", [.. Om(s.Kommunenummer, s.Aar, s.Hjemmel, s.TilPeriode, s.Versjon, s.Kjedehode), .. Vist(s.Enhet, s.Fortegn, s.Utvalg)], [.. s.Linjer, s.Sum], s.Grupper, Avvik),
        Fondssvar s => Linjer(
            s.Oppstilling, "Fond", [.. Om(s.Kommunenummer, s.Aar, s.Hjemmel, s.TilPeriode, s.Versjon, s.Kjedehode), .. Vist(s.Enhet, s.Fortegn, s.Utvalg)], s.Linjer, s.Grupper, Fond),
        Bevegelsessvar s => Tabell.Av(
            $"fondsbevegelser-{s.Fondskode.ToLowerInvariant()}", "Fondsbevegelser",
            [.. Om(s.Kommunenummer, s.Aar, null, null, s.Versjon, s.Kjedehode), ("Fond", s.Fondskode), ("Fondets navn", s.Navn), ("Fondets type", s.Type), ("Neste side (etter)", s.Neste)], s.Posteringer, Posteringer),
        Posteringsliste s => Tabell.Av(
            "posteringer", "Posteringer", [.. Om(s.Kommunenummer, s.Aar, null, null, s.Versjon, s.Kjedehode), ("Sum av alle", s.Sum), ("Neste side (etter)", s.Neste)], s.Posteringer, Posteringer),
        Kontospesifikasjon s => Tabell.Av(
            "kontospesifikasjon", "Kontospesifikasjon",
            [.. Om(s.Kommunenummer, s.Aar, "Bokføringsforskriften § 3-1 nr. 2", s.TilPeriode, s.Versjon, s.Kjedehode), ("Fra periode", s.FraPeriode), ("Laget", s.Laget.ToString("O", CultureInfo.InvariantCulture))], s.Kontoer, Kontoer),
        Noekkeltallsvar s => Tabell.Av(
            s.Oppstilling, "Nøkkeltall", [.. Om(s.Kommunenummer, s.Aar, null, s.TilPeriode, s.Versjon, s.Kjedehode), ("Utvalg", s.Utvalg)], [.. s.Noekkeltall.SelectMany(Noekkeltallrad.Av)], Noekkeltall),
        Oekonomikontrollsvar s => Tabell.Av(
            s.Oppstilling, "Økonomikontroll", Om(s.Kommunenummer, s.Aar, null, s.TilPeriode, s.Versjon, s.Kjedehode), Kontrollrad.Av(s), Kontroll),
        Utviklingssvar s => Tabell.Av(
            $"utvikling-{s.Oppstilling}", s.Navn,
            [("Kommune", s.Kommunenummer), ("Priser", s.Priser), ("Basisår", s.Basisaar), ("Versjon", s.Versjon), ("Kjedehode", s.Kjedehode), .. Vist(s.Enhet, s.Fortegn)],
            [.. s.Linjer, new Utviklingslinjesvar("kpi", "Konsumprisindeks", "indeks", [.. s.Indeks.Select(i => new Utviklingsverdi(i.Aar, i.Indeks))])],
            [.. Utvikling, .. s.Indeks.Select((i, n) => new Kolonne<Utviklingslinjesvar>(i.Aar.ToString(CultureInfo.InvariantCulture), Beloep, l => l.Verdier[n].Verdi))]),
        _ => throw new InvalidOperationException($"{svar.GetType().Name} has no table."),
    };

    /// <summary>All entries of periods in the order they were booked, while they are read.</summary>
    public static Tabell Bokfoering(string kommunenummer, int aar, int fraPeriode, int tilPeriode, long versjon, string kjedehode, IAsyncEnumerable<Bokfoeringsrad> rader) => Tabell.Av(
        "bokfoeringsspesifikasjon", "Bokføringsspesifikasjon",
        [.. Om(kommunenummer, aar, "Bokføringsforskriften § 3-1 nr. 1", tilPeriode, versjon, kjedehode), ("Fra periode", fraPeriode)],
        rader,
        [
            .. Bilag.Select(k => new Kolonne<Bokfoeringsrad>(k.Overskrift, k.Type, r => k.Verdi(r.Rad))),
            new("Tidspunkt", Tekst, r => r.Tidspunkt),
            new("Bruker", Tekst, r => r.Bruker),
        ]);

    private static (string Navn, object? Verdi)[] Om(string kommunenummer, int aar, string? hjemmel, int? tilPeriode, long versjon, string kjedehode) =>
        [("Kommune", kommunenummer), ("År", aar), ("Hjemmel", hjemmel), ("Til periode", tilPeriode), ("Versjon", versjon), ("Kjedehode", kjedehode)];

    private static (string Navn, object? Verdi)[] Vist(string enhet, string fortegn, string? utvalg = null) => [("Enhet", enhet), ("Fortegn", fortegn), ("Utvalg", utvalg)];

    /// <summary>A report's lines; of a grouped report the lines of its groups, with what makes the group first.</summary>
    private static Tabell Linjer<T>(string navn, string tittel, IReadOnlyList<(string Navn, object? Verdi)> opplysninger, IReadOnlyList<T> linjer, IReadOnlyList<Gruppe<T>>? grupper, IReadOnlyList<Kolonne<T>> kolonner) =>
        grupper is null
            ? Tabell.Av(navn, tittel, opplysninger, linjer, kolonner)
            : Tabell.Av(
                navn, tittel, opplysninger, [.. grupper.SelectMany(g => g.Linjer.Select(l => (g.Noekkel, Linje: l)))],
                [
                    .. Gruppenoekler.Select(k => new Kolonne<(Gruppenoekkel Noekkel, T Linje)>($"Gruppe: {k.Overskrift}", Tekst, r => k.Verdi(r.Noekkel), Valgfri: true)),
                    .. kolonner.Select(k => new Kolonne<(Gruppenoekkel Noekkel, T Linje)>(k.Overskrift, k.Type, r => k.Verdi(r.Linje), k.Valgfri)),
                ]);

    private static readonly (string Overskrift, Func<Gruppenoekkel, string?> Verdi)[] Gruppenoekler =
    [
        ("art", n => n.Art), ("funksjon", n => n.Funksjon), ("kapittel", n => n.Kapittel), ("sektor", n => n.Sektor), ("ansvar", n => n.Ansvar), ("prosjekt", n => n.Prosjekt), ("fond", n => n.Fond), ("merke", n => n.Merke),
    ];

    private static readonly Kolonne<Oppstillingslinjesvar>[] Oppstilling =
    [
        new("Post", Tekst, l => l.Post), new("Tekst", Tekst, l => l.Tekst), new("Linjetype", Tekst, l => l.Type),
        new("Opprinnelig budsjett", Beloep, l => l.OpprinneligBudsjett), new("Revidert budsjett", Beloep, l => l.RevidertBudsjett), new("Regnskap", Beloep, l => l.Regnskap),
        new("Avvik", Beloep, l => l.Avvik), new("Avvik i prosent", Prosent, l => l.AvvikProsent), new("Regnskap forrige år", Beloep, l => l.RegnskapForrigeAar), new("Kan utelates", Tekst, l => JaNei(l.KanUtelates)),
        .. Forklaringer<Oppstillingslinjesvar>(l => l.Forklaring),
    ];

    private static readonly Kolonne<Disponeringslinjesvar>[] Disponering =
    [
        new("Post", Tekst, l => l.Post), new("Tekst", Tekst, l => l.Tekst), new("Linjetype", Tekst, l => l.Type),
        new("Opprinnelig budsjett", Beloep, l => l.OpprinneligBudsjett), new("Revidert budsjett", Beloep, l => l.RevidertBudsjett), new("Regnskap før strykninger", Beloep, l => l.RegnskapFoerStrykninger),
        new("Strykninger", Beloep, l => l.Strykninger), new("Avslutning", Beloep, l => l.Avslutning), new("Regnskap", Beloep, l => l.Regnskap), new("Avvik", Beloep, l => l.Avvik), new("Avvik i prosent", Prosent, l => l.AvvikProsent),
        new("Regnskap forrige år", Beloep, l => l.RegnskapForrigeAar),
        .. Forklaringer<Disponeringslinjesvar>(l => l.Forklaring),
    ];

    private static readonly Kolonne<Avvikslinjesvar>[] Avvik =
    [
        new("Kode", Tekst, l => l.Kode), new("Navn", Tekst, l => l.Navn), new("Nivå", Tekst, l => l.Nivaa), new("Overordnet", Tekst, l => l.Overordnet),
        new("Opprinnelig budsjett", Beloep, l => l.OpprinneligBudsjett), new("Revidert budsjett", Beloep, l => l.RevidertBudsjett), new("Budsjett hittil", Beloep, l => l.BudsjettHittil),
        new("Regnskap", Beloep, l => l.Regnskap), new("Avvik", Beloep, l => l.Avvik), new("Avvik i prosent", Prosent, l => l.AvvikProsent),
        .. Forklaringer<Avvikslinjesvar>(l => l.Forklaring),
    ];

    private static readonly Kolonne<Fondslinjesvar>[] Fond =
    [
        new("Fondskode", Tekst, l => l.Fondskode), new("Navn", Tekst, l => l.Navn), new("Fondstype", Tekst, l => l.Type),
        new("Inngående balanse", Beloep, l => l.InngaaendeBalanse), new("Avsetning", Beloep, l => l.Avsetning), new("Bruk", Beloep, l => l.Bruk), new("Utgående balanse", Beloep, l => l.UtgaaendeBalanse),
        new("Budsjettert avsetning", Beloep, l => l.BudsjettertAvsetning), new("Budsjettert bruk", Beloep, l => l.BudsjettertBruk), new("Avvik", Beloep, l => l.Avvik),
        .. Forklaringer<Fondslinjesvar>(l => l.Forklaring),
    ];

    private static readonly Kolonne<Posteringslinjesvar>[] Bilag =
    [
        new("Bilagsnummer", Heltall, l => l.Bilagsnummer), new("Bilagsreferanse", Tekst, l => l.Bilagsreferanse), new("Bilagsdato", Dato, l => l.Bilagsdato), new("Periode", Heltall, l => l.Periode),
        new("Linje", Heltall, l => l.Postering.Linje), new("Kontoklasse", Tekst, l => l.Postering.Kontoklasse), new("Art", Tekst, l => l.Postering.Art), new("Funksjon", Tekst, l => l.Postering.Funksjon),
        new("Kapittel", Tekst, l => l.Postering.Kapittel), new("Sektor", Tekst, l => l.Postering.Sektor), new("Ansvar", Tekst, l => l.Postering.Ansvar), new("Prosjekt", Tekst, l => l.Postering.Prosjekt),
        new("Fond", Tekst, l => l.Postering.Fond), new("Merke", Tekst, l => l.Postering.Merke), new("Beløp", Beloep, l => l.Postering.Beloep), new("Posteringstekst", Tekst, l => l.Postering.Tekst),
        new("Motpart", Tekst, l => l.Postering.Motpart), new("Dokument", Tekst, l => l.Postering.Dokument),
    ];

    private static readonly Kolonne<Posteringslinjesvar>[] Posteringer = [.. Bilag, new("Vekt", Heltall, l => l.Vekt)];

    private static readonly Kolonne<Kontolinje>[] Kontoer =
    [
        new("Kontoklasse", Tekst, k => k.Kontoklasse), new("Konto", Tekst, k => k.Konto), new("Objekt", Tekst, k => k.Objekt),
        new("Inngående balanse", Beloep, k => k.InngaaendeBalanse), new("Bevegelse", Beloep, k => k.Bevegelse), new("Utgående balanse", Beloep, k => k.UtgaaendeBalanse), new("Antall posteringer", Heltall, k => k.AntallPosteringer),
    ];

    private static readonly Kolonne<Utviklingslinjesvar>[] Utvikling = [new("Post", Tekst, l => l.Post), new("Tekst", Tekst, l => l.Tekst), new("Linjetype", Tekst, l => l.Type)];

    private static readonly Kolonne<Noekkeltallrad>[] Noekkeltall =
    [
        new("Nøkkeltall", Tekst, r => r.Id), new("Del", Tekst, r => r.Del), new("Navn", Tekst, r => r.Navn), new("Verdi", Beloep, r => r.Verdi), new("Enhet", Tekst, r => r.Noekkeltall?.Enhet),
        new("Formel eller filter", Tekst, r => r.Forklaring), new("Antall posteringer", Heltall, r => r.Antall), new("Måltall", Beloep, r => r.Noekkeltall?.Maal), new("Krav", Tekst, r => r.Noekkeltall?.Operator),
        new("Øvre grense", Beloep, r => r.Noekkeltall?.Ovre), new("Status", Tekst, r => r.Noekkeltall?.Status), new("Merknad", Tekst, r => r.Noekkeltall?.Merknad),
    ];

    private static readonly Kolonne<Kontrollrad>[] Kontroll =
        [new("Kontroll", Tekst, r => r.Kontroll), new("Felt", Tekst, r => r.Felt), new("Verdi", Beloep, r => r.Verdi), new("Vurdering", Tekst, r => r.Vurdering), new("Grunnlag", Tekst, r => r.Grunnlag)];

    private static Kolonne<T>[] Forklaringer<T>(Func<T, Forklaring?> forklaring) =>
    [
        new("Filtre", Tekst, l => forklaring(l) is { Filtre.Count: > 0 } f ? string.Join(" | ", f.Filtre) : null, Valgfri: true),
        new("Formel", Tekst, l => forklaring(l)?.Formel, Valgfri: true),
        new("Antall posteringer", Heltall, l => forklaring(l)?.AntallPosteringer, Valgfri: true),
    ];

    private static string JaNei(bool value) => value ? "ja" : "nei";

    /// <summary>A key figure, or a term of it.</summary>
    private sealed record Noekkeltallrad(string Id, string Del, string Navn, decimal? Verdi, string? Forklaring, long? Antall, Noekkeltallresultat? Noekkeltall)
    {
        public static IEnumerable<Noekkeltallrad> Av(Noekkeltallresultat n) =>
        [
            new(n.Id, "nøkkeltall", n.Navn, n.Verdi, n.Formel, null, n),
            .. n.Teller.Select(l => new Noekkeltallrad(n.Id, "teller", l.Navn, l.Verdi, l.Filter, l.AntallPosteringer, null)),
            .. (n.Nevner ?? []).Select(l => new Noekkeltallrad(n.Id, "nevner", l.Navn, l.Verdi, l.Filter, l.AntallPosteringer, null)),
        ];
    }

    /// <summary>A figure or a judgement of the control.</summary>
    private sealed record Kontrollrad(string Kontroll, string Felt, decimal? Verdi, string? Vurdering, string? Grunnlag)
    {
        public static IReadOnlyList<Kontrollrad> Av(Oekonomikontrollsvar s)
        {
            var (m, f) = (s.Minimumsavdrag, s.Merforbruk);
            Kontrollrad Avdrag(string felt, decimal? verdi, string? grunnlag = null) => new("Minimumsavdrag", felt, verdi, null, grunnlag ?? m.Hjemmel);
            Kontrollrad Forbruk(string felt, decimal? verdi) => new("Merforbruk", felt, verdi, null, f.Hjemmel);
            Kontrollrad Frist(string felt, int? aar) => new("Merforbruk", felt, null, aar?.ToString(CultureInfo.InvariantCulture), f.Hjemmel);
            return
            [
                Avdrag("Avskrivninger", m.Avskrivninger), Avdrag("Lånegjeld ved årets start", m.LaanegjeldInngaaende), Avdrag("Avskrivbare anleggsmidler ved årets start", m.AvskrivbareInngaaende),
                Avdrag("Lån til videreutlån", m.LaanVidereutlaan), Avdrag("Tomter", m.Tomter), Avdrag("Minimumsavdrag", m.Minimum, m.Formel), Avdrag("Betalte avdrag", m.Betalt), Avdrag("Mangler", m.Mangler),
                Forbruk("Akkumulert merforbruk", f.Akkumulert), Forbruk("Driftsinntekter", f.Driftsinntekter), Forbruk("Merforbruk i prosent av driftsinntektene", f.Prosent),
                Frist("Merforbruket oppsto i", f.Frist?.Oppstaatt), Frist("Dekkes i budsjettet for", f.Frist?.Budsjettaar), Frist("Dekket senest i", f.Frist?.Senest),
                .. f.Robek.Select(r => new Kontrollrad("ROBEK", $"{r.Bokstav}) {r.Tekst}", null, r.Oppfylt is { } yes ? JaNei(yes) : "ukjent", r.Grunn)),
            ];
        }
    }
}

/// <summary>A posting with who booked it and when.</summary>
/// <param name="Tidspunkt">RFC 3339, UTC.</param>
internal sealed record Bokfoeringsrad(Posteringslinjesvar Rad, string Tidspunkt, string Bruker);

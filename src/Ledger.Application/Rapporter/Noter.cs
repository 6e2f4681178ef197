using Ledger.Application.Noter;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The notes of the accounts, with their numbers (§ 5-15).</summary>
public sealed class Notene : Rapport<Notelistesvar>
{
    private static readonly Kolonne<Notehode>[] Kolonner =
    [
        new("Nummer", Heltall, n => n.Nummer), new("Id", Tekst, n => n.Id), new("Navn", Tekst, n => n.Navn), new("Tittel", Tekst, n => n.Tittel),
        new("Hjemmel", Tekst, n => n.Hjemmel), new("Status", Ord, n => n.Status), new("Mangler", Tekst, n => string.Join(", ", n.Mangler)),
    ];

    public override string Navn => "noter";

    public override string Operasjon => "listNoter";

    public override string Emne => "Årsavslutning";

    public override string Sammendrag => "Notene til årsregnskapet med nummer, status og det som mangler (§§ 5-10 til 5-15).";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [Lukketfelt.Av<Notehode>("status", Notehode.Statuser), Lukketfelt.Av<Notesvar>("status", Notehode.Statuser)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var aaret = await Notekilde.LesAsync(await kilde.HentAsync(spoersmaal, ct), kilde, ct);
        var grunnlag = aaret.Grunnlag;
        return new Rapportsvar(grunnlag.Hode, () => new Notelistesvar(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
            Notekatalog.Hoder(aaret, Notekilde.Tabeller(aaret, Visning.Les(null, null)))))
        {
            Kommunenavn = grunnlag.Grunndata.Kommune.Navn,
        };
    }

    protected override Tabell SomTabell(Notelistesvar svar) => Tabell.Av(
        Navn, "Noter", Rapporttabell.Om(svar.Kommunenummer, svar.Aar, "§ 5-15", null, svar.Versjon, svar.Kjedehode), svar.Noter, Kolonner);
}

/// <summary>A note by its id or name.</summary>
public sealed class Noten : Rapport<Notesvar>
{
    private static readonly string[] Faste = ["Tabell", "Post", "Tekst", "Beløp", "Forrige år"];

    public override string Navn => "note";

    public override string Sti => "/noter/{note}";

    public override string Operasjon => "hentNote";

    public override string Emne => "Årsavslutning";

    public override string Sammendrag => "En note med tabellene hovedboken og registrene gir, og kommunens tekst (§§ 5-10 til 5-15).";

    public override bool ViserTekster => true;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet, Rapportparametre.Forklar];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Noteradsvar>("type", Noteradsvar.Typer)];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var (visning, skalForklare) = (Visning.Les(spoersmaal["enhet"], null), spoersmaal.SkalForklare());
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var note = Notekatalog.Finn(grunnlag.Grunndata.Noteoppsett, spoersmaal["note"]!);
        var aaret = await Notekilde.LesAsync(grunnlag, kilde, ct);
        return new Rapportsvar(grunnlag.Hode, () =>
        {
            var tabeller = Notekilde.Tabeller(aaret, visning);
            var nummer = Notekatalog.Hoder(aaret, tabeller).Single(n => n.Navn == note.Navn).Nummer;
            return note.Svar(aaret, visning, nummer, [.. tabeller[note.Navn]], skalForklare);
        })
        {
            Kommunenavn = grunnlag.Grunndata.Kommune.Navn,
        };
    }

    /// <summary>One table with a row for each line: the tables of registers have columns of their own after those that all have.</summary>
    protected override Tabell SomTabell(Notesvar svar)
    {
        var kolonner = (svar.Registre ?? []).SelectMany(r => r.Kolonner).DistinctBy(k => k.Navn).ToList();
        var tall = kolonner.Where(k => (svar.Registre ?? []).SelectMany(r => r.Rader).Any(r => Verdi(svar, r, k.Navn) is decimal))
            .Select(k => k.Navn).ToHashSet(StringComparer.Ordinal);
        List<object?[]> rader =
        [
            .. svar.Tabeller.SelectMany(t => t.Linjer.Select(l => Rad(kolonner.Count, t.Navn, l.Post, l.Tekst, l.Beloep, l.BeloepForrigeAar))),
            .. (svar.Registre ?? []).SelectMany(t => t.Rader.Select(r => (object?[])
            [
                t.Navn, r.Kode, r.Navn, null, null, .. kolonner.Select(k => t.Kolonner.FirstOrDefault(e => e.Navn == k.Navn) is { } egen
                    ? r.Verdier.GetValueOrDefault(egen.Id) : null),
            ])),
            .. (svar.Feil ?? []).Select(f => Rad(
                kolonner.Count, "feil", $"bilag {f.Bilagsnummer}", $"{f.Korrigerer?.Aar} {f.Begrunnelse}".Trim(), f.Drift, null)),
            .. svar.Tekst is { } tekst ? [Rad(kolonner.Count, "tekst", "tekst", tekst, null, null)] : Array.Empty<object?[]>(),
        ];
        return new(
            $"note-{svar.Navn.ToLowerInvariant().Replace('_', '-')}", svar.Nummer is { } nummer ? $"Note {nummer} {svar.Tittel}" : svar.Tittel,
            [.. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, null, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet)],
            [
                .. Faste.Select((navn, i) => new Tabellkolonne(navn, i < 3 ? Tekst : Tall)),
                .. kolonner.Select(k => new Tabellkolonne(
                    Faste.Contains(k.Navn, StringComparer.OrdinalIgnoreCase) ? $"{k.Navn} ({k.Id})" : k.Navn, tall.Contains(k.Navn) ? Tall : Tekst)),
            ],
            rader.ToAsyncEnumerable(), rader.Count);
    }

    private static object? Verdi(Notesvar svar, Noteradsvar rad, string navn) => svar.Registre!.Single(t => t.Rader.Contains(rad)) is var tabell
        && tabell.Kolonner.FirstOrDefault(k => k.Navn == navn) is { } kolonne ? rad.Verdier.GetValueOrDefault(kolonne.Id) : null;

    private static object?[] Rad(int ekstra, string tabell, string post, string tekst, decimal? beloep, decimal? forrige) =>
        [tabell, post, tekst, beloep, forrige, .. Enumerable.Repeat((object?)null, ekstra)];
}

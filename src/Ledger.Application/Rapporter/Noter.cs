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
        new("Hjemmel", Tekst, n => n.Hjemmel), new("Status", Tekst, n => n.Status), new("Mangler", Tekst, n => string.Join(", ", n.Mangler)),
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
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var hoder = Notekatalog.Hoder(grunnlag, await Feilrettinger.LesAsync(grunnlag, kilde, ct));
        return new Rapportsvar(grunnlag.Hode, () => new Notelistesvar(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), hoder));
    }

    protected override Tabell SomTabell(Notelistesvar svar) => Tabell.Av(
        Navn, "Noter", Rapporttabell.Om(svar.Kommunenummer, svar.Aar, "§ 5-15", null, svar.Versjon, svar.Kjedehode), svar.Noter, Kolonner);
}

/// <summary>A note by its id or name.</summary>
public sealed class Noten : Rapport<Notesvar>
{
    private static readonly Kolonne<Noterad>[] Kolonner =
    [
        new("Tabell", Tekst, r => r.Tabell), new("Post", Tekst, r => r.Post), new("Tekst", Tekst, r => r.Tekst),
        new("Beløp", Tall, r => r.Beloep), new("Forrige år", Tall, r => r.BeloepForrigeAar),
    ];

    public override string Navn => "note";

    public override string Sti => "/noter/{note}";

    public override string Operasjon => "hentNote";

    public override string Emne => "Årsavslutning";

    public override string Sammendrag => "En note med tabellene hovedboken regner ut, og kommunens tekst (§§ 5-10 til 5-13).";

    public override bool ViserTekster => true;

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand, Rapportparametre.Enhet];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var note = Notekatalog.Finn(spoersmaal["note"]!);
        var visning = Visning.Les(spoersmaal["enhet"], null);
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var feil = await Feilrettinger.LesAsync(grunnlag, kilde, ct);
        return new Rapportsvar(grunnlag.Hode, () => note.Svar(grunnlag, feil, visning));
    }

    protected override Tabell SomTabell(Notesvar svar) => Tabell.Av(
        $"note-{svar.Navn}", svar.Tittel,
        [.. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, svar.Hjemmel, null, svar.Versjon, svar.Kjedehode), ("Enhet", svar.Enhet)],
        [
            .. svar.Tabeller.SelectMany(t => t.Linjer.Select(l => new Noterad(t.Navn, l.Post, l.Tekst, l.Beloep, l.BeloepForrigeAar))),
            .. (svar.Feil ?? []).Select(f => new Noterad("feil", $"bilag {f.Bilagsnummer}", $"{f.Korrigerer?.Aar} {f.Begrunnelse}".Trim(), f.Drift)),
            .. svar.Tekst is { } tekst ? [new Noterad("tekst", "tekst", tekst)] : Array.Empty<Noterad>(),
        ],
        Kolonner);

    private sealed record Noterad(string Tabell, string Post, string Tekst, decimal? Beloep = null, decimal? BeloepForrigeAar = null);
}

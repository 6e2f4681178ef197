using Ledger.Application.Grunndata;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>
/// A year's saldo as one flat table, a row for each key and period, with names: what analysis tools read. Written while it is made, so that its
/// length is no matter.
/// </summary>
public sealed class Saldotabellen : Rapport<Saldotabell>
{
    private static readonly Kolonne<Saldorad>[] Kolonner =
    [
        new("Periode", Heltall, r => r.Periode), new("Kontoklasse", Tekst, r => r.Kontoklasse), new("Art", Tekst, r => r.Art),
        new("Artens navn", Tekst, r => r.Artsnavn), new("Funksjon", Tekst, r => r.Funksjon), new("Funksjonens navn", Tekst, r => r.Funksjonsnavn),
        new("Kapittel", Tekst, r => r.Kapittel), new("Kapittelets navn", Tekst, r => r.Kapittelnavn), new("Sektor", Tekst, r => r.Sektor),
        new("Sektorens navn", Tekst, r => r.Sektornavn), new("Ansvar", Tekst, r => r.Ansvar), new("Ansvarets navn", Tekst, r => r.Ansvarsnavn),
        new("Prosjekt", Tekst, r => r.Prosjekt), new("Prosjektets navn", Tekst, r => r.Prosjektnavn), new("Fond", Tekst, r => r.Fond),
        new("Fondets navn", Tekst, r => r.Fondsnavn), new("Merke", Tekst, r => r.Merke), new("Lokal konto", Tekst, r => r.Konto),
        new("Kontonavn", Tekst, r => r.Kontonavn), new("Lokal funksjon", Tekst, r => r.LokalFunksjon),
        new("Lokal funksjons navn", Tekst, r => r.LokalFunksjonsnavn), new("Fridim1", Tekst, r => r.Fridim1), new("Fridim2", Tekst, r => r.Fridim2),
        new("Opprinnelig budsjett", Tall, r => r.OpprinneligBudsjett), new("Revidert budsjett", Tall, r => r.RevidertBudsjett),
        new("Regnskap", Tall, r => r.Regnskap), new("Antall posteringer", Heltall, r => r.AntallPosteringer),
    ];

    public override string Navn => "saldo";

    public override bool ErTung => true;

    public override string Sammendrag =>
        "Årets saldo som én flat tabell: en rad per nøkkel og periode, med navn, budsjett og regnskap. For analyseverktøy og avstemming.";

    /// <summary>It is as long as the year's keys, so it is never held in memory.</summary>
    public override bool ErFast => false;

    public override IReadOnlyList<Rapportformat> Formater => [Rapportformat.Ndjson, Rapportformat.Csv, Rapportformat.Xlsx];

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.FraPeriode, Rapportparametre.TilPeriode, Rapportparametre.GrupperPaa, Rapportparametre.Saldokilde,
        Rapportparametre.Periodisering, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand,
    ];

    public override async Task<Rapportsvar> SvarAsync(Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var (fra, til) = spoersmaal.Perioder();
        var felt = spoersmaal.Utvalg.Grupper();
        var grunnlag = await kilde.HentAsync(spoersmaal, ct);
        var kube = spoersmaal.Utvalg.Kode("kilde") is { } navn ? await KildensAsync(grunnlag, kilde, navn, ct) : grunnlag.Kube;
        return new Rapportsvar(grunnlag.Hode, () =>
        {
            var grupper = felt == Dimensjonsfelt.Ingen ? null : Gruppert(kube, felt);
            return new Saldotabell(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, til.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
                Rader(grunnlag, kube, grupper, fra, til).LongCount(), Rader(grunnlag, kube, grupper, fra, til).Select(r => r()));
        });
    }

    /// <summary>What a source has booked, by what its keys mean; a source has no budget.</summary>
    /// <exception cref="Avvisning">404: the source has booked nothing in the year.</exception>
    private static async Task<Saldokube> KildensAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, string navn, CancellationToken ct)
    {
        var aar = grunnlag.Grunndata.Aar;
        var poster = await kilde.KildesaldoAsync(grunnlag.Hode, aar, navn, ct);
        return poster.Count == 0
            ? throw Avvisning.IkkeFunnet($"Kilden «{navn}» har ikke bokført noe i {aar}.")
            : grunnlag.Grunndata.Tolk.Tolk(
                new Saldokube(grunnlag.Hode.Ledger, aar, grunnlag.Hode.Versjon, poster.Select(p => p.Etter(grunnlag.Periodisering))));
    }

    public override IAsyncEnumerable<object> Linjer(object svar) => ((Saldotabell)svar).Rader.Select(object (r) => r).ToAsyncEnumerable();

    protected override Tabell SomTabell(Saldotabell svar) => Tabell.Av(
        "saldo", "Saldo per nøkkel og periode", Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, svar.TilPeriode, svar.Versjon, svar.Kjedehode),
        svar.Rader.ToAsyncEnumerable(), svar.AntallRader, Kolonner);

    /// <summary>The keys of the cube by these fields, in the order of the fields.</summary>
    private static List<(Dimensjon Noekkel, int[] Noekler)> Gruppert(Saldokube kube, Dimensjonsfelt felt) =>
    [
        .. Enumerable.Range(0, kube.Antall).GroupBy(n => kube.Noekkel(n).Bare(felt))
            .OrderBy(g => g.Key, Dimensjonsorden.Instans).Select(g => (g.Key, g.ToArray())),
    ];

    /// <summary>The rows, each made when it is reached: to count them costs no names.</summary>
    /// <param name="grupper">The keys that are one row together; null when each key is a row of its own.</param>
    private static IEnumerable<Func<Saldorad>> Rader(
        Rapportgrunnlag grunnlag, Saldokube kube, List<(Dimensjon Noekkel, int[] Noekler)>? grupper, Periode fra, Periode til)
    {
        var navn = new Kodenavn(grunnlag.Grunndata);
        foreach (var (noekkel, noekler) in grupper ?? Enumerable.Range(0, kube.Antall).Select(n => (Noekkel: kube.Noekkel(n), Noekler: new[] { n })))
        {
            for (var nummer = fra.Nummer; nummer <= til.Nummer; nummer++)
            {
                var (d, periode) = (noekkel, Periode.Fra(nummer));
                var opprinnelig = Beloep.Sum(noekler.Select(n => kube.OpprinneligBudsjett(n, periode, periode)));
                var revidert = Beloep.Sum(noekler.Select(n => kube.Budsjett(n, periode, periode)));
                var antall = noekler.Sum(n => kube.AntallPosteringer(n, periode, periode));
                if (antall != 0 || !opprinnelig.ErNull || !revidert.ErNull)
                {
                    var regnskap = Beloep.Sum(noekler.Select(n => kube.Regnskap(n, periode, periode)));
                    yield return () => Saldorad.Av(d, navn, periode, opprinnelig, revidert, regnskap, antall);
                }
            }
        }
    }
}

/// <summary>The table. The contract knows its rows only.</summary>
public sealed record Saldotabell(
    string Kommunenummer, int Aar, int TilPeriode, long Versjon, string Kjedehode, long AntallRader, IEnumerable<Saldorad> Rader);

/// <summary>What a key has in a period. Kroner in ledger sign; codes and names that do not apply are null.</summary>
public sealed record Saldorad(
    int Periode, string? Kontoklasse, string? Art, string? Artsnavn, string? Funksjon, string? Funksjonsnavn, string? Kapittel, string? Kapittelnavn,
    string? Sektor, string? Sektornavn, string? Ansvar, string? Ansvarsnavn, string? Prosjekt, string? Prosjektnavn, string? Fond, string? Fondsnavn,
    string? Merke, string? Konto, string? Kontonavn, string? LokalFunksjon, string? LokalFunksjonsnavn, string? Fridim1, string? Fridim2,
    decimal OpprinneligBudsjett, decimal RevidertBudsjett, decimal Regnskap, long AntallPosteringer)
{
    public static Saldorad Av(
        in Dimensjon d, Kodenavn navn, Periode periode, Beloep opprinnelig, Beloep revidert, Beloep regnskap, long antall) => new(
        periode.Nummer, Tom(d.Kontoklasse.Navn()), Tom(d.Art.ToString()), navn.Av(Dimensjonsfelt.Art, d), Tom(d.Funksjon.ToString()),
        navn.Av(Dimensjonsfelt.Funksjon, d), Tom(d.Kapittel.ToString()), navn.Av(Dimensjonsfelt.Kapittel, d), Tom(d.Sektor.ToString()),
        navn.Av(Dimensjonsfelt.Sektor, d), Tom(d.Ansvar.ToString()), navn.Av(Dimensjonsfelt.Ansvar, d), Tom(d.Prosjekt.ToString()),
        navn.Av(Dimensjonsfelt.Prosjekt, d), Tom(d.Fond.ToString()), navn.Av(Dimensjonsfelt.Fond, d), Tom(d.Merke.Navn()), Tom(d.Egne?.Konto),
        navn.Av(Dimensjonsfelt.Konto, d), Tom(d.Egne?.LokalFunksjon), navn.Av(Dimensjonsfelt.LokalFunksjon, d), Tom(d.Egne?.Fridim1),
        Tom(d.Egne?.Fridim2), opprinnelig.Kroner, revidert.Kroner, regnskap.Kroner, antall);

    private static string? Tom(string? tekst) => string.IsNullOrEmpty(tekst) ? null : tekst;
}

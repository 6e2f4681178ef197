using System.Text.Json.Serialization;
using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>The key figures with formula, inputs, target and status.</summary>
public sealed class Noekkeltallene : Aarsrapport<Noekkeltallsvar>
{
    private static readonly Kolonne<Rad>[] Kolonner =
    [
        new("Nøkkeltall", Tekst, r => r.Id), new("Del", Tekst, r => r.Del), new("Navn", Tekst, r => r.Navn), new("Verdi", Tall, r => r.Verdi),
        new("Enhet", Ord, r => r.Noekkeltall?.Enhet), new("Formel eller filter", Tekst, r => r.Forklaring), new("Antall posteringer", Heltall, r => r.Antall),
        new("Måltall", Tall, r => r.Noekkeltall?.Maal), new("Krav", Tekst, r => r.Noekkeltall?.Operator), new("Øvre grense", Tall, r => r.Noekkeltall?.Ovre),
        new("Status", Ord, r => r.Noekkeltall?.Status), new("Merknad", Tekst, r => r.Noekkeltall?.Merknad),
    ];

    public override string Navn => "noekkeltall";

    public override string Sammendrag => "Nøkkeltallene med formel, inndata, måltall og status.";

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        Lukketfelt.Av<Noekkeltallresultat>("enhet", Noekkeltallverdier.Enheter),
        Lukketfelt.Av<Noekkeltallresultat>("operatorkode", Noekkeltallverdier.Operatorkoder),
        Lukketfelt.Av<Noekkeltallresultat>("status", Noekkeltallverdier.Statuser),
    ];

    public override async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct)
    {
        var register = (await kilde.FinansAsync(grunnlag.Hode, ct)).Register;
        return register.Definisjoner is { Laan.Count: 0, Portefoeljer.Count: 0 } ? grunnlag : grunnlag with { Finans = register };
    }

    protected override Func<Noekkeltallsvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        Grupper.Avvis(spoersmaal);
        var kilde = spoersmaal.Utvalg.Grunnlag(grunnlag, spoersmaal.TilPeriode());
        var utvalg = spoersmaal.Utvalg.Tekst(grunnlag);
        return () => new Noekkeltallsvar(
            grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Navn, kilde.TilPeriode.Nummer, grunnlag.Hode.Versjon,
            grunnlag.Hode.Kjedehode.ToString(),
            [
                .. (utvalg is null && grunnlag.Finans is { } finans
                    ? MedFinans(grunnlag, kilde, finans)
                    : Noekkeltallmotor.Beregn(kilde, grunnlag.Grunndata.Noekkeltall, grunnlag.Grunndata.Inndata)).Select(Noekkeltallresultat.Av),
            ], utvalg);
    }

    /// <summary>The key figures of the whole ledger through a period.</summary>
    internal static IReadOnlyList<Beregnetnoekkeltall> Beregn(Rapportgrunnlag grunnlag, Periode til, Finansregister register)
    {
        var kilde = grunnlag.Oppstillingsgrunnlag(til);
        return register.Definisjoner is { Laan.Count: 0, Portefoeljer.Count: 0 }
            ? Noekkeltallmotor.Beregn(kilde, grunnlag.Grunndata.Noekkeltall, grunnlag.Grunndata.Inndata)
            : MedFinans(grunnlag, kilde, register);
    }

    /// <summary>
    /// The finance register is of the whole ledger, on the last day of the period, or what is known of one to come. A target of the municipality's own comes
    /// first.
    /// </summary>
    private static IReadOnlyList<Beregnetnoekkeltall> MedFinans(Rapportgrunnlag grunnlag, Oppstillingsgrunnlag kilde, Finansregister register)
    {
        var dato = register.Kjent(Slutten(grunnlag.Grunndata.Aar.Aar, kilde.TilPeriode.Nummer));
        var (valg, inndata) = (
            new Dictionary<string, Noekkeltallvalg>(Finansnoekkeltall.Maal(register.Reglement(dato))),
            new Dictionary<string, decimal>(grunnlag.Grunndata.Inndata));
        foreach (var (id, eget) in grunnlag.Grunndata.Noekkeltall)
        {
            valg[id] = eget.Maal is null && valg.TryGetValue(id, out var grense) ? grense with { Definisjon = eget.Definisjon } : eget;
        }

        foreach (var (navn, verdi) in Finansnoekkeltall.Inndata(register, dato))
        {
            inndata[navn] = verdi;
        }

        return Noekkeltallmotor.Beregn(kilde, valg, inndata, Finansnoekkeltall.Alle);
    }

    private static DateOnly Slutten(int aar, int periode) => new DateOnly(aar, Math.Min(periode, 12), 1).AddMonths(1).AddDays(-1);

    protected override Tabell SomTabell(Noekkeltallsvar svar) => Tabell.Av(
        svar.Oppstilling, "Nøkkeltall",
        [.. Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, svar.TilPeriode, svar.Versjon, svar.Kjedehode), ("Utvalg", svar.Utvalg)],
        [.. svar.Noekkeltall.SelectMany(Rad.Av)], Kolonner);

    /// <summary>A key figure, or a term of it.</summary>
    private sealed record Rad(string Id, string Del, string Navn, decimal? Verdi, string? Forklaring, long? Antall, Noekkeltallresultat? Noekkeltall)
    {
        public static IEnumerable<Rad> Av(Noekkeltallresultat n) =>
        [
            new(n.Id, "nøkkeltall", n.Navn, n.Verdi, n.Formel, null, n),
            .. n.Teller.Select(l => new Rad(n.Id, "teller", l.Navn, l.Verdi, l.Filter, l.AntallPosteringer, null)),
            .. (n.Nevner ?? []).Select(l => new Rad(n.Id, "nevner", l.Navn, l.Verdi, l.Filter, l.AntallPosteringer, null)),
        ];
    }
}

/// <summary>The key figures of a year.</summary>
/// <param name="Utvalg">What they were narrowed to; not there when they are of everything.</param>
public sealed record Noekkeltallsvar(
    string Kommunenummer, int Aar, string Oppstilling, int TilPeriode, long Versjon, string Kjedehode, IReadOnlyList<Noekkeltallresultat> Noekkeltall,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null);

/// <summary>A computed key figure.</summary>
/// <param name="Verdi">Percent with one decimal, kroner with two, a ratio or years with two; null when an input is missing or the divisor is 0.</param>
/// <param name="Operatorkode">The operator as a word: <c>minst</c>, <c>over</c>, <c>hoeyst</c>, <c>under</c> or <c>mellom</c>.</param>
/// <param name="Status"><c>oppnaadd</c>, <c>ikkeOppnaadd</c> or <c>ikkeMaalt</c>.</param>
public sealed record Noekkeltallresultat(
    string Id, string Navn, string Enhet, decimal? Verdi, string Formel, IReadOnlyList<Noekkeltallbeloep> Teller, IReadOnlyList<Noekkeltallbeloep>? Nevner,
    decimal? Maal, string? Operator, decimal? Ovre, string Status, string? Merknad, string? Operatorkode = null)
{
    internal static Noekkeltallresultat Av(Beregnetnoekkeltall n) => new(
        n.Id, n.Navn, n.Enhet.Navn(), n.Verdi, n.Formel, n.Teller, n.Nevner, n.Maal, n.Operator?.Navn(), n.Ovre, n.Status.Navn(), n.Merknad,
        n.Operator?.Kode());
}

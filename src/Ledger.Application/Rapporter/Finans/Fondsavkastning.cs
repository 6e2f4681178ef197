using System.Globalization;
using System.Text.Json.Serialization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>What a portfolio was worth and gave month by month, time-weighted (R6b).</summary>
public sealed class Fondsavkastning : Finansrapport<Avkastningssvar>
{
    private const string Beregnet = "beregnet";
    private const string Rapportert = "rapportert";

    public override string Navn => "avkastning";

    public override string Sti => "/finans/portefoeljer/{portefoelje}/avkastning";

    public override string Sammendrag => "Porteføljens verdi og tidsvektede avkastning måned for måned, per aktivaklasse, mot referanseindeksen.";

    public override IReadOnlyList<Rapportparameter> Parametre => [Rapportparametre.Rapportaar, Rapportparametre.Metode, .. Felles];

    public override IReadOnlyList<Lukketfelt> Lukkede =>
    [
        .. base.Lukkede, Lukketfelt.Av<Avkastningssvar>("metode", [Beregnet, Rapportert]),
        Lukketfelt.Av<Klasseavkastning>("aktivaklasse", Finansord.Alle<Aktivaklasse>()),
    ];

    protected override Func<Avkastningssvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var (portefoelje, aar) = (spoersmaal.Portefoelje(), spoersmaal.Aar());
        var metode = spoersmaal["metode"] switch
        {
            null or Beregnet => Beregnet,
            Rapportert => Rapportert,
            _ => throw Avvisning.Ugyldig("metode", Feilkoder.UgyldigFormat, "metode er beregnet eller rapportert."),
        };
        return () =>
        {
            var (bok, mangler, hode) = (new Verdibok(spoersmaal.Register), new List<Mangel>(), spoersmaal.Hode(new(aar, 12, 31)));
            var maaneder = new Avkastning(bok).Maaneder(portefoelje.Kode, aar, Siste(spoersmaal, portefoelje.Kode, aar));
            foreach (var dag in maaneder.Select(m => m.Slutt).Prepend(new(aar - 1, 12, 31)))
            {
                bok.Sum(portefoelje.Kode, dag, mangler);
            }

            mangler.AddRange(spoersmaal.IkkeKommet([new(aar, 12, 31)]));
            mangler.AddRange(maaneder.Where(m => m.Total.Prosent is null)
                .Select(m => new Mangel(portefoelje.Kode, m.Slutt, "verdier å regne avkastningen av")));
            mangler.AddRange(maaneder.Where(m => m.Indeks is null).Select(m => new Mangel(portefoelje.Kode, m.Slutt, "referanseindeks")));
            decimal? Total(Maanedsavkastning m) => metode == Rapportert ? m.RapportertTotal : m.Total.Prosent;
            var (aaret, indeks) = (Avkastning.Kjede(maaneder.Select(Total)), Avkastning.Kjede(maaneder.Select(m => m.Indeks)));
            return new Avkastningssvar(
                hode.Kommunenummer, portefoelje.Kode, aar, metode, hode.Versjon, hode.Kjedehode, hode.Enhet, [.. mangler.Distinct()],
                Verdier(bok, portefoelje.Kode, maaneder.Select(m => m.Slutt).Prepend(new(aar - 1, 12, 31)), spoersmaal),
                [.. maaneder.Select(m => Linje(m, Total(m), metode, spoersmaal))],
                new(
                    [.. maaneder.SelectMany(m => m.Klasser.Keys).Distinct().Order().Select(k => new Aarsavkastningklasse(
                        k.Ord(), spoersmaal.Vis(maaneder.Any(m => m.Klasser[k].Beloep is null) ? null : maaneder.Sum(m => m.Klasser[k].Beloep)),
                        Finanstall.Runde(Avkastning.Kjede(maaneder.Select(m => Klassens(m, k, metode))))))],
                    spoersmaal.Vis(maaneder.Count == 0 || maaneder.Any(m => m.Total.Beloep is null) ? null : maaneder.Sum(m => m.Total.Beloep)),
                    Finanstall.Runde(aaret),
                    Finanstall.Runde(indeks), Finanstall.Runde(aaret - indeks),
                    spoersmaal.Forklaring(
                        ("avkastningProsent", "Π(1 + måned) − 1", maaneder.SelectMany(m => m.Total.Poster)),
                        ("indeksProsent", "Π(1 + måned) − 1", maaneder.SelectMany(m => m.Indeksposter)))),
                [.. maaneder.SelectMany(m => Finansvarsel.Av(portefoelje.Kode, m))]);
        };
    }

    protected override Tabell SomTabell(Avkastningssvar svar) => SomTabell(
        "avkastning", "Verdi og avkastning per måned", svar,
        [
            .. svar.Linjer.SelectMany(l => l.Klasser.Select(k => new Avkastningsrad(l.Maaned, k.Aktivaklasse, Finanstall.Linje, k))
                .Append(new(l.Maaned, "alle", Finanstall.Sum, null, l.Total.AvkastningBeloep, l.Total.AvkastningProsent, l.IndeksProsent, l.RelativProsent)
                {
                    Total = l.Total,
                })),
            .. svar.Aaret.Klasser.Select(k => new Avkastningsrad(Aaret(svar), k.Aktivaklasse, Finanstall.Linje, null, k.AvkastningBeloep, k.AvkastningProsent)),
            new Avkastningsrad(
                Aaret(svar), "alle", Finanstall.Sum, null, svar.Aaret.AvkastningBeloep, svar.Aaret.AvkastningProsent, svar.Aaret.IndeksProsent,
                svar.Aaret.RelativProsent, svar.Aaret.Forklaringer),
        ],
        [
            new("Måned", Tekst, r => r.Maaned), new("Aktivaklasse", Tekst, r => r.Klasse), new(Tabell.Linjetype, Tekst, r => r.Type),
            new("Inngående", Tall, r => r.Av?.Inngaaende), new("Strøm", Tall, r => r.Av?.Stroem), new("Vektet strøm", Tall, r => r.Av?.VektetStroem),
            new("Utgående", Tall, r => r.Av?.Utgaaende), new("Avkastning", Tall, r => r.Av?.AvkastningBeloep ?? r.Beloep),
            new("Avkastning i prosent", Prosent, r => r.Av?.AvkastningProsent ?? r.Prosent),
            new("Rapportert i prosent", Prosent, r => r.Av is { } a ? a.RapportertProsent : r.Total?.RapportertProsent, Valgfri: true),
            new("Forskjell i prosentpoeng", Prosent, r => r.Av is { } a ? a.ForskjellProsent : r.Total?.ForskjellProsent, Valgfri: true),
            new("Indeks i prosent", Prosent, r => r.Indeks, Valgfri: true),
            new("Relativ i prosent", Prosent, r => r.Relativ, Valgfri: true),
            Finanstall.Forklaringer<Avkastningsrad>(r => r.Av?.Forklaringer ?? r.Forklaringer),
        ],
        Varslet(svar.Varsler));

    private static string Aaret(Avkastningssvar svar) => svar.Aar.ToString(CultureInfo.InvariantCulture);

    /// <summary>A class or all of them, in a month or in the year.</summary>
    private sealed record Avkastningsrad(
        string Maaned, string Klasse, string Type, Klasseavkastning? Av, decimal? Beloep = null, decimal? Prosent = null, decimal? Indeks = null,
        decimal? Relativ = null, IReadOnlyList<Finansforklaring>? Forklaringer = null)
    {
        public Totalavkastning? Total { get; init; }
    }

    /// <summary>
    /// The last month of a year that is told of. All of a year that is over, and of the year of a day those that are over on it, have a return or lack one;
    /// of a year that goes on they are those that something is valued in. A month that is not over has none.
    /// </summary>
    private static DateOnly Siste(Finansspoersmaal spoersmaal, string portefoelje, int aar)
    {
        var (register, slutt) = (spoersmaal.Register, new DateOnly(aar, 12, 31));
        if (register.HarKommet(slutt) || register.Sist!.Value.Year < aar)
        {
            return slutt;
        }

        var siste = spoersmaal.ErAvEnDag ? register.Sist.Value : new Verdibok(register).Beholdninger(portefoelje)
            .SelectMany(b => register.Poster(Postslag.Verdsetting, b.Kode)).Select(p => p.Dato).Where(d => d.Year == aar).DefaultIfEmpty(new(aar, 1, 1)).Max();
        var maaned = new DateOnly(aar, siste.Month, DateTime.DaysInMonth(aar, siste.Month));
        return register.HarKommet(maaned) ? maaned : new DateOnly(aar, siste.Month, 1).AddDays(-1);
    }

    private static IReadOnlyList<Verdimaaned> Verdier(Verdibok bok, string portefoelje, IEnumerable<DateOnly> dager, Finansspoersmaal s) =>
    [.. dager.Select(d =>
    {
        var sum = bok.Sum(portefoelje, d).Verdi;
        return new Verdimaaned(
            d,
            [.. bok.Klasser(portefoelje).Select(k => bok.Sum(portefoelje, k, d)).Zip(bok.Klasser(portefoelje), (v, k) =>
                new Klasseverdi(k.Ord(), s.Vis(v.Verdi), Finanstall.Prosent(v.Verdi, sum)))],
            s.Vis(sum));
    })];

    private static decimal? Klassens(Maanedsavkastning m, Aktivaklasse klasse, string metode) =>
        metode == Rapportert && m.Rapportert.TryGetValue(klasse, out var r) ? r : m.Klasser[klasse].Prosent;

    private static Avkastningsmaaned Linje(Maanedsavkastning m, decimal? total, string metode, Finansspoersmaal s) => new(
        m.Slutt.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        [
            .. m.Klasser.OrderBy(k => k.Key).Select(k => new Klasseavkastning(
                k.Key.Ord(), s.Vis(k.Value.Inngaaende), s.Vis(k.Value.Stroem)!.Value, s.Vis(k.Value.VektetStroem)!.Value, s.Vis(k.Value.Utgaaende),
                s.Vis(k.Value.Beloep), Finanstall.Runde(Klassens(m, k.Key, metode)), m.Rapportert.TryGetValue(k.Key, out var r) ? r : null,
                Finanstall.Runde(k.Value.Prosent), m.Rapportert.TryGetValue(k.Key, out var sagt) ? Finanstall.Runde(sagt - k.Value.Prosent) : null,
                s.Forklaring(("avkastningProsent", "(V1 − V0 − ΣF) / (V0 + Σ w·F)", k.Value.Poster)))),
        ],
        new(
            s.Vis(m.Total.Beloep), Finanstall.Runde(total), Finanstall.Runde(m.Total.Prosent), Finanstall.Runde(m.RapportertTotal),
            Finanstall.Runde(m.RapportertTotal - m.Total.Prosent)),
        Finanstall.Runde(m.Indeks), Finanstall.Runde(total - m.Indeks));
}

/// <summary>What a portfolio gave in a year.</summary>
/// <param name="Varsler">Large flows without a value of the day before, and managers' returns far from the computed ones.</param>
/// <param name="Verdier">What it was worth at the year's start and at each month's end.</param>
public sealed record Avkastningssvar(
    string Kommunenummer, string Portefoelje, int Aar, string Metode, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Mangel> Mangler,
    IReadOnlyList<Verdimaaned> Verdier, IReadOnlyList<Avkastningsmaaned> Linjer, Aarsavkastning Aaret, IReadOnlyList<Finansvarsel> Varsler) : IFinansaarssvar;

/// <summary>What a portfolio was worth on a day.</summary>
public sealed record Verdimaaned(DateOnly Dato, IReadOnlyList<Klasseverdi> Klasser, decimal? Total);

/// <summary>What a class was worth.</summary>
public sealed record Klasseverdi(string Aktivaklasse, decimal? Beloep, decimal? AndelProsent);

/// <summary>A month.</summary>
/// <param name="Maaned">As 2024-10.</param>
public sealed record Avkastningsmaaned(
    string Maaned, IReadOnlyList<Klasseavkastning> Klasser, Totalavkastning Total, decimal? IndeksProsent, decimal? RelativProsent);

/// <summary>A class' month: modified Dietz.</summary>
/// <param name="AvkastningProsent">By the method that was asked for.</param>
/// <param name="ForskjellProsent">What the managers reported less what is computed, in percentage points.</param>
public sealed record Klasseavkastning(
    string Aktivaklasse, decimal? Inngaaende, decimal Stroem, decimal VektetStroem, decimal? Utgaaende, decimal? AvkastningBeloep,
    decimal? AvkastningProsent, decimal? RapportertProsent, decimal? BeregnetProsent, decimal? ForskjellProsent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

/// <summary>The whole portfolio's month.</summary>
/// <param name="AvkastningProsent">By the method that was asked for.</param>
/// <param name="RapportertProsent">The managers' returns weighed with what each class had.</param>
/// <param name="ForskjellProsent">What was reported less what is computed, in percentage points.</param>
public sealed record Totalavkastning(
    decimal? AvkastningBeloep, decimal? AvkastningProsent, decimal? BeregnetProsent, decimal? RapportertProsent, decimal? ForskjellProsent);

/// <summary>The months linked.</summary>
public sealed record Aarsavkastning(
    IReadOnlyList<Aarsavkastningklasse> Klasser, decimal? AvkastningBeloep, decimal? AvkastningProsent, decimal? IndeksProsent, decimal? RelativProsent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

/// <summary>A class' months linked.</summary>
public sealed record Aarsavkastningklasse(string Aktivaklasse, decimal? AvkastningBeloep, decimal? AvkastningProsent);

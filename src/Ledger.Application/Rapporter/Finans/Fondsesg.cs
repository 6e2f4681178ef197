using System.Text.Json.Serialization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>Environment, society and governance measures of a portfolio, per holding and weighed (R16).</summary>
public sealed class Fondsesg : Portefoeljerapport<Esgsvar>
{
    /// <summary>Measures that are of a holding and not of its sustainability.</summary>
    private static readonly HashSet<string> Andre = ["rentedurasjon", "kredittdurasjon"];

    public override string Navn => "fondsesg";

    public override string Sti => "/finans/portefoeljer/{portefoelje}/esg";

    public override string Sammendrag => "Bærekraftsmål for porteføljens beholdninger, veid med verdi og dekning, og fordeling på SFDR-artikkel.";

    public override IReadOnlyList<Lukketfelt> Lukkede => [.. base.Lukkede, Lukketfelt.Av<Sfdrandel>("artikkel", Sfdr.Artikler)];

    protected override Esgsvar Regn(Finansspoersmaal spoersmaal, Portefoelje portefoelje, DateOnly dato)
    {
        var (bok, hode, mangler) = (new Verdibok(spoersmaal.Register), spoersmaal.Hode(dato), new List<Mangel>());
        var beholdninger = bok.Beholdninger(portefoelje.Kode).Where(b => b.Klasse != Aktivaklasse.Bank).ToList();
        var maal = beholdninger.SelectMany(b => spoersmaal.Register.Poster(Postslag.Maaling, b.Kode)).Where(p => p.Dato <= dato && !Andre.Contains(p.Type!))
            .Select(p => p.Type!).Distinct().ToList();
        var verdier = beholdninger.ToDictionary(b => b.Kode, b => bok.Verdi(b, dato, mangler));
        var sum = Faktatall.Sum(verdier.Values);
        return new Esgsvar(
            hode.Kommunenummer, portefoelje.Kode, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                .. maal.Select(m => (Maal: m, Vektet: Risiko.Vektet(bok, beholdninger, m, dato))).Select(m => new Esglinje(
                    m.Maal, Finanstall.Runde(m.Vektet.Verdi),
                    [
                        .. beholdninger.Select(b => (b.Kode, Post: spoersmaal.Register.Maaling(b.Kode, m.Maal, dato))).Where(b => b.Post is not null)
                            .Select(b => new Esgverdi(b.Kode, b.Post!.Prosent ?? b.Post.Beloep, b.Post.Kilde)),
                    ],
                    spoersmaal.Forklaring(("vektet", "Σ verdi · mål · dekning / Σ verdi · dekning", m.Vektet.Poster)))),
            ],
            [
                .. beholdninger.Where(b => b.Sfdr is not null).GroupBy(b => b.Sfdr!).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (Artikkel: g.Key, Egne: g.ToList(), Verdi: Faktatall.Sum(g.Select(b => verdier[b.Kode]))))
                    .Select(a => new Sfdrandel(
                        a.Artikkel, spoersmaal.Vis(a.Verdi.Verdi), Finanstall.Prosent(a.Verdi.Verdi, sum.Verdi), [.. a.Egne.Select(b => b.Kode)],
                        spoersmaal.Forklaring(
                            ("beloep", "sum av verdsettinger", a.Verdi.Poster),
                            ("andelProsent", "beløp / sum av beholdninger uten bank · 100", sum.Poster)))),
            ],
            mangler);
    }

    protected override Tabell SomTabell(Esgsvar svar) => SomTabell(
        "esg", "Bærekraft", svar,
        [
            .. svar.Linjer.SelectMany(l => l.Verdier.Select(v => new Esgrad(
                "Mål", l.Maal, v.Beholdning, v.Verdi, l.Vektet, v.Kilde, null, null, l.Forklaringer))),
            .. svar.Sfdr.Select(a => new Esgrad(
                "SFDR", $"Artikkel {a.Artikkel}", string.Join(", ", a.Beholdninger), null, null, null, a.Beloep, a.AndelProsent, a.Forklaringer)),
        ],
        [
            new(Tabell.Del, Tekst, r => r.Del), new("Mål", Ord, r => r.Maal), new("Beholdning", Tekst, r => r.Beholdning),
            new("Verdi", Tall, r => r.Verdi), new("Vektet", Tall, r => r.Vektet), new("Kilde", Tekst, r => r.Kilde),
            new("Beløp", Tall, r => r.Beloep, Valgfri: true), new("Andel i prosent", Prosent, r => r.AndelProsent, Valgfri: true),
            Finanstall.Forklaringer<Esgrad>(r => r.Forklaringer),
        ]);

    private sealed record Esgrad(
        string Del, string Maal, string Beholdning, decimal? Verdi, decimal? Vektet, string? Kilde, decimal? Beloep, decimal? AndelProsent,
        IReadOnlyList<Finansforklaring>? Forklaringer);
}

/// <summary>The sustainability of a portfolio.</summary>
public sealed record Esgsvar(
    string Kommunenummer, string Portefoelje, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Esglinje> Linjer,
    IReadOnlyList<Sfdrandel> Sfdr, IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A measure: of the portfolio, and of each holding that has it.</summary>
public sealed record Esglinje(
    string Maal, decimal? Vektet, IReadOnlyList<Esgverdi> Verdier,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

/// <summary>A measure of a holding.</summary>
public sealed record Esgverdi(string Beholdning, decimal? Verdi, string? Kilde);

/// <summary>What is classified under an article of the disclosure regulation.</summary>
public sealed record Sfdrandel(string Artikkel, decimal? Beloep, decimal? AndelProsent, IReadOnlyList<string> Beholdninger,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

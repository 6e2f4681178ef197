using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>How long the bonds of a portfolio are bound, against the limits (R4).</summary>
public sealed class Fondsdurasjon : Portefoeljerapport<Fondsmaalsvar>
{
    public override string Navn => "fondsdurasjon";

    public override string Sti => "/finans/portefoeljer/{portefoelje}/durasjon";

    public override string Sammendrag => "Rente- og kredittdurasjon for porteføljens obligasjoner, veid med verdi, mot grensene.";

    public override IReadOnlyList<Lukketfelt> Lukkede => [.. base.Lukkede, Lukketfelt.Av<Fondsmaallinje>("status", Finansord.Alle<Grensestatus>())];

    protected override Fondsmaalsvar Regn(Finansspoersmaal spoersmaal, Portefoelje portefoelje, DateOnly dato)
    {
        var (bok, mangler, hode) = (new Verdibok(spoersmaal.Register), new List<Mangel>(), spoersmaal.Hode(dato));
        var grenser = spoersmaal.Register.Reglement(dato).Grenser;
        Fondsmaallinje Linje(Grensemaal maal, string tekst)
        {
            var durasjon = Risiko.Durasjon(bok, portefoelje.Kode, maal.Ord(), dato, mangler);
            var grense = grenser.FirstOrDefault(g => g.Maal == maal && (g.Portefoelje is null || g.Portefoelje == portefoelje.Kode));
            return new(
                maal.Ord(), tekst, Finanstall.Runde(durasjon.Verdi), "år", grense?.Nedre, grense?.Oevre,
                grense is null ? null : Reglementskontroll.Status(grense, durasjon.Verdi).Ord(), null,
                spoersmaal.Forklaring(("verdi", "Σ verdi · durasjon / Σ verdi over obligasjonene", durasjon.Poster)));
        }

        return new Fondsmaalsvar(
            hode.Kommunenummer, portefoelje.Kode, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [Linje(Grensemaal.Rentedurasjon, "Rentedurasjon"), Linje(Grensemaal.Kredittdurasjon, "Kredittdurasjon")], [.. mangler.Distinct()]);
    }

    protected override Tabell SomTabell(Fondsmaalsvar svar) => SomTabell(
        "fondsdurasjon", "Durasjon", svar, svar.Linjer, Fondsmaallinje.Kolonner);
}

/// <summary>How much a portfolio moves, and whether it keeps its real value (R5).</summary>
public sealed class Fondsrisiko : Portefoeljerapport<Fondsmaalsvar>
{
    /// <summary>How many years ahead the real value is computed, and by which rise of prices a year.</summary>
    private const int Aarframover = 15;
    private const decimal Prisvekst = 2m;

    public override string Navn => "fondsrisiko";

    public override string Sti => "/finans/portefoeljer/{portefoelje}/risiko";

    public override string Sammendrag => "Porteføljens standardavvik, relative risiko, realverdi og overdekning, og eksterne simuleringer.";

    public override IReadOnlyList<Lukketfelt> Lukkede => [.. base.Lukkede, Lukketfelt.Av<Fondsmaallinje>("status", Finansord.Alle<Grensestatus>())];

    protected override Fondsmaalsvar Regn(Finansspoersmaal spoersmaal, Portefoelje portefoelje, DateOnly dato)
    {
        var (register, mangler, hode) = (spoersmaal.Register, new List<Mangel>(), spoersmaal.Hode(dato));
        var bok = new Verdibok(register);
        // The last month is the last that is whole.
        var neste = new DateOnly(dato.AddDays(1).Year, dato.AddDays(1).Month, 1);
        var maaneder = Enumerable.Range(0, Risiko.Maaneder).Select(i => neste.AddMonths(-i).AddDays(-1)).Reverse()
            .Select(d => new Avkastning(bok).Maaned(portefoelje.Kode, d)).ToList();
        var (avvik, relativ) = (
            Risiko.Standardavvik([.. maaneder.Select(m => m.Total.Prosent)]),
            Risiko.Standardavvik([.. maaneder.Select(m => m.Total.Prosent - m.Indeks)]));
        if (avvik is null)
        {
            mangler.Add(new(portefoelje.Kode, dato, $"{Risiko.Maaneder} måneder med avkastning"));
        }

        var ekstern = register.Maaling(portefoelje.Kode, "standardavvikEkstern", dato);
        var historikk = Historikk.Av(register, portefoelje, dato);
        var snitt = historikk.FondSnitt;
        var (real, kapital) = (Risiko.Realverdi(register, portefoelje, dato), new Fondsregnskap(bok, portefoelje));
        var egenkapital = Faktatall.Sum([kapital.Grunnkapital(dato), kapital.Bufferkapital(dato)]);
        mangler.AddRange(egenkapital.Verdi is null ? kapital.Mangler(dato) : []);
        if (real.Verdi is null)
        {
            mangler.Add(new(portefoelje.Kode, dato, "prisindeks for basisåret og året"));
        }

        var s = avvik ?? ekstern?.Prosent;
        int[] bakIntervall =
        [
            .. historikk.Aar.SelectMany(a => a.Poster), .. avvik is null ? [] : maaneder.SelectMany(m => m.Total.Poster),
            .. avvik is null && ekstern is not null ? [ekstern.Nummer] : Array.Empty<int>(),
        ];
        Fondsmaallinje Linje(string kode, string tekst, decimal? verdi, string enhet, string formel, IEnumerable<int> poster, string? kilde = null) => new(
            kode, tekst, verdi, enhet, null, null, null, kilde, spoersmaal.Forklaring(("verdi", formel, poster)));
        return new Fondsmaalsvar(
            hode.Kommunenummer, portefoelje.Kode, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                Linje("standardavvik", "Standardavvik portefølje (36 md.)", Finanstall.Runde(avvik), "prosent", "√(Σ(r − snitt)² / 35) · √12",
                    maaneder.SelectMany(m => m.Total.Poster)),
                Linje("relativRisiko", "Relativ risiko (36 md.)", Finanstall.Runde(relativ), "prosent", "standardavviket av fond − indeks",
                    maaneder.SelectMany(m => m.Total.Poster)),
                Linje("intervallNedre", "Forventet avkastning, nedre", Finanstall.Runde(snitt - s), "prosent", "snitt − standardavvik", bakIntervall),
                Linje("intervallOevre", "Forventet avkastning, øvre", Finanstall.Runde(snitt + s), "prosent", "snitt + standardavvik", bakIntervall),
                Linje("realverdi", "Realverdi", spoersmaal.Vis(real.Verdi), hode.Enhet, "grunnlag · prisindeks / prisindeks i basisåret", real.Poster),
                Linje("overdekning", "Overdekning", spoersmaal.Vis(egenkapital.Verdi - real.Verdi), hode.Enhet, "egenkapital − realverdi",
                    egenkapital.Poster.Concat(real.Poster)),
                Linje(
                    "realverdi15aar", "Estimert realverdi etter 15 år",
                    spoersmaal.Vis(real.Verdi * Desimal.Potens(1m + (Prisvekst / 100m), Aarframover)), hode.Enhet, "realverdi · 1,02^15", real.Poster),
                .. register.Poster(Postslag.Maaling, portefoelje.Kode).Where(p => p.Dato <= dato && Eksterne.ContainsKey(p.Type!))
                    .GroupBy(p => p.Type!).Select(g => g.Last()).Select(p => Linje(
                        p.Type!, Eksterne[p.Type!], p.Beloep is { } b ? spoersmaal.Vis(b) : p.Prosent, p.Beloep is null ? "prosent" : hode.Enhet,
                        "sendt inn", [p.Nummer], p.Kilde)),
            ],
            mangler);
    }

    protected override Tabell SomTabell(Fondsmaalsvar svar) => SomTabell(
        "fondsrisiko", "Risiko og realverdi", svar, svar.Linjer,
        Fondsmaallinje.Kolonner);

    /// <summary>Simulations that others make; they are shown as they were sent, with their source.</summary>
    private static readonly Dictionary<string, string> Eksterne = new()
    {
        ["standardavvikEkstern"] = "Standardavvik, ekstern beregning", ["markedsverdi15aar"] = "Estimert markedsverdi etter 15 år",
        ["sannsynlighetRealverdi"] = "Sannsynlighet for markedsverdi ≥ realverdi",
        ["sannsynlighetBufferkapitalNegativ"] = "Sannsynlighet for bufferkapital < 0",
    };
}

/// <summary>Measures of a portfolio.</summary>
public sealed record Fondsmaalsvar(
    string Kommunenummer, string Portefoelje, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Fondsmaallinje> Linjer,
    IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A measure.</summary>
/// <param name="Maaleenhet">år, prosent, or the unit of amounts.</param>
/// <param name="Kilde">Who computed it, when it was not the register.</param>
public sealed record Fondsmaallinje(
    string Kode, string Tekst, decimal? Verdi, string Maaleenhet, decimal? Nedre, decimal? Oevre, string? Status, string? Kilde,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null)
{
    internal static readonly IReadOnlyList<Kolonne<Fondsmaallinje>> Kolonner =
    [
        new("Kode", Teksttype, l => l.Kode, Forprogrammer: true), new("Tekst", Teksttype, l => l.Tekst), new("Verdi", Tall, l => l.Verdi),
        new("Måleenhet", Ord, l => l.Maaleenhet),
        new("Nedre grense", Tall, l => l.Nedre), new("Øvre grense", Tall, l => l.Oevre), new("Status", Ord, l => l.Status),
        new("Kilde", Teksttype, l => l.Kilde), Finanstall.Forklaringer<Fondsmaallinje>(l => l.Forklaringer),
    ];

    private const Kolonnetype Teksttype = Kolonnetype.Tekst;
}

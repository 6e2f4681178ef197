using System.Text.Json.Serialization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>
/// The whole finance report of a day (R16): its main figures, and every table of the day and of the end of the year before. Tables of a year go to the day:
/// a report of August says nothing of what came after.
/// </summary>
public sealed class Helefinansrapporten : Finansrapport<Helefinansrapportsvar>
{
    internal const string Kroner = "kroner";
    internal const string Prosent = "prosent";
    internal const string Antall = "antall";
    internal const string Aar = "år";

    public override string Navn => "finansrapport";

    public override string Sti => "/finans/rapport";

    public override string Sammendrag => "Finansrapporten for en dag: hovedtallene og alle tabellene, med det forrige årsskiftet ved siden av.";

    /// <summary>It computes all the others, for two dates.</summary>
    public override bool ErTung => true;

    public override IReadOnlyList<Lukketfelt> Lukkede =>
        [.. base.Lukkede, Lukketfelt.Av<Finanshovedtall>("maaleenhet", [Kroner, Prosent, Aar, Antall])];

    protected override Func<Helefinansrapportsvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var dato = spoersmaal.Dato();
        return !Regnskapsaar.TryFra(dato.Year, out _) || !Regnskapsaar.TryFra(dato.Year - 1, out _)
            ? throw Avvisning.Ugyldig("dato", Feilkoder.UtenforOmraadet, "dato er i et regnskapsår som har et år før seg: 2001–2199.")
            : () =>
            {
                var (naa, foer, hode) = (Deler(spoersmaal, dato), Deler(spoersmaal, new(dato.Year - 1, 12, 31)), spoersmaal.Hode(dato));
                return new Helefinansrapportsvar(
                    hode.Kommunenummer, dato, hode.Versjon, hode.Kjedehode, hode.Enhet, [.. Hovedtall(spoersmaal, naa, foer)], naa, foer,
                    Rapporteringsplikt.Av(spoersmaal.Stand, dato.Year), [.. naa.AlleMangler().Concat(foer.AlleMangler()).Distinct()],
                    [.. naa.Rentebindingen.Varsler, .. naa.Portefoeljene.SelectMany(p => p.Avkastningen.Varsler)]);
            };
    }

    protected override Tabell SomTabell(Helefinansrapportsvar svar) => SomTabell(
        "finansrapport", "Finansrapport", svar, Samletabell.Av(svar), Samletabell.Kolonner,
        (Leverterapporter.Finansrapportplikt, svar.Rapporteringsplikt.Setning()));

    /// <summary>The main figures: the other tables stand on pages of their own.</summary>
    protected override Tabell SomSide(Helefinansrapportsvar svar) => SomTabell(
        "finansrapport", "Finansrapport", svar, svar.Linjer,
        [
            new("Kode", Tekst, l => l.Kode, Forprogrammer: true), new("Tekst", Tekst, l => l.Tekst), new("Verdi", Tall, l => l.Tallet(l.Verdi)),
            new("Forrige år", Tall, l => l.Tallet(l.VerdiForrigeAar)), new("Måleenhet", Tekst, l => l.MaaltI(svar.Enhet)),
            new("Portefølje", Tekst, l => l.Portefoelje),
            Finanstall.Forklaringer<Finanshovedtall>(l => l.Forklaringer),
        ],
        (Leverterapporter.Finansrapportplikt, svar.Rapporteringsplikt.Setning()));

    private static Finansrapportdeler Deler(Finansspoersmaal spoersmaal, DateOnly dato)
    {
        var dagen = spoersmaal.Dagen(dato);
        return new(
            dato, new Gjeldsmotparter().Svar(dagen), new Gjeldsbevegelser().Svar(dagen), new Gjeldsformaal().Svar(dagen),
            new Gjeldsrentebinding().Svar(dagen), new Gjeldsforfall().Svar(dagen), new Markedsrenter().Svar(dagen), new Likviditetsrapport().Svar(dagen),
            new Stresstestene().Svar(dagen), new Reglementskontrollen().Svar(dagen), new Eierpostene().Svar(dagen),
            [
                .. spoersmaal.Register.Definisjoner.Portefoeljer.Where(p => p.Type == Portefoeljetype.Langsiktig).Select(p =>
                {
                    var om = dagen.Om(dato, p.Kode);
                    return new Portefoeljedeler(
                        p.Kode, p.Navn, new Plasseringene().Svar(om), new Fondsresultat().Svar(om), new Aktivafordeling().Svar(om),
                        new Fondsdurasjon().Svar(om), new Fondsrisiko().Svar(om), new Fondsregnskapet().Svar(om), new Fondsesg().Svar(om),
                        new Fondsavkastning().Svar(om), new Fondshistorikk().Svar(om));
                }),
            ]);
    }

    private static IEnumerable<Finanshovedtall> Hovedtall(Finansspoersmaal s, Finansrapportdeler naa, Finansrapportdeler foer)
    {
        Finanshovedtall Tallet(string kode, string tekst, string enhet, Func<Finansrapportdeler, Hovedtallet> av) => Linje(
            s, kode, tekst, null, enhet, av(naa), av(foer));
        yield return Tallet("innlaan", "Innlån", Kroner, d => new(d.Rentebindingen.Innlaan, Bak(d.Rentebindingen.Forklaringer, "innlaan")));
        yield return Tallet(
            "groentProsent", "Grønne lån av innlån", Prosent,
            d => new(d.Formaalene.GroentProsent, Bak(d.Formaalene.Forklaringer, "groentProsent")));
        yield return Tallet("gjennomsnittsrente", "Gjennomsnittsrente", Prosent,
            d => new(d.Rentebindingen.GjennomsnittsrenteProsent, Bak(d.Rentebindingen.Forklaringer, "gjennomsnittsrenteProsent")));
        yield return Tallet("rentebinding", "Rentebinding", Aar,
            d => new(d.Rentebindingen.RentebindingAar, Bak(d.Rentebindingen.Forklaringer, "rentebindingAar")));
        yield return Tallet("sikringsgrad", "Sikringsgrad", Prosent,
            d => new(d.Rentebindingen.SikringsgradProsent, Bak(d.Rentebindingen.Forklaringer, "sikringsgradProsent")));
        yield return Tallet("refinansiering", "Gjeld som må refinansieres innen tolv måneder", Kroner,
            d => new(d.Forfallene.Refinansiering, Bak(d.Forfallene.Forklaringer, "refinansiering")));
        yield return Tallet("stresstestSamlet", "Tap i stresstesten i alt", Kroner,
            d => new(
                d.Stresstesten.Samlet,
                new("Σ tap i del 1 + Σ tap i del 2", Poster([d.Stresstesten.Del1[^1].Forklaringer, d.Stresstesten.Del2[^1].Forklaringer], "tap"))));
        yield return Tallet(
            "grenserIBrudd", "Grenser i finansreglementet som er brutt", Antall,
            d => new(
                d.Reglementskontrollen.Linjer.Count(l => l.Status == "brudd"),
                new("antall grenser der verdien er utenfor", Poster(d.Reglementskontrollen.Linjer.Select(l => l.Forklaringer), "verdi"))));
        foreach (var portefoelje in naa.Portefoeljene)
        {
            Finanshovedtall Fondstall(string kode, string tekst, string enhet, Func<Portefoeljedeler, Hovedtallet> av)
            {
                Hovedtallet Av(Finansrapportdeler deler) =>
                    deler.Portefoeljene.FirstOrDefault(p => p.Portefoelje == portefoelje.Portefoelje) is { } p ? av(p) : new(null, null);
                return Linje(s, kode, tekst, portefoelje.Portefoelje, enhet, Av(naa), Av(foer));
            }

            yield return Fondstall("markedsverdi", "Markedsverdi", Kroner,
                p => p.Plasseringene.Linjer.Single(l => l.Kode == "sum") is var l ? new(l.Markedsverdi, Bak(l.Forklaringer, "markedsverdi")) : default);
            yield return Fondstall("aarsresultat", "Årsresultat", Kroner,
                p => p.Resultatet.Linjer.Single(l => l.Kode == "aarsresultat") is var l ? new(l.Beloep, Bak(l.Forklaringer, "beloep")) : default);
            yield return Fondstall(
                "avkastning", "Avkastning i året", Prosent,
                p => new(p.Avkastningen.Aaret.AvkastningProsent, Bak(p.Avkastningen.Aaret.Forklaringer, "avkastningProsent")));
            yield return Fondstall(
                "indeks", "Referanseindeks i året", Prosent,
                p => new(p.Avkastningen.Aaret.IndeksProsent, Bak(p.Avkastningen.Aaret.Forklaringer, "indeksProsent")));
        }
    }

    private static Finanshovedtall Linje(
        Finansspoersmaal s, string kode, string tekst, string? portefoelje, string enhet, Hovedtallet naa, Hovedtallet foer) => new(
        kode, tekst, portefoelje, enhet, naa.Verdi, foer.Verdi,
        s.Forklaring(
            ("verdi", naa.Bak?.Formel ?? "", naa.Bak?.Poster ?? []), ("verdiForrigeAar", foer.Bak?.Formel ?? "", foer.Bak?.Poster ?? [])));

    /// <summary>What a table said of a field of its own; null when nothing was asked for.</summary>
    private static Grunnlag? Bak(IReadOnlyList<Finansforklaring>? forklaringer, string felt) =>
        forklaringer?.FirstOrDefault(f => f.Felt == felt) is { } f ? new(f.Formel, f.Poster) : null;

    private static List<int> Poster(IEnumerable<IReadOnlyList<Finansforklaring>?> linjer, string felt) =>
        [.. linjer.SelectMany(l => Bak(l, felt)?.Poster ?? [])];

    /// <summary>How a figure came about.</summary>
    private sealed record Grunnlag(string Formel, IReadOnlyList<int> Poster);

    private readonly record struct Hovedtallet(decimal? Verdi, Grunnlag? Bak);
}

/// <summary>The whole finance report.</summary>
/// <param name="Linjer">The main figures.</param>
/// <param name="Tabellene">Every table of the day.</param>
/// <param name="TabelleneForrigeAar">The same of the end of the year before.</param>
public sealed record Helefinansrapportsvar(
    string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Finanshovedtall> Linjer,
    Finansrapportdeler Tabellene, Finansrapportdeler TabelleneForrigeAar, Rapporteringsplikt Rapporteringsplikt, IReadOnlyList<Mangel> Mangler,
    IReadOnlyList<Finansvarsel> Varsler) : IFinanssvar;

/// <summary>A main figure, with that of the end of the year before.</summary>
/// <param name="Portefoelje">The portfolio that it is of; null when it is of the whole.</param>
public sealed record Finanshovedtall(string Kode, string Tekst, string? Portefoelje, string Maaleenhet, decimal? Verdi, decimal? VerdiForrigeAar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null)
{
    /// <summary>The figure as a cell: a count is a whole number.</summary>
    internal object? Tallet(decimal? verdi) => Maaleenhet == Helefinansrapporten.Antall ? (object?)(long?)verdi : verdi;

    /// <summary>What the figure of a cell is counted in: an amount in the unit that it is shown in.</summary>
    internal string MaaltI(string enhet) => (Maaleenhet, enhet) switch
    {
        (Helefinansrapporten.Kroner, "tusen") => "tusen kr",
        (Helefinansrapporten.Kroner, "mill") => "mill. kr",
        _ => Maaleenhet,
    };
}

/// <summary>The tables of a day (finansforskriften § 8).</summary>
public sealed record Finansrapportdeler(
    DateOnly Dato, Gjeldsmotpartsvar Motpartene, Gjeldsbevegelsessvar Bevegelsene, Gjeldsformaalsvar Formaalene, Rentebindingsvar Rentebindingen,
    Forfallssvar Forfallene, Markedsrentesvar Markedsrentene, Likviditetssvar Likviditeten, Stresstestsvar Stresstesten,
    Reglementskontrollsvar Reglementskontrollen, Eierpostsvar Eierpostene, IReadOnlyList<Portefoeljedeler> Portefoeljene)
{
    internal IEnumerable<Mangel> AlleMangler() =>
    [
        .. Motpartene.Mangler, .. Bevegelsene.Mangler, .. Formaalene.Mangler, .. Rentebindingen.Mangler, .. Forfallene.Mangler, .. Markedsrentene.Mangler,
        .. Likviditeten.Mangler, .. Stresstesten.Mangler, .. Reglementskontrollen.Mangler, .. Eierpostene.Mangler,
        .. Portefoeljene.SelectMany(p => p.AlleMangler()),
    ];
}

/// <summary>The tables of a long-term portfolio.</summary>
public sealed record Portefoeljedeler(
    string Portefoelje, string Navn, Plasseringssvar Plasseringene, Fondsresultatsvar Resultatet, Aktivafordelingssvar Aktivafordelingen,
    Fondsmaalsvar Durasjonen, Fondsmaalsvar Risikoen, Fondsregnskapsvar Regnskapet, Esgsvar Esg, Avkastningssvar Avkastningen, Historikksvar Historikken)
{
    internal IEnumerable<Mangel> AlleMangler() =>
    [
        .. Plasseringene.Mangler, .. Resultatet.Mangler, .. Aktivafordelingen.Mangler, .. Durasjonen.Mangler, .. Risikoen.Mangler, .. Regnskapet.Mangler,
        .. Esg.Mangler, .. Avkastningen.Mangler, .. Historikken.Mangler,
    ];
}

using System.Text.Json.Serialization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>How long the rates are bound, and what is hedged (R11, R12; forskrift 2019-11-18-1520 § 8 c, d).</summary>
public sealed class Gjeldsrentebinding : Finansdagsrapport<Rentebindingsvar>
{
    /// <summary>Years and the average rate are answered with this many decimals.</summary>
    private const int Desimaler = 3;

    private const string Laanene = "Lån for lån";

    public override string Navn => "gjeldsrentebinding";

    public override string Sti => "/finans/gjeld/rentebinding";

    public override string Sammendrag => "Rentebinding, sikringsgrad og gjennomsnittsrente for innlånene, med hvert låns rente og neste regulering.";

    protected override Rentebindingsvar Regn(Finansspoersmaal spoersmaal, DateOnly dato)
    {
        var bok = new Gjeldsbok(spoersmaal.Register);
        var (b, kurve) = (new Rentebinding(bok, dato), Rentenotering.Kurve(spoersmaal.Register, Rentenotering.Swaprenter, dato));
        var foelsomhet = b.Stykker.Select(s => Rentefoelsomhet.Av(s, dato, kurve)).ToList();
        var hode = spoersmaal.Hode(dato);
        return new Rentebindingsvar(
            hode.Kommunenummer, dato, hode.Versjon, hode.Kjedehode, hode.Enhet, b.Reglement.FastrenteTerskelMaaneder, spoersmaal.Vis(b.Innlaan),
            spoersmaal.Vis(b.Flytende), spoersmaal.Vis(b.Fast), spoersmaal.Vis(b.Renteeksponert), Finanstall.Runde(b.Sikringsgrad),
            Finanstall.Runde(b.Aar, Desimaler), Finanstall.Runde(b.Gjennomsnittsrente, Desimaler),
            [.. b.Grupper.Select(g => new Tidsgruppesvar(g.Kode, spoersmaal.Vis(g.Beloep), Finanstall.Prosent(g.Beloep, b.Renteeksponert)))],
            [
                .. b.Stykker.Zip(foelsomhet, (s, f) => new Rentestykkesvar(
                    s.Laan.Kode, s.Laan.Motpartsgruppe, spoersmaal.Vis(s.Beloep), spoersmaal.Vis(s.Eksponert), s.Fast, s.Rente, s.Til,
                    Finanstall.Runde(s.Aar), spoersmaal.Vis(f.VirkeligVerdi), Finanstall.Runde(f.ModifisertDurasjon),
                    spoersmaal.Forklaring(
                        ("beloep", "sum av lånebevegelser; rente av rentevilkåret som gjelder", s.Poster),
                        ("virkeligVerdi", "Σ betaling · (1 + markedsrente)^−år, til neste regulering", s.Poster.Concat(kurve.Select(r => r.Post)))))),
            ],
            b.Mangler,
            spoersmaal.Vis(b.Innlaan is null ? null : foelsomhet.Sum(f => f.VirkeligVerdi)),
            Finanstall.Runde(b.Innlaan is null ? null : Rentefoelsomhet.Samlet(foelsomhet), Desimaler),
            [.. Finansvarsel.Utloepte(bok, dato, bok.Innlaan), .. Finansvarsel.ForMyeSikret(bok, dato)],
            spoersmaal.Forklaring(
                ("innlaan", "sum av lånebevegelser", b.Stykker.SelectMany(s => bok.Restgjeld(s.Laan, dato).Poster)),
                ("flytende", "sum av stykkene med flytende rente", b.Stykker.Where(s => !s.Fast).SelectMany(s => s.Poster)),
                ("fast", "sum av stykkene med fast rente", b.Stykker.Where(s => s.Fast).SelectMany(s => s.Poster)),
                ("sikringsgradProsent", "fast renteeksponert / renteeksponert · 100", b.Stykker.SelectMany(s => s.Poster)),
                ("rentebindingAar", "Σ renteeksponert · år / Σ renteeksponert", b.Stykker.SelectMany(s => s.Poster)),
                ("gjennomsnittsrenteProsent", "Σ beløp · rente / Σ beløp", b.Stykker.SelectMany(s => s.Poster))));
    }

    protected override Tabell SomTabell(Rentebindingsvar svar) => SomTabell(
        "rentebinding", "Rentebinding", svar, [.. Rader(svar)],
        [
            new(Tabell.Del, Tekst, r => r.Del), new("Gruppe", Ord, r => r.Del == Laanene ? null : r.Tekst),
            new("Lån", Tekst, r => r.Del == Laanene ? r.Tekst : null), new(Tabell.Linjetype, Tekst, r => r.Type),
            new("Motpartsgruppe", Tekst, r => r.Stykke?.Motpartsgruppe), new("Beløp", Tall, r => r.Beloep),
            new("Andel i prosent", Prosent, r => r.AndelProsent), new("Renteeksponert", Tall, r => r.Renteeksponert),
            new("Fast", Tekst, r => r.Stykke is { } s ? Rapporttabell.JaNei(s.Fast) : null), new("Rente i prosent", Prosent, r => r.RenteProsent),
            new("Neste regulering", Dato, r => r.Stykke?.Til), new("År til regulering", Tall, r => r.Aar),
            new("Virkelig verdi", Tall, r => r.VirkeligVerdi), new("Modifisert durasjon", Tall, r => r.DurasjonAar),
            Finanstall.Forklaringer<Bindingsrad>(r => r.Forklaringer),
        ],
        Varslet(svar.Varsler));

    /// <summary>The loans with what they are together; fixed and floating; what is hedged; and when rates can change.</summary>
    private static IEnumerable<Bindingsrad> Rader(Rentebindingsvar svar)
    {
        const string deling = "Fast og flytende", sikring = "Renteeksponert gjeld", tid = "Renteeksponert gjeld etter tid til regulering";
        List<Finansforklaring>? Om(params string[] felt) => svar.Forklaringer?.Where(f => felt.Contains(f.Felt)).ToList();
        var fast = $"Fast, mer enn {svar.TerskelMaaneder} måneder igjen";
        foreach (var s in svar.Stykker)
        {
            yield return new(Laanene, s.Laan, Finanstall.Linje, s.Beloep, Forklaringer: s.Forklaringer)
            {
                Stykke = s, Renteeksponert = s.Renteeksponert, RenteProsent = s.RenteProsent, Aar = s.BindingAar, VirkeligVerdi = s.VirkeligVerdi,
                DurasjonAar = s.ModifisertDurasjonAar,
            };
        }

        yield return new(
            Laanene, "Innlån, snitt av rente og tid", Finanstall.Sum, svar.Innlaan,
            Forklaringer: Om("innlaan", "rentebindingAar", "gjennomsnittsrenteProsent"))
        {
            Renteeksponert = svar.Renteeksponert, RenteProsent = svar.GjennomsnittsrenteProsent, Aar = svar.RentebindingAar,
            VirkeligVerdi = svar.VirkeligVerdi, DurasjonAar = svar.ModifisertDurasjonAar,
        };
        yield return new(deling, "Flytende", Finanstall.Linje, svar.Flytende, Finanstall.Prosent(svar.Flytende, svar.Innlaan), Om("flytende"));
        yield return new(deling, fast, Finanstall.Linje, svar.Fast, Finanstall.Prosent(svar.Fast, svar.Innlaan), Om("fast"));
        yield return new(deling, "Innlån", Finanstall.Sum, svar.Innlaan, Finanstall.Prosent(svar.Innlaan, svar.Innlaan));
        yield return new(
            sikring, "Sikringsgrad: fast del av renteeksponert gjeld", Finanstall.Linje, null, svar.SikringsgradProsent, Om("sikringsgradProsent"));
        foreach (var g in svar.Grupper)
        {
            yield return new(tid, g.Kode, Finanstall.Linje, g.Beloep, g.AndelProsent);
        }

        yield return new(tid, "Renteeksponert gjeld", Finanstall.Sum, svar.Renteeksponert, Finanstall.Prosent(svar.Renteeksponert, svar.Renteeksponert));
    }

    private sealed record Bindingsrad(
        string Del, string Tekst, string Type, decimal? Beloep, decimal? AndelProsent = null, IReadOnlyList<Finansforklaring>? Forklaringer = null)
    {
        public Rentestykkesvar? Stykke { get; init; }

        public decimal? Renteeksponert { get; init; }

        public decimal? RenteProsent { get; init; }

        public decimal? Aar { get; init; }

        public decimal? VirkeligVerdi { get; init; }

        public decimal? DurasjonAar { get; init; }
    }
}

/// <summary>The rate binding of the loans.</summary>
/// <param name="Flytende">Also fixed rates with no more than <paramref name="TerskelMaaneder"/> left.</param>
/// <param name="Renteeksponert">What the municipality itself carries the rate of.</param>
/// <param name="SikringsgradProsent">The fixed part of what is exposed.</param>
/// <param name="RentebindingAar">Weighted years to the next reset of what is exposed.</param>
/// <param name="VirkeligVerdi">What is paid until each reset, at market rates (forskrift 2019-11-18-1520 § 8 b).</param>
/// <param name="Grupper">What is exposed, by years to the next reset.</param>
public sealed record Rentebindingsvar(
    string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, int TerskelMaaneder, decimal? Innlaan, decimal? Flytende, decimal? Fast,
    decimal? Renteeksponert, decimal? SikringsgradProsent, decimal? RentebindingAar, decimal? GjennomsnittsrenteProsent,
    IReadOnlyList<Tidsgruppesvar> Grupper, IReadOnlyList<Rentestykkesvar> Stykker, IReadOnlyList<Mangel> Mangler, decimal? VirkeligVerdi,
    decimal? ModifisertDurasjonAar, IReadOnlyList<Finansvarsel> Varsler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null) : IFinanssvar;

/// <summary>A group of time.</summary>
public sealed record Tidsgruppesvar(string Kode, decimal? Beloep, decimal? AndelProsent);

/// <summary>A loan, or a part of one, with a rate of its own.</summary>
/// <param name="Til">The next day on which the rate can change.</param>
public sealed record Rentestykkesvar(
    string Laan, string Motpartsgruppe, decimal? Beloep, decimal? Renteeksponert, bool Fast, decimal? RenteProsent, DateOnly Til, decimal? BindingAar,
    decimal? VirkeligVerdi, decimal? ModifisertDurasjonAar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

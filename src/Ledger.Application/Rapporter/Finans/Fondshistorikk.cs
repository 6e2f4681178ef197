using System.Text.Json.Serialization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>The published years of a portfolio (R6c).</summary>
public sealed class Fondshistorikk : Portefoeljerapport<Historikksvar>
{
    public override string Navn => "fondshistorikk";

    public override string Sti => "/finans/portefoeljer/{portefoelje}/historikk";

    public override string Sammendrag => "Porteføljens publiserte resultat og avkastning år for år, akkumulert fra starten.";

    protected override Historikksvar Regn(Finansspoersmaal spoersmaal, Portefoelje portefoelje, DateOnly dato)
    {
        var (h, hode) = (Historikk.Av(spoersmaal.Register, portefoelje, dato), spoersmaal.Hode(dato));
        return new Historikksvar(
            hode.Kommunenummer, portefoelje.Kode, dato, hode.Versjon, hode.Kjedehode, hode.Enhet,
            [
                .. h.Aar.Select(a => new Historikklinje(
                    a.Aar, spoersmaal.Vis(a.Resultat), a.Fond, a.Indeks, Finanstall.Runde(a.FondAkkumulert), Finanstall.Runde(a.IndeksAkkumulert),
                    spoersmaal.Forklaring(("fondAkkumulertProsent", "Π(1 + publisert) − 1", a.Poster)))),
            ],
            Finanstall.Runde(h.FondSnitt), Finanstall.Runde(h.IndeksSnitt),
            [
                .. h.Aar.SelectMany(a => new (decimal? Verdi, string Hva)[] { (a.Fond, "publisert avkastning"), (a.Indeks, "publisert indeks") }
                    .Where(d => d.Verdi is null).Select(d => new Mangel(portefoelje.Kode, new(a.Aar, 12, 31), d.Hva))),
            ]);
    }

    protected override Tabell SomTabell(Historikksvar svar) => SomTabell(
        "fondshistorikk", "Historikk", svar, svar.Linjer,
        [
            new("År", Aarstall, l => l.Aar), new("Resultat", Tall, l => l.Resultat), new("Fond i prosent", Prosent, l => l.FondProsent),
            new("Indeks i prosent", Prosent, l => l.IndeksProsent), new("Fond akkumulert i prosent", Prosent, l => l.FondAkkumulertProsent),
            new("Indeks akkumulert i prosent", Prosent, l => l.IndeksAkkumulertProsent), Finanstall.Forklaringer<Historikklinje>(l => l.Forklaringer),
        ]);
}

/// <summary>The published years.</summary>
/// <param name="FondSnittProsent">A year, over the whole time; a start at mid-year is half a year.</param>
public sealed record Historikksvar(
    string Kommunenummer, string Portefoelje, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Historikklinje> Linjer,
    decimal? FondSnittProsent, decimal? IndeksSnittProsent, IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A published year.</summary>
public sealed record Historikklinje(
    int Aar, decimal? Resultat, decimal? FondProsent, decimal? IndeksProsent, decimal? FondAkkumulertProsent, decimal? IndeksAkkumulertProsent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finansforklaring>? Forklaringer = null);

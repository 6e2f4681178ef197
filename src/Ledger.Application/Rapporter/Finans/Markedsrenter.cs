using System.Globalization;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>Market rates by term, beside the rate of the municipality's own loans (R12; forskrift 2019-11-18-1520 § 8 d).</summary>
public sealed class Markedsrenter : Finansrapport<Markedsrentesvar>
{
    public override string Navn => "markedsrenter";

    public override string Sti => "/finans/markedsrenter";

    public override string Sammendrag => "Markedsrenter per løpetid, slik de sist var notert, ved siden av egen gjennomsnittsrente.";

    public override IReadOnlyList<Rapportparameter> Parametre => [Rapportparametre.Serie, Rapportparametre.Dato, .. Felles];

    protected override Func<Markedsrentesvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var (dato, serie) = (spoersmaal.Dato(), spoersmaal["serie"]);
        return () =>
        {
            var binding = new Rentebinding(new(spoersmaal.Register), dato);
            var hode = spoersmaal.Hode(dato);
            return new Markedsrentesvar(
                hode.Kommunenummer, dato, hode.Versjon, hode.Kjedehode, hode.Enhet, Finanstall.Runde(binding.Gjennomsnittsrente, 3),
                [
                    .. spoersmaal.Register.Gjeldende.Where(p => p.Slag == Postslag.Markedsrente && p.Dato <= dato && (serie is null || p.Objekt == serie))
                        .GroupBy(p => (p.Objekt, Maaneder: int.Parse(p.Type!, CultureInfo.InvariantCulture)))
                        .Select(g => g.Last()).Select(p => new Markedsrente(
                            p.Objekt, int.Parse(p.Type!, CultureInfo.InvariantCulture), p.Dato, p.Prosent,
                            spoersmaal.Forklaring(("prosent", "siste notering til og med dagen", [p.Nummer]))))
                        .OrderBy(r => r.Serie, StringComparer.Ordinal).ThenBy(r => r.Loepetid),
                ],
                binding.Mangler);
        };
    }

    protected override Tabell SomTabell(Markedsrentesvar svar) => SomTabell(
        "markedsrenter", "Markedsrenter", svar, svar.Linjer,
        [
            new("Serie", Tekst, r => r.Serie), new("Løpetid i måneder", Heltall, r => r.Loepetid), new("Notert", Dato, r => r.Notert),
            new("Prosent", Kolonnetype.Prosent, r => r.Prosent), Finanstall.Forklaringer<Markedsrente>(r => r.Forklaringer),
        ]);
}

/// <summary>Market rates.</summary>
/// <param name="GjennomsnittsrenteProsent">Of the municipality's own loans.</param>
public sealed record Markedsrentesvar(
    string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, decimal? GjennomsnittsrenteProsent,
    IReadOnlyList<Markedsrente> Linjer, IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A rate of a term.</summary>
/// <param name="Loepetid">Months.</param>
/// <param name="Notert">The day that it was quoted.</param>
public sealed record Markedsrente(
    string Serie, int Loepetid, DateOnly Notert, decimal? Prosent,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null);

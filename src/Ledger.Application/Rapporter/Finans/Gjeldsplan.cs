using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Register;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter.Finans;

/// <summary>What the loans will cost in the years that come, as they stand, at the rates that are agreed and with their swaps.</summary>
public sealed class Gjeldsplan : Finansrapport<Gjeldsplansvar>
{
    public override string Navn => "gjeldsplan";

    public override string Sti => "/finans/gjeld/plan";

    public override string Sammendrag =>
        "Avdrag, renter og refinansiering de neste årene, for lånene slik de er, med rentene som er avtalt og rentebyttene så lenge de varer.";

    public override IReadOnlyList<Rapportparameter> Parametre => [Rapportparametre.Dato, Rapportparametre.Planaar, .. Felles];

    protected override Func<Gjeldsplansvar> Forbered(Finansspoersmaal spoersmaal)
    {
        var (dato, antall) = (spoersmaal.Dato(), Parametertolk.Heltall(spoersmaal["aar"], "aar", 4, 1, 40));
        return () =>
        {
            var bok = new Gjeldsbok(spoersmaal.Register);
            var mangler = bok.Ukjente(dato).ToList();
            var erUkjent = mangler.Count > 0;
            var stykker = new Rentebinding(bok, dato).Stykker.ToLookup(s => s.Laan.Kode);
            IEnumerable<int> Avtalt(Laan laan) =>
                spoersmaal.Register.Poster(Postslag.Rentevilkaar, laan.Kode).Where(p => p.Dato > dato).Select(p => p.Nummer);
            var planer = bok.Innlaan.Concat(bok.Leier).Select(l => (Laan: l, Skyldig: bok.Restgjeld(l, dato).Verdi ?? 0m)).Where(l => l.Skyldig > 0m)
                .Select(l => (l.Laan, l.Skyldig, Renter: new Rentebane(bok, l.Laan, dato)))
                .Select(l => (
                    l.Laan, l.Skyldig, l.Renter, UtenRente: !l.Laan.ErLeie && l.Renter.Prosent(dato, l.Skyldig) is null,
                    Terminer: Laaneplan.Lag(l.Laan, dato, l.Skyldig, l.Renter))).ToList();
            mangler.AddRange(planer.Where(p => p.UtenRente).Select(p => new Mangel(p.Laan.Kode, dato, "rentevilkår")));
            var poster = planer.SelectMany(p => bok.Restgjeld(p.Laan, dato).Poster.Concat(stykker[p.Laan.Kode].SelectMany(s => s.Poster))
                .Concat(Avtalt(p.Laan))).ToList();
            var linjer = new List<Gjeldsplanlinje>();
            var rest = erUkjent ? null : (decimal?)planer.Sum(p => p.Skyldig);
            var foerste = dato is { Month: 12, Day: 31 } ? dato.Year + 1 : dato.Year;
            for (var aar = foerste; aar < foerste + antall; aar++)
            {
                // Without a rate an annuity has no plan, and no loan has an interest. Interest is of the year that it accrues in.
                var loepende = planer.Where(p => p.Terminer.Any(t => t.Fra < new DateOnly(aar, 12, 31) && t.Dato > new DateOnly(aar - 1, 12, 31))).ToList();
                var terminer = planer.SelectMany(p => p.Terminer.Where(t => t.Dato.Year == aar).Select(t => (p.Laan, p.UtenRente, Termin: t))).ToList();
                decimal? Sum(bool mangler, Func<(Laan Laan, bool UtenRente, Termin Termin), decimal> av) => erUkjent || mangler ? null : terminer.Sum(av);
                var refinansieres = Sum(false, t => t.Laan.Refinansieres && t.Termin.Dato == t.Laan.Forfall ? t.Termin.Avdrag : 0m);
                var avdrag = Sum(terminer.Any(t => t.UtenRente && t.Laan.Form == Laaneform.Annuitet), t => t.Termin.Avdrag) - refinansieres;
                linjer.Add(new(
                    aar, spoersmaal.Vis(rest), spoersmaal.Vis(avdrag),
                    spoersmaal.Vis(erUkjent || loepende.Any(p => p.UtenRente)
                        ? null : loepende.Sum(p => p.Terminer.Sum(t => Laaneplan.RenteI(p.Laan, p.Renter, t, aar)))),
                    spoersmaal.Vis(refinansieres),
                    spoersmaal.Vis(rest - avdrag - refinansieres),
                    spoersmaal.Forklaring(
                        ("avdrag", "restgjelden betalt etter lånets form, med rentene som er avtalt", poster),
                        ("renter", "restgjelden · renten på dagen, med rentebyttene etter sine planer, termin for termin, i året de påløper", poster))));
                rest -= avdrag + refinansieres;
            }

            var hode = spoersmaal.Hode(dato);
            return new Gjeldsplansvar(hode.Kommunenummer, dato, hode.Versjon, hode.Kjedehode, hode.Enhet, linjer, mangler);
        };
    }

    protected override Tabell SomTabell(Gjeldsplansvar svar) => SomTabell(
        "gjeldsplan", "Avdrag og renter framover", svar, svar.Linjer,
        [
            new("År", Aarstall, l => l.Aar), new("Inngående", Tall, l => l.Inngaaende), new("Avdrag", Tall, l => l.Avdrag), new("Renter", Tall, l => l.Renter),
            new("Refinansiering", Tall, l => l.Refinansiering), new("Utgående", Tall, l => l.Utgaaende),
            Finanstall.Forklaringer<Gjeldsplanlinje>(l => l.Forklaringer),
        ]);
}

/// <summary>The years that come.</summary>
public sealed record Gjeldsplansvar(
    string Kommunenummer, DateOnly Dato, long Versjon, string Kjedehode, string Enhet, IReadOnlyList<Gjeldsplanlinje> Linjer,
    IReadOnlyList<Mangel> Mangler) : IFinanssvar;

/// <summary>A year: utgående = inngående − avdrag − refinansiering. What falls due whole is refinancing and not avdrag.</summary>
/// <param name="Renter">What accrues in the year, also when it is paid the year after; of the first year from the date on.</param>
public sealed record Gjeldsplanlinje(
    int Aar, decimal? Inngaaende, decimal? Avdrag, decimal? Renter, decimal? Refinansiering, decimal? Utgaaende,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Finansforklaring>? Forklaringer = null);

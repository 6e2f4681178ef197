using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registertabeller;

/// <summary>Amounts of the budget and of series by measure and unit; none for registers that are no dimension.</summary>
internal static class Tiltaksbeloep
{
    public static ILookup<string, (Ansvar Ansvar, Beloep Beloep)> Av(Tabellgrunnlag grunnlag, Tabellkilde.Hovedbok kilde)
    {
        var erTiltak = grunnlag.Tabell.Register.Id == Tabellmotor.Tiltak;
        return kilde.ErSerie ? grunnlag.Serier.GetValueOrDefault(kilde.Kolonne, []).Where(b => erTiltak && b.Tiltak.Length > 0)
                .ToLookup(b => b.Tiltak, b => (b.Dimensjon.Ansvar, b.Beloep))
            : grunnlag.Tiltakslinjer.Where(l => erTiltak && (l.ErOpprinnelig || kilde.Kolonne != "opprinneligBudsjett"))
                .ToLookup(l => l.Tiltak, l => (l.Ansvar, kilde.Kolonne == "budsjettHittil" ? l.Hittil(grunnlag.TilPeriode) : l.Beloep));
    }
}

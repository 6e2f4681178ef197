using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Application.Opplysninger;

/// <summary>
/// Sees that explanations lie under explanations that there are. One that comes before its whole is told of; one that lies under itself would be
/// counted nowhere.
/// </summary>
internal sealed class Forklaringsdeler(Registertilstand tilstand)
{
    private readonly List<(Faktarad Rad, Opplysning Del)> _sendte = [];

    /// <summary>Notes a row; answers the fact as it is.</summary>
    public Opplysning? Se(Faktarad rad, Opplysning? opplysning)
    {
        if (opplysning?.Noekkel.Slag == Opplysningsslag.Forklaring)
        {
            _sendte.Add((rad, opplysning));
        }

        return opplysning;
    }

    public void Krev()
    {
        var nye = _sendte.GroupBy(s => s.Del.Noekkel).ToDictionary(g => g.Key, g => g.First().Del);
        foreach (var (rad, del) in _sendte.Where(s => s.Del.Under is not null))
        {
            if (Ring.Gaar(del.Noekkel.Maal, maal => Finn(del.Noekkel with { Maal = maal })?.Under is { } over ? [over] : null))
            {
                rad.Avvis("under", Feilkoder.UgyldigKombinasjon, $"«{del.Noekkel.Maal}» ligger under seg selv.");
            }
            else if (Finn(del.Noekkel with { Maal = del.Under! }) is null)
            {
                rad.Varsle("under", Feilkoder.UkjentObjekt, $"{del.Noekkel.Objekt} har ingen forklaring «{Faktarad.Kort(del.Under!)}» som dette er en del av.");
            }
        }

        // The whole may be for other readers than its part.
        Opplysning? Finn(Opplysningsnoekkel noekkel) => Slik(noekkel) ?? Slik(noekkel with { Ekstern = !noekkel.Ekstern });

        Opplysning? Slik(Opplysningsnoekkel noekkel) =>
            nye.TryGetValue(noekkel, out var ny) ? ny.Annullert ? null : ny : tilstand.Finn(noekkel)?.Verdi;
    }
}

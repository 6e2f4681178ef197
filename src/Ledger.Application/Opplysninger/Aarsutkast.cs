using Ledger.Application.Lesing;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Noter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>What facts may be about in a year that is opened: its units, its appropriations and the lines of its statements.</summary>
/// <param name="Oppstillinger">The municipality's own, as they were sent.</param>
internal sealed record Aarsutkast(
    Regnskapsaar Aar, Organisasjonsplan Organisasjon, IReadOnlyList<Bevilgningsutkast> Bevilgninger,
    IReadOnlyDictionary<string, Oppstillingsutkast> Oppstillinger)
{
    /// <summary>Their lines are not defined: they follow what is booked, and what is reported of the fees.</summary>
    private static readonly string[] UtenDefinisjon = [InnebygdeOppstillinger.Disponering, Selvkostnote.Register];

    private readonly Dictionary<string, HashSet<string>> _poster = new(StringComparer.Ordinal);

    public bool HarEnhet(Ansvar enhet) => Organisasjon.Finn(enhet) is not null;

    /// <summary>A year that has defined none has the units of the council's level as its appropriations.</summary>
    public bool HarBevilgning(string kode) =>
        Bevilgninger.Count > 0 ? Bevilgninger.Any(b => b.Kode == kode) : Ansvar.TryParse(kode, out var enhet) && HarEnhet(enhet);

    public bool HarLinje(string oppstilling, string post)
    {
        if (UtenDefinisjon.Contains(oppstilling))
        {
            return true;
        }

        if (!_poster.TryGetValue(oppstilling, out var poster))
        {
            var definisjon = Oppstillingsoppslag.Finn(oppstilling, Aar, Organisasjon, Bevilgninger, Oppstillinger);
            _poster[oppstilling] = poster = definisjon?.Linjer.Select(l => l.Post).ToHashSet(StringComparer.Ordinal) ?? [];
        }

        return poster.Contains(post);
    }
}

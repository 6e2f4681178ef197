using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Budsjett;

/// <summary>Which kind of frame a key counts with: netto in § 5-4 post 6, the others in § 5-5 posts 1–4.</summary>
public sealed class Rammeposter
{
    private readonly List<(string Slag, Func<Dimensjon, bool> Er)> _poster;

    public Rammeposter(Regnskapsaar aar, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        var drift = InnebygdeOppstillinger.Finn(InnebygdeOppstillinger.Bevilgning, aar)?.Finn("6");
        var investering = InnebygdeOppstillinger.Finn(InnebygdeOppstillinger.Investering, aar);
        _poster =
        [
            .. new[] { (Slag: Rammer.Netto, Post: drift) }
                .Concat(Omraadeoppstillinger.Investeringsslag.Select((slag, i) => (Slag: slag, Post: investering?.Finn($"{i + 1}"))))
                .SelectMany(p => (p.Post?.Filtre ?? []).Select(f => (p.Slag, f.Kompiler(organisasjon, fond)))),
        ];
    }

    /// <summary>Null for what is of no such post: central incomes, finance and funds.</summary>
    public string? Av(Dimensjon d) => _poster.Find(p => p.Er(d)).Slag;
}

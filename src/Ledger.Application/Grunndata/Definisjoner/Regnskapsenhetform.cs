using Ledger.Domain.Lagring;
using Ledger.Domain.Regnskapsenheter;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of a unit that keeps accounts of its own.</summary>
public static class Regnskapsenhetform
{
    public static string Skriv(Regnskapsenhet enhet) => Lagretform.SkrivUtenTomme(enhet);

    public static Regnskapsenhet Les(string json) => Lagretform.Les<Regnskapsenhet>(json);
}

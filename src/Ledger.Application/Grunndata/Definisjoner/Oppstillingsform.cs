using Ledger.Domain.Lagring;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of a municipality's own statement: what was sent, with all its fields.</summary>
internal static class Oppstillingsform
{
    public static string Skriv(Oppstillingsutkast utkast) => Lagretform.Skriv(utkast);

    public static Oppstillingsutkast Les(string json) => Lagretform.Les<Oppstillingsutkast>(json);
}

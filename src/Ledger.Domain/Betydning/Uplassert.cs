using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Betydning;

/// <summary>
/// What has no place yet: keys whose account the municipality's chart does not know. It stands on a line of its own at the foot of every
/// statement, and in no sum. So drift, investering, the balance and this line sum to 0, as bilag do, and nothing hides in another line.
/// </summary>
public static class Uplassert
{
    /// <summary>The post of the line in every statement.</summary>
    public const string Post = "uplassert";

    /// <summary>The text of the line, in Norwegian.</summary>
    public const string Tekst = "Uplassert (konto uten plass i kontoplanen)";

    private static readonly Linjedefinisjon Linje = new(
        Post, Tekst, Linjetype.Linje, [new() { Kontoklasse = Kontoklasse.EtterKonto }], null, Visningsfaktor: 1);

    /// <summary>True when a cube has keys without a place.</summary>
    public static bool Finnes(Saldokube kube)
    {
        var klasser = kube.Over(Dimensjonsfelt.Ingen);
        return Enumerable.Range(0, klasser.Antall).Any(n => klasser.Noekkel(n).Kontoklasse == Kontoklasse.EtterKonto);
    }

    /// <summary>The statement with the line at its foot, when the cube has keys for it; else the statement as it is.</summary>
    public static Oppstillingsdefinisjon Med(Oppstillingsdefinisjon definisjon, Saldokube kube) =>
        Finnes(kube) ? Med(definisjon) : definisjon;

    /// <summary>The statement with the line at its foot.</summary>
    public static Oppstillingsdefinisjon Med(Oppstillingsdefinisjon definisjon) =>
        definisjon.Finn(Post) is null ? definisjon with { Linjer = [.. definisjon.Linjer, Linje] } : definisjon;
}

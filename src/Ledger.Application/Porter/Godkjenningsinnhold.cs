using System.Globalization;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>
/// Who approved a bilag, as named texts of its entry: under the chain's hash, and erased like other texts that name persons. An approval that was
/// given later is an entry of its own with the texts <c>person</c> and <c>merknad</c>, found by the number of the bilag and the role.
/// </summary>
public static class Godkjenningsinnhold
{
    /// <summary>The person of an approval that was given later.</summary>
    public const string Person = "person";

    public const string Merknad = "merknad";

    private const string RegistrertFor = "registrertFor", Personnavn = ".person", Navn = ".navn", Tidspunkt = ".tidspunkt";

    public static string Personen(Godkjenningsrolle rolle) => rolle.Felt() + Personnavn;

    /// <summary>The code of the entry of an approval: once per bilag and role.</summary>
    public static string Kode(int bilagsnummer, Godkjenningsrolle rolle) => string.Create(CultureInfo.InvariantCulture, $"{bilagsnummer}/{rolle.Navn()}");

    public static IEnumerable<KeyValuePair<string, string?>> Skriv(Godkjenning godkjenning)
    {
        foreach (var rolle in Enum.GetValues<Godkjenningsrolle>())
        {
            if (godkjenning.I(rolle) is { } av)
            {
                yield return new(Personen(rolle), av.Person);
                yield return new(rolle.Felt() + Navn, av.Navn);
                yield return new(rolle.Felt() + Tidspunkt, av.Tidspunkt is { } tid ? Kanonisk.Tid(tid) : null);
            }
        }

        yield return new(RegistrertFor, godkjenning.RegistrertFor);
    }

    public static Godkjenning Les(IReadOnlyList<Navntekst> tekster)
    {
        if (tekster.Count == 0)
        {
            return Godkjenning.Ingen;
        }

        var navngitt = tekster.ToDictionary(t => t.Navn, t => t.Tekst, StringComparer.Ordinal);
        return new Godkjenning(I(Godkjenningsrolle.Attestant), I(Godkjenningsrolle.Anviser), navngitt.GetValueOrDefault(RegistrertFor).Vist);

        Godkjenner? I(Godkjenningsrolle rolle) => navngitt.GetValueOrDefault(Personen(rolle)).Vist is { } person
            ? new Godkjenner(
                person, navngitt.GetValueOrDefault(rolle.Felt() + Navn).Vist,
                Tidsform.TryParse(navngitt.GetValueOrDefault(rolle.Felt() + Tidspunkt).Tekst, out var tid) ? tid : null)
            : null;
    }
}

using System.Text.Json.Serialization;
using Ledger.Domain.Lagring;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>A municipality's own name and number.</summary>
/// <param name="Proeve">The ledger is a place to try, and its figures are nobody's accounts.</param>
public sealed record Kommuneopplysning(string Navn, string Organisasjonsnummer, bool Proeve = false);

/// <summary>The stored form of a municipality's own name and number.</summary>
public static class Kommuneform
{
    public static string Skriv(Kommuneopplysning kommune) => Lagretform.Skriv(new Lagret(kommune.Navn, kommune.Organisasjonsnummer, kommune.Proeve));

    public static Kommuneopplysning Les(string json)
    {
        var lagret = Lagretform.Les<Lagret>(json);
        return new Kommuneopplysning(lagret.Navn, lagret.Organisasjonsnummer, lagret.Proeve);
    }

    private sealed record Lagret(
        string Navn, string Organisasjonsnummer, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Proeve = false);
}

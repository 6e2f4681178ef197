namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>A municipality's own name and number.</summary>
public sealed record Kommuneopplysning(string Navn, string Organisasjonsnummer);

/// <summary>The stored form of a municipality's own name and number.</summary>
public static class Kommuneform
{
    public static string Skriv(Kommuneopplysning kommune) => Lagretform.Skriv(new Lagret(kommune.Navn, kommune.Organisasjonsnummer));

    public static Kommuneopplysning Les(string json)
    {
        var lagret = Lagretform.Les<Lagret>(json);
        return new Kommuneopplysning(lagret.Navn, lagret.Organisasjonsnummer);
    }

    private sealed record Lagret(string Navn, string Organisasjonsnummer);
}

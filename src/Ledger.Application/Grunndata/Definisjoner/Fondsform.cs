using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Domain.Fond;
using Ledger.Domain.Lagring;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of a fund; its code is the entry's reference.</summary>
internal static class Fondsform
{
    public static string Skriv(Fondsopplysning fond) => Lagretform.Skriv(new Lagret(fond.Navn, fond.Type.Navn(), fond.Formaal, fond.Formaalskode, fond.Konto));

    public static Fondsopplysning Les(string kode, string json)
    {
        var lagret = Lagretform.Les<Lagret>(json);
        var type = Fondstyper.TryParse(lagret.Type, out var kjent) ? kjent : throw new JsonException("A stored fund type is unknown.");
        return new Fondsopplysning(Fondskode.Parse(kode), lagret.Navn, type, lagret.Formaal, lagret.Formaalskode) { Konto = lagret.Konto };
    }

    private sealed record Lagret(
        string Navn, string Type, string? Formaal,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Formaalskode = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Konto = null);
}

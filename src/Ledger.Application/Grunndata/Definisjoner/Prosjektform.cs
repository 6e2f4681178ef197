using System.Text.Json.Serialization;
using Ledger.Domain.Lagring;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of a project; its code is the entry's reference.</summary>
internal static class Prosjektform
{
    public static string Skriv(Prosjektopplysning prosjekt) =>
        Lagretform.Skriv(new Lagret(prosjekt.Navn, prosjekt.Fase, prosjekt.Kostnadsramme?.Kroner, prosjekt.GyldigTil));

    public static Prosjektopplysning Les(string kode, string json)
    {
        var lagret = Lagretform.Les<Lagret>(json);
        return new Prosjektopplysning(Prosjektkode.Parse(kode), lagret.Navn, lagret.Fase, lagret.Kostnadsramme is { } ramme ? Beloep.FraKroner(ramme) : null)
        {
            GyldigTil = lagret.GyldigTil,
        };
    }

    private sealed record Lagret(
        string Navn, string? Fase, decimal? Kostnadsramme,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? GyldigTil = null);
}

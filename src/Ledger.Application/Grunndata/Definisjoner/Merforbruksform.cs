using Ledger.Domain.Lagring;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>What is registered of merforbruk: how old what the first year began with is, and until when the council has decided to cover layers.</summary>
public sealed record Merforbruksopplysning(IReadOnlyList<Lag> Lag, IReadOnlyList<Dekningsvedtak> Vedtak)
{
    public static readonly Merforbruksopplysning Ingen = new([], []);
}

/// <summary>The stored forms of layers and of decisions on them.</summary>
public static class Merforbruksform
{
    public const string Lag = "lag", Vedtak = "vedtak";

    public static string Skriv(IReadOnlyList<Lag> lag) => Lagretform.Skriv(lag.Select(l => new Lagretlag(l.Oppstaatt, l.Beloep.Kroner)).ToList());

    public static string Skriv(IReadOnlyList<Dekningsvedtak> vedtak) => Lagretform.Skriv(vedtak);

    public static IReadOnlyList<Lag> LesLag(string json) =>
        [.. Lagretform.Les<List<Lagretlag>>(json).Select(l => new Lag(l.Oppstaatt, Beloep.FraKroner(l.Beloep)))];

    public static IReadOnlyList<Dekningsvedtak> LesVedtak(string json) => Lagretform.Les<List<Dekningsvedtak>>(json);

    private sealed record Lagretlag(int Oppstaatt, decimal Beloep);
}

using System.Text.Json.Serialization;
using Ledger.Domain.Betydning;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Kontoplaner;

/// <summary>What a chart does, or would do.</summary>
/// <param name="Endret">False when the chart was so already, and nothing was written.</param>
/// <param name="Linjer">The lines of statements that it moves, in the order of the statements.</param>
/// <param name="Klassebytter">The accounts with saldo that it moves between drift, investering, the balance and being without a place.</param>
/// <param name="Bekreftelse">What an administrator sends back as <c>bekreftelse</c> when the change needs it; null when it does not.</param>
public sealed record Kontoplankvittering(
    long Versjon, string Kjedehode, bool Endret, IReadOnlyList<Linjeflyttingsvar> Linjer, IReadOnlyList<Klassebyttesvar> Klassebytter, string? Bekreftelse,
    IReadOnlyList<Feil> Varsler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null);

/// <summary>A line that a changed chart moves. Kroner in ledger sign.</summary>
public sealed record Linjeflyttingsvar(
    string Oppstilling, string Post, string Tekst, decimal RegnskapFoer, decimal RegnskapEtter, decimal RegnskapEndring, decimal RevidertBudsjettFoer,
    decimal RevidertBudsjettEtter, decimal RevidertBudsjettEndring)
{
    public static Linjeflyttingsvar Av(Linjeflytting l) => new(
        l.Oppstilling, l.Post, l.Tekst, l.RegnskapFoer.Kroner, l.RegnskapEtter.Kroner, (l.RegnskapEtter - l.RegnskapFoer).Kroner,
        l.RevidertBudsjettFoer.Kroner, l.RevidertBudsjettEtter.Kroner, (l.RevidertBudsjettEtter - l.RevidertBudsjettFoer).Kroner);
}

/// <summary>An account that a changed chart moves to another kontoklasse.</summary>
/// <param name="Foer">Null when the account had no place.</param>
/// <param name="Etter">Null when it gets none.</param>
/// <param name="Regnskap">Kroner in ledger sign: what it has this year.</param>
public sealed record Klassebyttesvar(string Konto, string? Foer, string? Etter, decimal Regnskap)
{
    public static Klassebyttesvar Av(Klassebytte b) => new(b.Konto, Navn(b.Foer), Navn(b.Etter), b.Regnskap.Kroner);

    private static string? Navn(Kontoklasse klasse) => klasse.Navn() is { Length: > 0 } navn ? navn : null;
}

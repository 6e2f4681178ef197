using Ledger.Application;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Rapportering;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Aarsavslutning;

/// <summary>A closing: the steps, and both results before, after § 4-1 and after all of it.</summary>
/// <param name="Varsler">The sentences of <paramref name="Funn"/>.</param>
/// <param name="Grunnlag">What the closing was limited by.</param>
/// <param name="Funn">What a person should look at; level bekreft needs likevel, level avvis stops the closing.</param>
internal sealed record Aarsavslutningssvar(
    string Kommunenummer, int Aar, string Status, Avslutningsstatussvar Foer, Avslutningsstatussvar FoerStrykninger, Avslutningsstatussvar Etter,
    IReadOnlyList<Avslutningsstegsvar> Steg, IReadOnlyList<Disposisjonsavviksvar> Budsjettavvik, IReadOnlyList<string> Varsler, long Versjon, string Kjedehode,
    Avslutningsgrunnlagssvar Grunnlag, IReadOnlyList<Funnsvar> Funn)
{
    public static Aarsavslutningssvar Av(string kommunenummer, Regnskapsaar aar, bool proevekjoering, Avslutningssvar svar)
    {
        var r = svar.Resultat;
        return new Aarsavslutningssvar(
            kommunenummer, aar.Aar, proevekjoering ? "proevekjoert" : "avsluttet",
            Avslutningsstatussvar.Av(r.Foer), Avslutningsstatussvar.Av(r.FoerStrykninger), Avslutningsstatussvar.Av(r.Etter),
            [.. r.Steg.Select((s, i) => Avslutningsstegsvar.Av(s, i < svar.Bilagsnumre.Count ? svar.Bilagsnumre[i] : null, r.Bilag[i]))],
            [.. r.Budsjettavvik.Select(Disposisjonsavviksvar.Av)], [.. r.Funn.Select(f => f.Melding)], svar.Versjon, svar.Kjedehode,
            Avslutningsgrunnlagssvar.Av(r), [.. r.Funn.Select(Funnsvar.Av)]);
    }
}

/// <summary>What loans could finance, and what could not be used of disposisjonsfond. Kroner.</summary>
internal sealed record Avslutningsgrunnlagssvar(IReadOnlyList<Laanegrensesvar> Laan, IReadOnlyList<Skjermingssvar> Skjerming)
{
    public static Avslutningsgrunnlagssvar Av(Avslutningsresultat r) => new(
        [.. r.Laanegrenser.Select(g => new Laanegrensesvar(g.Navn, [.. g.Arter.Select(a => a.ToString())], g.Grense.Kroner, g.Brukt.Kroner))],
        [.. r.Skjerming.Select(s => new Skjermingssvar(s.Fond.ErTom ? null : s.Fond.ToString(), s.Vedtak?.Kroner, s.Oppgitt?.Kroner, s.Beloep.Kroner))]);
}

/// <summary>The loans of a purpose: what they may finance, and what is booked of them before strykninger. Kroner.</summary>
internal sealed record Laanegrensesvar(string Navn, IReadOnlyList<string> Arter, decimal Grense, decimal Brukt);

/// <summary>A disposisjonsfond, or all of them when fond is null: by next year's budget, as asked, and what counts. Kroner.</summary>
internal sealed record Skjermingssvar(string? Fond, decimal? Vedtak, decimal? Oppgitt, decimal Beloep);

/// <summary>Results and what they leave in the balance. Kroner; a surplus is positive, merforbruk and udekket in the balance are positive.</summary>
internal sealed record Avslutningsstatussvar(decimal Drift, decimal Investering, decimal Merforbruk, decimal Udekket)
{
    public static Avslutningsstatussvar Av(Avslutningsstatus s) => new(s.Drift.Kroner, s.Investering.Kroner, s.Merforbruk.Kroner, s.Udekket.Kroner);
}

/// <summary>A step with the bilag that books it. Kroner; foer and etter are the disposition, positive when made.</summary>
internal sealed record Avslutningsstegsvar(
    string Hjemmel, string? Fond, string Kontoklasse, string Art, string? Merke, decimal Beloep, decimal Foer, decimal Etter, string Begrunnelse,
    int? Bilagsnummer,
    IReadOnlyList<Posteringssvar> Posteringer)
{
    public static Avslutningsstegsvar Av(Avslutningssteg s, int? bilagsnummer, Avslutningsbilag bilag) => new(
        s.Hjemmel, s.Fond.ErTom ? null : s.Fond.ToString(), s.Kontoklasse.Navn(), s.Art.ToString(), s.Merke == Avslutningsmerke.Ingen ? null : s.Merke.Navn(),
        s.Beloep.Kroner, s.Foer.Kroner, s.Etter.Kroner, s.Begrunnelse, bilagsnummer, [.. bilag.Posteringer.Select((p, i) => Posteringssvar.Av(i + 1, p))]);
}

/// <summary>A disposition booked with another amount than budgeted. Kroner.</summary>
internal sealed record Disposisjonsavviksvar(string Kontoklasse, string Art, string? Fond, decimal Budsjettert, decimal Bokfoert)
{
    public static Disposisjonsavviksvar Av(Disposisjonsavvik a) => new(
        a.Disposisjon.Kontoklasse.Navn(), a.Disposisjon.Art.ToString(), a.Disposisjon.Fond.ErTom ? null : a.Disposisjon.Fond.ToString(),
        a.Budsjettert.Kroner, a.Bokfoert.Kroner);
}

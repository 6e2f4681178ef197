using Ledger.Application.Rapportering;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>A closing: the steps, and both results before, after § 4-1 and after all of it.</summary>
/// <param name="Status">proevekjoert, avsluttet or tilbakefoert.</param>
/// <param name="Varsler">The sentences of <paramref name="Funn"/>.</param>
/// <param name="Grunnlag">What the closing was limited by.</param>
/// <param name="Funn">What a person should look at; level bekreft needs likevel, level avvis stops the closing.</param>
/// <param name="Avslutning">The closing's number within the year, from 1.</param>
/// <param name="Erstatter">The closing that was undone in the same write; null when none was.</param>
/// <param name="BeregnetAv">The version that it was computed from.</param>
/// <param name="Valg">Every choice with its kilde: standard, regler, foresporsel or ledger.</param>
/// <param name="Likevel">What somebody answered for.</param>
/// <param name="AlleredeBokfoert">The answer to a request that was carried out before, under the same Idempotency-Key.</param>
public sealed record Aarsavslutningssvar(
    string Kommunenummer, int Aar, string Status, Avslutningsstatussvar Foer, Avslutningsstatussvar FoerStrykninger, Avslutningsstatussvar Etter,
    IReadOnlyList<Avslutningsstegsvar> Steg, IReadOnlyList<Disposisjonsavviksvar> Budsjettavvik, IReadOnlyList<string> Varsler, long Versjon, string Kjedehode,
    Avslutningsgrunnlagssvar Grunnlag, IReadOnlyList<Funnsvar> Funn, int Avslutning, int? Erstatter, long BeregnetAv,
    IReadOnlyDictionary<string, Valgsvar> Valg, IReadOnlyList<Likevelsvar> Likevel, IReadOnlyList<int> Bilagsnumre, bool AlleredeBokfoert);

/// <summary>What loans could finance, and what could not be used of disposisjonsfond. Kroner.</summary>
/// <param name="UdekketLaanefinansierbart">The part of the earlier udekket beløp that loans could cover.</param>
/// <param name="MottatteAvdrag">Received avdrag on videreutlån that had to be set aside.</param>
/// <param name="UdekketTilNesteAar">The part of what is left udekket that next year's loans may cover.</param>
/// <param name="Vedtaksreferanse">The decisions that the shield is from; null when next year has no original budget.</param>
public sealed record Avslutningsgrunnlagssvar(
    IReadOnlyList<Laanegrensesvar> Laan, IReadOnlyList<Skjermingssvar> Skjerming, decimal UdekketLaanefinansierbart, decimal MottatteAvdrag,
    decimal UdekketTilNesteAar, string? Vedtaksreferanse)
{
    public static Avslutningsgrunnlagssvar Av(Avslutningsresultat r, string? vedtaksreferanse) => new(
        [.. r.Laanegrenser.Select(g => new Laanegrensesvar(g.Navn, [.. g.Arter.Select(a => a.ToString())], g.Grense.Kroner, g.Brukt.Kroner))],
        [.. r.Skjerming.Select(s => new Skjermingssvar(s.Fond.ErTom ? null : s.Fond.ToString(), s.Vedtak?.Kroner, s.Oppgitt?.Kroner, s.Beloep.Kroner))],
        r.UdekketLaanefinansierbart.Kroner, r.MottatteAvdrag.Kroner, r.UdekketTilNesteAar.Kroner, vedtaksreferanse);
}

/// <summary>The loans of a purpose: what they may finance, and what is booked of them before strykninger. Kroner.</summary>
public sealed record Laanegrensesvar(string Navn, IReadOnlyList<string> Arter, decimal Grense, decimal Brukt);

/// <summary>A disposisjonsfond, or all of them when fond is null: by next year's budget, as asked, and what counts. Kroner.</summary>
public sealed record Skjermingssvar(string? Fond, decimal? Vedtak, decimal? Oppgitt, decimal Beloep);

/// <summary>Results and what they leave in the balance. Kroner; a surplus is positive, merforbruk and udekket in the balance are positive.</summary>
public sealed record Avslutningsstatussvar(decimal Drift, decimal Investering, decimal Merforbruk, decimal Udekket)
{
    public static Avslutningsstatussvar Av(Avslutningsstatus s) => new(s.Drift.Kroner, s.Investering.Kroner, s.Merforbruk.Kroner, s.Udekket.Kroner);
}

/// <summary>A step with the bilag that books it. Kroner; foer and etter are the disposition, positive when made.</summary>
public sealed record Avslutningsstegsvar(
    string Hjemmel, string? Fond, string Kontoklasse, string Art, string? Merke, decimal Beloep, decimal Foer, decimal Etter, string Begrunnelse,
    int? Bilagsnummer,
    IReadOnlyList<Posteringssvar> Posteringer)
{
    public static Avslutningsstegsvar Av(Avslutningssteg s, int? bilagsnummer, Avslutningsbilag bilag) => new(
        s.Hjemmel, s.Fond.ErTom ? null : s.Fond.ToString(), s.Kontoklasse.Navn(), s.Art.ToString(), s.Merke == Avslutningsmerke.Ingen ? null : s.Merke.Navn(),
        s.Beloep.Kroner, s.Foer.Kroner, s.Etter.Kroner, s.Begrunnelse, bilagsnummer, [.. bilag.Posteringer.Select((p, i) => Posteringssvar.Av(i + 1, p))]);
}

/// <summary>A disposition booked with another amount than budgeted. Kroner.</summary>
public sealed record Disposisjonsavviksvar(string Kontoklasse, string Art, string? Fond, decimal Budsjettert, decimal Bokfoert)
{
    public static Disposisjonsavviksvar Av(Disposisjonsavvik a) => new(
        a.Disposisjon.Kontoklasse.Navn(), a.Disposisjon.Art.ToString(), a.Disposisjon.Fond.ErTom ? null : a.Disposisjon.Fond.ToString(),
        a.Budsjettert.Kroner, a.Bokfoert.Kroner);
}

using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Noter;

/// <summary>The errors of earlier years that are corrected in a year (§ 5-10 letter c), as the bilag that correct them.</summary>
internal static class Feilrettinger
{
    private const int Side = 1_000;

    public static async Task<IReadOnlyList<Feilrettingsvar>> LesAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var rettinger = new List<(object Feil, Feilrettingsvar Retting)>();
        var lest = 0;
        var (hode, aar) = (grunnlag.Hode, grunnlag.Grunndata.Aar);
        var grense = new Kontrollinndata(grunnlag.Grunndata.Inndata).VesentligFeil;
        IReadOnlyList<Bilagstreff> side;
        do
        {
            side = await kilde.BilagAsync(new Bilagssporring(hode.Ledger, aar, hode.Sekvens, lest, Side) { RetterTidligereAar = true }, ct);
            foreach (var treff in side)
            {
                var retting = (await kilde.FinnBilagAsync(grunnlag, treff.Bilagsnummer, ct))!;
                var svar = Av(retting.Bilag, retting.Bilag.Korreksjon!, treff.Bilagsnummer, grunnlag.Grunndata.Kontoplan);
                var feil = (object?)svar.Korrigerer ?? treff.Bilagsnummer;
                rettinger.Add((feil, svar));
                if (retting.TilbakefoertAv is { } nummer)
                {
                    // What takes a correction back is of the same error, so that the note sums to what the year's result has of it.
                    var tilbake = (await kilde.FinnBilagAsync(grunnlag, nummer, ct))!.Bilag;
                    var korreksjon = new Korreksjon(new Bilagssted(aar.Aar, treff.Bilagsnummer), true, tilbake.Tekst);
                    rettinger.Add((feil, Av(tilbake, korreksjon, nummer, grunnlag.Grunndata.Kontoplan)));
                }
            }

            lest += side.Count;
        }
        while (side.Count == Side);
        return grense is { } minst ? Vurdert(rettinger, minst) : [.. rettinger.Select(r => r.Retting)];
    }

    /// <summary>
    /// An error is material, not a bilag: one that was booked with 90 for 91 is put right by −90 and 91, and its effect is 1. A bilag that names no other
    /// is an error of its own.
    /// </summary>
    private static IReadOnlyList<Feilrettingsvar> Vurdert(List<(object Feil, Feilrettingsvar Retting)> rettinger, Beloep grense)
    {
        var virkning = rettinger.GroupBy(r => r.Feil).ToDictionary(
            g => g.Key, g => Math.Max(Math.Abs(g.Sum(r => r.Retting.Drift)), Math.Abs(g.Sum(r => r.Retting.Investering))));
        return [.. rettinger.Select(r => r.Retting with { Vesentlig = virkning[r.Feil] >= grense.Kroner })];
    }

    private static Feilrettingsvar Av(Bilag bilag, Korreksjon korreksjon, int nummer, Kommunekontoplan kontoplan)
    {
        var rader = bilag.Posteringer.Select(p => p with { Dimensjon = p.Dimensjon.MedBetydning(kontoplan) }).ToList();
        Beloep Sum(Kontoklasse klasse) => Beloep.Sum(rader.Where(p => p.Dimensjon.Kontoklasse == klasse).Select(p => p.Beloep));
        var (drift, investering) = (Sum(Kontoklasse.Drift), Sum(Kontoklasse.Investering));
        return new(
            nummer, bilag.Referanse, bilag.Dato, korreksjon.Korrigerer is { } k ? new Korrigertbilag(k.Aar, k.Bilagsnummer) : null, drift.Kroner,
            investering.Kroner,
            [
                .. rader.Where(p => p.Dimensjon.Kontoklasse == Kontoklasse.Balanse).GroupBy(p => p.Dimensjon.Kapittel).OrderBy(g => g.Key)
                    .Select(g => new Kapittelsum(g.Key.ToString(), Beloep.Sum(g.Select(p => p.Beloep)).Kroner)),
            ],
            korreksjon.Begrunnelse, Vesentlig: null);
    }
}

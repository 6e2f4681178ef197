using Ledger.Application.Lesing;
using Ledger.Application.Serier;
using Ledger.Domain.Avvik;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>What reports of one forecast are computed from: the forecast, and the budget as it was when the forecast was locked.</summary>
internal static class Prognosevalg
{
    public const string RevidertDengang = "revidertDengang";

    /// <summary>The state with the forecast; the newest of the year when none is named, and none when the year has none.</summary>
    /// <exception cref="Avvisning">404: there is no such forecast, or it is of another year.</exception>
    public static async Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, string? kode, bool forklar, Rapportkilde kilde, CancellationToken ct)
    {
        var aar = grunnlag.Grunndata.Aar.Aar;
        kode ??= (await NyesteAsync(grunnlag, kilde, ct))?.Kode;
        if (kode is null)
        {
            return grunnlag;
        }

        var serie = await kilde.AaretsSerieAsync(grunnlag, Serieslag.Prognose, kode, ct);
        var verdier = serie.Prognose(grunnlag.Kube, grunnlag.Forrige, grunnlag.Grunndata.Organisasjon!, Periode.Aarsavslutning);
        var dengang = serie.Hode.LaastVersjon is { } laast ? await kilde.FinnAarAsync(grunnlag, aar, ct, laast) : null;
        return grunnlag with
        {
            Kolonner =
            [
                new(Kolonnevalg.Prognose, verdier.Kube(grunnlag.Hode.Ledger, grunnlag.Grunndata.Aar, grunnlag.Hode.Versjon), Kolonneverdi.OpprinneligBudsjett,
                    verdier.Dekning) { Serie = serie.Hode, Deler = forklar ? Deler(serie, dengang ?? grunnlag, Periode.Aarsavslutning) : null },
                new(RevidertDengang, (dengang ?? grunnlag).Kube, Kolonneverdi.RevidertBudsjett),
            ],
        };
    }

    /// <summary>What a forecast is made of in some units, by the state that it was computed of.</summary>
    public static Func<IReadOnlySet<Ansvar>?, IReadOnlyList<(Prognosedel Del, long? Versjon)>> Deler(Serie serie, Rapportgrunnlag stand, Periode til) =>
        enheter =>
        [
            .. serie.Forklar(stand.Kube, stand.Forrige, stand.Grunndata.Organisasjon!, til, enheter)
                .Select(d => (d, d.Rad is { } rad ? serie.Versjoner[rad.Noekkel] : (long?)null)),
        ];

    /// <summary>The forecast of the year that knows the most months; null when the year has none.</summary>
    public static async Task<Seriehode?> NyesteAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct) =>
        (await kilde.SerierAsync(grunnlag.Hode, ct)).Where(s => s.Slag == Serieslag.Prognose && s.Aar == grunnlag.Grunndata.Aar.Aar)
            .OrderBy(s => s.TilPeriode).ThenBy(s => s.Kode, StringComparer.Ordinal).LastOrDefault();

    /// <summary>Which forecast a report shows, in words: its code, its name where that says more, and the version that its figures are of.</summary>
    /// <param name="versjon">That of the report: an open forecast is computed of it.</param>
    public static string Sagt(Seriehode serie, long versjon) =>
        (serie.Navn == serie.Kode ? serie.Kode : $"{serie.Kode} ({serie.Navn})")
        + (serie.LaastVersjon is { } laast ? $", låst ved versjon {laast}" : $", åpen, regnet av versjon {versjon}");

    public static string? Kode(Rapportgrunnlag grunnlag) => grunnlag.Kolonner?[0].Serie?.Kode;

    /// <summary>The last month of the forecast that is accounts.</summary>
    public static int TilPeriode(Rapportgrunnlag grunnlag) => grunnlag.Kolonner?[0].Serie?.TilPeriode ?? Periode.Stoerste - 1;

    /// <summary>The units that are listed.</summary>
    /// <exception cref="Avvisning">400: no such level.</exception>
    public static Avviksplan Plan(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var organisasjon = grunnlag.Grunndata.Organisasjon!;
        return Nivaavalg.Les(spoersmaal["nivaa"], Nivaa.Tjenesteomraade, organisasjon).Plan(organisasjon);
    }

    /// <summary>What a unit's figures stand on: its postings, and the parts of the forecast.</summary>
    /// <param name="enhet">Null for the sum.</param>
    public static Forklaring Forklar(Rapportgrunnlag grunnlag, Avviksplan plan, Enhet? enhet, long antall, Visning visning) => Forklaring
        .Av(grunnlag, [$"kontoklasse=drift ansvar={(enhet is null ? string.Join(',', plan.Omraader) : enhet.Kode)}"], null, antall)
        .MedPrognose(grunnlag, plan, enhet, visning);

    /// <summary>The forecast and the budget of its time, by line.</summary>
    public static Func<Func<Avviksresultat, Avvikslinje>, Ekstraverdier?> Verdier(Rapportgrunnlag grunnlag, Oppstillingsgrunnlag kilde, Avviksplan plan)
    {
        var naa = Avviksrapport.Beregn(kilde, plan);
        var verdier = Ekstraverdier.Av<Avviksresultat, Func<Avviksresultat, Avvikslinje>>(
            grunnlag, kilde, g => Avviksrapport.Beregn(g, plan),
            (velg, r) => (velg(r).OpprinneligBudsjett, velg(r).RevidertBudsjett, velg(r).Regnskap), velg => Koder(velg(naa)));
        return velg => verdier?.Invoke(velg);

        // All lines but those of units are the sum.
        IReadOnlyCollection<Ansvar>? Koder(Avvikslinje linje) => linje.Enhet is { } enhet ? [.. grunnlag.Grunndata.Organisasjon!.MedUnderordnede(enhet.Kode)]
            : linje.ErTom ? null : plan.Innenfor;
    }
}

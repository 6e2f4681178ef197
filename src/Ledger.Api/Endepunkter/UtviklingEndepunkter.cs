using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Formater;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Utvikling;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>A line of a statement over the years, in each year's kroner or in fixed ones.</summary>
internal static class UtviklingEndepunkter
{
    private const int MestAar = 50;

    public static void MapUtvikling(this RouteGroupBuilder kommune) =>
        kommune.MapGet("/utvikling", HentAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Utviklingssvar>().MedFormater().Lagres()
            .WithName("utvikling").WithTags("Rapporter").WithSummary("En oppstillings linjer over flere år, i løpende eller faste priser (siste års kroner).");

    private static async Task<IResult> HentAsync(
        HttpContext http, string kommunenummer, string fra, string til, string? oppstilling, string? post, string? priser, string? enhet, string? fortegn, string? versjon, string? perTidspunkt, Rapportleser leser, ILedgerStore store, CancellationToken ct)
    {
        var number = Rute.Ledger(kommunenummer);
        var (first, last) = (Rute.Aar(fra), Rute.Aar(til));
        var visning = Visning.Les(enhet, fortegn);
        var fixedPrices = priser switch
        {
            null or "loepende" => false,
            "faste" => true,
            _ => throw Avvisning.Ugyldig("priser", Feilkoder.UgyldigFormat, "priser er faste eller loepende."),
        };
        if (first > last || last.Aar - first.Aar >= MestAar)
        {
            throw Avvisning.Ugyldig("fra", Feilkoder.UtenforOmraadet, $"fra er ikke etter til, og det er høyst {MestAar} år imellom.");
        }

        // The statement is that of the last year: a trend compares like with like.
        var siste = await leser.HentAsync(number, last, Rute.Tid(versjon, perTidspunkt), ct);
        var definisjon = siste.Oppstilling(oppstilling ?? InnebygdeOppstillinger.Bevilgning);
        if (post is not null && definisjon.Finn(post) is null)
        {
            throw Avvisning.IkkeFunnet($"Oppstillingen {definisjon.Id} har ingen slik post.");
        }

        var resultater = new Dictionary<int, Oppstillingsresultat?>();
        for (var year = first.Aar; year <= last.Aar; year++)
        {
            var poster = await store.SaldoFraJournalAsync(number, Regnskapsaar.Fra(year), siste.Hode.Sekvens, ct);
            var kube = new Saldokube(number, Regnskapsaar.Fra(year), siste.Hode.Versjon, poster);
            resultater[year] = kube.Antall == 0 ? null : Oppstillingsmotor.Beregn(definisjon, siste.Oppstillingsgrunnlag(Periode.Aarsavslutning) with { Kube = kube, Forrige = null });
        }

        var linjer = definisjon.Linjer.Where(l => post is null || l.Post == post).Select(l => new Utviklingslinjesvar(
            l.Post, l.Tekst, l.Type.Navn(),
            [.. resultater.Keys.Select(year => new Utviklingsverdi(year, Vis(Verdi(resultater, year, l.Post), year, last.Aar, fixedPrices, visning, l.Visningsfaktor)))])).ToList();
        var indeks = resultater.Keys.Select(year => new Indeksverdi(year, Prisindeks.Kpi.Verdi(year))).ToList();
        return Rapportsvarer.Svar(http, siste.Hode, () => new Utviklingssvar(
            kommunenummer, definisjon.Id, definisjon.Navn, fixedPrices ? "faste" : "loepende", fixedPrices ? last.Aar : null, siste.Hode.Versjon, siste.Hode.Kjedehode.ToString(), visning.Enhet, visning.Fortegn, indeks, linjer));
    }

    /// <summary>A year's own accounts; or for a balance whose year is not kept, the opening balance of the year after.</summary>
    private static Beloep? Verdi(Dictionary<int, Oppstillingsresultat?> resultater, int year, string post) =>
        resultater[year]?.Linje(post).Regnskap ?? resultater.GetValueOrDefault(year + 1)?.Linje(post).RegnskapForrigeAar;

    private static decimal? Vis(Beloep? beloep, int year, int basis, bool fixedPrices, Visning visning, int factor) =>
        visning.Vis(beloep is { } b && fixedPrices ? Prisindeks.Kpi.Regn(b, year, basis) : beloep, factor);
}

/// <summary>Lines over the years.</summary>
/// <param name="Basisaar">The year whose kroner fixed prices are in.</param>
/// <param name="Indeks">The price index used, by year; null where it is not known.</param>
internal sealed record Utviklingssvar(
    string Kommunenummer, string Oppstilling, string Navn, string Priser, int? Basisaar, long Versjon, string Kjedehode, string Enhet, string Fortegn, IReadOnlyList<Indeksverdi> Indeks, IReadOnlyList<Utviklingslinjesvar> Linjer);

/// <summary>A line's value year by year; null where the ledger has none.</summary>
internal sealed record Utviklingslinjesvar(string Post, string Tekst, string Type, IReadOnlyList<Utviklingsverdi> Verdier);

/// <summary>A value.</summary>
internal sealed record Utviklingsverdi(int Aar, decimal? Verdi);

/// <summary>An index value.</summary>
internal sealed record Indeksverdi(int Aar, decimal? Indeks);

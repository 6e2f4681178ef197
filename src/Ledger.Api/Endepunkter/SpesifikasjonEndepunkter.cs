using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Formater;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Application.Revisjon;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>The specifications of bokføringsforskriften § 3-1: all entries of periods in order, and the accounts with opening and closing balance.</summary>
internal static class SpesifikasjonEndepunkter
{
    /// <summary>A workbook is made in memory.</summary>
    private const int MestIRegneark = 100_000;

    public static void MapSpesifikasjoner(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/kontospesifikasjon", KontoAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Kontospesifikasjon>().MedFormater()
            .WithName("kontospesifikasjon").WithTags("Revisjon").WithSummary("Kontoene med inngående balanse, bevegelse og utgående balanse (bokføringsforskriften § 3-1 nr. 2).");
        aaret.MapGet("/bokfoeringsspesifikasjon", BokfoeringAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<string>(StatusCodes.Status200OK, Rapportformat.Ndjson.Innholdstype).MedFormater(Rapportformat.Ndjson, Rapportformat.Csv, Rapportformat.Xlsx)
            .WithName("bokfoeringsspesifikasjon").WithTags("Revisjon").WithSummary("Alle posteringer i perioder i den rekkefølgen de er bokført (bokføringsforskriften § 3-1 nr. 1).");
    }

    private static async Task<IResult> KontoAsync(
        HttpContext http, string kommunenummer, string aar, string? fraPeriode, string? tilPeriode, string? versjon, string? perTidspunkt, Rapportleser leser, TimeProvider clock, CancellationToken ct)
    {
        var (fra, til) = Perioder(fraPeriode, tilPeriode);
        var grunnlag = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), Rute.Tid(versjon, perTidspunkt), ct);
        var kontoer = Kontoer(grunnlag.Kube.Over(Dimensjonsfelt.Art | Dimensjonsfelt.Kapittel | Dimensjonsfelt.Funksjon | Dimensjonsfelt.Sektor), fra, til);
        Hodefelt.Sett(http.Response, grunnlag.Hode);
        return Formatsvar.Av(
            http, new Kontospesifikasjon(kommunenummer, grunnlag.Grunndata.Aar.Aar, fra.Nummer, til.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), clock.GetUtcNow(), kontoer));
    }

    private static List<Kontolinje> Kontoer(Saldokube kube, Periode fra, Periode til) =>
        [.. Enumerable.Range(0, kube.Antall)
            .Select(i => (Key: i, Dimensjon: kube.Noekkel(i)))
            .GroupBy(k => (k.Dimensjon.Kontoklasse, Konto: k.Dimensjon.Art.ToString() + k.Dimensjon.Kapittel, Objekt: k.Dimensjon.Funksjon.ToString() + k.Dimensjon.Sektor))
            .OrderBy(g => g.Key.Kontoklasse).ThenBy(g => g.Key.Konto, StringComparer.Ordinal).ThenBy(g => g.Key.Objekt, StringComparer.Ordinal)
            .Select(g =>
            {
                var ib = fra.Nummer == 0 ? Beloep.Null : Beloep.Sum(g.Select(k => kube.Regnskap(k.Key, Periode.Fra(fra.Nummer - 1))));
                var ub = Beloep.Sum(g.Select(k => kube.Regnskap(k.Key, til)));
                return new Kontolinje(g.Key.Kontoklasse.Navn(), g.Key.Konto, g.Key.Objekt, ib.Kroner, (ub - ib).Kroner, ub.Kroner, g.Sum(k => kube.AntallPosteringer(k.Key, til)));
            })
            .Where(k => k.AntallPosteringer > 0)];

    private static async Task<IResult> BokfoeringAsync(
        HttpContext http, string kommunenummer, string aar, string? fraPeriode, string? tilPeriode, string? versjon, string? perTidspunkt, Rapportleser leser, Revisjonstjeneste tjeneste, CancellationToken ct)
    {
        var (fra, til) = Perioder(fraPeriode, tilPeriode);
        var (nummer, year) = (Rute.Ledger(kommunenummer), Rute.Aar(aar));
        var grunnlag = await leser.HentAsync(nummer, year, Rute.Tid(versjon, perTidspunkt), ct);
        var hode = grunnlag.Hode;
        Hodefelt.Sett(http.Response, hode);
        var rader = RaderAsync(tjeneste.UttrekkAsync(nummer, 0, hode.Sekvens, ct), year, fra, til);
        if (http.Format() == Rapportformat.Ndjson)
        {
            return Results.Stream(body => NdjsonAsync(body, rader, ct), Rapportformat.Ndjson.Innholdstype);
        }

        var antall = Enumerable.Range(0, grunnlag.Kube.Antall).Sum(i => grunnlag.Kube.AntallPosteringer(i, fra, til));
        return http.Format() == Rapportformat.Xlsx && antall > MestIRegneark
            ? throw new Avvisning(Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "For mange rader for et regneark", $"Regnearket kan ha {MestIRegneark} rader; her er det {antall}. Velg færre perioder, eller text/csv.")
            : Formatsvar.Av(Rapporttabeller.Bokfoering(kommunenummer, year.Aar, fra.Nummer, til.Nummer, hode.Versjon, hode.Kjedehode.ToString(), rader));
    }

    private static async IAsyncEnumerable<Bokfoeringsrad> RaderAsync(IAsyncEnumerable<Lestpost> poster, Regnskapsaar aar, Periode fra, Periode til)
    {
        await foreach (var post in poster)
        {
            if (post.Slag == Journalslag.Bilag && post.Ledd.Aar == aar.Aar && post.Periode >= fra.Nummer && post.Periode <= til.Nummer)
            {
                foreach (var rad in post.Rader)
                {
                    yield return new Bokfoeringsrad(Linje(post, rad), Kanonisk.Tid(post.Ledd.Tidspunkt), post.Ledd.Bruker.ToString());
                }
            }
        }
    }

    private static async Task NdjsonAsync(Stream body, IAsyncEnumerable<Bokfoeringsrad> rader, CancellationToken ct)
    {
        await foreach (var rad in rader)
        {
            await System.Text.Json.JsonSerializer.SerializeAsync(body, rad.Rad, JsonOppsett.Valg, ct);
            await body.WriteAsync("\n"u8.ToArray(), ct);
        }
    }

    private static Posteringslinjesvar Linje(Lestpost post, Lestrad rad) => new(
        post.Ledd.Nummer, post.Referanse, post.Dato!.Value, post.Periode!.Value, 1, Posteringssvar.Av(rad.Linje, new Postering(rad.Dimensjon, rad.Beloep, rad.Tekst.Tekst, rad.Motpart.Tekst, rad.Dokument.Tekst)));

    private static (Periode Fra, Periode Til) Perioder(string? fra, string? til)
    {
        var (first, last) = (fra is null ? Periode.InngaaendeBalanse : Rute.Periode(fra, "fraPeriode"), til is null ? Periode.Aarsavslutning : Rute.Periode(til, "tilPeriode"));
        return first <= last ? (first, last) : throw Avvisning.Ugyldig("fraPeriode", Feilkoder.UtenforOmraadet, "fraPeriode er ikke etter tilPeriode.");
    }
}

/// <summary>The accounts of some periods.</summary>
/// <param name="Laget">When the specification was made.</param>
internal sealed record Kontospesifikasjon(string Kommunenummer, int Aar, int FraPeriode, int TilPeriode, long Versjon, string Kjedehode, DateTimeOffset Laget, IReadOnlyList<Kontolinje> Kontoer);

/// <summary>An account: art with funksjon, or kapittel with sektor. Kroner in ledger sign.</summary>
internal sealed record Kontolinje(string Kontoklasse, string Konto, string Objekt, decimal InngaaendeBalanse, decimal Bevegelse, decimal UtgaaendeBalanse, long AntallPosteringer);

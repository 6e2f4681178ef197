using Ledger.Api.Kontrakt;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Rapporter;
using Ledger.Application.Revisjon;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>The specifications of bokføringsforskriften § 3-1: all entries of periods in order, and the accounts with opening and closing balance.</summary>
internal static class SpesifikasjonEndepunkter
{
    private const int Toemmegrense = 1 << 16;

    public static void MapSpesifikasjoner(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/kontospesifikasjon", KontoAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Kontospesifikasjon>()
            .WithName("kontospesifikasjon").WithTags("Revisjon").WithSummary("Kontoene med inngående balanse, bevegelse og utgående balanse (bokføringsforskriften § 3-1 nr. 2). JSON eller CSV.");
        aaret.MapGet("/bokfoeringsspesifikasjon", BokfoeringAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithName("bokfoeringsspesifikasjon").WithTags("Revisjon").WithSummary("Alle posteringer i perioder i den rekkefølgen de er bokført (bokføringsforskriften § 3-1 nr. 1). JSON eller CSV.");
    }

    private static async Task<IResult> KontoAsync(
        HttpContext http, string kommunenummer, string aar, string? fraPeriode, string? tilPeriode, string? versjon, string? perTidspunkt, Rapportleser leser, TimeProvider clock, CancellationToken ct)
    {
        var (fra, til) = Perioder(fraPeriode, tilPeriode);
        var grunnlag = await leser.HentAsync(Rute.Kommune(kommunenummer), Rute.Aar(aar), Rute.Tid(versjon, perTidspunkt), ct);
        var kontoer = Kontoer(grunnlag.Kube, fra, til);
        if (!Csv.Oenskes(http))
        {
            return Results.Ok(new Kontospesifikasjon(kommunenummer, grunnlag.Grunndata.Aar.Aar, fra.Nummer, til.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), clock.GetUtcNow(), kontoer));
        }

        Hodefelt.Sett(http.Response, grunnlag.Hode);
        var csv = new Csv().Rad("kontoklasse", "konto", "objekt", "inngaaendeBalanse", "debet", "utgaaendeBalanse", "antallPosteringer");
        foreach (var k in kontoer)
        {
            csv.Rad(k.Kontoklasse, k.Konto, k.Objekt, k.InngaaendeBalanse, k.Bevegelse, k.UtgaaendeBalanse, k.AntallPosteringer);
        }

        return Results.Bytes(csv.Toem(), Csv.Innholdstype);
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

    private static async Task BokfoeringAsync(
        HttpContext http, string kommunenummer, string aar, string? fraPeriode, string? tilPeriode, string? versjon, string? perTidspunkt, Rapportleser leser, Revisjonstjeneste tjeneste, CancellationToken ct)
    {
        var (fra, til) = Perioder(fraPeriode, tilPeriode);
        var (nummer, year) = (Rute.Kommune(kommunenummer), Rute.Aar(aar));
        var hode = (await leser.HentAsync(nummer, year, Rute.Tid(versjon, perTidspunkt), ct)).Hode;
        Hodefelt.Sett(http.Response, hode);
        var csv = Csv.Oenskes(http) ? new Csv().Rad(Kolonner) : null;
        http.Response.ContentType = csv is null ? "application/x-ndjson" : Csv.Innholdstype;
        await foreach (var post in tjeneste.UttrekkAsync(nummer, 0, hode.Sekvens, ct))
        {
            if (post.Slag != Journalslag.Bilag || post.Ledd.Aar != year.Aar || post.Periode < fra.Nummer || post.Periode > til.Nummer)
            {
                continue;
            }

            foreach (var rad in post.Rader)
            {
                if (csv is null)
                {
                    await System.Text.Json.JsonSerializer.SerializeAsync(http.Response.Body, Linje(post, rad), JsonOppsett.Valg, ct);
                    await http.Response.Body.WriteAsync("\n"u8.ToArray(), ct);
                }
                else
                {
                    var d = rad.Dimensjon;
                    csv.Rad(
                        post.Ledd.Nummer, post.Referanse, Kanonisk.Dato(post.Dato!.Value), post.Periode, rad.Linje, d.Kontoklasse.Navn(), d.Art.ToString(), d.Funksjon.ToString(), d.Kapittel.ToString(), d.Sektor.ToString(),
                        d.Ansvar.ToString(), d.Prosjekt.ToString(), d.Fond.ToString(), d.Merke.Navn(), rad.Beloep.Kroner, rad.Tekst, rad.Motpart, rad.Dokument, Kanonisk.Tid(post.Ledd.Tidspunkt), post.Ledd.Bruker);
                    if (csv.Lengde > Toemmegrense)
                    {
                        await http.Response.Body.WriteAsync(csv.Toem(), ct);
                    }
                }
            }
        }

        if (csv is not null)
        {
            await http.Response.Body.WriteAsync(csv.Toem(), ct);
        }
    }

    private static readonly object[] Kolonner =
    [
        "bilagsnummer", "bilagsreferanse", "bilagsdato", "periode", "linje", "kontoklasse", "art", "funksjon", "kapittel", "sektor", "ansvar", "prosjekt", "fond", "merke", "beloep", "tekst", "motpart", "dokument", "tidspunkt", "bruker",
    ];

    private static Posteringslinjesvar Linje(Lestpost post, Lestrad rad) => new(
        post.Ledd.Nummer, post.Referanse, post.Dato!.Value, post.Periode!.Value, 1, Posteringssvar.Av(rad.Linje, new Postering(rad.Dimensjon, rad.Beloep, rad.Tekst, rad.Motpart, rad.Dokument)));

    private static (Periode Fra, Periode Til) Perioder(string? fra, string? til)
    {
        var (first, last) = (fra is null ? Periode.InngaaendeBalanse : Rute.Periode(fra, "fraPeriode"), til is null ? Periode.Aarsavslutning : Rute.Periode(til, "tilPeriode"));
        return first <= last ? (first, last) : throw Avvisning.Ugyldig("fraPeriode", "utenfor_omraadet", "fraPeriode er ikke etter tilPeriode.");
    }
}

/// <summary>The accounts of some periods.</summary>
/// <param name="Laget">When the specification was made.</param>
internal sealed record Kontospesifikasjon(string Kommunenummer, int Aar, int FraPeriode, int TilPeriode, long Versjon, string Kjedehode, DateTimeOffset Laget, IReadOnlyList<Kontolinje> Kontoer);

/// <summary>An account: art with funksjon, or kapittel with sektor. Kroner in ledger sign.</summary>
internal sealed record Kontolinje(string Kontoklasse, string Konto, string Objekt, decimal InngaaendeBalanse, decimal Bevegelse, decimal UtgaaendeBalanse, long AntallPosteringer);

using System.Text.Json.Serialization;
using Ledger.Api.Kontrakt.Formater;
using Ledger.Api.Rapporter;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Api.Kontrakt;

/// <summary>A statement.</summary>
/// <param name="Versjon">The municipality's version that every figure is of.</param>
/// <param name="Kjedehode">The chain's head at that version.</param>
/// <param name="Utvalg">What the report was narrowed to; not there when it is of everything.</param>
/// <param name="Grupper">There with grupperPaa.</param>
internal sealed record Oppstillingssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Navn, string? Hjemmel, int TilPeriode, long Versjon, string Kjedehode, string Enhet, string Fortegn,
    IReadOnlyList<Oppstillingslinjesvar> Linjer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Utvalg = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Gruppe<Oppstillingslinjesvar>>? Grupper = null);

/// <summary>A line of a statement.</summary>
/// <param name="Avvik">revidertBudsjett − regnskap in ledger sign: positive is better than budget.</param>
/// <param name="AvvikProsent">avvik in percent of the revised budget's magnitude; null when that is 0.</param>
internal sealed record Oppstillingslinjesvar(
    string Post, string Tekst, string Type, decimal OpprinneligBudsjett, decimal RevidertBudsjett, decimal Regnskap, decimal Avvik, decimal? AvvikProsent, decimal? RegnskapForrigeAar, bool KanUtelates,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null)
{
    public static Oppstillingslinjesvar Av(Oppstillingslinje linje, Visning visning)
    {
        var sign = linje.Definisjon.Visningsfaktor;
        return new Oppstillingslinjesvar(
            linje.Definisjon.Post, linje.Definisjon.Tekst, linje.Definisjon.Type.Navn(),
            visning.Vis(linje.OpprinneligBudsjett, sign), visning.Vis(linje.RevidertBudsjett, sign), visning.Vis(linje.Regnskap, sign),
            visning.Vis(linje.Avvik), linje.AvvikProsent, visning.Vis(linje.RegnskapForrigeAar, sign), linje.Definisjon.KanUtelates);
    }
}

/// <summary>What a figure stands on (forklar=true).</summary>
/// <param name="Filtre">Which postings count; a posting that several match counts once. Empty for a sum.</param>
/// <param name="Formel">Over other posts, in display sign; null for a line.</param>
/// <param name="AntallPosteringer">How many postings the accounts column sums.</param>
internal sealed record Forklaring(IReadOnlyList<string> Filtre, string? Formel, int Visningsfortegn, long AntallPosteringer, long Versjon, string Kjedehode);

/// <summary>Answers reports so that they can be kept: a strong ETag of version and parameters, and 304 without computing.</summary>
internal static class Rapportsvarer
{
    /// <summary>A report by name.</summary>
    public static async Task<IResult> SvarAsync(HttpContext http, string kommunenummer, string aar, Rapportspoersmaal spoersmaal, Rapportleser leser, CancellationToken ct)
    {
        spoersmaal.Kontroller();
        var grunnlag = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), spoersmaal.Sporring.Tid(), ct);
        return Svar(http, grunnlag.Hode, Rapportberegning.Forbered(grunnlag, spoersmaal));
    }

    public static IResult Svar(HttpContext http, Kommunehode hode, Func<object> beregn)
    {
        if (http.Format() == Rapportformat.Json)
        {
            return new Bytesvar(hode, beregn);
        }

        var etag = Lagretsvar.Etag(Svarlagring.Avtrykk(http, hode), Koding.Ingen);
        Svarlagring.SettHoder(http.Response, etag);
        Hodefelt.Sett(http.Response, hode);
        return Svarlagring.ErKjent(http, etag) || http.Request.Headers.IfNoneMatch == "*" ? Results.StatusCode(StatusCodes.Status304NotModified) : Formatsvar.Av(http, beregn());
    }

    /// <summary>Answers of the endpoint are kept for those who ask the same.</summary>
    public static RouteHandlerBuilder Lagres(this RouteHandlerBuilder builder) => builder.WithMetadata(Lagringsmerke.Instans);

    private sealed class Bytesvar(Kommunehode hode, Func<object> beregn) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => httpContext.RequestServices.GetRequiredService<Svarlagring>().SvarAsync(httpContext, hode, beregn);
    }
}

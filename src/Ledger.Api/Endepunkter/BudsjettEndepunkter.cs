using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Foresporsler;
using Ledger.Api.Sikkerhet;
using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>Budget decisions: append-only, like the bilag.</summary>
internal static class BudsjettEndepunkter
{
    public static void MapBudsjett(this RouteGroupBuilder aaret)
    {
        aaret.MapPost("/budsjett/vedtak", VedtaAsync).Validerer<Vedtaksforesporsel>().KreverScope(Scope.Budsjett)
            .Produces<Vedtakskvittering>(StatusCodes.Status201Created).Produces<Vedtakskvittering>(StatusCodes.Status200OK)
            .WithName("registrerVedtak").WithTags("Budsjett").WithSummary("Registrer et budsjettvedtak; linjene er endringer.")
            .WithMetadata(new Idempotensheader(Paakrevd: false));
        aaret.MapGet("/budsjett/vedtak", ListAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Budsjett)
            .WithName("listVedtak").WithTags("Budsjett").WithSummary("Årets budsjettvedtak med linjer.");
    }

    private static async Task<IResult> VedtaAsync(
        HttpContext http, string kommunenummer, string aar, Vedtaksforesporsel body, Vedtakstjeneste tjeneste, ClaimsPrincipal user, CancellationToken ct)
    {
        var noekkel = ImportEndepunkter.Idempotensnoekkel(http, paakrevd: false);
        var avtrykk = noekkel is null
            ? null
            : new Innholdsavtrykk(
                SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, JsonOppsett.Valg)),
                new Dictionary<string, decimal> { ["antallLinjer"] = body.Linjer!.Count });
        var svar = await tjeneste.VedtaAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), body.Utkast(), user.Bruker(), noekkel, avtrykk, ct);
        return svar.AlleredeUtfoert ? Results.Ok(svar.Kvittering) : Results.Created($"/v1/kommuner/{kommunenummer}/regnskap/{aar}/budsjett/vedtak", svar.Kvittering);
    }

    private static async Task<Vedtaksliste> ListAsync(string kommunenummer, string aar, Grunndataleser leser, ILedgerStore store, CancellationToken ct)
    {
        var grunnlag = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), ct);
        var vedtak = await store.VedtakAsync(grunnlag.Ledger, grunnlag.Aar, long.MaxValue, ct);
        return new Vedtaksliste(kommunenummer, grunnlag.Aar.Aar, [.. vedtak.Select(Vedtakssvar.Av)]);
    }
}

/// <summary>A year's budget decisions in the order they were recorded.</summary>
internal sealed record Vedtaksliste(string Kommunenummer, int Aar, IReadOnlyList<Vedtakssvar> Vedtak);

/// <summary>A budget decision with its place in the chain.</summary>
internal sealed record Vedtakssvar(
    int Vedtaksnummer, string Vedtaksreferanse, DateOnly Vedtaksdato, string Organ, string Type, string? Tekst, IReadOnlyList<Budsjettlinjesvar> Linjer,
    long Versjon, string Kjedehash, DateTimeOffset Tidspunkt, string Bruker)
{
    public static Vedtakssvar Av(LagretVedtak lagret) => new(
        lagret.Post.Nummer, lagret.Vedtak.Referanse, lagret.Vedtak.Dato, lagret.Vedtak.Organ, lagret.Vedtak.Type.Navn(), lagret.Vedtak.Tekst,
        [.. lagret.Vedtak.Linjer.Select(Budsjettlinjesvar.Av)],
        lagret.Post.Versjon, lagret.Post.Hash.ToString(), lagret.Tidspunkt, lagret.Bruker);
}

/// <summary>A budget line: a change in kroner, ledger sign.</summary>
internal sealed record Budsjettlinjesvar(
    string Kontoklasse, string Art, string? Funksjon, string Ansvar, string? Prosjekt, string? Fond, decimal Beloep, IReadOnlyList<decimal> Maaneder)
{
    public static Budsjettlinjesvar Av(Budsjettlinje linje)
    {
        var d = linje.Dimensjon;
        static string? Tom(string text) => text.Length == 0 ? null : text;
        return new Budsjettlinjesvar(
            d.Kontoklasse.Navn(), d.Art.ToString(), Tom(d.Funksjon.ToString()), d.Ansvar.ToString(), Tom(d.Prosjekt.ToString()), Tom(d.Fond.ToString()),
            linje.Beloep.Kroner, [.. linje.Periodisering.Fordel(linje.Beloep).Select(b => b.Kroner)]);
    }
}

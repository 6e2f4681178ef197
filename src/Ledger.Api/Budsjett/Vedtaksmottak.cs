using System.Text.Json;
using FluentValidation;
using Ledger.Api.Http.Validering;
using Ledger.Api.Import;
using Ledger.Application;
using Ledger.Application.Budsjett;
using Ledger.Application.Import;
using Ledger.Application.Profiler;
using Ledger.Application.Skriving;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Budsjett;

/// <summary>Takes a budget decision as JSON, or the decisions of a file in any form that an import comes in.</summary>
internal sealed class Vedtaksmottak(
    Importmottak mottak, Profilbruk profiler, IValidator<Vedtaksforesporsel> validering, IValidator<Vedtakshode> hodevalidering)
{
    /// <param name="aar">The year of the address; null when each line of the file names its own.</param>
    /// <exception cref="Avvisning">400: the body cannot be read, or lacks something; 404 unknown profile.</exception>
    /// <exception cref="BadHttpRequestException">400: no JSON; 413 too large; 415 no form that is known.</exception>
    public async Task<Vedtaksordre> LesAsync(
        HttpContext http, LedgerId ledger, Regnskapsaar? aar, Vedtaksparametre parametre, Skriveoppdrag oppdrag, string? noekkel, CancellationToken ct)
    {
        if (aar is not { } aaret || parametre.Profil is not null || !ErJson(http.Request.ContentType))
        {
            return await LesFilAsync(http, ledger, aar, parametre, oppdrag, noekkel, ct);
        }

        parametre.KrevUtenHode();
        var body = await validering.LesGyldigAsync(http, ct);
        return new Vedtaksordre(ledger, aaret, [body.Utkast()], Likevelform.Les(body.Likevel), oppdrag, noekkel)
        {
            Ukjent = Filvalg.Ukjent(parametre.UkjentProsjekt, parametre.UkjentEnhet, null),
        };
    }

    private async Task<Vedtaksordre> LesFilAsync(
        HttpContext http, LedgerId ledger, Regnskapsaar? aar, Vedtaksparametre parametre, Skriveoppdrag oppdrag, string? noekkel, CancellationToken ct)
    {
        var (profil, leser) = aar is { } profilaar
            ? await profiler.FinnAsync(ledger, profilaar, parametre.Profil, Radformat.Budsjettlinjer, ct) : UtenAar(parametre);
        await using var innhold = await mottak.MottaAsync(http, leser, ct);
        var feil = new Feilsamling();
        using var rader = innhold.Leser();
        var vedtak = new Budsjettfil(aar, feil).Les(rader);
        var hoder = new List<(Filvedtak Vedtak, Vedtakshode Hode)>();
        var formfeil = new Feilsamling();
        foreach (var v in vedtak)
        {
            var hode = parametre.Hode(v.Hode, formfeil);
            foreach (var f in (await hodevalidering.ValidateAsync(hode, ct)).Errors)
            {
                formfeil.Avvis(v.Hode.Linje, JsonNamingPolicy.CamelCase.ConvertName(f.PropertyName), f.ErrorCode, f.ErrorMessage);
            }

            hoder.Add((v, hode));
        }

        if (formfeil.HarFeil)
        {
            formfeil.TaMed(feil);
            throw Avvisning.Ugyldig(formfeil);
        }

        if (hoder.Count == 0)
        {
            throw Avvisning.AvRader(feil);
        }

        return new Vedtaksordre(
            ledger, aar ?? hoder[0].Vedtak.Aar,
            [.. hoder.Select(h => h.Hode.Utkast(h.Vedtak.Linjer) with { Aar = h.Vedtak.Aar, Linje = h.Vedtak.Hode.Linje })],
            parametre.Bekreftet(), oppdrag, noekkel, Romslig: true)
        {
            Lesing = feil,
            Ukjent = Filvalg.Ukjent(parametre.UkjentProsjekt, parametre.UkjentEnhet, profil),
        };
    }

    /// <exception cref="Avvisning">400: a profile reads a file of a year.</exception>
    private static (Importprofil? Profil, Func<string?, Func<Stream, IPosteringsleser>> Leser) UtenAar(Vedtaksparametre parametre) =>
        parametre.Profil is null ? (null, type => Importformat.Leser(type, Radformat.Budsjettlinjer))
        : throw Avvisning.Ugyldig("profil", Feilkoder.UgyldigKombinasjon, "En profil leser en fil for et år. Send filen til adressen med året.");

    private static bool ErJson(string? innholdstype) =>
        MediaTypeHeaderValue.TryParse(innholdstype, out var type) && type.MediaType.Value?.ToLowerInvariant() == Importformat.Json;
}

using FluentValidation;
using Ledger.Api.Http.Validering;
using Ledger.Api.Import;
using Ledger.Application;
using Ledger.Application.Kontoplaner;
using Ledger.Application.Profiler;
using Ledger.Domain.Kontoplaner;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Kontoplaner;

/// <summary>Takes a change of a chart as JSON, or as the list of accounts that the accounting system exports: CSV or a workbook.</summary>
internal sealed class Kontoplanmottak(Importmottak mottak, IValidator<Kontoplanforesporsel> validering)
{
    /// <exception cref="Avvisning">400: the body cannot be read.</exception>
    /// <exception cref="BadHttpRequestException">400: no JSON; 413 too large; 415 no form that is known.</exception>
    public async Task<Kontoplanfil> LesAsync(HttpContext http, CancellationToken ct)
    {
        var type = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var lest) ? lest : null;
        var navn = type?.MediaType.Value?.ToLowerInvariant();
        if (navn == Importformat.Json)
        {
            return new((await validering.LesGyldigAsync(http, ct)).Utkast(), new Dictionary<string, long>());
        }

        if (navn != Importformat.Csv && !Importformat.AndreFiler.Except([Importformat.Ndjson]).Contains(navn))
        {
            throw new BadHttpRequestException("Unsupported content type.", StatusCodes.Status415UnsupportedMediaType);
        }

        await using var fil = await mottak.MottaFilAsync(http, ct);
        using var tabell = Profilfil.Aapne(fil, new Filform(Filtype.Csv, type?.Charset.Value));
        return Kontoplantabell.Les(tabell);
    }
}

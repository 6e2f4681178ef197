using Ledger.Application;
using Ledger.Domain.Validering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Import;

/// <summary>The file of a request: its body, or the one file of a form that a browser or a job sends.</summary>
/// <param name="Innholdstype">What the file is said to be.</param>
internal sealed record Filkropp(Stream Innhold, string? Innholdstype)
{
    private const int LengsteSkille = 200;

    /// <exception cref="Avvisning">400: a form without a file. What comes after the file is told when the file is read to its end.</exception>
    public static async Task<Filkropp> AapneAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType.Value?.ToLowerInvariant() != "multipart/form-data")
        {
            return new Filkropp(request.Body, request.ContentType);
        }

        var skille = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(skille) || skille.Length > LengsteSkille)
        {
            throw UtenFil();
        }

        try
        {
            var deler = new MultipartReader(skille, request.Body);
            while (await deler.ReadNextSectionAsync(ct) is { } del)
            {
                if (Skjemafil.ErFil(del))
                {
                    return new Filkropp(new Skjemafil(deler, del.Body), del.ContentType);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw UtenFil();
        }

        throw UtenFil();
    }

    private static Avvisning UtenFil() => Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Skjemaet har ingen fil.");
}

using Ledger.Api.Http.Komprimering;
using Ledger.Application;
using Ledger.Domain.Validering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Import;

/// <summary>
/// The one file of a form. Where it ends the form must end too (RFC 2046 § 5.1.1): a form that is cut, or has another file, is not read as if it
/// were all that was meant.
/// </summary>
internal sealed class Skjemafil(MultipartReader deler, Stream fil) : Lesestroem
{
    private bool _ferdig;

    public static bool ErFil(MultipartSection del) =>
        ContentDispositionHeaderValue.TryParse(del.ContentDisposition, out var sagt) && sagt.IsFileDisposition();

    /// <exception cref="Avvisning">400: the form ends before its end, or has another file.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var antall = await fil.ReadAsync(buffer, cancellationToken);
            if (antall == 0 && !buffer.IsEmpty && !_ferdig)
            {
                _ferdig = true;
                await KrevSluttAsync(cancellationToken);
            }

            return antall;
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Feil("Skjemaet slutter før avslutningen sin. Ingenting er lest.");
        }
    }

    private async Task KrevSluttAsync(CancellationToken ct)
    {
        while (await deler.ReadNextSectionAsync(ct) is { } del)
        {
            if (ErFil(del))
            {
                throw Feil("Skjemaet har flere filer. Send én om gangen.");
            }

            await del.Body.CopyToAsync(Stream.Null, ct);
        }
    }

    private static Avvisning Feil(string melding) => Avvisning.Ugyldig("body", Feilkoder.UgyldigSkjema, melding);
}

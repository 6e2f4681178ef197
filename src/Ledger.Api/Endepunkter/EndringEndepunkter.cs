using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Ledger.Api.Http.Svar;
using Ledger.Api.Kontrakt;
using Ledger.Api.Sikkerhet;
using Ledger.Api.Vern;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>Tells when something was booked or defined, so that a frontend knows when to ask again.</summary>
internal static class EndringEndepunkter
{
    private const int MestEndringer = 100;
    private const int LengsteVent = 60;

    /// <summary>Between signs of life on a stream, for what stands between and closes silent connections.</summary>
    private static readonly TimeSpan Puls = TimeSpan.FromSeconds(15);

    /// <summary>A stream ends after this, and the client comes back with its key: a key that was withdrawn does not listen on.</summary>
    private static readonly TimeSpan LengsteStroem = TimeSpan.FromMinutes(15);

    public static void MapEndringer(this RouteGroupBuilder kommune) =>
        kommune.MapGet("/endringer", HentAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Endringssvar>().MedFormater(Rapportformat.Json, Rapportformat.Hendelser).MedLast(Last.Foelging)
            .WithName("listEndringer").WithTags("Rapporter").WithSummary("Endringene etter en versjon; svaret venter til det er noen. Som text/event-stream kommer de etter hvert.");

    private static async Task<IResult> HentAsync(
        HttpContext http, string kommunenummer, string? etter, string? vent, ILedgerStore store, Endringsvakt vakt, TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        var nummer = Rute.Ledger(kommunenummer);
        var wait = TimeSpan.FromSeconds(Rute.Heltall(vent, "vent", 0, 0, LengsteVent));
        var known = Versjon(http.Format() == Rapportformat.Hendelser && http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : etter);
        var head = await store.FinnKommuneAsync(nummer, ct) ?? throw Avvisning.UkjentKommune(nummer);
        http.Response.Headers.CacheControl = "no-store";

        // Those who wait do not hold up a service that is to stop.
        var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        http.Response.RegisterForDispose(stopping);
        if (http.Format() == Rapportformat.Hendelser)
        {
            return TypedResults.ServerSentEvents(StroemAsync(store, vakt, clock, head, known, stopping.Token));
        }

        try
        {
            head = known is { } version ? await vakt.VentAsync(nummer, version, wait, stopping.Token) : head;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The service stops: no change is the truth as far as is known.
        }

        return Results.Json(await SvarAsync(store, head, known ?? head.Versjon, ct), JsonOppsett.Valg);
    }

    private static async IAsyncEnumerable<SseItem<Endringssvar>> StroemAsync(
        ILedgerStore store, Endringsvakt vakt, TimeProvider clock, Kommunehode head, long? etter, [EnumeratorCancellation] CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var known = etter ?? head.Versjon;
        var first = true;
        while (clock.GetElapsedTime(started) < LengsteStroem)
        {
            Endringssvar svar;
            try
            {
                head = first ? head : await vakt.VentAsync(head.Ledger, known, Puls, ct);
                svar = await SvarAsync(store, head, known, ct);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            yield return new SseItem<Endringssvar>(svar, head.Versjon == known && !first ? "puls" : "endring") { EventId = head.Versjon.ToString(CultureInfo.InvariantCulture) };
            (known, first) = (head.Versjon, false);
        }
    }

    private static async Task<Endringssvar> SvarAsync(ILedgerStore store, Kommunehode head, long etter, CancellationToken ct)
    {
        var writes = head.Versjon == etter ? [] : await store.TransaksjonerAsync(head.Ledger, null, null, head.Versjon, MestEndringer, ct);
        var newer = writes.Where(t => t.Versjon > etter).Select(t => new Endring(t.Versjon, t.Tidspunkt, t.Handling, t.Aar == 0 ? null : t.Aar)).Reverse().ToList();
        return new Endringssvar(head.Ledger.ToString(), etter, head.Versjon, head.Kjedehode.ToString(), newer, newer.Count == head.Versjon - etter);
    }

    private static long? Versjon(string? text) => text is null
        ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : throw Avvisning.Ugyldig("etter", Feilkoder.UgyldigFormat, "etter er en versjon, et heltall.");
}

/// <summary>What happened after a version.</summary>
/// <param name="Versjon">The newest: give it as etter the next time.</param>
/// <param name="Endringer">Oldest first, and none when nothing happened. The newest of them when they are many.</param>
/// <param name="Fullstendig">All changes since etter are listed. If not, everything may have changed.</param>
internal sealed record Endringssvar(string Kommunenummer, long Etter, long Versjon, string Kjedehode, IReadOnlyList<Endring> Endringer, bool Fullstendig);

/// <summary>A write.</summary>
/// <param name="Aar">The year that it is of; null for what holds for all.</param>
internal sealed record Endring(long Versjon, DateTimeOffset Tidspunkt, string Handling, int? Aar);

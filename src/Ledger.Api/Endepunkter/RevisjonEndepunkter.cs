using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Ledger.Api.Http.Svar;
using Ledger.Api.Kontrakt;
using Ledger.Api.Sikkerhet;
using Ledger.Api.Vern;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Application.Revisjon;
using Ledger.Application.Tabeller;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>The auditor's extract and control.</summary>
internal static class RevisjonEndepunkter
{
    private const string Ndjson = "application/x-ndjson";
    private const int Toemmegrense = 1 << 16;
    private static readonly JsonWriterOptions Skriving = new() { Encoder = JsonOppsett.Valg.Encoder, SkipValidation = false };

    public static void MapRevisjon(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/revisjon/uttrekk", UttrekkAsync).KreverScope(Scope.Revisjon).Produces<string>(StatusCodes.Status200OK, Ndjson).MedFormater(Rapportformat.Ndjson, Rapportformat.Csv).MedLast(Last.Uttrekk)
            .WithName("revisjonsuttrekk").WithTags("Revisjon").WithSummary("Hele journalen i kjederekkefølge, én post per linje.");
        kommune.MapGet("/revisjon/sjekkpunkt", SjekkpunktAsync).KreverScope(Scope.Revisjon)
            .WithName("revisjonssjekkpunkt").WithTags("Revisjon").WithSummary("Kjedens hode med antall, sum og tid, signert; ta vare på det og sammenlign senere.");
        kommune.MapGet("/revisjon/noekkel", (Sjekkpunktsignatur signatur) => Results.Text(signatur.OffentligNoekkel, "application/x-pem-file")).KreverScope(Scope.Revisjon, Scope.Les)
            .Produces<string>(StatusCodes.Status200OK, "application/x-pem-file")
            .WithName("revisjonsnoekkel").WithTags("Revisjon").WithSummary("Den offentlige nøkkelen som sjekkpunkter er signert med (PEM).");
        kommune.MapGet("/revisjon/tilgang", TilgangAsync).KreverScope(Scope.Revisjon)
            .WithName("revisjonstilgang").WithTags("Revisjon").WithSummary("Loggen over skrivinger og revisjonsuttrekk, nyeste først.");
        kommune.MapGet("/revisjon/kontroll", KontrollAsync).KreverScope(Scope.Revisjon).Produces<Kontrollsvar>().MedLast(Last.Uttrekk)
            .WithName("revisjonskontroll").WithTags("Revisjon").WithSummary("Regner kjede og saldo ut på nytt og melder det første bruddet.");
    }

    private static async Task<Sjekkpunkt> SjekkpunktAsync(string kommunenummer, ILedgerStore store, Sjekkpunktsignatur signatur, TimeProvider clock, CancellationToken ct)
    {
        var nummer = Rute.Ledger(kommunenummer);
        var hode = await store.FinnKommuneAsync(nummer, ct) ?? throw Avvisning.UkjentKommune(nummer);
        var (antall, debet) = await store.PosteringssumAsync(nummer, hode.Sekvens, ct);
        var usignert = new Sjekkpunkt(
            nummer.ToString(), hode.Versjon, hode.Sekvens, hode.Kjedehode.ToString(), antall, debet.ToString(), Kanonisk.Tid(clock.GetUtcNow()), Sjekkpunkt.Signaturalgoritme, "");
        return usignert with { Signatur = signatur.Signer(usignert.Signert()) };
    }

    private static async Task<Tilgangsliste> TilgangAsync(string kommunenummer, string? antall, string? foer, ILedgerStore store, CancellationToken ct)
    {
        var most = Rute.Heltall(antall, "antall", 100, 1, 1_000);
        var poster = await store.TilgangerAsync(Rute.Ledger(kommunenummer), Heltall(foer, "foer", long.MaxValue), most, ct);
        return new Tilgangsliste(
            kommunenummer, [.. poster.Select(p => new Tilgangssvar(p.Id, p.Tidspunkt, p.Bruker, p.Adresse, p.Metode, p.Sti, p.Status))],
            poster.Count == most ? poster[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static async Task UttrekkAsync(
        HttpContext http, string kommunenummer, string? etter, string? aar, string? fraVersjon, string? tilVersjon, ILedgerStore store, Revisjonstjeneste tjeneste, CancellationToken ct)
    {
        var nummer = Rute.Ledger(kommunenummer);
        var after = Heltall(etter, "etter", 0);
        var fra = Heltall(fraVersjon, "fraVersjon", 0);
        var til = Heltall(tilVersjon, "tilVersjon", long.MaxValue);
        int? year = aar is null ? null : Rute.Aar(aar).Aar;
        var hode = await store.FinnKommuneAsync(nummer, ct) ?? throw Avvisning.UkjentKommune(nummer);

        Hodefelt.Sett(http.Response, hode);
        var poster = tjeneste.UttrekkAsync(nummer, after, hode.Sekvens, ct);
        bool Med(Lestpost post) => (year is null || post.Ledd.Aar == year) && post.Ledd.Versjon >= fra && post.Ledd.Versjon <= til;
        if (http.Format() == Rapportformat.Csv)
        {
            await SkrivCsvAsync(http, poster, Med, ct);
            return;
        }

        http.Response.ContentType = Ndjson;
        var buffer = new ArrayBufferWriter<byte>(Toemmegrense * 2);
        using var json = new Utf8JsonWriter(buffer, Skriving);
        Uttrekkslinje.Hode(json, hode, after, year);
        Linjeslutt(json, buffer);
        await foreach (var post in poster)
        {
            if (!Med(post))
            {
                continue;
            }

            Uttrekkslinje.Post(json, post);
            Linjeslutt(json, buffer);
            if (buffer.WrittenCount > Toemmegrense)
            {
                await http.Response.Body.WriteAsync(buffer.WrittenMemory, ct);
                buffer.ResetWrittenCount();
            }
        }

        await http.Response.Body.WriteAsync(buffer.WrittenMemory, ct);
    }

    /// <summary>One line per row, for spreadsheets; a definition, which has no rows, is one line with its JSON.</summary>
    private static async Task SkrivCsvAsync(HttpContext http, IAsyncEnumerable<Lestpost> poster, Func<Lestpost, bool> med, CancellationToken ct)
    {
        http.Response.ContentType = Csv.Innholdstype;
        var csv = new Csv().Rad(
            "sekvens", "versjon", "slag", "aar", "nummer", "referanse", "dato", "periode", "tilbakefoerer", "organ", "type", "bilagstekst", "innhold", "linje", "kontoklasse", "art", "funksjon", "kapittel", "sektor",
            "ansvar", "prosjekt", "fond", "merke", "beloep", "tekst", "motpart", "dokument", "periodisering", "tidspunkt", "bruker", "hash");
        await foreach (var post in poster)
        {
            if (!med(post))
            {
                continue;
            }

            foreach (var rad in post.Rader.Count == 0 ? [null] : post.Rader.Select(r => (Lestrad?)r))
            {
                var d = rad?.Dimensjon ?? default;
                csv.Rad(
                    post.Ledd.Sekvens, post.Ledd.Versjon, post.Slag.Navn(), post.Ledd.Aar, post.Ledd.Nummer, post.Referanse, post.Dato is { } dato ? Kanonisk.Dato(dato) : null, post.Periode, post.Tilbakefoerer,
                    post.Organ, post.Type?.Navn(), post.Tekst.Tekst, post.Json, rad?.Linje, rad is null ? null : d.Kontoklasse.Navn(), d.Art.ToString(), d.Funksjon.ToString(), d.Kapittel.ToString(), d.Sektor.ToString(),
                    d.Ansvar.ToString(), d.Prosjekt.ToString(), d.Fond.ToString(), d.Merke.Navn(), rad?.Beloep.Kroner, rad?.Tekst.Tekst, rad?.Motpart.Tekst, rad?.Dokument.Tekst, rad?.Periodisering,
                    Kanonisk.Tid(post.Ledd.Tidspunkt), post.Ledd.Bruker.Tekst, post.Hash.ToString());
                if (csv.Lengde > Toemmegrense)
                {
                    await http.Response.Body.WriteAsync(csv.Toem(), ct);
                }
            }
        }

        await http.Response.Body.WriteAsync(csv.Toem(), ct);
    }

    private static async Task<Kontrollsvar> KontrollAsync(string kommunenummer, Revisjonstjeneste tjeneste, CancellationToken ct)
    {
        var r = await tjeneste.KontrollerAsync(Rute.Ledger(kommunenummer), ct);
        return new Kontrollsvar(kommunenummer, r.ErHel, r.Hode.Versjon, r.Hode.Sekvens, r.Hode.Kjedehode.ToString(), r.AntallPoster, r.AntallRader, r.Brudd, r.Saldofeil);
    }

    private static void Linjeslutt(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer)
    {
        json.Flush();
        json.Reset();
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
    }

    private static long Heltall(string? text, string name, long standard) =>
        text is null ? standard
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw Avvisning.Ugyldig(name, Feilkoder.UgyldigFormat, $"{name} er et heltall.");
}

/// <summary>What the control found. Brudd and saldofeil are null when all holds.</summary>
internal sealed record Kontrollsvar(
    string Kommunenummer, bool ErHel, long Versjon, long Sekvens, string Kjedehode, long AntallPoster, long AntallRader, Kjedebrudd? Brudd, string? Saldofeil);

/// <summary>A page of the access log, newest first.</summary>
/// <param name="Neste">Give it as foer for the next page; null on the last one.</param>
internal sealed record Tilgangsliste(string Kommunenummer, IReadOnlyList<Tilgangssvar> Tilganger, string? Neste);

/// <summary>Who asked for what, when, from where, and what it was answered with.</summary>
internal sealed record Tilgangssvar(long Id, DateTimeOffset Tidspunkt, string Bruker, string Adresse, string Metode, string Sti, int Status);

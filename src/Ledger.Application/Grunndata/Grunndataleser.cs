using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Application.Porter;
using Ledger.Domain.Fond;
using Ledger.Domain.Kjede;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>Reads what is defined for a municipality's year, at the head or at an earlier version.</summary>
public sealed class Grunndataleser(IHovedbokleser store)
{
    private readonly ConcurrentDictionary<(LedgerId, Regnskapsaar), Kommunegrunnlag> _siste = new();

    /// <summary>The definitions at a head that is committed; remembered until something is defined.</summary>
    /// <exception cref="Avvisning">404 for an unknown municipality or year.</exception>
    public async Task<Kommunegrunnlag> HentAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        var head = await store.FinnKommuneAsync(ledger, ct) ?? throw Avvisning.UkjentKommune(ledger);
        return await HentAsync(head, aar, ct);
    }

    /// <inheritdoc cref="HentAsync(LedgerId, Regnskapsaar, CancellationToken)"/>
    public async Task<Kommunegrunnlag> HentAsync(Kommunehode head, Regnskapsaar aar, CancellationToken ct)
    {
        if (_siste.TryGetValue((head.Ledger, aar), out var known))
        {
            if (known.Versjon == head.Versjon)
            {
                return known;
            }

            // Bilag and vedtak move the version but define nothing; a ledger has thousands of them for each definition. The head asked for
            // is behind what is known when another request has just met a newer one.
            var (fra, til) = (Math.Min(known.Sekvens, head.Sekvens), Math.Max(known.Sekvens, head.Sekvens));
            if (!await store.ErDefinertEtterAsync(head.Ledger, fra, til, ct))
            {
                var same = known with { Versjon = head.Versjon, Sekvens = head.Sekvens };
                return known.Versjon < head.Versjon ? _siste[(head.Ledger, aar)] = same : same;
            }
        }

        var grunnlag = await LesAsync(head.Ledger, aar, head.Versjon, head.Sekvens, ct);
        if (grunnlag.Organisasjon is null)
        {
            throw Avvisning.UkjentAar(head.Ledger, aar);
        }

        _siste[(head.Ledger, aar)] = grunnlag;
        return grunnlag;
    }

    /// <summary>The definitions as of a sequence number, without the check that the year exists.</summary>
    public async Task<Kommunegrunnlag> LesAsync(LedgerId ledger, Regnskapsaar aar, long versjon, long tilSekvens, CancellationToken ct)
    {
        async Task<IReadOnlyList<Journalpost>> Les(Journalslag slag, int year) => await store.GrunndataAsync(ledger, slag, year, tilSekvens, ct);

        var kommune = (await Les(Journalslag.Kommune, 0)).Select(p => JsonNode.Parse(p.Innhold!)!).Select(j => new Kommuneopplysning((string)j["navn"]!, (string)j["organisasjonsnummer"]!)).LastOrDefault();
        var organisasjon = (await Les(Journalslag.Organisasjon, aar.Aar)).Select(p => Organisasjon(p.Innhold!)).LastOrDefault();
        var fond = (await Les(Journalslag.Fond, 0)).Select(p => Fond(p.Referanse, p.Innhold!)).ToDictionary(f => f.Kode);
        var prosjekter = (await Les(Journalslag.Prosjekt, 0)).Select(p => Prosjekt(p.Referanse, p.Innhold!)).ToDictionary(p => p.Kode);
        var perioder = (await Les(Journalslag.Periode, aar.Aar)).Select(p => Periode(p.Referanse, p.Innhold!)).ToDictionary(p => Domain.Verdier.Periode.Fra(p.Periode));
        var oppstillinger = (await Les(Journalslag.Oppstilling, aar.Aar)).ToDictionary(p => p.Referanse, p => p.Innhold!);
        var maaltall = (await Les(Journalslag.Maaltall, aar.Aar)).ToDictionary(p => p.Referanse, p => p.Innhold!);
        var avslutning = (await Les(Journalslag.Aarsavslutning, aar.Aar)).LastOrDefault()?.Innhold;
        return new Kommunegrunnlag(ledger, aar, versjon, tilSekvens, kommune ?? new Kommuneopplysning("", ""), organisasjon, fond, prosjekter, perioder, oppstillinger, maaltall, avslutning);
    }

    private static Organisasjonsplan Organisasjon(string json) =>
        new([.. JsonNode.Parse(json)!["enheter"]!.AsArray().Select(e => new Enhet(
            Ansvar.Parse((string)e!["kode"]!),
            (string)e["navn"]!,
            Nivaaer.TryParse((string?)e["nivaa"], out var nivaa) ? nivaa : throw new JsonException("A stored nivaa is unknown."),
            (string?)e["overordnet"] is { Length: > 0 } over ? Ansvar.Parse(over) : default))]);

    private static Fondsopplysning Fond(string kode, string json)
    {
        var node = JsonNode.Parse(json)!;
        return new Fondsopplysning(
            Fondskode.Parse(kode),
            (string)node["navn"]!,
            Fondstyper.TryParse((string?)node["type"], out var type) ? type : throw new JsonException("A stored fund type is unknown."),
            (string?)node["formaal"],
            (string?)node["formaalskode"]);
    }

    private static Prosjektopplysning Prosjekt(string kode, string json)
    {
        var node = JsonNode.Parse(json)!;
        return new Prosjektopplysning(
            Prosjektkode.Parse(kode), (string)node["navn"]!, (string?)node["fase"], node["kostnadsramme"] is { } ramme ? Beloep.FraKroner((decimal)ramme) : null);
    }

    private static Periodestatus Periode(string kode, string json)
    {
        var node = JsonNode.Parse(json)!;
        var lukket = (string?)node["status"] == "lukket";
        return new Periodestatus(
            int.Parse(kode, System.Globalization.CultureInfo.InvariantCulture),
            lukket,
            lukket ? DateTimeOffset.Parse((string)node["tidspunkt"]!, System.Globalization.CultureInfo.InvariantCulture) : null,
            lukket ? (string?)node["bruker"] : null);
    }
}

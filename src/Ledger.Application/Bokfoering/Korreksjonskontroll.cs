using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Bokfoering;

/// <summary>What a bilag may correct, and that one is reversed once, in whatever year (bokføringsloven § 9, bokføringsforskriften § 5-12).</summary>
internal static class Korreksjonskontroll
{
    /// <summary>The bilag with what it corrects.</summary>
    public static Bilag Med(Bilag bilag, Korreksjon korreksjon, string? referanse = null) =>
        new(referanse ?? bilag.Referanse, bilag.Dato, bilag.Periode, bilag.Posteringer, bilag.Tekst)
        {
            Korreksjon = korreksjon, Godkjenning = bilag.Godkjenning,
        };

    /// <exception cref="Avvisning">409: a bilag of the closing; 422: a later year, no such bilag, or one of this year.</exception>
    public static async Task KontrollerAsync(IHovedbokleser leser, LedgerId ledger, Regnskapsaar aar, Korreksjon korreksjon, CancellationToken ct)
    {
        if (korreksjon.Korrigerer is not { } sted)
        {
            return;
        }

        if (sted.Aar > aar.Aar || !Regnskapsaar.TryFra(sted.Aar, out var opphav))
        {
            throw Avvisning.Regelbrudd("korrigerer.aar", Feilkoder.UtenforOmraadet, $"Et bilag i {aar} korrigerer ikke et bilag i {sted.Aar}.");
        }

        var original = await leser.FinnBilagAsync(ledger, opphav, sted.Bilagsnummer, ct)
            ?? throw Avvisning.Regelbrudd("korrigerer.bilagsnummer", Feilkoder.UkjentBilag, $"Bilag {sted.Bilagsnummer} finnes ikke i {sted.Aar}.");
        KrevIkkeAvslutning(original.Bilag, sted);
        if (korreksjon.TidligereAarsFeil && sted.Aar == aar.Aar && original.Bilag.Korreksjon?.TidligereAarsFeil != true)
        {
            throw Avvisning.Regelbrudd(
                "tidligereAarsFeil", Feilkoder.UgyldigKombinasjon, $"Bilag {sted} er av samme år; en feil i det er ikke en feil fra et tidligere år.");
        }
    }

    /// <exception cref="Avvisning">409: the closing is undone as one, so that none of its bilag stands alone.</exception>
    public static void KrevIkkeAvslutning(Bilag original, Bilagssted sted)
    {
        if (Systemreferanse.ErAarsavslutning(original.Referanse) || original.Posteringer.Any(p => p.Dimensjon.Merke != Avslutningsmerke.Ingen))
        {
            throw KanIkke($"Bilag {sted} hører til årsavslutningen; den tilbakeføres samlet.");
        }
    }

    public static Avvisning KanIkke(string detalj) =>
        Avvisning.Konflikt(Problemtyper.BilagetKanIkkeKorrigeres, "Bilaget kan ikke korrigeres slik", detalj);

    /// <exception cref="Avvisning">409 with the bilag that reverses it.</exception>
    public static async Task KrevIkkeTilbakefoertAsync(IHovedbokleser leser, Skrivekontekst kontekst, Bilagssted sted, CancellationToken ct)
    {
        if (await kontekst.Oekt.FinnTilbakefoeringAsync(sted.Aar, sted.Bilagsnummer, ct) is { } tidligere)
        {
            throw Tilbakefoert(sted, new Bilagssted(sted.Aar, tidligere));
        }

        var original = await leser.FinnBilagAsync(kontekst.Oekt.Hode!.Ledger, Regnskapsaar.Fra(sted.Aar), sted.Bilagsnummer, ct);
        if (original?.KorrigertAv.FirstOrDefault(k => k.Referanse == Systemreferanse.Tilbakefoering(sted)) is { } senere)
        {
            throw Tilbakefoert(sted, senere.Sted);
        }
    }

    private static Avvisning Tilbakefoert(Bilagssted sted, Bilagssted av) => new(
        Avvisningsgrunn.Konflikt, Problemtyper.AlleredeTilbakefoert, "Bilaget er allerede tilbakeført",
        sted.Aar == av.Aar ? $"Bilag {sted.Bilagsnummer} er tilbakeført av bilag {av.Bilagsnummer}." : $"Bilag {sted} er tilbakeført av bilag {av}.")
    {
        Tillegg = new Dictionary<string, object?> { ["aar"] = av.Aar, ["bilagsnummer"] = av.Bilagsnummer },
    };
}

using System.Globalization;
using Ledger.Application.Opplysninger;
using Ledger.Application.Serier;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Innrapportering;

/// <summary>
/// Takes the workbook of those who report: parts of the forecast, states and comments in one write. What stands as it was is not written again.
/// </summary>
public sealed class Rapporteringsmottak(Serietjeneste serier, Faktatjeneste fakta, Registerlager lager, Skriveflyt flyt)
{
    private static readonly string[] Slag = [Rapporteringsbok.Enhet, Rapporteringsbok.Tiltak, Rapporteringsbok.Prosjekt];

    /// <exception cref="Avvisning">404 unknown municipality or forecast; 403 rows of other units; 409 it is locked; 400 or 422: the rows.</exception>
    public async Task<Skrivesvar<Faktakvittering>> TaAsync(Faktaordre ordre, Regnskapsaar aar, string prognose, CancellationToken ct)
    {
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ordre.Ledger, 0, Journalslag.Serierad.Navn(), ordre.Oppdrag, ordre.Noekkel),
            (kontekst, token) => TaAsync(ordre, aar, prognose, kontekst, token), () => Faktatjeneste.Avtrykk(ordre.Innhold), ct);
        return svar with { Kvittering = svar.Kvittering with { Proevekjoering = ordre.Oppdrag.ErProeve } };
    }

    private async Task<Faktakvittering> TaAsync(Faktaordre ordre, Regnskapsaar aar, string prognose, Skrivekontekst kontekst, CancellationToken ct)
    {
        var naa = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ordre.Ledger);
        var serie = await Serielager.FinnAsync(kontekst.Oekt, Serieslag.Prognose, prognose, ct);
        var hode = serie?.Hode ?? Serietjeneste.Ny(Serieslag.Prognose, prognose);
        if (hode.Aar != aar.Aar)
        {
            throw Avvisning.IkkeFunnet($"Prognosen {prognose} er av {hode.Aar}.");
        }

        var feil = new Feilsamling();
        var rader = Faktarader.Les(ordre.Innhold, Rapporteringsbok.Felt, feil, medTitler: true);
        foreach (var rad in rader)
        {
            rad.EnAv("slag", Slag);
            rad.Tekst("kode", Faktakode.Mest, paakrevd: true);
        }

        if (feil.HarFeil)
        {
            throw Avvisning.AvRader(feil);
        }

        var kjente = Rapporteringsbok.Deler(serie?.Rader ?? []);
        var tilstand = await lager.TilstandAsync(kontekst.Oekt, ct);
        var deler = rader.Where(r => ErNyDel(r, kjente)).ToList();
        var meldte = rader.SelectMany(r => Meldt(r, hode, tilstand)).ToList();
        var kvittering = new Faktakvittering(0, 0, rader.Count - deler.Count - meldte.Count, 0, naa.Versjon, naa.Kjedehode.ToString(), [], 0);
        if (deler.Count > 0)
        {
            kvittering = Samlet(kvittering, await serier.RaderAsync(
                ordre with { Rader = f => [.. deler.Select(d => Del(d, f))] }, Serieslag.Prognose, prognose, false, null, kontekst, ct));
        }

        return meldte.Count == 0 ? kvittering : Samlet(kvittering, await fakta.OpplysningerAsync(
            ordre with { Rader = f => [.. meldte.Select(m => new Faktarad(m.Linje, m.Felt, f) { ErCeller = m.ErCeller })] }, kontekst, ct));
    }

    private static Faktakvittering Samlet(Faktakvittering foer, Faktakvittering ny) => foer with
    {
        Nye = foer.Nye + ny.Nye, Endret = foer.Endret + ny.Endret, Uendret = foer.Uendret + ny.Uendret, Versjon = Math.Max(foer.Versjon, ny.Versjon),
        Kjedehode = ny.ErEndret ? ny.Kjedehode : foer.Kjedehode, Varsler = [.. foer.Varsler, .. ny.Varsler],
        AntallVarsler = foer.AntallVarsler + ny.AntallVarsler,
    };

    /// <summary>A unit's part that is another than the one that is known. An amount without a method is given by hand.</summary>
    private static bool ErNyDel(Faktarad rad, Dictionary<string, Serierad> kjente)
    {
        if (rad["slag"] != Rapporteringsbok.Enhet || (rad["metode"] is null && rad["beloep"] is null))
        {
            return false;
        }

        return !kjente.TryGetValue(rad["kode"]!, out var kjent) || kjent.Metode.Navn() != Metode(rad) || kjent.MeldtAv != rad["meldtAv"]
            || rad.Beloep("beloep") != kjent.Beloep;
    }

    private static string Metode(Faktarad rad) => rad["metode"]?.ToLowerInvariant() ?? Seriemetode.Manuell.Navn();

    private static Faktarad Del(Faktarad rad, Feilsamling feil) => new(
        rad.Linje,
        Felt(("ansvar", rad["kode"]), ("kontoklasse", "drift"), ("metode", Metode(rad)), ("beloep", rad["beloep"]), ("meldtAv", rad["meldtAv"])), feil)
    {
        ErCeller = rad.ErCeller,
    };

    /// <summary>The state and the comment of a row, where they are others than those that are known. What is left empty says nothing.</summary>
    private static IEnumerable<(long? Linje, Dictionary<string, string> Felt, bool ErCeller)> Meldt(Faktarad rad, Seriehode hode, Registertilstand tilstand)
    {
        var (slag, kode, ansvar, til) = (rad["slag"]!, rad["kode"]!, rad["ansvar"] ?? "", Periode.Fra(hode.TilPeriode ?? 12));
        var felles = new[]
        {
            ("objekt", $"{slag}:{kode}"), ("enhet", slag == Rapporteringsbok.Tiltak ? ansvar : null), ("meldtAv", rad["meldtAv"]),
        };
        var aar = hode.Aar.ToString(CultureInfo.InvariantCulture);
        if (rad["kommentar"] is { } tekst
            && tilstand.Finn(Rapporteringsbok.Kommentarnoekkel(slag, kode, ansvar, hode.Aar, til.Nummer))?.Verdi.Tekst != tekst)
        {
            yield return (rad.Linje, Felt(
                [.. felles, ("slag", "kommentar"), ("maal", "rapportering"), ("aar", aar), ("periode", Rapporteringsbok.Periodenavn(til.Nummer)),
                    ("tekst", tekst)]), rad.ErCeller);
        }

        if (rad["status"] is not { } status || slag == Rapporteringsbok.Enhet
            || Rapporteringsbok.Statusen(tilstand, slag, kode, slag == Rapporteringsbok.Tiltak ? ansvar : "", hode.Aar, til)?.Verdi.Kode == status)
        {
            yield break;
        }

        yield return (rad.Linje, Felt(slag == Rapporteringsbok.Prosjekt
            ? [.. felles, ("slag", "status"), ("maal", Opplysningsleser.Fase), ("dato", $"{Tabellmotor.SisteDag(hode.Aar, til):yyyy-MM-dd}"), ("kode", status)]
            : [.. felles, ("slag", "status"), ("maal", "status"), ("aar", aar), ("periode", Rapporteringsbok.Periodenavn(til.Nummer)), ("kode", status)]),
            rad.ErCeller);
    }

    private static Dictionary<string, string> Felt(params (string Navn, string? Verdi)[] felt) =>
        felt.Where(f => !string.IsNullOrEmpty(f.Verdi)).ToDictionary(f => f.Navn, f => f.Verdi!, StringComparer.Ordinal);
}

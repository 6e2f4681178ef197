using System.Globalization;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Serier;
using Ledger.Application.Tabeller;
using Ledger.Domain.Avvik;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Innrapportering;

/// <summary>
/// The workbook of those who report: a row for each unit, measure and project that is theirs, with what is known, to be filled in and sent back.
/// </summary>
public sealed class Rapporteringsbok(Rapportkilde kilde)
{
    internal const string Enhet = "enhet", Tiltak = "tiltak", Prosjekt = "prosjekt";

    /// <summary>The columns that are read when it comes back; the others are for the reader.</summary>
    public static readonly IReadOnlyList<string> Felt =
    [
        "slag", "kode", "navn", "ansvar", "revidertBudsjett", "budsjettHittil", "regnskap", "avvikHittil", "metode", "beloep", "status", "kommentar",
        "meldtAv",
    ];

    private static readonly Kolonne<Rapporteringsrad>[] Kolonner =
    [
        new("slag", Tekst, r => r.Slag), new("kode", Tekst, r => r.Kode), new("navn", Tekst, r => r.Navn), new("ansvar", Tekst, r => r.Ansvar),
        new("revidertBudsjett", Tall, r => r.Tall?.RevidertBudsjett.Kroner), new("budsjettHittil", Tall, r => r.Tall?.BudsjettHittil.Kroner),
        new("regnskap", Tall, r => r.Tall?.Regnskap.Kroner), new("avvikHittil", Tall, r => r.Tall?.Hittil.Avvik.Kroner),
        new("metode", Tekst, r => r.Del?.Metode.Navn()), new("beloep", Tall, r => r.Del?.Beloep?.Kroner), new("status", Tekst, r => r.Status),
        new("kommentar", Tekst, r => r.Kommentar), new("meldtAv", Tekst, r => r.Del?.MeldtAv),
    ];

    /// <param name="prognose">The forecast that is reported to; the newest of the year that is open when left out.</param>
    /// <param name="enhet">The unit whose rows are asked for, with those below it; all that who asks may see when left out.</param>
    /// <param name="bundetTil">The units that who asks is bound to; none for all.</param>
    /// <exception cref="Avvisning">404 unknown municipality, year, unit or forecast.</exception>
    public async Task<Tabell> LagAsync(
        LedgerId ledger, Regnskapsaar aar, string? prognose, string? enhet, IReadOnlyList<string> bundetTil, CancellationToken ct)
    {
        var spoersmaal = new Rapportspoersmaal(navn => navn switch
        {
            "kommunenummer" => ledger.ToString(),
            "aar" => aar.Aar.ToString(CultureInfo.InvariantCulture),
            _ => null,
        });
        var grunnlag = await Registertabellen.MedRegistreAsync(await kilde.HentAsync(spoersmaal, ct), kilde, ct);
        var organisasjon = grunnlag.Grunndata.Organisasjon!;
        var egne = bundetTil.Count == 0 ? null : new Enhetsomfang(bundetTil, [organisasjon]);
        var valgt = Valgt(organisasjon, enhet);
        bool ErMed(string kode) => egne?.ErEgen(kode) != false && (valgt is null || (Ansvar.TryParse(kode, out var a) && valgt.Contains(a)));
        var (hode, deler) = await PrognosenAsync(grunnlag, aar, prognose, ct);
        var til = Periode.Fra(hode.TilPeriode ?? Periode.Stoerste - 1);
        var rader = Rader(grunnlag, ErMed, deler, til);
        return Tabell.Av(
            "rapportering", $"Rapportering til prognosen {hode.Kode}",
            [
                .. Rapporttabell.Om(ledger.ToString(), aar.Aar, null, til.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString()),
                ("Prognose", hode.Kode),
                ("Fylles ut", "metode (manuell, lineaer, periodisert eller fjoraarsprofil) og beloep, status og kommentar. Tomme rader sendes som de er."),
            ],
            rader, Kolonner);
    }

    /// <summary>The periods of facts that a forecast's reports are of.</summary>
    internal static string Periodenavn(int tilPeriode) => Avviksforklaring.Perioder(tilPeriode)[0];

    internal static Opplysningsnoekkel Kommentarnoekkel(string slag, string kode, string ansvar, int aar, int tilPeriode) => new(
        Opplysningsslag.Kommentar, $"{slag}:{kode}", "rapportering", slag == Tiltak ? ansvar : "", "", aar, Periodenavn(tilPeriode), null, "", false);

    /// <summary>The state of a measure in the year, or the phase of a project; null when nobody has said it.</summary>
    internal static Stand<Opplysning>? Statusen(Registertilstand tilstand, string slag, string kode, string ansvar, int aar, Periode til)
    {
        var maal = slag == Prosjekt ? Opplysningsleser.Fase : "status";
        return Tabellmotor.Gjeldende(
            tilstand.Opplysninger($"{slag}:{kode}").Where(o => o.Verdi.Noekkel is { Slag: Opplysningsslag.Status, Region: "" } n && n.Maal == maal
                && (slag == Prosjekt || n.Enhet == ansvar)), aar, Tabellmotor.SisteDag(aar, til), null);
    }

    private static List<Rapporteringsrad> Rader(
        Rapportgrunnlag grunnlag, Func<string, bool> erMed, IReadOnlyDictionary<string, Serierad> deler, Periode til)
    {
        var (organisasjon, registre, aar) = (grunnlag.Grunndata.Organisasjon!, grunnlag.Registre!, grunnlag.Grunndata.Aar.Aar);
        var linjer = Avviksrapport.Beregn(grunnlag.Oppstillingsgrunnlag(til), Avviksplan.Lag(organisasjon, null)) is var r
            ? r.Linjer.Concat(r.EnheterUtenfor).ToDictionary(l => l.Enhet!.Kode) : [];
        string? Kommentar(string slag, string kode, string ansvar) =>
            registre.Tilstand.Finn(Kommentarnoekkel(slag, kode, ansvar, aar, til.Nummer))?.Verdi.Tekst;
        string? Status(string slag, string kode, string ansvar) => Statusen(registre.Tilstand, slag, kode, ansvar, aar, til)?.Verdi.Kode;
        var tiltak = registre.Tiltakslinjer.Select(l => (l.Tiltak, Ansvar: l.Ansvar.ToString()))
            .Concat(registre.Tilstand.Alle().Where(o => o.Verdi.Noekkel is { Slag: Opplysningsslag.Status, Aar: var a } n && a == aar
                    && n.Objekt.StartsWith(Tiltak + ":", StringComparison.Ordinal) && n.Enhet.Length > 0)
                .Select(o => (Tiltak: o.Verdi.Noekkel.Objekt[(Tiltak.Length + 1)..], Ansvar: o.Verdi.Noekkel.Enhet)))
            .Distinct().Where(t => erMed(t.Ansvar)).OrderBy(t => t.Ansvar, StringComparer.Ordinal).ThenBy(t => t.Tiltak, StringComparer.Ordinal);
        return
        [
            .. organisasjon.Tre().Where(e => erMed(e.Kode.ToString())).Select(e => new Rapporteringsrad(
                Enhet, e.Kode.ToString(), e.Navn, e.Kode.ToString(), linjer.GetValueOrDefault(e.Kode), deler.GetValueOrDefault(e.Kode.ToString()), null,
                Kommentar(Enhet, e.Kode.ToString(), ""))),
            .. tiltak.Select(t => new Rapporteringsrad(
                Tiltak, t.Tiltak, registre.Tilstand.Finn(Tiltak, t.Tiltak)?.Verdi.Navn ?? t.Tiltak, t.Ansvar, null, null, Status(Tiltak, t.Tiltak, t.Ansvar),
                Kommentar(Tiltak, t.Tiltak, t.Ansvar))),
            .. registre.Tilstand.Objekter(Prosjekt).Select(o => o.Verdi).Where(o => o["eier"] is { } eier && erMed(eier)).Select(o => new Rapporteringsrad(
                Prosjekt, o.Kode, o.Navn, o["eier"]!, null, null, Status(Prosjekt, o.Kode, ""), Kommentar(Prosjekt, o.Kode, ""))),
        ];
    }

    private async Task<(Seriehode Hode, IReadOnlyDictionary<string, Serierad> Deler)> PrognosenAsync(
        Rapportgrunnlag grunnlag, Regnskapsaar aar, string? kode, CancellationToken ct)
    {
        var serier = await kilde.SerierAsync(grunnlag.Hode, ct);
        kode ??= serier.Where(s => s.Slag == Serieslag.Prognose && s.Aar == aar.Aar && s.Status == Seriestatus.Aapen).OrderBy(s => s.TilPeriode)
            .LastOrDefault()?.Kode ?? throw Avvisning.IkkeFunnet($"{aar} har ingen åpen prognose; oppgi koden til den det skal meldes til, i prognose.");
        var finnes = serier.Any(s => s.Slag == Serieslag.Prognose && s.Kode == kode);
        var serie = finnes ? await kilde.SerieAsync(grunnlag.Hode, Serieslag.Prognose, kode, ct) : null;
        var hode = serie?.Hode ?? Serietjeneste.Ny(Serieslag.Prognose, kode);
        return hode.Aar != aar.Aar ? throw Avvisning.IkkeFunnet($"Prognosen {kode} er av {hode.Aar}.")
            : (hode, Deler(serie?.Rader ?? []));
    }

    /// <summary>The whole net of units, which is what the workbook asks for.</summary>
    internal static Dictionary<string, Serierad> Deler(IEnumerable<Serierad> rader) => rader
        .Where(r => r.Noekkel is { Justering: false, Art: "", Ramme: "", Funksjon: "", Prosjekt: "", Fond: "", Tiltak: "" }
            && r.Noekkel.Kontoklasse == Kontoklasse.Drift)
        .ToDictionary(r => r.Noekkel.Ansvar, StringComparer.Ordinal);

    private static HashSet<Ansvar>? Valgt(Organisasjonsplan organisasjon, string? enhet) => enhet is null ? null
        : Ansvar.TryParse(enhet, out var kode) && organisasjon.Finn(kode) is not null ? [.. organisasjon.MedUnderordnede(kode)]
        : throw Avvisning.IkkeFunnet("Enheten finnes ikke i årets organisasjon.");

    private sealed record Rapporteringsrad(
        string Slag, string Kode, string Navn, string Ansvar, Avvikslinje? Tall, Serierad? Del, string? Status, string? Kommentar);
}

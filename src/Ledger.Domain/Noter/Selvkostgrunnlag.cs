using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>
/// What a year of a fee cost, from the ledger and the register of assets (selvkostforskriften §§ 2, 4 and 5). Kroner; costs are positive, and so is
/// the fee.
/// </summary>
/// <param name="Gebyr">What was paid for the service.</param>
/// <param name="Direkte">Running costs of the service less the incomes that belong to them.</param>
/// <param name="Indirekte">As told for the year.</param>
/// <param name="Avskrivning">Depreciation and write-downs of the assets of the service, less what was reversed.</param>
/// <param name="Rente">Kalkylerente of the mean of what the assets were worth at the start and at the end.</param>
/// <param name="IndirekteKapital">As told for the year, or five percent of the indirect running costs.</param>
/// <param name="Dekningsgrad">The percent of the cost that the council lets the fee cover.</param>
public sealed record Selvkostgrunnlag(
    Beloep Gebyr, Beloep Direkte, Beloep Indirekte, Beloep Avskrivning, Beloep Rente, Beloep IndirekteKapital, decimal Dekningsgrad)
{
    public const string Gebyrarter = "gebyrarter", Dekning = "dekningsgrad", Kapitalmaate = "indirekteKapital", FemProsent = "femProsent";

    private const decimal Hele = 100m, Femdel = 5m;

    /// <summary>Running costs: no interest, avdrag, dispositions or depreciation, which the register of assets has.</summary>
    private static readonly Kodeutvalg Kostnader = Kodeutvalg.Parse("010-480");

    private static readonly Kodeutvalg Inntekter = Kodeutvalg.Parse("600-899");

    /// <summary>What the fee may cover.</summary>
    public Beloep Grunnlag => Prosent(Direkte + Indirekte + Avskrivning + Rente + IndirekteKapital, Dekningsgrad);

    /// <summary>From the year's accounts; null when the fee does not say which arts its income is on.</summary>
    /// <param name="maaling">Gives the measurement of the year by its name, or null when none is reported.</param>
    /// <param name="kalkylerente">Percent.</param>
    public static Selvkostgrunnlag? Beregn(
        Registerobjekt gebyr, Registertilstand register, Saldokube kube, Func<string, decimal?> maaling, decimal kalkylerente)
    {
        if (!Kodeutvalg.TryParse(gebyr[Gebyrarter], out var gebyrarter))
        {
            return null;
        }

        Beloep betalt = default, direkte = default;
        for (var n = 0; n < kube.Antall; n++)
        {
            ref readonly var d = ref kube.Noekkel(n);
            if (d.Kontoklasse != Kontoklasse.Drift || !Gjelder(gebyr, d))
            {
                continue;
            }

            if (gebyrarter!.Har(d.Art.Nummer))
            {
                betalt -= kube.Regnskap(n, Periode.Aarsavslutning);
            }
            else if (Kostnader.Har(d.Art.Nummer) || Inntekter.Har(d.Art.Nummer))
            {
                direkte += kube.Regnskap(n, Periode.Aarsavslutning);
            }
        }

        var anlegg = Anleggene(gebyr.Kode, register, kube.Aar.Aar);
        var indirekte = Beloep.FraKroner(maaling("indirekte") ?? 0);
        return new(
            betalt, direkte, indirekte, Beloep.Sum(anlegg.Select(a => a.Avskrivning + a.Nedskrivning - a.Reversering)),
            Prosent(Beloep.Sum(anlegg.Select(a => a.Inngaaende + a.Utgaaende)), kalkylerente / 2),
            gebyr[Kapitalmaate] == FemProsent ? Prosent(indirekte, Femdel) : Beloep.FraKroner(maaling(Kapitalmaate) ?? 0),
            Anleggsnote.Desimaltall(gebyr, Dekning) ?? Hele);
    }

    private static bool Gjelder(Registerobjekt gebyr, in Dimensjon d) =>
        (gebyr["funksjon"] is not { } funksjon || d.Funksjon.ToString() == funksjon)
        && (gebyr["ansvar"] is not { } ansvar || d.Ansvar.ToString() == ansvar)
        && (gebyr["prosjekt"] is not { } prosjekt || d.Prosjekt.ToString() == prosjekt);

    private static List<Anleggsaar> Anleggene(string omraade, Registertilstand register, int aar)
    {
        var poster = register.Gjeldende(Anlegg.Register).Select(p => p.Verdi).OrderBy(p => p.Dato).ThenBy(p => p.Nummer).ToLookup(p => p.Objekt);
        return
        [
            .. register.Objekter(Anlegg.Register).Select(o => o.Verdi).Where(o => o["selvkostomraade"] == omraade)
                .Select(o => Anlegg.Aaret(
                    Anleggsnote.Tall(o, "levetid"), Anleggsnote.Tall(o, "start"), [.. poster[o.Kode].Where(p => p.Dato.Year <= aar)], aar)),
        ];
    }

    private static Beloep Prosent(Beloep beloep, decimal prosent) => Beloep.FraOere(
        (Int128)decimal.Round((decimal)beloep.SumOere * prosent / Hele, 0, MidpointRounding.AwayFromZero));
}

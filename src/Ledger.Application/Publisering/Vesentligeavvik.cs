using System.Globalization;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rapportering;
using Ledger.Domain;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>
/// Finds the appropriations whose deviation is material and that a report says nothing of: by the forecast where the document has one, else to date
/// (kommuneloven §§ 14-5 third paragraph and 14-7).
/// </summary>
public sealed class Vesentligeavvik(Rapportkilde kilde, Registerlager registre)
{
    public async Task<IReadOnlyList<Funn>> FinnAsync(Rapportgrunnlag grunnlag, Publikasjon publikasjon, CancellationToken ct)
    {
        if (!grunnlag.Grunndata.Bevilgninger.Any(b => b.Vesentlig is not null))
        {
            return [];
        }

        var spoersmaal = new Rapportspoersmaal(navn => navn switch
        {
            "prognose" => publikasjon.Prognose,
            "forslag" => publikasjon.Forslag,
            "tilPeriode" => publikasjon.TilPeriode.ToString(CultureInfo.InvariantCulture),
            _ => null,
        });
        var utvidet = await Kolonnevalg.UtvidAsync(grunnlag, spoersmaal, kilde, ct);
        var kommentarer = Dokumentkommentarer.Av(await registre.TilstandAsync(grunnlag.Hode, ct), publikasjon).Select(o => o.Verdi.Noekkel).ToList();
        var funn = new List<Funn>();
        foreach (var b in grunnlag.Grunndata.LesBevilgninger().Where(b => b.Vesentlig is not null))
        {
            var (avvik, bevilget, harForslag) = Avvik(utvidet, b, Periode.Fra(publikasjon.TilPeriode));
            if (!b.Vesentlig!.ErVesentlig(avvik, bevilget))
            {
                continue;
            }

            if (!kommentarer.Exists(k => ErOm(k, b, grunnlag)))
            {
                funn.Add(Funnregler.VesentligAvvikUtenKommentar.Funnet(
                    $"Bevilgningen {b.Navn} avviker med {avvik}, og ingen har kommentert det.", verdi: b.Kode));
            }

            if (!harForslag)
            {
                funn.Add(Funnregler.VesentligAvvikUtenForslag.Funnet(
                    $"Bevilgningen {b.Navn} avviker med {avvik}, og ingen endring er foreslått.", verdi: b.Kode));
            }
        }

        return funn;
    }

    private static (Beloep Avvik, Beloep Bevilget, bool HarForslag) Avvik(Rapportgrunnlag grunnlag, Bevilgning b, Periode til)
    {
        var erDrift = b.Kontoklasse == Kontoklasse.Drift;
        var plan = grunnlag.Plan(erDrift ? InnebygdeOppstillinger.BevilgningOmraade : InnebygdeOppstillinger.InvesteringOmraade);
        var post = erDrift ? b.Kode : Omraadeoppstillinger.Slagpost(b.Ramme, b.Kode);
        var kilde = grunnlag.Oppstillingsgrunnlag(til);
        var linje = Oppstillingsmotor.Beregn(plan, kilde).Linje(post);
        var kolonner = Ekstraverdier.Av<Oppstillingsresultat, string>(
            grunnlag, kilde, g => Oppstillingsmotor.Beregn(plan, g),
            (p, r) => (r.Linje(p).OpprinneligBudsjett, r.Linje(p).RevidertBudsjett, r.Linje(p).Regnskap), _ => null,
            (p, r) => r.Linje(p).AntallPosteringer > 0)?.Invoke(post);
        var avvik = kolonner?.Finn(Kolonnevalg.Prognose) is { } prognose ? linje.RevidertBudsjett - prognose : linje.BudsjettHittil - linje.Regnskap;
        return (avvik, linje.RevidertBudsjett, kolonner?.Finn(Kolonnevalg.Forslag) is { ErNull: false });
    }

    private static bool ErOm(Opplysningsnoekkel noekkel, Bevilgning b, Rapportgrunnlag grunnlag) => noekkel.Objekt == $"bevilgning:{b.Kode}"
        || (Ansvar.TryParse(noekkel.Enhet, out var enhet)
            && b.Filter.Kompiler(grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.AlleFond)(default(Dimensjon) with
            {
                Kontoklasse = b.Kontoklasse, Ansvar = enhet,
            }));
}

/// <summary>The comments and explanations that a document shows.</summary>
public static class Dokumentkommentarer
{
    /// <summary>Those that name the document, and those of its year and period that name none.</summary>
    public static IEnumerable<Stand<Opplysning>> Av(Registertilstand tilstand, Publikasjon publikasjon) => tilstand.Alle().Where(o =>
        o.Verdi.Noekkel is { Slag: Opplysningsslag.Kommentar or Opplysningsslag.Forklaring } n
        && (n.Dokument == publikasjon.Id || (n.Dokument.Length == 0 && n.Aar == publikasjon.Aar && n.Periode == Periode(publikasjon.TilPeriode))));

    private static string Periode(int tilPeriode) => tilPeriode switch
    {
        4 => "T1", 8 => "T2", >= 12 => "aar", _ => string.Create(CultureInfo.InvariantCulture, $"M{tilPeriode:00}"),
    };
}

using Ledger.Application.Lesing;
using Ledger.Application.Publisering;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Betydning;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;
using Ledger.Web.Html;
using Ledger.Web.Spraak;

namespace Ledger.Web.Kilder;

/// <summary>
/// An edition's reports, from the registry that the API answers from, computed from the sums of the edition's version. It holds sums and
/// definitions only; the store is not with it.
/// </summary>
internal sealed class Utgavekilde(Utgave utgave, Rapportgrunnlag grunnlag, IReadOnlySet<Ansvar> utenLinjer, bool erUtsnitt = false) : IOffentligKilde
{
    /// <summary>A page of a figure asks for its statement once for each unit, and the page of the next line for the same.</summary>
    private const int MestSvar = 256;

    /// <summary>About what a statement of some forty lines takes.</summary>
    private const long Svarbyte = 16_000;

    private readonly Byteminne<string, object> _svar = new(MestSvar);
    private IReadOnlyList<Oppstillingsdefinisjon>? _oppstillinger;
    private Maalform? _maalform;

    public Utgave Utgave => utgave;

    public string Kjedehode => grunnlag.Hode.Kjedehode.ToString();

    public string Kommunenavn => grunnlag.Grunndata.Kommune.Navn;

    public bool ErProeve => grunnlag.Grunndata.Kommune.Proeve;

    /// <summary>Budgets lie on the twelve months, so from the twelfth on the budget to date is the year's.</summary>
    public Budsjettmaal Maal { get; } = new(utgave.Publikasjon.TilPeriode < Periode.Aarsavslutning.Nummer - 1);

    public Maalform Maalform => _maalform ??= Maalform.Av(utgave.Publikasjon.Spraak, () =>
    [
        Kommunenavn, utgave.Publikasjon.Tittel, .. utgave.Publikasjon.Kapitler.Select(k => k.Tittel), .. Organisasjon.Enheter.Select(e => e.Navn),
        .. grunnlag.Grunndata.Fond.Values.Select(f => f.Navn), .. grunnlag.Grunndata.Prosjekter.Values.Select(p => p.Navn),
    ]);

    public bool ErLevende => utgave is { Nummer: 0, Status: Utgavestatus.Publisert };

    public bool ErUtsnitt => erUtsnitt;

    public Organisasjonsplan Organisasjon => grunnlag.Grunndata.Organisasjon!;

    public Nivaa Omraadenivaa =>
        Enum.GetValues<Nivaa>().Where(n => Organisasjon.Enheter.Any(e => e.Nivaa == n)).DefaultIfEmpty(Nivaa.Direktoromraade).First();

    public IReadOnlyList<Oppstillingsdefinisjon> Oppstillinger => _oppstillinger ??= grunnlag.AlleOppstillinger();

    /// <summary>About how many bytes of memory it takes.</summary>
    public long Byte => grunnlag.Kube.Byte + (grunnlag.Forrige?.Byte ?? 0) + (MestSvar * Svarbyte);

    public Oppstilling? Oppstilling(string id, Utvalg utvalg = default, int? tilPeriode = null)
    {
        if (Oppstillinger.FirstOrDefault(o => o.Id == id) is not { } definisjon || !(utvalg.Ansvar.ErTom || Organisasjon.Finn(utvalg.Ansvar) is not null)
            || !Tillates(definisjon, utvalg))
        {
            return null;
        }

        var svar = Spoer<Oppstillingssvar>(
            "oppstilling", ("id", id), ("ansvar", utvalg.Enhet), ("art", utvalg.Art), ("tilPeriode", tilPeriode?.ToString()),
            ("kolonnesett", tilPeriode is null ? null : "tertial"));
        return new(Vist(definisjon, svar.Verdi.Linjer), svar.Verdi.Linjer, svar.Api);
    }

    public bool HarLinjer(Ansvar enhet) => !utenLinjer.Contains(enhet);

    public Svar<Avvikssvar>? Avvik(Nivaa nivaa, Ansvar overordnet = default, int? tilPeriode = null) =>
        overordnet.ErTom || Organisasjon.Finn(overordnet) is not null
            ? Spoer<Avvikssvar>(
                "avvik", ("nivaa", nivaa.Navn()), ("overordnet", overordnet.ErTom ? null : overordnet.ToString()), ("tilPeriode", tilPeriode?.ToString()))
            : null;

    public Svar<Fondssvar> Fond() => Spoer<Fondssvar>("fond");

    public Svar<Disponeringssvar> Disponering() => Spoer<Disponeringssvar>("disponering");

    public Svar<Noekkeltallsvar> Noekkeltall() => Spoer<Noekkeltallsvar>("noekkeltall");

    public Svar<Oppstillingssvar> Prosjekter() =>
        Spoer<Oppstillingssvar>("oppstilling", ("id", InnebygdeOppstillinger.Investering), ("grupperPaa", "prosjekt"));

    public string Prosjektnavn(string kode) =>
        Prosjektkode.TryParse(kode, out var p) && grunnlag.Grunndata.Prosjekter.TryGetValue(p, out var prosjekt) ? prosjekt.Navn : kode;

    /// <summary>
    /// The definition of the lines that are in the answer: one that stands only where it has an amount may not be, and that of what has no place yet
    /// is there without being defined.
    /// </summary>
    private static Oppstillingsdefinisjon Vist(Oppstillingsdefinisjon definisjon, IReadOnlyList<Oppstillingslinjesvar> linjer)
    {
        definisjon = linjer.Any(l => l.Post == Uplassert.Post) ? Uplassert.Med(definisjon) : definisjon;
        var utelatt = definisjon.Linjer.Where(l => l.BareMedBeloep || l.BareMedTall).Select(l => l.Post).Except(linjer.Select(l => l.Post)).ToHashSet();
        return utelatt.Count == 0 ? definisjon : definisjon with
        {
            Linjer =
            [
                .. definisjon.Linjer.Where(l => !utelatt.Contains(l.Post)).Select(l => l.Formel is { } formel
                    ? l with { Formel = formel with { Ledd = [.. formel.Ledd.Where(ledd => !utelatt.Contains(ledd.Post))] } }
                    : l),
            ],
        };
    }

    /// <summary>
    /// A unit without lines is seen as a whole only: by statements whose every line takes all that a unit has. And a line of such a unit is not
    /// parted by arts.
    /// </summary>
    private bool Tillates(Oppstillingsdefinisjon definisjon, Utvalg utvalg)
    {
        var filtre = definisjon.Linjer.SelectMany(l => l.Filtre).ToList();
        bool ErHele(Postfilter f) => f is { Ansvar: not null, Art: null, Funksjon: null, Fond: null, Merke: null, Prosjekt: null };
        return (utvalg.Ansvar.ErTom || HarLinjer(utvalg.Ansvar) || filtre.All(ErHele))
            && (utvalg.Art is null || filtre.All(f => f.Ansvar is null || f.Ansvar.All(HarLinjer)));
    }

    /// <summary>
    /// A report's answer in kroner and ledger sign, each figure with what it stands on, and the address of the same at the edition's version.
    /// </summary>
    private Svar<T> Spoer<T>(string navn, params (string Navn, string? Verdi)[] parametre)
    {
        var rapport = Rapportregister.IBunke.First(r => r.Navn == navn);
        var spurt = parametre.Where(p => p.Verdi is not null).ToDictionary(p => p.Navn, p => p.Verdi!);
        var til = utgave.Publikasjon.TilPeriode;
        if (til != Periode.Stoerste)
        {
            spurt.TryAdd("tilPeriode", til.ToString());
        }

        if (Maal.ErHittil && rapport.Parametre.Contains(Rapportparametre.Kolonnesett))
        {
            spurt["kolonnesett"] = "tertial";
        }

        string[] ledd = [.. rapport.Sti.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(l => l[0] == '{' ? spurt[l[1..^1]] : l)];
        var api = Adresse.Rot
            .Under(["v1", "kommuner", utgave.Ledger.ToString(), "regnskap", utgave.Publikasjon.Aar.ToString(), .. ledd])
            .Med([
                .. spurt.Where(p => !rapport.Sti.Contains($"{{{p.Key}}}", StringComparison.Ordinal)).Select(p => (p.Key, (string?)p.Value)),
                ("versjon", utgave.Versjon.ToString())]).ToString();
        if (!_svar.Finn(api, out var svar))
        {
            svar = ((IAarsrapport)rapport).Forbered(grunnlag, new Rapportspoersmaal(n => n == "forklar" ? "true" : spurt.GetValueOrDefault(n)))();
            _svar.Sett(api, svar, 1);
        }

        return new((T)svar, api);
    }
}

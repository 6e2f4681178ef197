using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Kjede;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Lagring;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>What rows are checked against within a write.</summary>
internal sealed class Faktagrunnlag(
    IReadOnlyDictionary<string, Registerdefinisjon> registre, Registertilstand tilstand, IReadOnlySet<string> prosjekter,
    IReadOnlyDictionary<int, Aarsutkast> aarene, Kommunenummer kommune, DateOnly iDag) : IFaktagrunnlag
{
    /// <summary>The register whose objects are the projects of the ledger.</summary>
    public const string Prosjekt = "prosjekt";

    /// <summary>How far ahead years may be opened that a unit is looked for in.</summary>
    private const int Aarfremover = 10;

    private readonly HashSet<(string Register, string Kode)> _sendte = [];

    /// <summary>The lists of the years; of this year while none is opened.</summary>
    private readonly Lazy<List<Kontoplan>> _kontoplaner = new(() =>
        [.. aarene.Keys.DefaultIfEmpty(iDag.Year).Select(aar => Kontoplan.For(Regnskapsaar.Fra(aar), kommune))]);

    public DateOnly IDag => iDag;

    public Registertilstand Tilstand => tilstand;

    public IEnumerable<Registerdefinisjon> Registre => registre.Values;

    /// <summary>The years that are opened.</summary>
    public IEnumerable<int> Aarene => aarene.Keys;

    /// <summary>Years that are opened are read when a row may name a unit.</summary>
    public static async Task<Faktagrunnlag> LesAsync(ISkriveoekt oekt, Registerlager lager, bool medEnheter, DateOnly iDag, CancellationToken ct)
    {
        var hode = oekt.Hode!;
        var aarene = new Dictionary<int, Aarsutkast>();
        for (var aar = Regnskapsaar.Minste; medEnheter && aar <= iDag.Year + Aarfremover; aar++)
        {
            if ((await oekt.GrunndataAsync(Journalslag.Organisasjon, aar, hode.Sekvens, ct)).LastOrDefault() is { } post)
            {
                var bevilgninger = (await oekt.GrunndataAsync(Journalslag.Bevilgning, aar, hode.Sekvens, ct)).LastOrDefault();
                aarene[aar] = new(
                    Regnskapsaar.Fra(aar), Organisasjonsform.Les(post.Innhold!),
                    bevilgninger is null ? [] : Lagretform.Les<List<Bevilgningsutkast>>(bevilgninger.Innhold!),
                    (await oekt.GrunndataAsync(Journalslag.Oppstilling, aar, hode.Sekvens, ct)).ToDictionary(
                        p => p.Referanse, p => Oppstillingsform.Les(p.Innhold!), StringComparer.Ordinal));
            }
        }

        var prosjekter = (await oekt.GrunndataAsync(Journalslag.Prosjekt, 0, hode.Sekvens, ct)).Select(p => p.Referanse).ToHashSet(StringComparer.Ordinal);
        return new(await Registerlager.DefinisjonerAsync(oekt, ct), await lager.TilstandAsync(oekt, ct), prosjekter, aarene, hode.Ledger.Kommune, iDag);
    }

    public Registerdefinisjon? Register(string id) => registre.GetValueOrDefault(id);

    /// <summary>Reads rows of a register; null when there is none.</summary>
    public Objektleser? Leser(string id) => Register(id) is { } register ? new Objektleser(register, this) : null;

    /// <summary>Objects that rows of the same file may name.</summary>
    public void Ta(string register, IEnumerable<string> koder) => _sendte.UnionWith(koder.Select(k => (register, k)));

    public bool HarObjekt(string registerId, string kode) =>
        tilstand.Finn(registerId, kode) is not null || _sendte.Contains((registerId, kode)) || (registerId == Prosjekt && prosjekter.Contains(kode));

    /// <summary>Whether a code is a project that rows can be booked on.</summary>
    public bool ErProsjekt(string kode) => prosjekter.Contains(kode);

    public Registerobjekt? Objekt(string registerId, string kode) => tilstand.Finn(registerId, kode)?.Verdi;

    public bool HarEnhet(string kode, int? aar) => Ansvar.TryParse(kode, out var enhet) && Har(aar, a => a.HarEnhet(enhet));

    public bool HarFunksjon(Funksjon funksjon) => _kontoplaner.Value.Any(p => p.Status(funksjon).ErKjent());

    public bool HarBevilgning(string kode, int? aar) => kode == Omraadeoppstillinger.Utenfor || Har(aar, a => a.HarBevilgning(kode));

    public bool HarLinje(string oppstilling, string post, int? aar) => Har(aar, a => a.HarLinje(oppstilling, post));

    private bool Har(int? aar, Func<Aarsutkast, bool> har) =>
        aar is { } aaret && aarene.TryGetValue(aaret, out var utkast) ? har(utkast) : aarene.Values.Any(har);

    /// <summary>The units that somebody is bound to, in any of the years.</summary>
    public Enhetsomfang Omfang(IReadOnlyList<string> enheter) => new(enheter, aarene.Values.Select(a => a.Organisasjon));

    /// <summary>Whether a unit lies at or below another in some year.</summary>
    public bool LiggerUnder(string kode, string over) => Ansvar.TryParse(kode, out var enhet) && Ansvar.TryParse(over, out var topp)
        && aarene.Values.Any(a => a.Organisasjon.MedUnderordnede(topp).Contains(enhet));
}

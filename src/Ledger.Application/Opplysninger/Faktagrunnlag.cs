using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Domain.Bevilgninger;
using Ledger.Domain.Kjede;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>What rows are checked against within a write.</summary>
internal sealed class Faktagrunnlag(
    IReadOnlyDictionary<string, Registerdefinisjon> registre, Registertilstand tilstand, IReadOnlySet<string> prosjekter,
    IReadOnlyDictionary<int, Organisasjonsplan> organisasjoner, IReadOnlyDictionary<int, IReadOnlySet<string>> bevilgninger, DateOnly iDag) : IFaktagrunnlag
{
    /// <summary>The register whose objects are the projects of the ledger.</summary>
    public const string Prosjekt = "prosjekt";

    /// <summary>How far ahead years may be opened that a unit is looked for in.</summary>
    private const int Aarfremover = 10;

    private readonly HashSet<(string Register, string Kode)> _sendte = [];

    public DateOnly IDag => iDag;

    public Registertilstand Tilstand => tilstand;

    public IEnumerable<Registerdefinisjon> Registre => registre.Values;

    /// <summary>The years that are opened.</summary>
    public IEnumerable<int> Aarene => organisasjoner.Keys;

    /// <summary>Years that are opened are read when a row may name a unit.</summary>
    public static async Task<Faktagrunnlag> LesAsync(ISkriveoekt oekt, Registerlager lager, bool medEnheter, DateOnly iDag, CancellationToken ct)
    {
        var hode = oekt.Hode!;
        var (organisasjoner, bevilgninger) = (new Dictionary<int, Organisasjonsplan>(), new Dictionary<int, IReadOnlySet<string>>());
        for (var aar = Regnskapsaar.Minste; medEnheter && aar <= iDag.Year + Aarfremover; aar++)
        {
            if ((await oekt.GrunndataAsync(Journalslag.Organisasjon, aar, hode.Sekvens, ct)).LastOrDefault() is { } post)
            {
                organisasjoner[aar] = Organisasjonsform.Les(post.Innhold!);
                if ((await oekt.GrunndataAsync(Journalslag.Bevilgning, aar, hode.Sekvens, ct)).LastOrDefault() is { } egne)
                {
                    bevilgninger[aar] = Lagretform.Les<List<Bevilgningsutkast>>(egne.Innhold!).Select(b => b.Kode ?? "").ToHashSet(StringComparer.Ordinal);
                }
            }
        }

        var prosjekter = (await oekt.GrunndataAsync(Journalslag.Prosjekt, 0, hode.Sekvens, ct)).Select(p => p.Referanse).ToHashSet(StringComparer.Ordinal);
        return new(await Registerlager.DefinisjonerAsync(oekt, ct), await lager.TilstandAsync(oekt, ct), prosjekter, organisasjoner, bevilgninger, iDag);
    }

    public Registerdefinisjon? Register(string id) => registre.GetValueOrDefault(id);

    /// <summary>Objects that rows of the same file may name.</summary>
    public void Ta(string register, IEnumerable<string> koder) => _sendte.UnionWith(koder.Select(k => (register, k)));

    public bool HarObjekt(string registerId, string kode) =>
        tilstand.Finn(registerId, kode) is not null || _sendte.Contains((registerId, kode)) || (registerId == Prosjekt && prosjekter.Contains(kode));

    /// <summary>Whether a code is a project that rows can be booked on.</summary>
    public bool ErProsjekt(string kode) => prosjekter.Contains(kode);

    public Registerobjekt? Objekt(string registerId, string kode) => tilstand.Finn(registerId, kode)?.Verdi;

    public bool HarEnhet(string kode, int? aar) => Ansvar.TryParse(kode, out var enhet)
        && (aar is { } aaret && organisasjoner.TryGetValue(aaret, out var plan) ? plan.Finn(enhet) is not null
            : organisasjoner.Values.Any(o => o.Finn(enhet) is not null));

    /// <summary>A year that has defined none has the units of the council's level as its appropriations.</summary>
    public bool HarBevilgning(string kode, int? aar)
    {
        return kode == Omraadeoppstillinger.Utenfor || (aar is { } aaret && organisasjoner.ContainsKey(aaret) ? Har(aaret) : organisasjoner.Keys.Any(Har));

        bool Har(int et) => bevilgninger.TryGetValue(et, out var egne) && egne.Count > 0 ? egne.Contains(kode) : HarEnhet(kode, et);
    }

    /// <summary>The units that somebody is bound to, in any of the years.</summary>
    public Enhetsomfang Omfang(IReadOnlyList<string> enheter) => new(enheter, organisasjoner.Values);

    /// <summary>Whether a unit lies at or below another in some year.</summary>
    public bool LiggerUnder(string kode, string over) => Ansvar.TryParse(kode, out var enhet) && Ansvar.TryParse(over, out var topp)
        && organisasjoner.Values.Any(o => o.MedUnderordnede(topp).Contains(enhet));
}

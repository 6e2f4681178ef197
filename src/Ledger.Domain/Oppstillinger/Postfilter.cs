using System.Collections.Frozen;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// Which dimensions count in a line. A condition that is null lets everything through; all conditions must hold.
/// </summary>
public sealed record Postfilter
{
    /// <summary>The fields that keys are looked up by: those that reports and drill-downs narrow by.</summary>
    private static readonly Dimensjonsfelt[] Oppslagsfelt =
    [
        Dimensjonsfelt.Prosjekt, Dimensjonsfelt.Ansvar, Dimensjonsfelt.Fond, Dimensjonsfelt.Kapittel, Dimensjonsfelt.Art, Dimensjonsfelt.Funksjon,
        Dimensjonsfelt.Konto, Dimensjonsfelt.LokalFunksjon, Dimensjonsfelt.Fridim1, Dimensjonsfelt.Fridim2,
    ];

    public Kontoklasse? Kontoklasse { get; init; }

    public Kodeutvalg? Art { get; init; }

    public Kodeutvalg? Funksjon { get; init; }

    public Kodeutvalg? Kapittel { get; init; }

    public Kodeutvalg? Sektor { get; init; }

    /// <summary>Units; each stands for itself and everything below it.</summary>
    public FrozenSet<Ansvar>? Ansvar { get; init; }

    /// <summary>Units that do not count, with everything below them.</summary>
    public FrozenSet<Ansvar>? IkkeAnsvar { get; init; }

    public FrozenSet<Prosjektkode>? Prosjekt { get; init; }

    public FrozenSet<Fondskode>? Fond { get; init; }

    public FrozenSet<Fondskode>? IkkeFond { get; init; }

    public FrozenSet<Fondstype>? Fondstype { get; init; }

    public FrozenSet<Avslutningsmerke>? Merke { get; init; }

    /// <summary>Accounts of the municipality's own chart, as the source wrote them.</summary>
    public FrozenSet<string>? Konto { get; init; }

    /// <summary>Functions of the municipality's own chart, as the source wrote them.</summary>
    public FrozenSet<string>? LokalFunksjon { get; init; }

    public FrozenSet<string>? Fridim1 { get; init; }

    public FrozenSet<string>? Fridim2 { get; init; }

    /// <summary>Fields that must be empty, e.g. rows without a function.</summary>
    public Dimensjonsfelt Tomme { get; init; }

    /// <summary>What passes one of these does not count.</summary>
    public IReadOnlyList<Postfilter>? Ikke { get; init; }

    /// <summary>True when nothing is asked for, so that everything would count.</summary>
    public bool ErTomt =>
        Kontoklasse is null && Art is null && Funksjon is null && Kapittel is null && Sektor is null && Ansvar is null && IkkeAnsvar is null
        && Prosjekt is null && Fond is null && IkkeFond is null && Fondstype is null && Merke is null
        && Konto is null && LokalFunksjon is null && Fridim1 is null && Fridim2 is null && Tomme == Dimensjonsfelt.Ingen && Ikke is null;

    /// <summary>The fields of a dimension that the filter looks at, besides kontoklasse.</summary>
    public Dimensjonsfelt Felt =>
        Ser(Art, Dimensjonsfelt.Art) | Ser(Funksjon, Dimensjonsfelt.Funksjon) | Ser(Kapittel, Dimensjonsfelt.Kapittel) | Ser(Sektor, Dimensjonsfelt.Sektor)
        | Ser(Ansvar, Dimensjonsfelt.Ansvar) | Ser(IkkeAnsvar, Dimensjonsfelt.Ansvar) | Ser(Prosjekt, Dimensjonsfelt.Prosjekt)
        | Ser(Fond, Dimensjonsfelt.Fond) | Ser(IkkeFond, Dimensjonsfelt.Fond) | Ser(Fondstype, Dimensjonsfelt.Fond) | Ser(Merke, Dimensjonsfelt.Merke)
        | Ser(Konto, Dimensjonsfelt.Konto) | Ser(LokalFunksjon, Dimensjonsfelt.LokalFunksjon)
        | Ser(Fridim1, Dimensjonsfelt.Fridim1) | Ser(Fridim2, Dimensjonsfelt.Fridim2)
        | Tomme | (Ikke ?? []).Aggregate(Dimensjonsfelt.Ingen, (felt, f) => felt | f.Felt);

    /// <summary>The conditions in words, e.g. <c>kontoklasse=drift art=010-099,160</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        void Legg(string navn, string? verdi)
        {
            if (!string.IsNullOrEmpty(verdi))
            {
                parts.Add($"{navn}={verdi}");
            }
        }

        Legg("kontoklasse", Kontoklasse?.Navn());
        Legg("art", Art?.Tekst);
        Legg("funksjon", Funksjon?.Tekst);
        Legg("kapittel", Kapittel?.Tekst);
        Legg("sektor", Sektor?.Tekst);
        Legg("ansvar", Liste(Ansvar));
        Legg("ikkeAnsvar", Liste(IkkeAnsvar));
        Legg("prosjekt", Liste(Prosjekt));
        Legg("fond", Liste(Fond));
        Legg("ikkeFond", Liste(IkkeFond));
        Legg("fondstype", Fondstype is null ? null : string.Join(',', Fondstype.Order().Select(t => t.Navn())));
        Legg("merke", Merke is null ? null : string.Join(',', Merke.Order().Select(m => m == Avslutningsmerke.Ingen ? "ingen" : m.Navn())));
        Legg("konto", Liste(Konto));
        Legg("lokalFunksjon", Liste(LokalFunksjon));
        Legg("fridim1", Liste(Fridim1));
        Legg("fridim2", Liste(Fridim2));
        Legg("uten", Tomme == Dimensjonsfelt.Ingen ? null : Tomme.ToString().ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal));
        Legg("utenom", Ikke is null ? null : string.Join(" eller ", Ikke.Select(f => $"({f})")));
        return string.Join(' ', parts);

        static string? Liste<T>(FrozenSet<T>? verdier) => verdier is null ? null : string.Join(',', verdier.Order());
    }

    /// <summary>The keys of a cube that pass, ascending; how they are found, see <see cref="Noekkelsoek"/>.</summary>
    public IReadOnlyList<int> Noekler(Saldokube kube, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond) =>
        Noekkelsoek.Finn(
            kube,
            Oppslagsfelt.Where(felt => Felt.HasFlag(felt))
                .Select(felt => new Feltvilkaar(felt, Bare(felt).Kompiler(organisasjon, fond), Verdier(felt, organisasjon))),
            slaattOpp => Uten(slaattOpp).Kompiler(organisasjon, fond));

    /// <summary>A test of dimensions against the filter. The units below a unit are found once, and not for each dimension that is tested.</summary>
    public Func<Dimensjon, bool> Kompiler(Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        var ansvar = MedUnderordnede(Ansvar, organisasjon);
        var ikkeAnsvar = MedUnderordnede(IkkeAnsvar, organisasjon);
        var ikke = (Ikke ?? []).Select(f => f.Kompiler(organisasjon, fond)).ToList();
        return d =>
            (Kontoklasse is null || Kontoklasse == d.Kontoklasse)
            && (Art is null || (!d.Art.ErTom && Art.Har(d.Art.Nummer)))
            && (Funksjon is null || (!d.Funksjon.ErTom && Funksjon.Har(d.Funksjon.Nummer)))
            && (Kapittel is null || (!d.Kapittel.ErTom && Kapittel.Har(d.Kapittel.Nummer)))
            && (Sektor is null || (!d.Sektor.ErTom && Sektor.Har(d.Sektor.Nummer)))
            && (ansvar is null || ansvar.Contains(d.Ansvar))
            && (ikkeAnsvar is null || !ikkeAnsvar.Contains(d.Ansvar))
            && (Prosjekt is null || Prosjekt.Contains(d.Prosjekt))
            && (Fond is null || Fond.Contains(d.Fond))
            && (IkkeFond is null || !IkkeFond.Contains(d.Fond))
            && (Fondstype is null || (fond.TryGetValue(d.Fond, out var f) && Fondstype.Contains(f.Type)))
            && (Merke is null || Merke.Contains(d.Merke))
            && (Konto is null || Konto.Contains(d.Egne?.Konto ?? ""))
            && (LokalFunksjon is null || LokalFunksjon.Contains(d.Egne?.LokalFunksjon ?? ""))
            && (Fridim1 is null || Fridim1.Contains(d.Egne?.Fridim1 ?? ""))
            && (Fridim2 is null || Fridim2.Contains(d.Egne?.Fridim2 ?? ""))
            && (Tomme == Dimensjonsfelt.Ingen || d.Bare(Tomme) == default(Dimensjon) with { Kontoklasse = d.Kontoklasse })
            && !ikke.Exists(er => er(d));
    }

    private static Dimensjonsfelt Ser(object? condition, Dimensjonsfelt felt) => condition is null ? Dimensjonsfelt.Ingen : felt;

    /// <summary>The units and everything below them. One that is not in the organisation stands for itself: rows may be unspecified.</summary>
    internal static FrozenSet<Ansvar>? MedUnderordnede(FrozenSet<Ansvar>? enheter, Organisasjonsplan organisasjon) =>
        enheter?.SelectMany(e => organisasjon.MedUnderordnede(e).Append(e)).ToFrozenSet();

    /// <summary>The filter without its conditions on some fields; the one on kontoklasse stays.</summary>
    private Postfilter Uten(Dimensjonsfelt felt)
    {
        return this with
        {
            Art = Beholdt(Art, Dimensjonsfelt.Art),
            Funksjon = Beholdt(Funksjon, Dimensjonsfelt.Funksjon),
            Kapittel = Beholdt(Kapittel, Dimensjonsfelt.Kapittel),
            Sektor = Beholdt(Sektor, Dimensjonsfelt.Sektor),
            Ansvar = Beholdt(Ansvar, Dimensjonsfelt.Ansvar),
            IkkeAnsvar = Beholdt(IkkeAnsvar, Dimensjonsfelt.Ansvar),
            Prosjekt = Beholdt(Prosjekt, Dimensjonsfelt.Prosjekt),
            Fond = Beholdt(Fond, Dimensjonsfelt.Fond),
            IkkeFond = Beholdt(IkkeFond, Dimensjonsfelt.Fond),
            Fondstype = Beholdt(Fondstype, Dimensjonsfelt.Fond),
            Merke = Beholdt(Merke, Dimensjonsfelt.Merke),
            Konto = Beholdt(Konto, Dimensjonsfelt.Konto),
            LokalFunksjon = Beholdt(LokalFunksjon, Dimensjonsfelt.LokalFunksjon),
            Fridim1 = Beholdt(Fridim1, Dimensjonsfelt.Fridim1),
            Fridim2 = Beholdt(Fridim2, Dimensjonsfelt.Fridim2),
            Tomme = Tomme & ~felt,
        };

        T? Beholdt<T>(T? vilkaar, Dimensjonsfelt vilkaarsfelt)
            where T : class => (felt & vilkaarsfelt) == 0 ? vilkaar : null;
    }

    /// <summary>The filter with its conditions on one field and no others.</summary>
    private Postfilter Bare(Dimensjonsfelt felt) => Uten(~felt) with { Kontoklasse = null, Ikke = null };

    /// <summary>Dimensions with the only values of a field that can pass; null when the filter has no list of them.</summary>
    private IEnumerable<Dimensjon>? Verdier(Dimensjonsfelt felt, Organisasjonsplan organisasjon) => felt switch
    {
        Dimensjonsfelt.Prosjekt => Prosjekt?.Select(p => default(Dimensjon) with { Prosjekt = p }),
        Dimensjonsfelt.Ansvar => MedUnderordnede(Ansvar, organisasjon)?.Select(a => default(Dimensjon) with { Ansvar = a }),
        Dimensjonsfelt.Fond => Fond?.Select(f => default(Dimensjon) with { Fond = f }),
        Dimensjonsfelt.Konto => Konto?.Select(k => default(Dimensjon) with { Egne = Egnefelt.Av(konto: k) }),
        Dimensjonsfelt.LokalFunksjon => LokalFunksjon?.Select(f => default(Dimensjon) with { Egne = Egnefelt.Av(lokalFunksjon: f) }),
        Dimensjonsfelt.Fridim1 => Fridim1?.Select(v => default(Dimensjon) with { Egne = Egnefelt.Av(fridim1: v) }),
        Dimensjonsfelt.Fridim2 => Fridim2?.Select(v => default(Dimensjon) with { Egne = Egnefelt.Av(fridim2: v) }),
        _ => null,
    };
}

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
    public Kontoklasse? Kontoklasse { get; init; }

    public Kodeutvalg? Art { get; init; }

    public Kodeutvalg? Funksjon { get; init; }

    public Kodeutvalg? Kapittel { get; init; }

    public Kodeutvalg? Sektor { get; init; }

    /// <summary>To go through a list of keys costs a fifth of what it costs to test them.</summary>
    private const int StoersteForhold = 5;

    /// <summary>Units; each stands for itself and everything below it.</summary>
    public FrozenSet<Ansvar>? Ansvar { get; init; }

    /// <summary>Units that do not count, with everything below them.</summary>
    public FrozenSet<Ansvar>? IkkeAnsvar { get; init; }

    public FrozenSet<Prosjektkode>? Prosjekt { get; init; }

    public FrozenSet<Fondskode>? Fond { get; init; }

    public FrozenSet<Fondskode>? IkkeFond { get; init; }

    public FrozenSet<Fondstype>? Fondstype { get; init; }

    public FrozenSet<Avslutningsmerke>? Merke { get; init; }

    /// <summary>True when nothing is asked for, so that everything would count.</summary>
    public bool ErTomt =>
        Kontoklasse is null && Art is null && Funksjon is null && Kapittel is null && Sektor is null && Ansvar is null && IkkeAnsvar is null
        && Prosjekt is null && Fond is null && IkkeFond is null && Fondstype is null && Merke is null;

    /// <summary>The fields of a dimension that the filter looks at, besides kontoklasse.</summary>
    public Dimensjonsfelt Felt =>
        Ser(Art, Dimensjonsfelt.Art) | Ser(Funksjon, Dimensjonsfelt.Funksjon) | Ser(Kapittel, Dimensjonsfelt.Kapittel) | Ser(Sektor, Dimensjonsfelt.Sektor)
        | Ser(Ansvar, Dimensjonsfelt.Ansvar) | Ser(IkkeAnsvar, Dimensjonsfelt.Ansvar) | Ser(Prosjekt, Dimensjonsfelt.Prosjekt)
        | Ser(Fond, Dimensjonsfelt.Fond) | Ser(IkkeFond, Dimensjonsfelt.Fond) | Ser(Fondstype, Dimensjonsfelt.Fond) | Ser(Merke, Dimensjonsfelt.Merke);

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
        return string.Join(' ', parts);

        static string? Liste<T>(FrozenSet<T>? verdier) => verdier is null ? null : string.Join(',', verdier.Order());
    }

    /// <summary>The keys of a cube that pass, in order. The field that is known to leave fewest is looked up, and only those keys are tested.</summary>
    public IReadOnlyList<int> Noekler(Saldokube kube, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        (Dimensjonsfelt Felt, Postfilter Filter)[] fields =
        [
            (Dimensjonsfelt.Prosjekt, new() { Prosjekt = Prosjekt }), (Dimensjonsfelt.Ansvar, new() { Ansvar = Ansvar, IkkeAnsvar = IkkeAnsvar }),
            (Dimensjonsfelt.Fond, new() { Fond = Fond, IkkeFond = IkkeFond, Fondstype = Fondstype }), (Dimensjonsfelt.Kapittel, new() { Kapittel = Kapittel }),
            (Dimensjonsfelt.Art, new() { Art = Art }), (Dimensjonsfelt.Funksjon, new() { Funksjon = Funksjon }),
        ];
        var fewest = fields.Where(f => !f.Filter.ErTomt).Select(f => (f.Felt, Test: f.Filter.Kompiler(organisasjon, fond)))
            .Select(f => (f.Felt, f.Test, Mest: kube.MestMed(f.Felt, f.Test))).OrderBy(f => f.Mest).Take(2).ToList();
        var candidates = fewest.Count == 0 ? [.. Enumerable.Range(0, kube.Antall)] : kube.Med(fewest[0].Felt, fewest[0].Test);
        if (fewest.Count == 2 && fewest[1].Mest <= fewest[0].Mest * StoersteForhold)
        {
            candidates = Felles(candidates, kube.Med(fewest[1].Felt, fewest[1].Test));
        }

        var test = Kompiler(organisasjon, fond);
        return [.. candidates.Where(k => test(kube.Noekkel(k)))];
    }

    /// <summary>What is in both of two ascending lists.</summary>
    private static List<int> Felles(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        var both = new List<int>();
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j])
            {
                both.Add(a[i]);
            }

            (i, j) = (a[i] <= b[j] ? i + 1 : i, b[j] <= a[i] ? j + 1 : j);
        }

        return both;
    }

    /// <summary>A quick test of dimensions against the filter, with units resolved to themselves and everything below them.</summary>
    public Func<Dimensjon, bool> Kompiler(Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        var ansvar = MedUnderordnede(Ansvar, organisasjon);
        var ikkeAnsvar = MedUnderordnede(IkkeAnsvar, organisasjon);
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
            && (Merke is null || Merke.Contains(d.Merke));
    }

    private static Dimensjonsfelt Ser(object? condition, Dimensjonsfelt felt) => condition is null ? Dimensjonsfelt.Ingen : felt;

    private static FrozenSet<Ansvar>? MedUnderordnede(FrozenSet<Ansvar>? enheter, Organisasjonsplan organisasjon) =>
        enheter?.SelectMany(organisasjon.MedUnderordnede).ToFrozenSet();
}

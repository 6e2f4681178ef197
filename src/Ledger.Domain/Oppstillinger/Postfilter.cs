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
    /// <summary>To go through a list of keys costs a fifth of what it costs to test them.</summary>
    private const int StoersteForhold = 5;

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

    /// <summary>
    /// The keys of a cube that pass, in order. The one or two fields that are known to leave fewest are looked up, and only what they leave is
    /// tested for the rest.
    /// </summary>
    public IReadOnlyList<int> Noekler(Saldokube kube, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        Feltvilkaar[] fields =
        [
            new(Dimensjonsfelt.Prosjekt, new() { Prosjekt = Prosjekt }, f => f with { Prosjekt = null }, Prosjekt?.Select(p => default(Dimensjon) with { Prosjekt = p })),
            new(
                Dimensjonsfelt.Ansvar, new() { Ansvar = Ansvar, IkkeAnsvar = IkkeAnsvar }, f => f with { Ansvar = null, IkkeAnsvar = null },
                MedUnderordnede(Ansvar, organisasjon)?.Select(a => default(Dimensjon) with { Ansvar = a })),
            new(
                Dimensjonsfelt.Fond, new() { Fond = Fond, IkkeFond = IkkeFond, Fondstype = Fondstype }, f => f with { Fond = null, IkkeFond = null, Fondstype = null },
                Fond?.Select(f => default(Dimensjon) with { Fond = f })),
            new(Dimensjonsfelt.Kapittel, new() { Kapittel = Kapittel }, f => f with { Kapittel = null }, null),
            new(Dimensjonsfelt.Art, new() { Art = Art }, f => f with { Art = null }, null),
            new(Dimensjonsfelt.Funksjon, new() { Funksjon = Funksjon }, f => f with { Funksjon = null }, null),
        ];
        var fewest = fields.Where(f => !f.Vilkaar.ErTomt).Select(f => (f.Uten, Utvalg: kube.Med(f.Felt, f.Vilkaar.Kompiler(organisasjon, fond), f.Verdier))).OrderBy(f => f.Utvalg.Mest).Take(2).ToList();
        if (fewest.Count == 2 && fewest[1].Utvalg.Mest > (long)fewest[0].Utvalg.Mest * StoersteForhold)
        {
            fewest.RemoveAt(1);
        }

        var test = fewest.Aggregate(this, (rest, f) => f.Uten(rest)).Kompiler(organisasjon, fond);
        if (fewest.Count == 0)
        {
            return [.. Enumerable.Range(0, kube.Antall).Where(key => test(kube.Noekkel(key)))];
        }

        using var candidates = new Noekkelsett(kube.Antall);
        fewest[0].Utvalg.LeggI(candidates);
        if (fewest.Count == 2)
        {
            using var other = new Noekkelsett(kube.Antall);
            fewest[1].Utvalg.LeggI(other);
            candidates.Behold(other);
        }

        return candidates.Velg(key => test(kube.Noekkel(key)));
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

    /// <summary>The conditions on a field that keys can be looked up by.</summary>
    /// <param name="Uten">A filter without them.</param>
    /// <param name="Verdier">Dimensions with the only values that can pass; null when there is no list of them.</param>
    private sealed record Feltvilkaar(Dimensjonsfelt Felt, Postfilter Vilkaar, Func<Postfilter, Postfilter> Uten, IEnumerable<Dimensjon>? Verdier);
}

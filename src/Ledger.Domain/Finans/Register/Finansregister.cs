namespace Ledger.Domain.Finans.Register;

/// <summary>The definitions of the register, as they are at a version.</summary>
public sealed record Finansdefinisjoner(
    IReadOnlyList<Finansreglement> Reglementer, IReadOnlyList<Portefoelje> Portefoeljer, IReadOnlyList<Beholdning> Beholdninger, IReadOnlyList<Laan> Laan,
    IReadOnlyList<Rentebytte> Rentebytter, IReadOnlyList<Eierpost> Eierposter)
{
    public static readonly Finansdefinisjoner Ingen = new([], [], [], [], [], []);
}

/// <summary>The register at a version: its definitions, and the facts that hold.</summary>
/// <remarks>Facts are read in the order of date and reference, so that the order in which they were sent changes nothing.</remarks>
public sealed class Finansregister
{
    private readonly Dictionary<(Postslag, string), List<Finanspost>> _poster;

    /// <param name="poster">All of them, also those that were replaced.</param>
    public Finansregister(Finansdefinisjoner definisjoner, IReadOnlyCollection<Finanspost> poster)
    {
        (Definisjoner, _poster) = (definisjoner, []);
        var erstattet = poster.Where(p => p.Erstatter is not null).Select(p => p.Erstatter!).ToHashSet(StringComparer.Ordinal);
        Gjeldende =
        [
            .. poster.Where(p => !p.Annullerer && !erstattet.Contains(p.Referanse)).OrderBy(p => p.Dato).ThenBy(p => p.Referanse, StringComparer.Ordinal),
        ];
        foreach (var post in Gjeldende)
        {
            if (!_poster.TryGetValue((post.Slag, post.Objekt), out var liste))
            {
                _poster[(post.Slag, post.Objekt)] = liste = [];
            }

            liste.Add(post);
        }
    }

    private Finansregister(Finansregister samme, DateOnly sist) =>
        (Definisjoner, Gjeldende, _poster, Sist) = (samme.Definisjoner, samme.Gjeldende, samme._poster, sist);

    public Finansdefinisjoner Definisjoner { get; }

    /// <summary>The last day that the register tells of: the day that its version was written. What is owed and held later is not known. Null: any.</summary>
    public DateOnly? Sist { get; }

    /// <summary>The facts that hold, by date and reference.</summary>
    public IReadOnlyList<Finanspost> Gjeldende { get; }

    /// <summary>The facts of a kind on an object, by date and reference.</summary>
    public IReadOnlyList<Finanspost> Poster(Postslag slag, string objekt) =>
        _poster.TryGetValue((slag, objekt), out var liste) ? liste : [];

    public Portefoelje? Portefoelje(string kode) => Definisjoner.Portefoeljer.FirstOrDefault(p => p.Kode == kode);

    /// <summary>Whether a day had come when the register was as it is.</summary>
    public bool HarKommet(DateOnly dag) => !(dag > Sist);

    /// <summary>The same facts, told of until a day.</summary>
    public Finansregister Fortalt(DateOnly? sist) => sist is { } dag && HarKommet(dag) ? new(this, dag) : this;

    /// <summary>A day, or when it has not come the last of its year that the register has a fact of; without one, the last that it tells of.</summary>
    public DateOnly Kjent(DateOnly dag) => HarKommet(dag) ? dag
        : Gjeldende.LastOrDefault(p => p.Slag != Postslag.Rentevilkaar && p.Dato.Year == dag.Year && HarKommet(p.Dato))?.Dato
            ?? (Sist!.Value.Year == dag.Year ? Sist.Value : dag);

    /// <summary>
    /// What could be told on a day: without the facts of later days. Rates are agreed ahead, and the balance that a loan is carried in with tells that
    /// nothing is known of it before.
    /// </summary>
    public Finansregister TilOgMed(DateOnly dag) => new Finansregister(
        Definisjoner, [.. Gjeldende.Where(p => p.Dato <= dag || p.Slag == Postslag.Rentevilkaar || p.Type == Bevegelsestype.Inngaaende.Ord())])
        .Fortalt(HarKommet(dag) ? dag : Sist);

    /// <summary>The rules in force on a date.</summary>
    public Finansreglement Reglement(DateOnly dato) =>
        Definisjoner.Reglementer.Where(r => r.GyldigFra <= dato).MaxBy(r => r.GyldigFra) ?? Finansreglement.Standard;

    /// <summary>The last measurement of a name on an object, not later than a date.</summary>
    public Finanspost? Maaling(string objekt, string navn, DateOnly dato) => !HarKommet(dato) ? null
        : Poster(Postslag.Maaling, objekt).LastOrDefault(p => p.Type == navn && p.Dato <= dato);
}

/// <summary>What a figure lacks.</summary>
/// <param name="Hva">In Norwegian, for the reader.</param>
public sealed record Mangel(string Objekt, DateOnly Dato, string Hva)
{
    /// <summary>A day that is asked for and has not come.</summary>
    public static Mangel IkkeKommet(DateOnly dag) => new("dato", dag, "dagen er ikke kommet");
}

/// <summary>A figure with the numbers of the facts that it stands on. Null when a fact is missing: what is missing is never zero.</summary>
public sealed record Faktatall(decimal? Verdi, IReadOnlyList<int> Poster)
{
    public static readonly Faktatall Null = new(0m, []);

    /// <summary>A fact is missing.</summary>
    public static readonly Faktatall Ukjent = new(null, []);

    public static Faktatall Sum(IEnumerable<Faktatall> tall)
    {
        var (sum, poster) = ((decimal?)0m, new List<int>());
        foreach (var t in tall)
        {
            sum += t.Verdi;
            poster.AddRange(t.Poster);
        }

        return new(sum, poster);
    }

    public static Faktatall Av(IEnumerable<Finanspost> poster)
    {
        var liste = poster.ToList();
        return new(liste.Sum(p => p.Beloep ?? 0m), [.. liste.Select(p => p.Nummer)]);
    }
}

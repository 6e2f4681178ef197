namespace Ledger.Domain.Opplysninger;

/// <summary>A value with the place in the chain that it holds from.</summary>
public readonly record struct Stand<T>(T Verdi, long Sekvens, long Versjon);

/// <summary>
/// All that was ever said of a ledger's registers, in the order of the chain, so that what held at any place of it is found by looking for the
/// last that stands at or before it. It only grows.
/// </summary>
/// <remarks>Immutable: what comes later makes a new one, which shares what did not change.</remarks>
public sealed class Registerhistorikk
{
    public static readonly Registerhistorikk Tom = new(0, [], [], []);

    private readonly Dictionary<(string Register, string Kode), Stand<Registerobjekt>[]> _objekter;
    private readonly Dictionary<Opplysningsnoekkel, Stand<Opplysning>[]> _opplysninger;
    private readonly Dictionary<string, List<Stand<Registerpost>>> _poster;

    private Registerhistorikk(
        long sekvens, Dictionary<(string, string), Stand<Registerobjekt>[]> objekter, Dictionary<Opplysningsnoekkel, Stand<Opplysning>[]> opplysninger,
        Dictionary<string, List<Stand<Registerpost>>> poster) => (Sekvens, _objekter, _opplysninger, _poster) = (sekvens, objekter, opplysninger, poster);

    /// <summary>The last place of the chain that is in it.</summary>
    public long Sekvens { get; }

    /// <summary>The same with what was said after it, up to a place, in the order of the chain.</summary>
    public Registerhistorikk Med(
        long sekvens, IEnumerable<(string Register, Stand<Registerobjekt> Stand)> objekter, IEnumerable<Stand<Opplysning>> opplysninger,
        IEnumerable<(string Register, Stand<Registerpost> Stand)> poster)
    {
        var (nyeObjekter, nyeOpplysninger) = (new Dictionary<(string, string), Stand<Registerobjekt>[]>(_objekter),
            new Dictionary<Opplysningsnoekkel, Stand<Opplysning>[]>(_opplysninger));
        var nyePoster = _poster.ToDictionary(p => p.Key, p => new List<Stand<Registerpost>>(p.Value), StringComparer.Ordinal);
        foreach (var (register, stand) in objekter)
        {
            Legg(nyeObjekter, (register, stand.Verdi.Kode), stand);
        }

        foreach (var stand in opplysninger)
        {
            Legg(nyeOpplysninger, stand.Verdi.Noekkel, stand);
        }

        foreach (var (register, stand) in poster)
        {
            if (!nyePoster.TryGetValue(register, out var liste))
            {
                nyePoster[register] = liste = [];
            }

            liste.Add(stand);
        }

        return new(sekvens, nyeObjekter, nyeOpplysninger, nyePoster);
    }

    private Registertilstand? _siste;

    /// <summary>What held at a place of the chain. That of the end is made once.</summary>
    public Registertilstand Ved(long sekvens) => sekvens >= Sekvens ? _siste ??= Lag(Sekvens) : Lag(sekvens);

    private Registertilstand Lag(long sekvens) => new(
        Siste(_objekter, sekvens), Siste(_opplysninger, sekvens),
        _poster.ToDictionary(p => p.Key, p => (IReadOnlyList<Stand<Registerpost>>)[.. p.Value.Where(s => s.Sekvens <= sekvens)], StringComparer.Ordinal));

    /// <summary>All that was said of an object up to a place, in order.</summary>
    public IReadOnlyList<Stand<Registerobjekt>> Objekthistorikk(string register, string kode, long sekvens) =>
        [.. _objekter.GetValueOrDefault((register, kode), []).Where(s => s.Sekvens <= sekvens)];

    /// <summary>All facts up to a place, also those that others took the place of, in the order of the chain.</summary>
    public IEnumerable<Stand<Opplysning>> Alle(long sekvens) =>
        _opplysninger.Values.SelectMany(s => s).Where(s => s.Sekvens <= sekvens).OrderBy(s => s.Sekvens);

    private static void Legg<TNoekkel, T>(Dictionary<TNoekkel, Stand<T>[]> alle, TNoekkel noekkel, Stand<T> stand)
        where TNoekkel : notnull => alle[noekkel] = [.. alle.GetValueOrDefault(noekkel, []), stand];

    private static Dictionary<TNoekkel, Stand<T>> Siste<TNoekkel, T>(Dictionary<TNoekkel, Stand<T>[]> alle, long sekvens)
        where TNoekkel : notnull
    {
        var siste = new Dictionary<TNoekkel, Stand<T>>(alle.Count);
        foreach (var (noekkel, stander) in alle)
        {
            for (var i = stander.Length - 1; i >= 0; i--)
            {
                if (stander[i].Sekvens <= sekvens)
                {
                    siste[noekkel] = stander[i];
                    break;
                }
            }
        }

        return siste;
    }
}

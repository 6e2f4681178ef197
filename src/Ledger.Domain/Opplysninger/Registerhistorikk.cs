using System.Collections.Immutable;

namespace Ledger.Domain.Opplysninger;

/// <summary>A value with the place in the chain that it holds from.</summary>
public readonly record struct Stand<T>(T Verdi, long Sekvens, long Versjon);

/// <summary>
/// All that was ever said of a ledger's registers, in the order of the chain, so that what held at any place of it is found by looking for the
/// last that stands at or before it. It only grows.
/// </summary>
/// <remarks>
/// Immutable: what comes later makes a new one, which shares all that did not change. A fact costs what was said of its object, not what was said
/// of all.
/// </remarks>
public sealed class Registerhistorikk
{
    public static readonly Registerhistorikk Tom = new(
        0, 0, Ordnet<Standbok<string, Registerobjekt>>(), Ordnet<Standbok<Opplysningsnoekkel, Opplysning>>(), Ordnet<Stand<Registerpost>[]>(),
        Ordnet<long>());

    private readonly ImmutableDictionary<string, Standbok<string, Registerobjekt>> _objekter;
    private readonly ImmutableDictionary<string, Standbok<Opplysningsnoekkel, Opplysning>> _opplysninger;
    private readonly ImmutableDictionary<string, Stand<Registerpost>[]> _poster;
    private readonly ImmutableDictionary<string, long> _siste;
    private readonly long _antall;

    private Registerhistorikk(
        long sekvens, long antall, ImmutableDictionary<string, Standbok<string, Registerobjekt>> objekter,
        ImmutableDictionary<string, Standbok<Opplysningsnoekkel, Opplysning>> opplysninger, ImmutableDictionary<string, Stand<Registerpost>[]> poster,
        ImmutableDictionary<string, long> siste) =>
        (Sekvens, _antall, _objekter, _opplysninger, _poster, _siste) = (sekvens, antall, objekter, opplysninger, poster, siste);

    /// <summary>The last place of the chain that is in it.</summary>
    public long Sekvens { get; }

    /// <summary>The same with what was said after it, up to a place, in the order of the chain.</summary>
    public Registerhistorikk Med(
        long sekvens, IEnumerable<(string Register, Stand<Registerobjekt> Stand)> objekter, IEnumerable<Stand<Opplysning>> opplysninger,
        IEnumerable<(string Register, Stand<Registerpost> Stand)> poster)
    {
        var (antall, nyePoster, siste) = (_antall, _poster, _siste.ToBuilder());
        var (sagteObjekter, sagteOpplysninger) = (objekter.ToList(), opplysninger.ToList());
        foreach (var (register, plass) in sagteObjekter.Select(o => (o.Register, o.Stand.Sekvens))
            .Concat(sagteOpplysninger.Select(o => (o.Verdi.Noekkel.Objekt.Split(':', 2)[0], o.Sekvens))))
        {
            siste[register] = Math.Max(siste.GetValueOrDefault(register), plass);
        }

        var nyeObjekter = Med(
            _objekter, sagteObjekter.Select(o => (o.Register, o.Stand.Verdi.Kode, o.Stand)), static (a, b) =>
                string.CompareOrdinal(a.Stand.Verdi.Kode, b.Stand.Verdi.Kode), ref antall);
        var nyeOpplysninger = Med(
            _opplysninger, sagteOpplysninger.Select(o => (o.Verdi.Noekkel.Objekt, o.Verdi.Noekkel, o)),
            static (a, b) => a.Plass.CompareTo(b.Plass), ref antall);
        foreach (var gruppe in poster.GroupBy(p => p.Register, p => p.Stand, StringComparer.Ordinal))
        {
            nyePoster = nyePoster.SetItem(gruppe.Key, [.. nyePoster.GetValueOrDefault(gruppe.Key, []), .. gruppe]);
        }

        return new(sekvens, antall, nyeObjekter, nyeOpplysninger, nyePoster, siste.ToImmutable());
    }

    /// <summary>What held at a place of the chain.</summary>
    public Registertilstand Ved(long sekvens) => new(this, sekvens);

    /// <summary>The place of the last that was said of a register's objects and of facts about them; null when that is after the place asked for.</summary>
    internal long? Siste(string register, long sekvens) => _siste.GetValueOrDefault(register) is var siste && siste <= sekvens ? siste : null;

    /// <summary>All that was said of an object up to a place, in order.</summary>
    public IReadOnlyList<Stand<Registerobjekt>> Objekthistorikk(string register, string kode, long sekvens) =>
        _objekter.TryGetValue(register, out var bok) ? [.. bok.Alle(kode, sekvens).Select(s => s.Stand)] : [];

    /// <summary>All facts up to a place, also those that others took the place of, in the order of the chain.</summary>
    public IEnumerable<Stand<Opplysning>> Alle(long sekvens) =>
        _opplysninger.Values.SelectMany(b => b.Alle(sekvens)).OrderBy(s => s.Plass).Select(s => s.Stand);

    /// <summary>The last fact of each key up to a place, in the order of the chain.</summary>
    internal IEnumerable<Stand<Opplysning>> Gjeldende(long sekvens) =>
        _opplysninger.Values.SelectMany(b => b.Siste(sekvens)).OrderBy(s => s.Plass).Select(s => s.Stand);

    /// <summary>The last facts about something up to a place, in the order of the chain.</summary>
    internal IReadOnlyList<Stand<Opplysning>> Opplysninger(string objekt, long sekvens) =>
        _opplysninger.TryGetValue(objekt, out var bok) ? bok.Gjeldende(sekvens) : [];

    internal Stand<Opplysning>? Finn(Opplysningsnoekkel noekkel, long sekvens) =>
        _opplysninger.TryGetValue(noekkel.Objekt, out var bok) ? bok.Finn(noekkel, sekvens) : null;

    /// <summary>The registers that have objects.</summary>
    internal IEnumerable<string> Registre => _objekter.Keys;

    /// <summary>The objects of a register at a place, by code.</summary>
    internal IReadOnlyList<Stand<Registerobjekt>> Objekter(string register, long sekvens) =>
        _objekter.TryGetValue(register, out var bok) ? bok.Gjeldende(sekvens) : [];

    internal Stand<Registerobjekt>? Finn(string register, string kode, long sekvens) =>
        _objekter.TryGetValue(register, out var bok) ? bok.Finn(kode, sekvens) : null;

    /// <summary>The events of a register up to a place, in order.</summary>
    internal IReadOnlyList<Stand<Registerpost>> Poster(string register, long sekvens) =>
        !_poster.TryGetValue(register, out var poster) ? []
        : poster[^1].Sekvens <= sekvens ? poster : [.. poster.TakeWhile(p => p.Sekvens <= sekvens)];

    private static ImmutableDictionary<string, T> Ordnet<T>() => ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);

    private static ImmutableDictionary<string, Standbok<TNoekkel, T>> Med<TNoekkel, T>(
        ImmutableDictionary<string, Standbok<TNoekkel, T>> boeker, IEnumerable<(string Bok, TNoekkel Noekkel, Stand<T> Stand)> nye,
        Comparison<Standbok<TNoekkel, T>.Sagt> orden, ref long antall)
        where TNoekkel : notnull
    {
        var (svar, plass) = (boeker.ToBuilder(), antall);
        var sagt = nye.Select(n => (n.Bok, n.Noekkel, Sagt: new Standbok<TNoekkel, T>.Sagt(n.Stand, ++plass))).ToList();
        foreach (var gruppe in sagt.GroupBy(s => s.Bok, s => (s.Noekkel, s.Sagt), StringComparer.Ordinal))
        {
            svar[gruppe.Key] = (svar.GetValueOrDefault(gruppe.Key) ?? Standbok<TNoekkel, T>.Tom(orden)).Med(gruppe);
        }

        antall = plass;
        return svar.ToImmutable();
    }
}

namespace Ledger.Domain.Opplysninger;

/// <summary>The objects, facts and events of all registers at one place of the chain.</summary>
public sealed class Registertilstand(
    IReadOnlyDictionary<(string Register, string Kode), Stand<Registerobjekt>> objekter,
    IReadOnlyDictionary<Opplysningsnoekkel, Stand<Opplysning>> opplysninger, IReadOnlyDictionary<string, IReadOnlyList<Stand<Registerpost>>> poster)
{
    public static readonly Registertilstand Tom = Registerhistorikk.Tom.Ved(0);

    private ILookup<string, Stand<Registerobjekt>>? _perRegister;
    private ILookup<string, Stand<Opplysning>>? _perObjekt;

    /// <summary>The same with no other objects and facts than some, and without events.</summary>
    public Registertilstand Bare(Func<string, Registerobjekt, bool> objekt, Func<Opplysning, bool> opplysning) => new(
        objekter.Where(o => objekt(o.Key.Register, o.Value.Verdi)).ToDictionary(), opplysninger.Where(o => opplysning(o.Value.Verdi)).ToDictionary(),
        new Dictionary<string, IReadOnlyList<Stand<Registerpost>>>());

    public Stand<Registerobjekt>? Finn(string register, string kode) => objekter.TryGetValue((register, kode), out var stand) ? stand : null;

    /// <summary>The fact of a key; null when there is none, or it was annulled.</summary>
    public Stand<Opplysning>? Finn(Opplysningsnoekkel noekkel) =>
        opplysninger.TryGetValue(noekkel, out var stand) && !stand.Verdi.Annullert ? stand : null;

    /// <summary>The last that was said of a key, also that it was annulled.</summary>
    public Stand<Opplysning>? Siste(Opplysningsnoekkel noekkel) => opplysninger.TryGetValue(noekkel, out var stand) ? stand : null;

    /// <summary>The objects of a register, also those that are no longer in use, by code.</summary>
    public IEnumerable<Stand<Registerobjekt>> Objekter(string register) =>
        (_perRegister ??= objekter.OrderBy(o => o.Key.Kode, StringComparer.Ordinal).ToLookup(o => o.Key.Register, o => o.Value))[register];

    /// <summary>The facts that are about something, in the order that they were said.</summary>
    public IEnumerable<Stand<Opplysning>> Opplysninger(string objekt) =>
        (_perObjekt ??= Alle().ToLookup(o => o.Verdi.Noekkel.Objekt))[objekt];

    /// <summary>All facts that hold, in the order that they were said.</summary>
    public IEnumerable<Stand<Opplysning>> Alle() => opplysninger.Values.Where(o => !o.Verdi.Annullert).OrderBy(o => o.Sekvens);

    /// <summary>The events of a register, in the order that they were said, also those that others took the place of.</summary>
    public IReadOnlyList<Stand<Registerpost>> Poster(string register) => poster.GetValueOrDefault(register, []);

    /// <summary>The events that hold: those that nothing has taken the place of, without those that only annul.</summary>
    public IEnumerable<Stand<Registerpost>> Gjeldende(string register)
    {
        var erstattet = Poster(register).Select(p => p.Verdi.Erstatter).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return Poster(register).Where(p => !erstattet.Contains(p.Verdi.Referanse) && !p.Verdi.ErAnnullering);
    }
}

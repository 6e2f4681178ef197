namespace Ledger.Domain.Opplysninger;

/// <summary>
/// The objects, facts and events of all registers at one place of the chain. It is a view: what is asked for is looked up, and what nobody asks
/// for costs nothing.
/// </summary>
public sealed class Registertilstand
{
    public static readonly Registertilstand Tom = Registerhistorikk.Tom.Ved(0);

    private readonly Registerhistorikk _historikk;
    private readonly long _sekvens;

    internal Registertilstand(Registerhistorikk historikk, long sekvens) => (_historikk, _sekvens) = (historikk, sekvens);

    /// <summary>The same with no other objects and facts than some, and without events.</summary>
    public Registertilstand Bare(Func<string, Registerobjekt, bool> objekt, Func<Opplysning, bool> opplysning) => Registerhistorikk.Tom.Med(
        _sekvens, _historikk.Registre.SelectMany(r => Objekter(r).Where(o => objekt(r, o.Verdi)).Select(o => (r, o))),
        _historikk.Gjeldende(_sekvens).Where(o => opplysning(o.Verdi)), []).Ved(_sekvens);

    /// <summary>
    /// Where the last stands that was said of a register's objects and of facts about them: where it is the same, they are. Null when there is
    /// something later than the place of the chain that this is.
    /// </summary>
    public long? Siste(string register) => _historikk.Siste(register, _sekvens);

    public Stand<Registerobjekt>? Finn(string register, string kode) => _historikk.Finn(register, kode, _sekvens);

    /// <summary>The fact of a key; null when there is none, or it was annulled.</summary>
    public Stand<Opplysning>? Finn(Opplysningsnoekkel noekkel) => Siste(noekkel) is { Verdi.Annullert: false } stand ? stand : null;

    /// <summary>The latest fact of a key, also when it says that the fact is annulled.</summary>
    public Stand<Opplysning>? Siste(Opplysningsnoekkel noekkel) => _historikk.Finn(noekkel, _sekvens);

    /// <summary>The objects of a register, also those that are no longer in use, by code.</summary>
    public IEnumerable<Stand<Registerobjekt>> Objekter(string register) => _historikk.Objekter(register, _sekvens);

    /// <summary>The facts that are about something, in the order that they were said.</summary>
    public IEnumerable<Stand<Opplysning>> Opplysninger(string objekt) => _historikk.Opplysninger(objekt, _sekvens).Where(o => !o.Verdi.Annullert);

    /// <summary>The same with those that were annulled: one list as long as nothing more is said of it, so that it can be known again.</summary>
    public IReadOnlyList<Stand<Opplysning>> Sagt(string objekt) => _historikk.Opplysninger(objekt, _sekvens);

    /// <summary>All facts that hold, in the order that they were said.</summary>
    public IEnumerable<Stand<Opplysning>> Alle() => _historikk.Gjeldende(_sekvens).Where(o => !o.Verdi.Annullert);

    /// <summary>The events of a register, in the order that they were said, also those that others took the place of.</summary>
    public IReadOnlyList<Stand<Registerpost>> Poster(string register) => _historikk.Poster(register, _sekvens);

    /// <summary>The events that hold: those that nothing has taken the place of, without those that only annul.</summary>
    public IEnumerable<Stand<Registerpost>> Gjeldende(string register)
    {
        var erstattet = Poster(register).Select(p => p.Verdi.Erstatter).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return Poster(register).Where(p => !erstattet.Contains(p.Verdi.Referanse) && !p.Verdi.ErAnnullering);
    }
}

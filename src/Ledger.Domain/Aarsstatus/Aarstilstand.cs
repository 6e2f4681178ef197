namespace Ledger.Domain.Aarsstatus;

/// <summary>How far a year's accounts have come (kommuneloven § 14-6, budsjett- og regnskapsforskriften § 5-16).</summary>
public enum Aarstilstand : byte
{
    Aapen,
    Avsluttet,
    Avlagt,
    Revidert,
    Vedtatt,

    /// <summary>The decision that adopted the accounts was set aside by a review of its lawfulness; the closing may then be undone.</summary>
    Opphevet,
}

/// <summary>The names of states, and which may follow which.</summary>
public static class Aarstilstander
{
    public static IReadOnlyList<string> AlleNavn { get; } = [.. Enum.GetValues<Aarstilstand>().Select(t => t.Navn())];

    public static string Navn(this Aarstilstand tilstand) => tilstand switch
    {
        Aarstilstand.Avsluttet => "avsluttet",
        Aarstilstand.Avlagt => "avlagt",
        Aarstilstand.Revidert => "revidert",
        Aarstilstand.Vedtatt => "vedtatt",
        Aarstilstand.Opphevet => "opphevet",
        _ => "aapen",
    };

    public static bool TryParse(string? navn, out Aarstilstand tilstand)
    {
        foreach (var t in Enum.GetValues<Aarstilstand>())
        {
            if (t.Navn() == navn)
            {
                tilstand = t;
                return true;
            }
        }

        tilstand = default;
        return false;
    }

    /// <summary>The states that a state is reached from. Back to open is undo's, and from a state that is adopted there is none.</summary>
    public static IReadOnlyList<Aarstilstand> Foran(this Aarstilstand tilstand) => tilstand switch
    {
        Aarstilstand.Avsluttet => [Aarstilstand.Aapen],
        Aarstilstand.Avlagt => [Aarstilstand.Avsluttet],
        Aarstilstand.Revidert => [Aarstilstand.Avlagt],
        Aarstilstand.Vedtatt => [Aarstilstand.Avlagt, Aarstilstand.Revidert],
        Aarstilstand.Opphevet => [Aarstilstand.Vedtatt],
        _ => [Aarstilstand.Avsluttet, Aarstilstand.Avlagt, Aarstilstand.Revidert, Aarstilstand.Opphevet],
    };
}

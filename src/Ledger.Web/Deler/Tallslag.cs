namespace Ledger.Web.Deler;

/// <summary>How a figure is written from the API's. Tests read it, and so may programs.</summary>
public enum Tallslag
{
    /// <summary>An amount as it is.</summary>
    Beloep,

    /// <summary>With the opposite sign.</summary>
    Motsatt,

    /// <summary>Without sign: a word says which way.</summary>
    Stoerrelse,

    /// <summary>A deviation, plus is better; or a change, plus is more.</summary>
    Avvik,

    /// <summary>A deviation with the opposite sign: a step of a line that counts with weight −1.</summary>
    AvvikMotsatt,

    /// <summary>A percentage with plus.</summary>
    ProsentAvvik,

    /// <summary>A percentage without sign.</summary>
    ProsentStoerrelse,

    /// <summary>A key figure in its own unit.</summary>
    Noekkeltall,

    /// <summary>A whole number.</summary>
    Antall,

    /// <summary>Kroner and øre.</summary>
    Eksakt,

    /// <summary>The same in a column that says its unit; no decimals when there are no øre.</summary>
    Eksakttall,
}

namespace Ledger.Web.Diagrammer;

/// <summary>What a deviation means. Colour never says it alone: sign, side of the axis and words do too.</summary>
public enum Retning
{
    Bedre,
    Daarligere,

    /// <summary>Neither: funds, financing, balance, and what counts against the result.</summary>
    Noytral,
}

/// <summary>The class that colours a <see cref="Retning"/>.</summary>
public static class Retninger
{
    public static string Klasse(this Retning retning) => retning switch
    {
        Retning.Bedre => "bedre",
        Retning.Daarligere => "daarligere",
        _ => "noytral",
    };

    /// <summary>Of a deviation where plus is better.</summary>
    public static Retning Av(decimal avvik, bool erNoytral) => erNoytral || avvik == 0m ? Retning.Noytral : avvik > 0m ? Retning.Bedre : Retning.Daarligere;
}

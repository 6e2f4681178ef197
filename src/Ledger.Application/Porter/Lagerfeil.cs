namespace Ledger.Application.Porter;

/// <summary>What is wrong with the database when it cannot do what it was asked for.</summary>
public enum Lagerfeil
{
    /// <summary>No room for more. Reading goes on.</summary>
    Fullt,

    /// <summary>It may only be read.</summary>
    Skrivebeskyttet,

    /// <summary>Its content is broken; waiting does not help.</summary>
    Skadet,

    /// <summary>Another process holds it.</summary>
    Laast,

    /// <summary>Its schema is older than this program needs, or not there. Somebody must migrate it.</summary>
    IkkeMigrert,

    /// <summary>It is not there, does not answer, or its disk fails.</summary>
    Utilgjengelig,

    /// <summary>The service's login may not do it, or there is no such database. Whoever operates it must see to that.</summary>
    Nektet,

    /// <summary>A text is longer than its column: nothing is wrong with the database, but with what it was asked to store.</summary>
    ForLangTekst,

    /// <summary>A sum is outside the range of the engine's integers: nothing is wrong with the database, but with what it was asked to add.</summary>
    SumUtenforOmraadet,
}

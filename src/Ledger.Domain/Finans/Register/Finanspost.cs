namespace Ledger.Domain.Finans.Register;

/// <summary>The kinds of facts.</summary>
public enum Postslag
{
    Verdsetting,
    Stroem,
    Resultatpost,
    Mellomvaerende,
    Laanebevegelse,
    Rentevilkaar,
    Markedsrente,
    Indeks,
    Maaling,
}

/// <summary>How a loan moves.</summary>
public enum Bevegelsestype
{
    Inngaaende,
    Opptak,
    Refinansiering,
    Avdrag,
    EkstraordinaertAvdrag,
    Innfrielse,
}

/// <summary>How money moves in and out of a holding.</summary>
public enum Stroemtype
{
    Innskudd,
    Uttak,
    Rebalansering,
    Overfoering,
}

/// <summary>What a portfolio earned or paid.</summary>
public enum Resultattype
{
    RenteLikvider,
    RenteRentebaerende,
    Utbytte,
    RealisertGevinst,
    RealisertTap,
    Urealisert,
    Forvaltningshonorar,
    Bankrente,
    Bankomkostning,
    Administrasjon,
}

/// <summary>What a portfolio owes or is owed at a date.</summary>
public enum Mellomvaerendetype
{
    Fordring,
    KortsiktigGjeld,
    PaaloepteKostnader,
}

/// <summary>Whether a rate is agreed for a time or follows the market.</summary>
public enum Rentetype
{
    Fast,
    Flytende,
}

/// <summary>A fact: one row as it was sent. It is never changed; a later row may take its place.</summary>
/// <param name="Referanse">The sender's own name of it, used once in a ledger.</param>
/// <param name="Objekt">The code of the loan, holding, portfolio or other object that the fact is about.</param>
/// <param name="Dato">What it holds for: the day valued, traded, paid or measured, or the first day of a rate.</param>
public sealed record Finanspost(string Referanse, Postslag Slag, string Objekt, DateOnly Dato)
{
    /// <summary>Its place among the ledger's facts, from 1.</summary>
    public int Nummer { get; init; }

    /// <summary>The last day of a rate: the next possible reset.</summary>
    public DateOnly? Til { get; init; }

    /// <summary>A word of the kind's own: see <see cref="Bevegelsestype"/> and the others; for a market rate its term in months.</summary>
    public string? Type { get; init; }

    /// <summary>Kroner. Assets, loans taken up and income are positive; instalments and cost negative.</summary>
    public decimal? Beloep { get; init; }

    /// <summary>Percent; 4.2 is 4,2 %.</summary>
    public decimal? Prosent { get; init; }

    /// <summary>Kroner.</summary>
    public decimal? Anskaffelseskost { get; init; }

    public string? Motobjekt { get; init; }

    public string? Aktivaklasse { get; init; }

    public string? Kilde { get; init; }

    /// <summary>The reference of the row that this one takes the place of. Without amount and percent it takes it away.</summary>
    public string? Erstatter { get; init; }

    public string? Tekst { get; init; }

    /// <summary>The share of the holding that a measurement covers, in percent; all of it when left out.</summary>
    public decimal? Dekning { get; init; }

    /// <summary>It takes a row away and puts nothing in its place.</summary>
    public bool Annullerer => Erstatter is not null && Beloep is null && Prosent is null;
}

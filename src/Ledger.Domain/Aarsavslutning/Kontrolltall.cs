using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>The sums that a closing is controlled by. Kroner, ledger sign.</summary>
public sealed record Kontrolltall
{
    /// <summary>Chapters 9100, 9110, 9200 and 9999.</summary>
    public Beloep Memoria { get; private init; }

    /// <summary>Chapters 9100 and 9110: positive when loans are unused.</summary>
    public Beloep UbrukteLaan { get; private init; }

    /// <summary>Chapter 5990.</summary>
    public Beloep Kapitalkonto { get; private init; }

    /// <summary>Chapter 5900, the opening balance too.</summary>
    public Beloep Merforbruk { get; private init; }

    /// <summary>Chapter 5970, the opening balance too.</summary>
    public Beloep Udekket { get; private init; }

    /// <summary>What the capital account stands against: chapters 20–29, 40–47, 411–454, 9100 and 9110.</summary>
    public Beloep KapitalkontoMotposter { get; private init; }

    /// <summary>Art 590 of drift on functions 100–799.</summary>
    public Beloep Avskrivninger { get; private init; }

    /// <summary>Art 990 of drift on function 860.</summary>
    public Beloep MotpostAvskrivninger { get; private init; }

    /// <summary>Art 590 of drift on other functions.</summary>
    public Beloep AvskrivningerAnnenFunksjon { get; private init; }

    /// <summary>Art 990 of drift on other functions.</summary>
    public Beloep MotpostAnnenFunksjon { get; private init; }

    /// <summary>Function 290 in drift.</summary>
    public Beloep Samarbeid290Drift { get; private init; }

    /// <summary>Function 290 in investering.</summary>
    public Beloep Samarbeid290Investering { get; private init; }

    /// <summary>Arts 589 and 989 (rapportkontroll), each row counted positive.</summary>
    public Beloep Rapportkontroll { get; private init; }

    /// <summary>The sums with a key's amount added.</summary>
    public Kontrolltall Med(in Dimensjon d, Beloep beloep) =>
        d.Kontoklasse == Kontoklasse.Balanse ? MedKapittel(d.Kapittel.Nummer, beloep) : MedArt(d, beloep).MedFunksjon(d, beloep);

    private Kontrolltall MedKapittel(int kapittel, Beloep beloep) => kapittel switch
    {
        9100 or 9110 => this with { Memoria = Memoria + beloep, UbrukteLaan = UbrukteLaan + beloep, KapitalkontoMotposter = KapitalkontoMotposter + beloep },
        9200 or 9999 => this with { Memoria = Memoria + beloep },
        5900 => this with { Merforbruk = Merforbruk + beloep },
        5970 => this with { Udekket = Udekket + beloep },
        5990 => this with { Kapitalkonto = Kapitalkonto + beloep },
        (>= 20 and <= 29) or (>= 40 and <= 47) or (>= 411 and <= 454) => this with { KapitalkontoMotposter = KapitalkontoMotposter + beloep },
        _ => this,
    };

    private Kontrolltall MedArt(in Dimensjon d, Beloep beloep) => (d.Kontoklasse, d.Art.Nummer) switch
    {
        (Kontoklasse.Drift, 590) when d.Funksjon.Nummer is >= 100 and <= 799 => this with { Avskrivninger = Avskrivninger + beloep },
        (Kontoklasse.Drift, 590) => this with { AvskrivningerAnnenFunksjon = AvskrivningerAnnenFunksjon + beloep },
        (Kontoklasse.Drift, 990) when d.Funksjon.Nummer == 860 => this with { MotpostAvskrivninger = MotpostAvskrivninger + beloep },
        (Kontoklasse.Drift, 990) => this with { MotpostAnnenFunksjon = MotpostAnnenFunksjon + beloep },
        (_, 589 or 989) => this with { Rapportkontroll = Rapportkontroll + beloep.Abs() },
        _ => this,
    };

    private Kontrolltall MedFunksjon(in Dimensjon d, Beloep beloep) => (d.Kontoklasse, d.Funksjon.Nummer) switch
    {
        (Kontoklasse.Drift, 290) => this with { Samarbeid290Drift = Samarbeid290Drift + beloep },
        (Kontoklasse.Investering, 290) => this with { Samarbeid290Investering = Samarbeid290Investering + beloep },
        _ => this,
    };
}

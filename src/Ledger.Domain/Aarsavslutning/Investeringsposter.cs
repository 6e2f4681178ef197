using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// The incomes and expenses of investering that law treats differently from the others (§ 2-6; kommuneloven §§ 14-15 to 14-17). Kroner, positive.
/// </summary>
/// <param name="Laanefinansierbare">
/// Expenses that own loans may finance: acquisitions (010–285, 300–380), grants to others' investments (400, 430–480, which § 2-4 lets stand here
/// only when loans may finance them), VAT (429) and interests (500, 501). Compensated VAT is in them and is taken out by <paramref name="Mvakompensasjon"/>.
/// </param>
/// <param name="KonserninterneUtlaan">Art 521: the legal person invests, by another of its units.</param>
/// <param name="AksjerOgAndeler">Art 529: may not be financed by loans, but for property companies (kommuneloven § 14-15 second paragraph).</param>
/// <param name="Mvakompensasjon">Art 729 (kommuneloven § 14-15 first paragraph).</param>
/// <param name="Avdrag">Arts 510 and 511 in investering.</param>
/// <param name="AvdragVidereutlaan">Art 512.</param>
/// <param name="Videreutlaan">Art 522.</param>
/// <param name="MottatteAvdragVidereutlaan">Art 922: may finance avdrag and new videreutlån only (kommuneloven § 14-17 second paragraph).</param>
public sealed record Investeringsposter(
    Beloep Laanefinansierbare = default,
    Beloep KonserninterneUtlaan = default,
    Beloep AksjerOgAndeler = default,
    Beloep Mvakompensasjon = default,
    Beloep Avdrag = default,
    Beloep AvdragVidereutlaan = default,
    Beloep Videreutlaan = default,
    Beloep MottatteAvdragVidereutlaan = default)
{
    private static readonly Kodeutvalg Laanefinansierbar = Kodeutvalg.Parse("010-285,300-380,400,429-480,500,501");

    /// <param name="regnskap">The art's amount in ledger sign.</param>
    internal Investeringsposter Med(Art art, Beloep regnskap) => art.Nummer switch
    {
        510 or 511 => this with { Avdrag = Avdrag + regnskap },
        512 => this with { AvdragVidereutlaan = AvdragVidereutlaan + regnskap },
        521 => this with { KonserninterneUtlaan = KonserninterneUtlaan + regnskap },
        522 => this with { Videreutlaan = Videreutlaan + regnskap },
        529 => this with { AksjerOgAndeler = AksjerOgAndeler + regnskap },
        729 => this with { Mvakompensasjon = Mvakompensasjon - regnskap },
        922 => this with { MottatteAvdragVidereutlaan = MottatteAvdragVidereutlaan - regnskap },
        var nummer when Laanefinansierbar.Har(nummer) => this with { Laanefinansierbare = Laanefinansierbare + regnskap },
        _ => this,
    };
}

using System.Globalization;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registerkrav;

/// <summary>Guarantees (garantiforskriften §§ 3, 4): no longer than the law lets them last, and small only where no approval is asked for.</summary>
internal sealed class Garantikrav : IRegisterkrav
{
    /// <summary>Years that a guarantee may last: for an investment, and for anything else.</summary>
    private const int Investering = 40, Annet = 5;

    private const decimal Fylke = 10_000_000m;

    /// <summary>Up to so many inhabitants, a guarantee of so much needs no approval.</summary>
    private static readonly (decimal Innbyggere, decimal Kroner)[] SmaaBeloep =
        [(3_000, 800_000m), (10_000, 2_000_000m), (30_000, 4_000_000m), (100_000, 7_000_000m), (decimal.MaxValue, 10_000_000m)];

    public string Register => "garanti";

    public void Objekt(Faktarad rad, Registerobjekt objekt, Kravgrunnlag grunnlag)
    {
        var vedtatt = Dato(objekt["vedtatt"]) ?? objekt.GyldigFra;
        if (vedtatt is { } fra && Dato(objekt["utloep"]) is { } utloep)
        {
            var lengst = objekt["gjelder"] == "annet" ? Annet : Investering;
            if (utloep < fra || utloep > fra.AddYears(lengst))
            {
                rad.Avvis(
                    "utloep", Feilkoder.UtenforOmraadet,
                    $"Garantien er fra {fra:yyyy-MM-dd}, og varer høyst {lengst} år, ikke til {utloep:yyyy-MM-dd} (garantiforskriften § 3).");
            }
        }

        if (objekt["godkjenning"] == "smaaBeloep" && decimal.TryParse(objekt["ramme"], NumberStyles.Number, CultureInfo.InvariantCulture, out var ramme)
            && Grense(objekt, vedtatt, grunnlag) is { } grense && ramme > grense)
        {
            rad.Avvis(
                "godkjenning", Feilkoder.UtenforOmraadet,
                $"Rammen er {Kronetekst.Kr(ramme)}; uten godkjenning er den høyst {Kronetekst.Kr(grense)} (garantiforskriften § 4).");
        }
    }

    public void Post(Faktarad rad, Registerpost post, Kravgrunnlag grunnlag)
    {
    }

    /// <summary>By the inhabitants at the beginning of the year before the decision; null when they are not known.</summary>
    private static decimal? Grense(Registerobjekt objekt, DateOnly? vedtatt, Kravgrunnlag grunnlag) => grunnlag.ErFylke ? Fylke
        : (decimal.TryParse(objekt["innbyggere"], NumberStyles.Number, CultureInfo.InvariantCulture, out var egne) ? egne
            : vedtatt is { } dag ? grunnlag.Innbyggere(dag.Year - 1) : null) is { } innbyggere
            ? SmaaBeloep.First(g => innbyggere <= g.Innbyggere).Kroner : null;

    private static DateOnly? Dato(string? dato) => dato is null ? null : DateOnly.ParseExact(dato, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

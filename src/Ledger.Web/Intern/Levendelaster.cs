using Ledger.Application.Finans;
using Ledger.Application.Lesing;
using Ledger.Application.Publisering;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Sider;
using Ledger.Web.Tall;

namespace Ledger.Web.Intern;

/// <summary>
/// The live ledger as a source of pages: the same components as an edition's, of the newest version or one that is named. Nothing is kept back
/// but what the reader's rights keep.
/// </summary>
internal sealed class Levendelaster(Rapportleser leser, Finanslager finans)
{
    public const string Type = "hovedbok";

    private static readonly HashSet<Ansvar> Ingen = [];

    /// <exception cref="Application.Avvisning">404 unknown municipality, year or version.</exception>
    public async Task<Sidegrunnlag> LastAsync(LedgerId ledger, int aar, long? versjon, Adresse side, IReadOnlyList<(string, string)> satt,
        CancellationToken ct)
    {
        var grunnlag = await leser.HentAsync(ledger, Regnskapsaar.Fra(aar), new Tidsvalg(versjon, null), ct);
        var utgave = new Utgave(ledger, Dokument(grunnlag), 0, grunnlag.Hode.Versjon);
        var kilde = new Utgavekilde(utgave, grunnlag, Ingen);
        var valg = new Valg(side, satt);
        var rot = Adresse.Rot.Under(ledger.ToString(), Type, aar.ToString());
        var register = (await finans.HentAsync(grunnlag.Hode, ct)).Register.Definisjoner;
        return new(
            kilde, new Stier(utgave, erFast: false, valg.Enhet, rot, versjon), valg,
            [
                .. Kapittelregister.Meny(kilde), .. Rapportsider.Kapitler,
                .. register is { Laan.Count: 0, Portefoeljer.Count: 0 } ? [] : Finanssider.Kapitler,
            ]);
    }

    /// <summary>The year as a document: the municipality's own statement of drift when it has one.</summary>
    private static Publikasjon Dokument(Rapportgrunnlag grunnlag)
    {
        var aar = grunnlag.Grunndata.Aar.Aar;
        var hoved = grunnlag.Grunndata.Oppstillinger.ContainsKey("hovedoversikt-drift") ? "hovedoversikt-drift"
            : Domain.Oppstillinger.InnebygdeOppstillinger.Bevilgning;
        return Standarder.Fyll(new Publikasjon(Type, aar, Type, $"Hovedboken {aar}", Periode.Stoerste, new DateOnly(aar, 12, 31), "nb", hoved, "", [],
            []), grunnlag);
    }
}

using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>The key figures of the ledger that indicators of a table are, of each year that the table shows.</summary>
internal static class Indikatornoekkeltall
{
    private const string Register = "indikator", Kolonne = "noekkeltall";

    public static readonly IReadOnlyDictionary<(int Aar, string Id), Noekkelverdi> Ingen = new Dictionary<(int, string), Noekkelverdi>();

    /// <param name="til">Of the report's year; earlier years are whole. A year that the ledger does not have has none.</param>
    public static async Task<IReadOnlyDictionary<(int Aar, string Id), Noekkelverdi>> LesAsync(
        Rapportgrunnlag grunnlag, Tabellutkast tabell, Registertilstand tilstand, Periode til, Rapportkilde kilde, CancellationToken ct)
    {
        var ider = tabell.Rader?.Register == Register
            ? tilstand.Objekter(Register).Select(o => o.Verdi[Kolonne]).OfType<string>().ToHashSet(StringComparer.Ordinal) : [];
        if (ider.Count == 0)
        {
            return Ingen;
        }

        var aaret = grunnlag.Grunndata.Aar.Aar;
        var register = (await kilde.FinansAsync(grunnlag.Hode, ct)).Register;
        var svar = new Dictionary<(int, string), Noekkelverdi>();
        foreach (var aar in (tabell.Kolonner ?? []).Select(k => k?.Kilde).Where(k => (k?.Maaling ?? k?.Maaloppnaaelse) is not null)
            .Select(k => new Tabellkilde.Fakta(Opplysningsslag.Maaling, "", k!.Aar, null).AaretFor(aaret)).Distinct())
        {
            if ((aar == aaret ? grunnlag : await kilde.FinnAarAsync(grunnlag, aar, ct)) is { } aarets)
            {
                foreach (var tall in Noekkeltallene.Beregn(aarets, aar == aaret ? til : Periode.Aarsavslutning, register).Where(n => ider.Contains(n.Id)))
                {
                    svar[(aar, tall.Id)] = new(tall.Verdi, tall.Enhet == Noekkeltallenhet.Kroner);
                }
            }
        }

        return svar;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Application.Rapportering;

/// <summary>
/// The cursor of a page of postings: where the next page begins, and which selection and version it goes on with. One that is used with
/// another selection would answer a page from the middle of something else.
/// </summary>
/// <remarks>
/// Written <c>sequence.line.version.selection</c>. Pages of no chosen version may go on while others book: what is booked meanwhile comes at
/// the end. They may be pinned to the version that their answer named. Pages of a chosen version stay with it.
/// </remarks>
public sealed class Sidemerke
{
    private const int Avtrykksbyte = 6;

    /// <summary>What does not change which postings there are, nor their order.</summary>
    private static readonly HashSet<string> Utenom = new(StringComparer.Ordinal)
    {
        "antall", "etter", "versjon", "perTidspunkt", "enhet", "fortegn", "forklar",
    };

    private readonly string _utvalg;
    private readonly long _versjon;
    private readonly bool _erValgt;

    private Sidemerke(string utvalg, long versjon, bool erValgt) => (_utvalg, _versjon, _erValgt) = (utvalg, versjon, erValgt);

    /// <param name="versjon">The version that the page is of.</param>
    public static Sidemerke Av(Rapport rapport, Rapportspoersmaal spoersmaal, long versjon)
    {
        var utvalg = Rapportparametre.Alle.Where(p => !Utenom.Contains(p.Navn)).Select(p => $"{p.Navn}={spoersmaal[p.Navn]}");
        var erValgt = spoersmaal["versjon"] is not null || spoersmaal["perTidspunkt"] is not null;
        return new Sidemerke(string.Join('\n', utvalg.Prepend(rapport.Navn)), versjon, erValgt);
    }

    /// <summary>The cursor of the page that begins after a position.</summary>
    public string Skriv(Posisjon siste) => string.Create(CultureInfo.InvariantCulture, $"{siste}.{_versjon}.{Avtrykk(_erValgt)}");

    /// <summary>The position that a page begins after; before all when no cursor was sent.</summary>
    /// <exception cref="Avvisning">400: it is no cursor, or one of another selection or version.</exception>
    public Posisjon Les(string? merke)
    {
        if (merke is null)
        {
            return default;
        }

        var deler = merke.Split('.');
        if (
            deler.Length != 4
                || !long.TryParse(deler[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sekvens)
                || !int.TryParse(deler[1], NumberStyles.None, CultureInfo.InvariantCulture, out var linje)
                || linje > Bilag.StoersteAntallRader
                || !long.TryParse(deler[2], NumberStyles.None, CultureInfo.InvariantCulture, out var versjon))
        {
            throw Ugyldig("etter er verdien av neste fra siden før.");
        }

        // A chosen version takes its own cursors and those of the same version that was the newest then.
        var erRett = deler[3] == Avtrykk(_erValgt) || (_erValgt && deler[3] == Avtrykk(erValgt: false));
        return erRett && (_erValgt ? versjon == _versjon : versjon <= _versjon)
            ? Posisjon.Fra(sekvens, linje)
            : throw Ugyldig("etter er av et annet utvalg eller en annen versjon; send de samme parameterne som for siden før.");
    }

    private static Avvisning Ugyldig(string melding) => Avvisning.Ugyldig("etter", Feilkoder.UgyldigFormat, melding);

    private string Avtrykk(bool erValgt) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{erValgt}\n{_utvalg}")).AsSpan(0, Avtrykksbyte));
}

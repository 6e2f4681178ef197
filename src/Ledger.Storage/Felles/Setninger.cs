using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;

namespace Ledger.Storage.Felles;

/// <summary>The SQL statements by name: one file each in a folder <c>statements</c> of the engine, the same names for both engines.</summary>
public sealed class Setninger
{
    private readonly FrozenDictionary<string, string> _tekster;

    /// <param name="mapper">The folders, e.g. <c>sqlserver/statements</c>.</param>
    public Setninger(params IEnumerable<string> mapper) =>
        _tekster = mapper.SelectMany(SqlRessurser.Mappe).ToFrozenDictionary(r => r.Navn, r => r.Tekst, StringComparer.Ordinal);

    /// <summary>The names of the files there are.</summary>
    public IReadOnlyCollection<string> Navn => _tekster.Keys;

    public string AvtrykksnoekkelAlle => Hent();

    public string AvtrykksnoekkelFinn => Hent();

    public string AvtrykksnoekkelNy => Hent();

    public string BilagSoek => Hent();

    public string BudsjettlinjeEndring => Hent();

    public string BudsjettlinjeNy => Hent();

    public string BudsjettlinjeOmraade => Hent();

    public string BudsjettlinjeTil => Hent();

    public string Helse => Hent();

    public string InstallasjonsloggListe => Hent();

    public string InstallasjonsloggNy => Hent();

    public string InstallasjonsloggSide => Hent();

    public string JournalAar => Hent();

    public string JournalAttestering => Hent();

    public string JournalBilag => Hent();

    public string JournalDefinisjonEtter => Hent();

    public string JournalGrunndata => Hent();

    public string JournalKorreksjon => Hent();

    public string JournalNy => Hent();

    public string JournalReferanse => Hent();

    public string JournalSide => Hent();

    public string JournalSisteNummer => Hent();

    public string JournalTilbakefoering => Hent();

    public string JournalVedtak => Hent();

    public string JournaltekstNy => Hent();

    public string JournaltekstOmraade => Hent();

    public string KildeAlle => Hent();

    public string KildeMottatt => Hent();

    public string KladdAlle => Hent();

    public string KladdFinn => Hent();

    public string KladdNy => Hent();

    public string KladdNyOmIngen => Hent();

    public string KladdSlett => Hent();

    public string KladdSlettLik => Hent();

    public string KontrollRader => Hent();

    public string LedgerAlle => Hent();

    public string LedgerFinn => Hent();

    public string LedgerFlytt => Hent();

    public string LedgerNy => Hent();

    public string LogghodeFinn => Hent();

    public string LogghodeFlytt => Hent();

    public string LogghodeSett => Hent();

    public string NoekkelAar => Hent();

    public string NoekkelApiAlle => Hent();

    public string NoekkelApiAvloes => Hent();

    public string NoekkelApiBarn => Hent();

    public string NoekkelApiBrukt => Hent();

    public string NoekkelApiFinn => Hent();

    public string NoekkelApiHold => Hent();

    public string NoekkelApiNy => Hent();

    public string NoekkelApiTilbakekall => Hent();

    public string NoekkelFinn => Hent();

    public string NoekkelNy => Hent();

    public string PosteringBilag => Hent();

    public string PosteringDel => Hent();

    public string PosteringNy => Hent();

    public string PosteringOmraade => Hent();

    public string PosteringSide => Hent();

    public string PosteringSum => Hent();

    public string PersonBruker => Hent();

    public string PersonGodkjenner => Hent();

    public string PersonMotpart => Hent();

    public string SaldoAar => Hent();

    public string SaldoCeller => Hent();

    public string SaldoEndre => Hent();

    public string SaldoEndring => Hent();

    public string SaldoFraJournal => Hent();

    public string SaldoKilde => Hent();

    public string SaldoSlett => Hent();

    public string SesjonsnoekkelAlle => Hent();

    public string SesjonsnoekkelNy => Hent();

    public string SlettAvtrykk => Hent();

    public string SlettBruker => Hent();

    public string SlettJournal => Hent();

    public string SlettJournaltekst => Hent();

    public string SlettPostering => Hent();

    public string TilgangListe => Hent();

    public string TilgangNy => Hent();

    public string TilgangSide => Hent();

    public string TilgangVersjon => Hent();

    public string TransaksjonFinn => Hent();

    public string TransaksjonHandling => Hent();

    public string TransaksjonIdempotent => Hent();

    public string TransaksjonImport => Hent();

    public string TransaksjonListe => Hent();

    public string TransaksjonNy => Hent();

    public string TransaksjonSide => Hent();

    public string TransaksjonVedTidspunkt => Hent();

    /// <summary>The file name of a property: <c>LedgerFinn</c> is <c>ledger_finn</c>.</summary>
    public static string Filnavn(string property)
    {
        var name = new StringBuilder();
        foreach (var c in property)
        {
            if (char.IsUpper(c) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }

    private string Hent([CallerMemberName] string property = "") => _tekster[Filnavn(property)];
}

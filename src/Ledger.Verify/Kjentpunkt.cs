using Ledger.Domain.Kjede;

namespace Ledger.Verify;

/// <summary>What the auditor knows of the chain from before: a head that it had, or a signed checkpoint, which says more.</summary>
internal sealed class Kjentpunkt(string kjedehode, Sjekkpunkt? sjekkpunkt = null)
{
    private long _posteringer;
    private decimal _debet;
    private bool _sett;
    private string? _avvik;

    /// <summary>What does not hold, when all entries are taken; null when all does.</summary>
    public string? Feil => _avvik ?? (_sett ? null : $"kjeden har aldri hatt hodet {kjedehode}.");

    /// <summary>Takes the entry that the control has just taken.</summary>
    public void Ta(Kjedekontroll kontroll, Lestpost post)
    {
        if (post.Slag == Journalslag.Bilag)
        {
            _posteringer += post.Rader.Count;
            _debet += post.Rader.Sum(r => Math.Max(r.Beloep.Kroner, 0));
        }

        if (kontroll.Hode.ToString() == kjedehode)
        {
            _sett = true;
            _avvik = sjekkpunkt is null ? null : Avvik(sjekkpunkt, kontroll, post);
        }
    }

    private string? Avvik(Sjekkpunkt s, Kjedekontroll kontroll, Lestpost post) =>
        s.Kommunenummer != post.Ledd.Ledger.ToString() ? $"sjekkpunktet er av {s.Kommunenummer}, uttrekket av {post.Ledd.Ledger}."
        : (s.Sekvens, s.Versjon) != (kontroll.Sekvens, kontroll.Versjon)
            ? $"sjekkpunktet har hodet ved sekvens {s.Sekvens} og versjon {s.Versjon}, kjeden ved {kontroll.Sekvens} og {kontroll.Versjon}."
        : (s.AntallPosteringer, s.SumDebet) != (_posteringer, _debet.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture))
            ? $"sjekkpunktet har {s.AntallPosteringer} posteringer og debet {s.SumDebet}, kjeden {_posteringer} og {_debet:0.00}."
        : null;
}

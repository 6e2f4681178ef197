using Ledger.Application.Porter;
using Ledger.Domain;
using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Fond;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Bokfoering;

/// <summary>Whether marks of the closing may be brought in with the rows of somebody.</summary>
public enum Merkerett
{
    /// <summary>Not by him.</summary>
    Mangler,

    /// <summary>He must ask for it.</summary>
    MaaBes,

    /// <summary>He has asked for it.</summary>
    Bedt,
}

/// <summary>
/// Tells of bilag what is seen only against the accounts as they stand: funds that are emptied.
/// </summary>
internal static class Bilagsoppsyn
{
    /// <summary>Marks are the closing's, or an administrator's who brings in a year's history.</summary>
    /// <exception cref="Avvisning">403.</exception>
    public static void KrevMerkerett(Bilagsvakt vakt, Merkerett rett)
    {
        if (vakt.HarMerker && rett == Merkerett.Mangler)
        {
            throw new Avvisning(
                Avvisningsgrunn.IkkeTillatt, Problemtyper.ManglerScope, "Merker kan bare føres av en administrator",
                "Rader med årsavslutningens merker føres av årsavslutningen, eller med historikk=true og ledger:admin.");
        }
    }

    public static async Task FortellAsync(
        IHovedbokleser leser, Kommunehode hode, Regnskapsaar aar, Bilagsvakt vakt, Feilsamling feil, CancellationToken ct)
    {
        if (!vakt.Fond.Any(f => f.Value < default(Beloep)))
        {
            return;
        }

        var (_, kube) = await leser.SaldokubeAsync(hode.Ledger, aar, ct);
        foreach (var (fond, rest) in Overtrukket(kube, vakt))
        {
            feil.Tell(Funnregler.FondOvertrukket.Kode, "fond", fond.ToString(), $"Fondet {fond} blir overtrukket med {Kronetekst.Kr(-rest)}.", null, rest);
        }
    }

    /// <summary>The funds that have less than nothing after the rows, and less than before.</summary>
    private static IEnumerable<(Fondskode Fond, Beloep Saldo)> Overtrukket(Saldokube kube, Bilagsvakt vakt)
    {
        var foer = new Dictionary<Fondskode, Beloep>();
        for (var n = 0; n < kube.Antall; n++)
        {
            ref readonly var d = ref kube.Noekkel(n);
            if (d.Kontoklasse == Kontoklasse.Balanse && vakt.Fond.ContainsKey(d.Fond) && Fondstyper.ErFondskapittel(d.Kapittel))
            {
                foer[d.Fond] = foer.GetValueOrDefault(d.Fond) - kube.Regnskap(n, Periode.Aarsavslutning);
            }
        }

        return from f in vakt.Fond
               let rest = foer.GetValueOrDefault(f.Key) + f.Value
               where f.Value < default(Beloep) && rest < default(Beloep)
               orderby f.Key
               select (f.Key, rest);
    }
}

using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>Checks what is told of a source's own closing against what it has booked.</summary>
public static class Merking
{
    /// <summary>Checks that the parts given for a disposition sum to what is booked on it.</summary>
    public static void Kontroller(IEnumerable<Merketdel> deler, Saldokube kube, Feilsamling feil)
    {
        var bokfoert = Enumerable.Range(0, kube.Antall).ToLookup(
            n => (kube.Noekkel(n).Kontoklasse, kube.Noekkel(n).Art, kube.Noekkel(n).Fond), n => kube.Regnskap(n, Periode.Aarsavslutning));
        foreach (var g in deler.GroupBy(d => d.Disposisjon))
        {
            var (klasse, art, fond) = g.Key;
            if (!Disposisjonsarter.Har(klasse, art))
            {
                feil.Avvis(null, "merking", Feilkoder.UkjentArt, $"Art {art} i {klasse.Navn()} er ingen disposisjon.");
                continue;
            }

            var (oppgitt, rader) = (Beloep.Sum(g.Select(d => d.Beloep)), Beloep.Sum(bokfoert[g.Key]));
            if (oppgitt != rader)
            {
                feil.Avvis(
                    null, "merking", Feilkoder.MerkingSum,
                    $"Merkingen av art {art} i {klasse.Navn()}{(fond.ErTom ? "" : $" på fondet {fond}")} "
                        + $"summerer til {Kronetekst.Kr(oppgitt)}; radene til {Kronetekst.Kr(rader)}.");
            }
        }
    }
}

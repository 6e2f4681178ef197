using Ledger.Domain.Fond;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>A part of a disposition that a source has booked, and which part of a closing it is. Kroner, ledger sign.</summary>
public sealed record Merketdel(Kontoklasse Kontoklasse, Art Art, Fondskode Fond, Beloep Beloep, Avslutningsmerke Merke)
{
    internal (Kontoklasse, Art, Fondskode) Disposisjon => (Kontoklasse, Art, Fond);
}

/// <summary>
/// What a source's own closing means: its rows have no marks, so that § 5-9 and the disposition table are told which of them are strykninger and
/// which the closing made.
/// </summary>
public static class Merking
{
    /// <summary>Each disposition that is named has its parts summing to what is booked of it.</summary>
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
                    $"Merkingen av art {art} i {klasse.Navn()}{(fond.ErTom ? "" : $" på fondet {fond}")} summerer til {oppgitt} kr; radene til {rader} kr.");
            }
        }
    }

    /// <summary>The year's saldo with the parts on keys of their own mark. The sums of a disposition do not move.</summary>
    public static Saldokube Merk(Saldokube kube, IReadOnlyList<Merketdel> deler)
    {
        var flyttes = deler.Where(d => d.Merke != Avslutningsmerke.Ingen && !d.Beloep.ErNull).ToList();
        if (flyttes.Count == 0)
        {
            return kube;
        }

        var noekler = Enumerable.Range(0, kube.Antall).Where(n => kube.Noekkel(n).Merke == Avslutningsmerke.Ingen)
            .GroupBy(n => (kube.Noekkel(n).Kontoklasse, kube.Noekkel(n).Art, kube.Noekkel(n).Fond))
            .ToDictionary(g => g.Key, g => kube.Noekkel(g.MaxBy(n => kube.Regnskap(n, Periode.Aarsavslutning).Abs())));
        var poster = flyttes.Where(d => noekler.ContainsKey(d.Disposisjon)).SelectMany(d => new[]
        {
            new Saldopost(noekler[d.Disposisjon], Saldoslag.Regnskap, Periode.Aarsavslutning, -d.Beloep, 0),
            new Saldopost(noekler[d.Disposisjon] with { Merke = d.Merke }, Saldoslag.Regnskap, Periode.Aarsavslutning, d.Beloep, 0),
        });
        return kube.Fremfoer(kube.Versjon, [.. poster]);
    }
}

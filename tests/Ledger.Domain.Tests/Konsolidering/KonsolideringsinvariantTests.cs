using System.Globalization;
using CsCheck;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Konsolidering;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Konsolideringen;

/// <summary>§ 10-1 for any ledgers of three units: what is taken out is taken out on both sides, and no result depends on it.</summary>
public sealed class KonsolideringsinvariantTests
{
    private static readonly string[] Enheter = ["KASSE", "KF1", "KF2"];
    private static readonly (Kontoklasse Klasse, int Foerste, int Andre)[] Par =
    [
        (Kontoklasse.Drift, 380, 780), (Kontoklasse.Drift, 480, 880), (Kontoklasse.Drift, 501, 901), (Kontoklasse.Drift, 511, 921),
        (Kontoklasse.Investering, 380, 780), (Kontoklasse.Investering, 521, 911), (Kontoklasse.Investering, 511, 921),
        (Kontoklasse.Balanse, 14, 33), (Kontoklasse.Balanse, 23, 47),
    ];

    private static readonly int[] Andre = [10, 120, 800, 870, 500, 590];

    /// <summary>Between units: which pair, from, to, what each says of it. Outside them: of whom, what and how much.</summary>
    private static readonly Gen<((int Par, int Fra, int Til, int Sagt, int Svart)[] Mellom, (int Enhet, int Art, int Beloep)[] Utenfor)> Regnskap = Gen.Select(
        Gen.Select(Gen.Int[0, Par.Length - 1], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[-20, 50], Gen.Int[-20, 50]).Array[0, 12],
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, Andre.Length - 1], Gen.Int[-50, 50]).Array[0, 6]);

    [Test]
    public void Eliminations_sum_to_nothing_and_change_no_result() => Regnskap.Sample(r =>
    {
        var enheter = Bygg(r.Mellom, r.Utenfor);
        var linjer = Eliminering.Beregn(enheter, Periode.Aarsavslutning);
        var rader = Eliminering.Rader(linjer).Select(l => l.Rad).ToList();
        var hele = Kube(enheter, rader);
        return rader.GroupBy(x => x.Kontoklasse).All(g => Beloep.Sum(g.Select(x => x.Beloep)).ErNull)
            && linjer.All(l => l.Fra != l.Til)
            && Netto(hele) == Beloep.Sum(enheter.Select(e => Netto(e.Kube)));
    });

    /// <summary>Where both say the same, nothing is left between them, also where a year takes back more than it gives.</summary>
    [Test]
    public void With_equal_tagging_nothing_is_left_between_units() => Regnskap.Sample(r =>
    {
        var enheter = Bygg([.. r.Mellom.Select(m => m with { Svart = m.Sagt })], []);
        var linjer = Eliminering.Beregn(enheter, Periode.Aarsavslutning);
        var hele = Kube(enheter, Eliminering.Rader(linjer).Select(l => l.Rad));
        return linjer.All(l => l.Ulik.ErNull) && Par.All(p => Sum(hele, p.Klasse, p.Foerste).ErNull && Sum(hele, p.Klasse, p.Andre).ErNull);
    });

    /// <summary>
    /// What the one has in drift and the other in investering: each code is taken out where it stands, whatever its sign, and never made where it does not.
    /// </summary>
    [Test]
    public void Across_accounts_a_code_is_taken_out_where_it_stands() => Gen.Select(Gen.Int[-20, 20], Gen.Int[-20, 20]).Sample((sagt, svart) =>
    {
        var (kasse, foretak) = (new Kubebygger(), new Kubebygger());
        kasse.Regnskap(Med(Kontoklasse.Drift, 511, "KF1"), sagt);
        foretak.Regnskap(Med(Kontoklasse.Investering, 921, "KASSE"), -svart);
        var linjer = Eliminering.Beregn([new("KASSE", "Kassen", kasse.Kube()), new("KF1", "Foretaket", foretak.Kube())], Periode.Aarsavslutning, paaTvers: true);
        var rader = Eliminering.Rader(linjer).Select(l => l.Rad).ToList();
        var felles = Kubebygger.Kr(sagt > 0 && svart > 0 ? Math.Min(sagt, svart) : sagt < 0 && svart < 0 ? Math.Max(sagt, svart) : 0);
        return rader.SequenceEqual(felles.ErNull ? [] : new[] { new Konsolideringsrad(Kontoklasse.Drift, 511, -felles), new(Kontoklasse.Investering, 921, felles) })
            && Beloep.Sum(linjer.Select(l => l.Ulik)) == Kubebygger.Kr(sagt - svart);
    });

    /// <summary>Each line is the units', the eliminations and the adjustments; a unit alone is itself.</summary>
    [Test]
    public void Every_line_is_the_sum_of_its_parts() => Gen.Select(Regnskap, Gen.Int[0, 99]).Sample((r, justert) =>
    {
        var enheter = Bygg(r.Mellom, r.Utenfor);
        var eliminert = Eliminering.Rader(Eliminering.Beregn(enheter, Periode.Aarsavslutning)).Select(l => l.Rad).ToList();
        Konsolideringsrad[] justeringer = [new(Kontoklasse.Drift, 120, Kubebygger.Kr(justert)), new(Kontoklasse.Drift, 800, Kubebygger.Kr(-justert))];
        return new[] { InnebygdeOppstillinger.Art, InnebygdeOppstillinger.Investering, InnebygdeOppstillinger.Balanse }.All(id =>
        {
            var hele = Linjer(id, Kube(enheter, eliminert.Concat(justeringer)));
            var deler = enheter.Select(e => Linjer(id, Kube([e], []))).Append(Linjer(id, Kube([], eliminert))).Append(Linjer(id, Kube([], justeringer))).ToList();
            return hele.Select((beloep, i) => (beloep, i)).All(l => l.beloep == Beloep.Sum(deler.Select(d => d[l.i])))
                && enheter.All(e => Eliminering.Beregn([e], Periode.Aarsavslutning).Count == 0
                    && Linjer(id, Kube([e], [])).SequenceEqual(Linjer(id, e.Kube)));
        });
    });

    private static List<Enhetskube> Bygg((int Par, int Fra, int Til, int Sagt, int Svart)[] mellom, (int Enhet, int Art, int Beloep)[] utenfor)
    {
        var kuber = Enheter.Select(_ => new Kubebygger()).ToList();
        foreach (var (par, fra, til, sagt, svart) in mellom.Where(m => m.Fra != m.Til))
        {
            kuber[fra].Regnskap(Med(Par[par].Klasse, Par[par].Foerste, Enheter[til]), sagt);
            kuber[til].Regnskap(Med(Par[par].Klasse, Par[par].Andre, Enheter[fra]), -svart);
        }

        foreach (var (enhet, art, beloep) in utenfor)
        {
            kuber[enhet].Drift(Andre[art].ToString("000", CultureInfo.InvariantCulture), beloep);
        }

        return [.. kuber.Select((k, i) => new Enhetskube(Enheter[i], Enheter[i], k.Kube()))];
    }

    private static Dimensjon Med(Kontoklasse klasse, int kode, string motpart)
    {
        var tekst = kode.ToString(CultureInfo.InvariantCulture);
        var dimensjon = klasse == Kontoklasse.Balanse ? Dimensjon.Balanse(Kapittel.Parse(tekst), Sektor.Parse("320")) : Kubebygger.Resultat(klasse, tekst);
        return dimensjon with { Egne = Egnefelt.Av("", "", "", "", motpart) };
    }

    private static Saldokube Kube(IEnumerable<Enhetskube> enheter, IEnumerable<Konsolideringsrad> rader) => Konsolidertkube.Av(
        LedgerId.Parse("3201"), Regnskapsaar.Fra(2024), enheter.Select(e => e.Kube), rader, Periode.Aarsavslutning);

    private static Beloep Netto(Saldokube kube) => Kontoutvalg.NettoDriftsresultat.Sum(kube, Periode.Aarsavslutning);

    private static Beloep Sum(Saldokube kube, Kontoklasse klasse, int kode) => Beloep.Sum(Enumerable.Range(0, kube.Antall)
        .Where(n => kube.Noekkel(n) is var d && d.Kontoklasse == klasse && (klasse == Kontoklasse.Balanse ? d.Kapittel.Nummer : d.Art.Nummer) == kode)
        .Select(n => kube.Regnskap(n, Periode.Aarsavslutning)));

    private static List<Beloep> Linjer(string id, Saldokube kube) =>
    [
        .. Oppstillingsmotor.Beregn(
            new Oppstillingsplan(InnebygdeOppstillinger.Finn(id, kube.Aar)!, Organisasjonsplan.Tom, new Dictionary<Fondskode, Fondsopplysning>()),
            new Oppstillingsgrunnlag(kube, null, Organisasjonsplan.Tom, new Dictionary<Fondskode, Fondsopplysning>(), Periode.Aarsavslutning)).Linjer.Select(l => l.Regnskap),
    ];
}

using Ledger.Application.Lesing;
using Ledger.Domain;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>
/// What a municipality's editions keep back of the figures that a document shows. Withdrawn editions count too: who has read one, has it. A report
/// to another period shows other figures.
/// </summary>
public sealed class Tidligereutgaver(IUtgaver utgaver, Rapportleser leser)
{
    private const int SisteMaaned = 12;

    /// <summary>What the document must keep back for the sake of others.</summary>
    public async Task<Arvetskjerming> ArvAsync(LedgerId ledger, Publikasjon publikasjon, CancellationToken ct)
    {
        var arv = Arvetskjerming.Ingen;
        foreach (var utgave in await MedSammePeriodeAsync(ledger, publikasjon, ct))
        {
            var forskjell = publikasjon.Aar - utgave.Publikasjon.Aar;
            if (forskjell is 0 or 1)
            {
                arv = arv.Med(await AaretAsync(utgave, ct), sammeTall: forskjell == 0);
            }
        }

        return arv;
    }

    /// <summary>What the document keeps back although another edition shows it, or shows although another keeps it back.</summary>
    /// <param name="aar">The year as the document shows it.</param>
    public async Task<IReadOnlyList<Funn>> FunnAsync(LedgerId ledger, Publikasjon publikasjon, Offentligaar aar, CancellationToken ct)
    {
        var funn = new List<Funn>();
        foreach (var utgave in await MedSammePeriodeAsync(ledger, publikasjon, ct))
        {
            var forskjell = publikasjon.Aar - utgave.Publikasjon.Aar;
            if (forskjell is not (0 or 1 or -1))
            {
                continue;
            }

            var annet = await AaretAsync(utgave, ct);
            var navn = $"{utgave.Publikasjon.Tittel}, utgave {utgave.Nummer}";
            bool VisesDer(Ansvar kode) => annet.Plan.Finn(kode) is not null;
            var (her, der) = (publikasjon.Skjerming.Lest().Enheter, utgave.Publikasjon.Skjerming.Lest().Enheter);
            funn.AddRange(aar.Smaa.Where(k => forskjell != 1 && VisesDer(k) && !annet.UtenLinjer.Contains(k)).Order()
                .Select(k => Vist($"Enhet {k} har så lite lønn at den vises uten linjer, men {navn}, viser linjene.", k)));
            funn.AddRange(her.Where(VisesDer).Select(k => Vist($"Enhet {k} er skjermet, men {navn}, viser den.", k)));
            funn.AddRange(der.Where(k => aar.Plan.Finn(k) is not null).Select(k => Vist($"Enhet {k} er skjermet i {navn}, men vises her.", k)));
        }

        return [.. funn.DistinctBy(f => f.Melding)];

        static Funn Vist(string melding, Ansvar kode) => Funnregler.VistIAnnenUtgave.Funnet(melding, verdi: kode.ToString());
    }

    private async Task<IReadOnlyList<Utgave>> MedSammePeriodeAsync(LedgerId ledger, Publikasjon publikasjon, CancellationToken ct) =>
    [
        .. (await utgaver.AvAsync(ledger, ct)).Where(
            u => Math.Min(u.Publikasjon.TilPeriode, SisteMaaned) == Math.Min(publikasjon.TilPeriode, SisteMaaned)),
    ];

    private async Task<Offentligaar> AaretAsync(Utgave utgave, CancellationToken ct) => Offentliggrunnlag.Lag(
        await leser.HentAsync(utgave.Ledger, Regnskapsaar.Fra(utgave.Publikasjon.Aar), new Tidsvalg(utgave.Versjon, null), ct),
        utgave.Publikasjon, utgave.Arv).Aar;
}

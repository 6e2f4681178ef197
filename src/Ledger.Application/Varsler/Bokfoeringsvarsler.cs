using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Varsler;

/// <summary>What the one who books is told of that the ledger has already: the same content, references that look alike, an opening balance.</summary>
public sealed class Bokfoeringsvarsler(Grunndataleser grunndata, Innholdsminne minne, IAapningssammenligning aapninger)
{
    private const string Felt = "bilagsreferanse";

    /// <summary>An invoice is the same in another year.</summary>
    private static readonly Regnskapsaar AlleAar = Regnskapsaar.Fra(Regnskapsaar.Minste);

    /// <inheritdoc cref="Innholdsminne.MerkeAsync"/>
    public Task<UInt128> MerkeAsync(LedgerId ledger, UInt128 innhold, CancellationToken ct) => minne.MerkeAsync(ledger, innhold, ct);

    /// <summary>Warns when the same rows were booked under other references.</summary>
    public void SammeInnhold(LedgerId ledger, Regnskapsaar aar, UInt128 merke, Feilsamling feil)
    {
        if (minne.Finn(ledger, aar, merke) is { } hva)
        {
            feil.Tell(
                Feilkoder.SammeInnholdSom, Felt, hva,
                $"De samme radene er bokført før, av {hva}, med andre referanser. Tilbakefør det ene hvis det er en feil.", null, default);
        }
    }

    /// <summary>To be called when it is booked.</summary>
    public void Husk(LedgerId ledger, Regnskapsaar aar, UInt128 merke, string hva) => minne.Husk(ledger, aar, merke, hva);

    /// <summary>Warns of invoices that were booked before, whatever year it was in; answers their fingerprints, to be remembered when it is booked.</summary>
    public async Task<IReadOnlyCollection<UInt128>> FakturaerAsync(
        LedgerId ledger, IEnumerable<(Faktura Faktura, long? Linje)> fakturaer, Feilsamling feil, CancellationToken ct)
    {
        var merker = new HashSet<UInt128>();
        foreach (var (faktura, linje) in fakturaer)
        {
            var merke = await MerkeAsync(ledger, Fingeravtrykk(faktura), ct);
            var foer = minne.Finn(ledger, AlleAar, merke);
            if (!merker.Add(merke) || foer is not null)
            {
                feil.Tell(
                    Feilkoder.SammeFaktura, "dokument", foer ?? "i filen",
                    $"En faktura med samme motpart og dokument er bokført før, av {foer ?? "samme fil"}. Tilbakefør den ene hvis det er en feil.", linje,
                    default);
            }
        }

        return merker;
    }

    /// <summary>To be called when they are booked.</summary>
    public void HuskFakturaer(LedgerId ledger, IEnumerable<UInt128> merker, string hva)
    {
        foreach (var merke in merker)
        {
            minne.Husk(ledger, AlleAar, merke, hva);
        }
    }

    private static UInt128 Fingeravtrykk(Faktura faktura) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"faktura\n{faktura.Motpart.Length}\n{faktura.Motpart}\n{faktura.Dokument}\n{faktura.ErUtgift}")));

    /// <summary>Warns of references that look like ones that are used.</summary>
    /// <param name="medStore">
    /// Also those that only differ in case. Of a large import only references with other letters than ASCII are looked at: two more look-ups for
    /// each reference would be felt.
    /// </param>
    public static async Task LignendeAsync(
        ISkriveoekt oekt, Regnskapsaar aar, IEnumerable<(string Referanse, long? Linje)> referanser, bool medStore, Feilsamling feil, CancellationToken ct)
    {
        var varianter = new List<(string Variant, string Referanse, long? Linje)>();
        foreach (var (referanse, linje) in referanser)
        {
            if (medStore || !Ascii.IsValid(referanse))
            {
                LeggVarianter(varianter, referanse, linje);
            }
        }

        if (varianter.Count == 0)
        {
            return;
        }

        var brukte = await oekt.FinnReferanserAsync(aar.Aar, Journalslag.Bilag, varianter.ConvertAll(v => v.Variant), ct);
        if (brukte.Count == 0)
        {
            return;
        }

        foreach (var (variant, referanse, linje) in varianter.Where(v => brukte.ContainsKey(v.Variant)))
        {
            feil.Tell(Feilkoder.LignerReferanse, Felt, referanse, Referanselikhet.Melding(referanse, variant), linje, default);
        }
    }

    /// <summary>Warns of an opening balance that stands twice or is not last year's closing balance.</summary>
    /// <param name="aapning">The sums of the rows of period 0, by key. Øre.</param>
    /// <param name="erForskjell">The rows are what is missing for the opening balance to be the source's: nothing stands twice by them.</param>
    public async Task AapningAsync(
        Kommunegrunnlag grunnlag, IReadOnlyDictionary<Dimensjon, Int128> aapning, Feilsamling feil, CancellationToken ct, bool erForskjell = false)
    {
        if (aapning.Count == 0)
        {
            return;
        }

        Saldokube? forrige = null;
        if (grunnlag.Aar.Aar > Regnskapsaar.Minste)
        {
            var hode = await grunndata.HodeAsync(grunnlag.Ledger, ct);
            forrige = await grunndata.KubeAsync(await grunndata.HentEllerUaapnetAsync(hode, grunnlag.Aar.Forrige, ct), ct);
        }

        var betydd = aapning.GroupBy(a => grunnlag.Tolk.Tolk(a.Key)).ToDictionary(g => g.Key, g => g.Aggregate(Int128.Zero, (sum, a) => sum + a.Value));
        var foreloepig = grunnlag.ForrigeAar.Tilstand == Aarstilstand.Aapen;
        var aaret = await grunndata.KubeAsync(grunnlag, ct);
        var foer = aapninger.Sammenlign(forrige, aaret, grunnlag);
        Aapningskontroll.Varsle(betydd, aaret, foer, foreloepig, feil, erForskjell);
    }

    /// <summary>How somebody else may have written the same: plain letters, all small, all large.</summary>
    /// <remarks>Each bilag pays for this, so nothing is made in vain.</remarks>
    private static void LeggVarianter(List<(string Variant, string Referanse, long? Linje)> varianter, string referanse, long? linje)
    {
        var latinsk = Referanselikhet.Latinsk(referanse);
        var smaa = Referanselikhet.Skjelett(referanse);
        var store = smaa.ToUpperInvariant();
        if (latinsk != referanse)
        {
            varianter.Add((latinsk, referanse, linje));
        }

        if (smaa != referanse && smaa != latinsk)
        {
            varianter.Add((smaa, referanse, linje));
        }

        if (store != referanse && store != latinsk && store != smaa)
        {
            varianter.Add((store, referanse, linje));
        }
    }
}

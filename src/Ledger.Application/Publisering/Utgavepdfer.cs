using System.Security.Cryptography;
using System.Text;
using Ledger.Application.Porter;
using Ledger.Domain.Lagring;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>What is told of a stored PDF.</summary>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record Pdfopplysning(long Byte, string Sha256);

/// <summary>
/// The PDFs of editions, each made once. They lie beside the chain, as drafts do: what they show is in it, and one that is lost is made anew. The file
/// is a row, and what is told of it another, so that who only asks whether it is there does not read it.
/// </summary>
public sealed class Utgavepdfer(IKladdlager lager, IUtgaver utgaver, TimeProvider klokke) : IDisposable
{
    private const string Rom = "pdf/";
    private const string Innholdsrom = "pdfinnhold/";
    private const string Bruker = "tjenesten";

    /// <summary>An id of a document may be as long as that of a row, so the row's is made of its hash.</summary>
    private const int Kjenningstegn = 40;

    private readonly SemaphoreSlim _nytt = new(0);

    /// <summary>Null while there is none.</summary>
    public async Task<Pdfopplysning?> OmAsync(Utgave utgave, CancellationToken ct) =>
        await lager.FinnKladdAsync(utgave.Ledger, Id(Rom, utgave), ct) is { } rad ? Lagretform.Les<Pdfopplysning>(rad.Innhold) : null;

    /// <summary>The file; null while there is none.</summary>
    public async Task<byte[]?> HentAsync(Utgave utgave, CancellationToken ct) =>
        await OmAsync(utgave, ct) is null ? null : await InnholdAsync(utgave, ct);

    /// <summary>Of two services that have made one, the first one's stands. An edition that was removed meanwhile has none.</summary>
    public async Task LagreAsync(Utgave utgave, byte[] pdf, CancellationToken ct)
    {
        var staar = await lager.LeggTilKladdAsync(utgave.Ledger, Rad(Innholdsrom, utgave, Convert.ToBase64String(pdf)), ct)
            ? pdf : await InnholdAsync(utgave, ct);
        if (staar is null)
        {
            return;
        }

        var om = new Pdfopplysning(staar.Length, Convert.ToHexStringLower(SHA256.HashData(staar)));
        await lager.LeggTilKladdAsync(utgave.Ledger, Rad(Rom, utgave, Lagretform.Skriv(om)), ct);
        if ((await utgaver.AvAsync(utgave.Ledger, ct)).Any(u => Kode(u) == Kode(utgave) && u.Status == Utgavestatus.Fjernet))
        {
            await SlettAsync(utgave, ct);
        }
    }

    public async Task SlettAsync(Utgave utgave, CancellationToken ct)
    {
        await lager.SlettKladdAsync(utgave.Ledger, Id(Rom, utgave), ct);
        await lager.SlettKladdAsync(utgave.Ledger, Id(Innholdsrom, utgave), ct);
    }

    /// <summary>The ledgers whose editions have pages; units with accounts of their own publish in none.</summary>
    public async Task<IReadOnlyList<LedgerId>> LedgereAsync(CancellationToken ct) =>
        [.. (await utgaver.LedgereAsync(ct)).Where(l => l.Enhet.Length == 0)];

    /// <summary>The editions that are shown and have none. What a removed one still has is taken away.</summary>
    public async Task<IReadOnlyList<Utgave>> ManglerAsync(LedgerId ledger, CancellationToken ct)
    {
        var mangler = new List<Utgave>();
        foreach (var utgave in await utgaver.AvAsync(ledger, ct))
        {
            if (utgave.Status is Utgavestatus.Publisert or Utgavestatus.Erstattet)
            {
                mangler.AddRange(await OmAsync(utgave, ct) is null ? [utgave] : []);
            }
            else if (utgave.Status == Utgavestatus.Fjernet && await InnholdAsync(utgave, ct) is not null)
            {
                await SlettAsync(utgave, ct);
            }
        }

        return mangler;
    }

    /// <summary>Says that an edition is new.</summary>
    public void Meld() => _nytt.Release();

    /// <summary>Waits until an edition is new, or some time has passed.</summary>
    public async Task VentAsync(TimeSpan lengst, CancellationToken ct)
    {
        await _nytt.WaitAsync(lengst, ct);
        while (_nytt.Wait(0, ct))
        {
            // Several that came at once are looked for at once.
        }
    }

    public void Dispose() => _nytt.Dispose();

    private async Task<byte[]?> InnholdAsync(Utgave utgave, CancellationToken ct) =>
        await lager.FinnKladdAsync(utgave.Ledger, Id(Innholdsrom, utgave), ct) is { } rad ? Convert.FromBase64String(rad.Innhold) : null;

    private Lagretkladd Rad(string rom, Utgave utgave, string innhold) => new(Id(rom, utgave), innhold, klokke.GetUtcNow(), Bruker);

    private static string Id(string rom, Utgave utgave) =>
        rom + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Kode(utgave))))[..Kjenningstegn];

    /// <summary>Which edition, whatever became of it: of another ledger that has got the number it is another.</summary>
    private static string Kode(Utgave u) => $"{Utgaveform.Kode(u.Publikasjon.Id, u.Nummer)}/{u.Versjon}/{u.Sha256}";
}

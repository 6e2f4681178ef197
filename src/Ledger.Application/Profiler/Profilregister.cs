using System.Text;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Profiler;

/// <summary>A profile by the name that it has in addresses.</summary>
/// <param name="Medfulgt">It came with the service; a municipality that stores one of the same id has its own in its place.</param>
public sealed record Lagretprofil(string Id, bool Medfulgt, Profilutkast Profil);

/// <summary>The profiles of a municipality, and those that come with the service.</summary>
public sealed class Profilregister(IHovedbokleser leser, Grunndataleser grunndata, Avtrykkslaas laas)
{
    private const string Ressurs = "profil/";

    /// <summary>Those that come with the service, as data of this folder.</summary>
    public static IReadOnlyList<Lagretprofil> Medfulgte { get; } = [
        .. typeof(Profilregister).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Ressurs, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new Lagretprofil(n[Ressurs.Length..], true, Profilform.LesLagret(Tekst(n))))];

    /// <summary>All that can be used, by id.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyList<Lagretprofil> Profiler)> AlleAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var egne = (await leser.GrunndataAsync(ledger, Journalslag.Importprofil, 0, hode.Sekvens, ct))
            .Select(p => new Lagretprofil(p.Referanse, false, Profilform.LesLagret(p.Innhold!))).ToList();
        return (hode, [.. egne.UnionBy(Medfulgte, p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal)]);
    }

    /// <exception cref="Avvisning">404 unknown municipality or profile.</exception>
    public async Task<Lagretprofil> HentAsync(LedgerId ledger, string id, CancellationToken ct) =>
        (await AlleAsync(ledger, ct)).Profiler.FirstOrDefault(p => p.Id == id) ?? throw Avvisning.IkkeFunnet($"Importprofilen «{id}» finnes ikke.");

    /// <summary>What reads files by a profile.</summary>
    /// <param name="aar">The year that the rows are of.</param>
    public async Task<Func<Stream, IPosteringsleser>> LeserAsync(LedgerId ledger, Regnskapsaar aar, Importprofil profil, CancellationToken ct)
    {
        var laast = await laas.ForAsync(ledger, ct);

        // The same code is the same everywhere in the ledger, and nobody who has the ledger's file alone can try codes out.
        string Masker(string kode) => "M" + Convert.ToHexStringLower(laast(Kjedeform.Ledger2, Encoding.UTF8.GetBytes(kode)))[..12];
        return body =>
        {
            body.Position = 0;
            var tabell = Profilfil.Aapne(body, profil.Format);
            try
            {
                return new Profilleser(tabell, profil, aar, Masker);
            }
            catch
            {
                tabell.Dispose();
                throw;
            }
        };
    }

    private static string Tekst(string ressurs)
    {
        using var tekst = new StreamReader(typeof(Profilregister).Assembly.GetManifestResourceStream(ressurs)!);
        return tekst.ReadToEnd();
    }
}

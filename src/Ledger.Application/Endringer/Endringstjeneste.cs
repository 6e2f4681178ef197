using System.Runtime.CompilerServices;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Endringer;

/// <summary>The writes after a version, oldest first; the newest of them when they are many.</summary>
/// <param name="Etter">The version that was known.</param>
/// <param name="Fullstendig">All writes since are here. If not, everything may have changed.</param>
public sealed record Endringsutdrag(Kommunehode Hode, long Etter, IReadOnlyList<Transaksjon> Skrivinger, bool Fullstendig)
{
    /// <summary>Nothing has happened: only a sign of life.</summary>
    public bool ErPuls => Hode.Versjon == Etter;
}

/// <summary>Tells when something was booked or defined.</summary>
public sealed class Endringstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Endringsvakt vakt, TimeProvider klokke)
{
    private const int MestEndringer = 100;

    /// <summary>Between signs of life on a stream, for what stands between and closes silent connections: proxies often do after 30 or 60 s.</summary>
    private static readonly TimeSpan Puls = TimeSpan.FromSeconds(15);

    /// <summary>A stream ends after this, and the client comes back with its key: a key that was withdrawn does not listen on.</summary>
    private static readonly TimeSpan LengsteStroem = TimeSpan.FromMinutes(15);

    /// <summary>What happened after a version, at once or as soon as something has.</summary>
    /// <param name="etter">Null: from now on.</param>
    /// <param name="stopp">Ends the waiting: no change is then the truth as far as is known.</param>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<Endringsutdrag> HentAsync(LedgerId ledger, long? etter, TimeSpan vent, CancellationToken stopp, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        try
        {
            hode = etter is { } versjon ? await vakt.VentAsync(ledger, versjon, vent, stopp) : hode;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The wait was too long: the answer is the head that is known.
        }

        return await UtdragAsync(hode, etter ?? hode.Versjon, ct);
    }

    /// <summary>The state now, and then each change as it comes, with a sign of life in between; ends by itself.</summary>
    public async IAsyncEnumerable<Endringsutdrag> FoelgAsync(Kommunehode hode, long? etter, [EnumeratorCancellation] CancellationToken stopp)
    {
        var start = klokke.GetTimestamp();
        var kjent = etter ?? hode.Versjon;
        for (var foerste = true; klokke.GetElapsedTime(start) < LengsteStroem; foerste = false)
        {
            Endringsutdrag utdrag;
            try
            {
                hode = foerste ? hode : await vakt.VentAsync(hode.Ledger, kjent, Puls, stopp);
                utdrag = await UtdragAsync(hode, kjent, stopp);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            yield return utdrag;
            kjent = hode.Versjon;
        }
    }

    private async Task<Endringsutdrag> UtdragAsync(Kommunehode hode, long etter, CancellationToken ct)
    {
        var skrivinger = hode.Versjon == etter ? [] : await leser.TransaksjonerAsync(hode.Ledger, null, null, hode.Versjon, MestEndringer, ct);
        var nyere = skrivinger.Where(t => t.Versjon > etter).Reverse().ToList();
        return new Endringsutdrag(hode, etter, nyere, nyere.Count == hode.Versjon - etter);
    }
}

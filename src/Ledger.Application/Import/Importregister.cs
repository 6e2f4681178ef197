using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Import;

/// <summary>An import that is booked, with the write that booked it.</summary>
public sealed record LagretImport(Transaksjon Skriving, Importkvittering Kvittering);

/// <summary>The imports that are booked.</summary>
public sealed class Importregister(IHovedbokleser leser, Grunndataleser grunndata)
{
    /// <summary>A year's imports, newest first, with the head that they were read at.</summary>
    /// <param name="foer">Only those of earlier versions; null for all.</param>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyList<LagretImport> Importer)> ListeAsync(
        LedgerId ledger, Regnskapsaar aar, long? foer, int antall, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var skrivinger = await leser.TransaksjonerAsync(ledger, aar.Aar, Importtjeneste.Handling, foer is { } versjon ? versjon - 1 : hode.Versjon, antall, ct);
        return (hode, [.. skrivinger.Select(Av)]);
    }

    /// <summary>A year's import by its id; null when there is none.</summary>
    public async Task<LagretImport?> FinnAsync(LedgerId ledger, Regnskapsaar aar, Guid importId, CancellationToken ct) =>
        await leser.FinnImportAsync(ledger, importId.ToString(), ct) is { Handling: Importtjeneste.Handling } skriving && skriving.Aar == aar.Aar
            ? Av(skriving)
            : null;

    private static LagretImport Av(Transaksjon skriving) => new(skriving, Skriveflyt.LesKvittering<Importkvittering>(skriving));
}

using Ledger.Application;
using Ledger.Application.Import;
using Ledger.Application.Profiler;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Import;

/// <summary>Finds what reads the file of a request: the profile that it names, or the contract's own formats.</summary>
internal sealed class Profilbruk(Profilregister register)
{
    /// <param name="profil">The name of a profile; null is none.</param>
    /// <returns>The profile, and what makes a reader of a file by its content type.</returns>
    /// <exception cref="Avvisning">404 unknown profile.</exception>
    public async Task<(Importprofil? Profil, Func<string?, Func<Stream, IPosteringsleser>> Leser)> FinnAsync(
        LedgerId ledger, Regnskapsaar aar, string? profil, Radformat format, CancellationToken ct)
    {
        if (profil is not null)
        {
            var valgt = Profilform.Les((await register.HentAsync(ledger, profil, ct)).Profil);
            var leser = await register.LeserAsync(ledger, aar, valgt, ct);
            return (valgt, _ => format == Radformat.Posteringer && valgt.Bilag != Bilagsdannelse.Kolonne ? fil => new Samletleser(leser(fil)) : leser);
        }

        var tabell = await register.LeserAsync(ledger, aar, Profilform.Les(Profilregister.Medfulgte.Single(p => p.Id == format.Profil).Profil), ct);
        return (null, type => Importformat.ErTabell(type) ? tabell : Importformat.Leser(type, format));
    }
}

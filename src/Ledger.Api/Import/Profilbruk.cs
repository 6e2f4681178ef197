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

        // Tables that have the contract's fields as titles, and no others, are read by the profile that ships for the format.
        var kontraktens = Profilform.Les(Profilregister.Medfulgte.Single(p => p.Id == format.Profil).Profil);
        var form = kontraktens.Format with { Type = Filtype.JsonTabell, Datoformater = null };
        var tabell = await register.LeserAsync(ledger, aar, kontraktens with { Format = form, UtelatUkjenteKolonner = false }, ct);
        var linjer = Importformat.Leser(Importformat.Ndjson, format);
        var csv = Importformat.Leser(Importformat.Csv, format);
        IPosteringsleser Usagt(Stream fil) => (Profilfil.Type(fil, Filtype.JsonTabell), Profilfil.ErJson(fil)) switch
        {
            (Filtype.Ndjson, _) => linjer(fil),
            (Filtype.JsonTabell, false) => csv(fil),
            _ => tabell(fil),
        };
        return (null, type => Importformat.ErTabell(type) ? tabell : Importformat.ErUsagt(type) ? Usagt : Importformat.Leser(type, format));
    }
}

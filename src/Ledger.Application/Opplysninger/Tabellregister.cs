using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>The tables of registers: those that came with the service, and the municipality's own, which may take the place of one of them.</summary>
public sealed class Tabellregister(IHovedbokleser leser, Grunndatatjeneste definisjoner, Grunndataleser grunndata, Registerlager lager)
{
    /// <summary>Those that came with the service.</summary>
    public static readonly IReadOnlyDictionary<string, Tabellutkast> Innebygde = LesInnebygde();

    private readonly Definisjonsminne<Tabellutkast> _definisjoner = new(Les);

    /// <exception cref="Avvisning">404 unknown municipality; 412 another is there now; 422 it makes no sense.</exception>
    public async Task<Definisjonskvittering> DefinerAsync(
        LedgerId ledger, string id, Tabellutkast utkast, string? merke, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var registre = await lager.DefinisjonerAsync(await grunndata.HodeAsync(ledger, ct), ct);
        var feil = new Feilsamling();
        if (!Faktakode.ErId(id))
        {
            feil.Avvis(null, "id", Feilkoder.UgyldigFormat, "En tabells id er 1–40 bokstaver a–z, sifre, strek og understrek, med en bokstav først.");
        }

        Tabellregler.Les(id, utkast, registre, feil);
        return feil.HarFeil ? throw Avvisning.Av(feil)
            : await definisjoner.DefinerAsync(ledger, Journalslag.Tabell, id, Lagretform.SkrivUtenTomme(utkast), merke, oppdrag, ct);
    }

    /// <summary>The tables at a head, by id.</summary>
    public async Task<IReadOnlyDictionary<string, Tabellutkast>> AlleAsync(Kommunehode hode, CancellationToken ct) =>
        _definisjoner.Hent(hode.Ledger, await leser.GrunndataAsync(hode.Ledger, Journalslag.Tabell, 0, hode.Sekvens, ct));

    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyDictionary<string, Tabellutkast> Tabeller)> AlleAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        return (hode, await AlleAsync(hode, ct));
    }

    /// <summary>The mark that tells a table from another (ETag). One that only came with the service is nothing that was defined.</summary>
    public static string Merke(string id, Tabellutkast tabell) =>
        Grunndatatjeneste.Merke(ReferenceEquals(Innebygde.GetValueOrDefault(id), tabell) ? null : Lagretform.SkrivUtenTomme(tabell));

    private static Dictionary<string, Tabellutkast> Les(IReadOnlyList<Journalpost> poster)
    {
        var alle = Innebygde.ToDictionary(StringComparer.Ordinal);
        foreach (var post in poster)
        {
            alle[post.Referanse] = Lagretform.Les<Tabellutkast>(post.Innhold!);
        }

        return alle;
    }

    private static Dictionary<string, Tabellutkast> LesInnebygde()
    {
        using var tekst = new StreamReader(typeof(Tabellregister).Assembly.GetManifestResourceStream("opplysninger/tabeller")!);
        return Lagretform.Les<Dictionary<string, Tabellutkast>>(tekst.ReadToEnd());
    }
}

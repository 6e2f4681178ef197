using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>A register as it is answered.</summary>
/// <param name="Innebygd">It came with the service.</param>
public sealed record Registeropplysning(
    string Id, string Navn, bool Innebygd, int MestKodetegn, IReadOnlyList<Registerkolonneutkast> Kolonner, IReadOnlyList<Registerstatus> Statuser,
    IReadOnlyList<string> Posttyper, IReadOnlyList<Registerkolonneutkast> Postkolonner)
{
    public static Registeropplysning Av(Registerdefinisjon r) => new(
        r.Id, r.Navn, InnebygdeRegistre.Alle.ContainsKey(r.Id), r.MestKodetegn, [.. r.Kolonner.Select(Kolonne)], r.Statuser, r.Posttyper,
        [.. r.Postkolonner.Select(Kolonne)]);

    private static Registerkolonneutkast Kolonne(Registerkolonne k) => new(
        k.Id, k.Navn, k.Type.Navn(), k.Verdier, k.Paakrevd, k.Register, k.Ekstern ? Synlighet.Ekstern : Synlighet.Intern, k.Maaleenhet, k.Desimaler);
}

/// <summary>Defines registers and answers what is in them.</summary>
public sealed class Registertjeneste(IHovedbokleser leser, Grunndatatjeneste definisjoner, Grunndataleser grunndata, Registerlager lager)
{
    /// <summary>Makes a register, or adds to one that came with the service.</summary>
    /// <exception cref="Avvisning">404 unknown municipality; 412 another is there now; 422 it makes no sense.</exception>
    public async Task<Definisjonskvittering> DefinerAsync(
        LedgerId ledger, string id, Registerutkast utkast, string? merke, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var feil = new Feilsamling();
        if (!Faktakode.ErId(id))
        {
            feil.Avvis(null, "id", Feilkoder.UgyldigFormat, "Et registers id er 1–40 bokstaver a–z, sifre, strek og understrek, med en bokstav først.");
        }
        else if (id is "enhet" or "linje" or "bevilgning")
        {
            feil.Avvis(null, "id", Feilkoder.ReservertKode, $"«{id}» er noe annet opplysninger kan gjelde.");
        }

        var register = Registerlager.Les(id, utkast, feil);
        Registerregler.KrevRegistre(register, utkast, await lager.DefinisjonerAsync(hode, ct), feil);
        Registerregler.KrevVerdier(register, utkast, await lager.TilstandAsync(hode, ct), feil);
        return feil.HarFeil ? throw Avvisning.Av(feil)
            : await definisjoner.DefinerAsync(ledger, Journalslag.Register, id, Lagretform.SkrivUtenTomme(utkast), merke, oppdrag, ct);
    }

    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyList<Registerdefinisjon> Registre)> AlleAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        return (hode, [.. (await lager.DefinisjonerAsync(hode, ct)).Values.OrderBy(r => r.Id, StringComparer.Ordinal)]);
    }

    /// <summary>A register, and the mark that tells what the municipality said of it from another (ETag).</summary>
    /// <exception cref="Avvisning">404 unknown municipality or register.</exception>
    public async Task<(Kommunehode Hode, Registerdefinisjon Register, string Merke)> HentAsync(LedgerId ledger, string id, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        var register = (await lager.DefinisjonerAsync(hode, ct)).GetValueOrDefault(id) ?? throw Faktatjeneste.UkjentRegister(id);
        var egen = (await leser.GrunndataAsync(ledger, Journalslag.Register, 0, hode.Sekvens, ct)).FirstOrDefault(p => p.Referanse == id);
        return (hode, register, Grunndatatjeneste.Merke(egen?.Innhold));
    }

    /// <summary>A register with what holds in it.</summary>
    /// <exception cref="Avvisning">404 unknown municipality, register or version.</exception>
    public async Task<(Kommunehode Hode, Registerdefinisjon Register, Registertilstand Tilstand)> TilstandAsync(
        LedgerId ledger, string id, long? versjon, CancellationToken ct)
    {
        var hode = await HodeAsync(ledger, versjon, ct);
        var register = (await lager.DefinisjonerAsync(hode, ct)).GetValueOrDefault(id) ?? throw Faktatjeneste.UkjentRegister(id);
        return (hode, register, await lager.TilstandAsync(hode, ct));
    }

    /// <summary>All that was said of an object, newest last.</summary>
    public async Task<IReadOnlyList<Stand<Registerobjekt>>> HistorikkAsync(Kommunehode hode, string register, string kode, CancellationToken ct) =>
        (await lager.HistorikkAsync(hode, ct)).Objekthistorikk(register, kode, hode.Sekvens);

    /// <summary>The facts of a ledger; with those that others took the place of when the history is asked for.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or version.</exception>
    public async Task<(Kommunehode Hode, IEnumerable<Stand<Opplysning>> Opplysninger)> OpplysningerAsync(
        LedgerId ledger, long? versjon, bool historikk, CancellationToken ct)
    {
        var hode = await HodeAsync(ledger, versjon, ct);
        var alle = await lager.HistorikkAsync(hode, ct);
        return (hode, historikk ? alle.Alle(hode.Sekvens) : alle.Ved(hode.Sekvens).Alle());
    }

    /// <summary>The same as who is bound to units sees it.</summary>
    public async Task<IEnumerable<Stand<Opplysning>>> AvgrensAsync(
        Kommunehode hode, IEnumerable<Stand<Opplysning>> opplysninger, IReadOnlyList<string> enheter, CancellationToken ct)
    {
        if (enheter.Count == 0)
        {
            return opplysninger;
        }

        var (omfang, registre, tilstand) = (
            await OmfangAsync(hode, enheter, ct), await lager.DefinisjonerAsync(hode, ct), await lager.TilstandAsync(hode, ct));
        return opplysninger.Where(o => omfang.Ser(o.Verdi, (r, k) => (registre.GetValueOrDefault(r), tilstand.Finn(r, k)?.Verdi)));
    }

    /// <summary>The units that somebody is bound to, in any of the ledger's years.</summary>
    public async Task<Enhetsomfang> OmfangAsync(Kommunehode hode, IReadOnlyList<string> enheter, CancellationToken ct)
    {
        var planer = new List<Organisasjonsplan>();
        foreach (var aar in await leser.AarAsync(hode.Ledger, hode.Sekvens, ct))
        {
            planer.AddRange((await leser.GrunndataAsync(hode.Ledger, Journalslag.Organisasjon, aar.Aar, hode.Sekvens, ct))
                .Select(p => Organisasjonsform.Les(p.Innhold!)));
        }

        return new(enheter, planer);
    }

    /// <summary>Whether a unit is of those that somebody is bound to; who is bound to none sees all.</summary>
    public async Task<Func<string, bool>> EgneAsync(Kommunehode hode, IReadOnlyList<string> enheter, CancellationToken ct) =>
        enheter.Count == 0 ? _ => true : (await OmfangAsync(hode, enheter, ct)).ErEgen;

    /// <summary>Who wrote a version, and when.</summary>
    public async Task<IReadOnlyDictionary<long, Transaksjon>> SkrivingerAsync(LedgerId ledger, IEnumerable<long> versjoner, CancellationToken ct)
    {
        var alle = new Dictionary<long, Transaksjon>();
        foreach (var versjon in versjoner.Distinct())
        {
            if (await leser.FinnTransaksjonAsync(ledger, versjon, ct) is { } skriving)
            {
                alle[versjon] = skriving;
            }
        }

        return alle;
    }

    private async Task<Kommunehode> HodeAsync(LedgerId ledger, long? versjon, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        if (versjon is null || versjon == hode.Versjon)
        {
            return hode;
        }

        return versjon > 0 && versjon < hode.Versjon && await leser.FinnTransaksjonAsync(ledger, versjon.Value, ct) is { } skriving
            ? new Kommunehode(ledger, skriving.Versjon, skriving.SisteSekvens, skriving.Kjedehode)
            : throw Avvisning.IkkeFunnet($"Kommune {ledger} har ikke versjon {versjon}; den nyeste er {hode.Versjon}.");
    }
}

using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Opplysninger;

/// <summary>Defines a project. Its phase and what it may cost are also facts of the day, so that what was said before stays with its date.</summary>
public sealed class Prosjekttjeneste(Registerlager lager, Skriveflyt flyt, TimeProvider klokke)
{
    /// <param name="bareNy">Who asks may define a project that is not there, and change none.</param>
    /// <exception cref="Avvisning">404 unknown municipality; 403 the project is there and may not be changed; 422 there is no such phase.</exception>
    public async Task<Definisjonskvittering> DefinerAsync(
        LedgerId ledger, Prosjektopplysning prosjekt, bool bareNy, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var kode = prosjekt.Kode.ToString();
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, 0, Journalslag.Prosjekt.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var hode = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ledger);
                var foer = (await kontekst.Oekt.GrunndataAsync(Journalslag.Prosjekt, 0, hode.Sekvens, token)).FirstOrDefault(p => p.Referanse == kode);

                // Master data from a source says how long the project is in use; it is not asked for here.
                var nytt = Prosjektform.Skriv(foer is null ? prosjekt : prosjekt with { GyldigTil = Prosjektform.Les(kode, foer.Innhold!).GyldigTil });
                if (foer?.Innhold == nytt)
                {
                    return new Definisjonskvittering(hode.Versjon, hode.Kjedehode.ToString(), Endret: false);
                }

                if (foer is not null && bareNy)
                {
                    throw Faktatjeneste.KanIkkeEndre([kode]);
                }

                await KrevFaseAsync(kontekst.Oekt, prosjekt.Fase, token);
                var fakta = Fakta(prosjekt, (await lager.TilstandAsync(kontekst.Oekt, token)).Opplysninger($"{Faktagrunnlag.Prosjekt}:{kode}").ToList());
                await kontekst.DefinerAsync(Journalslag.Prosjekt, 0, kode, nytt, token);
                if (fakta.Count > 0)
                {
                    var (json, tekster) = Registerform.Skriv(fakta);
                    await kontekst.DefinerAsync(
                        Journalslag.Opplysning, 0, Registerform.Referanse(Faktatjeneste.Opplysninger, kontekst.Versjon, 1), json, token, tekster);
                }

                return new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true);
            },
            null, ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>A phase is one of the register's, as it is where facts of phases are sent.</summary>
    private static async Task KrevFaseAsync(ISkriveoekt oekt, string? fase, CancellationToken ct)
    {
        var register = (await Registerlager.DefinisjonerAsync(oekt, ct))[Faktagrunnlag.Prosjekt];
        if (fase is not null && !register.TarStatus(fase))
        {
            throw Avvisning.Regelbrudd(Opplysningsleser.Fase, Feilkoder.UkjentStatus, $"fase er {register.Statuskoder}.");
        }
    }

    /// <summary>What is said of the project that is not what held today already.</summary>
    private List<Opplysning> Fakta(Prosjektopplysning prosjekt, List<Stand<Opplysning>> kjente)
    {
        var idag = DateOnly.FromDateTime(klokke.GetUtcNow().UtcDateTime);
        List<Opplysning> fakta = [];
        if (prosjekt.Fase is { } fase && Gjeldende(Opplysningsslag.Status, Opplysningsleser.Fase)?.Kode != fase)
        {
            fakta.Add(Ny(Opplysningsslag.Status, Opplysningsleser.Fase) with { Kode = fase });
        }

        if (prosjekt.Kostnadsramme is { } ramme && Gjeldende(Opplysningsslag.Maaling, Opplysningsleser.Kostnadsramme)?.Beloep != ramme)
        {
            fakta.Add(Ny(Opplysningsslag.Maaling, Opplysningsleser.Kostnadsramme) with { Beloep = ramme });
        }

        return fakta;

        Opplysning Ny(Opplysningsslag slag, string maal) => new(
            new(slag, $"{Faktagrunnlag.Prosjekt}:{prosjekt.Kode}", maal, "", "", null, "", idag, "", Ekstern: false),
            null, null, null, null, null, null, null, null, null, null, null, null, Annullert: false);

        Opplysning? Gjeldende(Opplysningsslag slag, string maal) => kjente.Select(k => k.Verdi)
            .Where(o => o.Noekkel is { Region: "", Dokument: "" } n && n.Slag == slag && n.Maal == maal && n.Dato <= idag).MaxBy(o => o.Noekkel.Dato);
    }
}

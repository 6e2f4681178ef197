using System.Security.Cryptography;
using System.Text;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Kjede;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Stamdata;

/// <summary>
/// Takes master data from a source in one write: units, projects, funds and functions are added or changed, and nothing is deleted. What cannot be
/// changed is told.
/// </summary>
public sealed class Stamdatatjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
{
    private const string Handling = "stamdata";

    /// <summary>What is registered, and the mark that tells it from another state.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<(Kommunegrunnlag Data, string Merke)> HentAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        var data = await grunndata.HentEllerUaapnetAsync(await grunndata.HodeAsync(ledger, ct), aar, ct);
        return (data, Merke(data));
    }

    /// <param name="merke">The mark that what is registered must still have (If-Match); null for any.</param>
    /// <exception cref="Avvisning">404 unknown municipality; 412 something else is registered now; 422 what was sent has errors.</exception>
    public async Task<Stamdatakvittering> OppdaterAsync(
        LedgerId ledger, Regnskapsaar aar, Stamdatautkast utkast, string? merke, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HodeAsync(ledger, ct);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Handling, oppdrag),
            async (kontekst, token) =>
            {
                var data = await grunndata.HentEllerUaapnetAsync(ledger, kontekst.Oekt, aar, token);
                if (merke is not null && merke != Merke(data))
                {
                    throw Avvisning.Forutsetning("Stamdata er endret siden de ble hentet. Hent dem på nytt.");
                }

                return await OppdaterAsync(kontekst, data, utkast, oppdrag, token);
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    private async Task<Stamdatakvittering> OppdaterAsync(
        Skrivekontekst kontekst, Kommunegrunnlag data, Stamdatautkast utkast, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var (hode, aar) = (kontekst.Oekt.Hode!, data.Aar);
        var (feil, ikkeEndret) = (new Feilsamling(), new List<Ikkeendret>());
        var lest = new Stamdataleser(utkast, aar, feil, ikkeEndret);
        var foer = data.Organisasjon ?? Domain.Organisasjon.Organisasjonsplan.Tom;
        var enheter = lest.Enheter(foer);
        lest.KrevEn("prosjekter", utkast.Prosjekter, p => p.Kode);
        lest.KrevEn("fond", utkast.Fond, f => f.Kode);
        var prosjekter = lest.Prosjekter(data.Prosjekter).DistinctBy(p => p.Kode).ToList();
        var fond = lest.Fond(data.Fond).DistinctBy(f => f.Kode).ToList();
        lest.KrevEgneKonti(fond, data.Fond.Values);
        var funksjoner = Funksjoner(data, utkast, feil);
        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil);
        }

        var endringer = new List<(Journalslag Slag, int Aar, string Kode, string Innhold)>();
        if (utkast.Enheter.Count > 0 || utkast.Nivaaer.Count > 0)
        {
            enheter = await Grunndatatjeneste.MedBrukAsync(leser, hode, aar, enheter, ct);
            var nytt = Organisasjonsform.Skriv(enheter, lest.Bevilgningsnivaa ?? foer.Bevilgningsnivaa);
            if (enheter.Count > 0 && nytt != Organisasjonsform.Skriv(foer.Enheter, foer.Bevilgningsnivaa))
            {
                endringer.Add((Journalslag.Organisasjon, aar.Aar, "organisasjon", nytt));
            }
        }

        var sendte = utkast.Enheter.Select(e => e.Kode).ToHashSet();
        var enhetstall = Tell(enheter.Where(e => sendte.Contains(e.Kode.ToString())), e => foer.Finn(e.Kode));
        var prosjekttall = Tell(prosjekter, p => data.Prosjekter.GetValueOrDefault(p.Kode));
        var fondstall = Tell(fond, f => data.Fond.GetValueOrDefault(f.Kode));
        var kjente = data.Kontoplan.Funksjoner.ToDictionary(f => f.Kode);
        var funksjonstall = Tell(funksjoner, f => kjente.GetValueOrDefault(f.Kode));
        endringer.AddRange(prosjekter.Where(p => data.Prosjekter.GetValueOrDefault(p.Kode) != p)
            .Select(p => (Journalslag.Prosjekt, 0, p.Kode.ToString(), Prosjektform.Skriv(p))));
        endringer.AddRange(fond.Where(f => data.Fond.GetValueOrDefault(f.Kode) != f).Select(f => (Journalslag.Fond, 0, f.Kode.ToString(), Fondsform.Skriv(f))));
        if (funksjonstall.Nye + funksjonstall.Endret > 0)
        {
            var nye = funksjoner.ToDictionary(f => f.Kode);
            var plan = new Kommunekontoplan(
                data.Kontoplan.Konti, data.Kontoplan.Moenstre,
                [.. data.Kontoplan.Funksjoner.Select(f => nye.GetValueOrDefault(f.Kode) ?? f), .. funksjoner.Where(f => !kjente.ContainsKey(f.Kode))],
                data.Kontoplan.Funksjonsmoenstre, Kontoplan.For(aar, data.Ledger.Kommune));
            endringer.Add((Journalslag.Kontoplan, aar.Aar, "kontoplan", Kontoplanform.Skriv(plan)));
        }

        foreach (var e in endringer)
        {
            await kontekst.DefinerAsync(e.Slag, e.Aar, e.Kode, e.Innhold, ct);
        }

        var skrevet = endringer.Count > 0 && !oppdrag.Proevekjoering;
        return new Stamdatakvittering(
            skrevet ? kontekst.Versjon : hode.Versjon, (skrevet ? kontekst.Kjedehode : hode.Kjedehode).ToString(), endringer.Count > 0, enhetstall,
            prosjekttall, fondstall, funksjonstall, ikkeEndret, feil.Varsler);
    }

    private static IReadOnlyList<Lokalfunksjon> Funksjoner(Kommunegrunnlag data, Stamdatautkast utkast, Feilsamling feil)
    {
        var funksjoner = utkast.Funksjoner.Select(f => string.IsNullOrEmpty(f.Navn) ? f with { Navn = f.LokalFunksjon } : f).ToList();
        return new Kommunekontoplanregler(data.Aar, data.Ledger.Kommune, data.Fond, feil).Bygg(new([], [], funksjoner, []))?.Funksjoner ?? [];
    }

    private static Stamdatatelling Tell<T>(IEnumerable<T> alle, Func<T, T?> foer)
        where T : class
    {
        var (nye, endret, uendret) = (0, 0, 0);
        foreach (var en in alle)
        {
            switch (foer(en))
            {
                case null: nye++; break;
                case var kjent when kjent.Equals(en): uendret++; break;
                default: endret++; break;
            }
        }

        return new(nye, endret, uendret);
    }

    private static string Merke(Kommunegrunnlag data)
    {
        var alt = new StringBuilder(data.Organisasjon is { } o ? Organisasjonsform.Skriv(o.Enheter, o.Bevilgningsnivaa) : "");
        foreach (var p in data.Prosjekter.Values.OrderBy(p => p.Kode))
        {
            alt.Append(p.Kode).Append(Prosjektform.Skriv(p));
        }

        foreach (var f in data.Fond.Values.OrderBy(f => f.Kode))
        {
            alt.Append(f.Kode).Append(Fondsform.Skriv(f));
        }

        alt.Append(Kontoplanform.Skriv(data.Kontoplan));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alt.ToString())).AsSpan(0, 16));
    }
}

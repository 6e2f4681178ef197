using System.Text.Json;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Svar;
using Ledger.Application;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Publisering;
using Ledger.Application.Rapporter;
using Ledger.Domain;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Publisering;

/// <summary>Answers a document: its draft for those who may see it, else the newest edition.</summary>
internal sealed class Publikasjonsleser(
    Publikasjonstjeneste tjeneste, IUtgaver utgaver, Rapportleser leser, Seksjonsberegning beregning, Registerlager registre)
{
    /// <exception cref="Avvisning">404: there is no such document, or none that the caller may see.</exception>
    public async Task<Publikasjonssvar> HentAsync(LedgerId ledger, string id, bool medKladd, CancellationToken ct)
    {
        if (medKladd && await tjeneste.UtkastAsync(ledger, id, ct) is { } utkast)
        {
            return await SvarAsync(ledger, utkast, ct);
        }

        var egne = (await utgaver.AvAsync(ledger, ct)).Where(u => u.Publikasjon.Id == id).ToList();
        var vist = egne.FirstOrDefault(u => u.Status == Utgavestatus.Publisert) ?? egne.FirstOrDefault()
            ?? throw Avvisning.IkkeFunnet($"Kommune {ledger} har ingen publikasjon «{id}».");
        return await LagAsync(ledger, vist.Publikasjon, vist.Status, vist.Versjon, egne, [], medKladd, ct);
    }

    public async Task<Publikasjonssvar> SvarAsync(LedgerId ledger, Utkast utkast, CancellationToken ct)
    {
        var egne = (await utgaver.AvAsync(ledger, ct)).Where(u => u.Publikasjon.Id == utkast.Publikasjon.Id).ToList();
        var svar = await LagAsync(
            ledger, utkast.Publikasjon, Publikasjonssvar.Tilstand(utkast, egne), utkast.LaastVersjon, egne,
            await tjeneste.FunnAsync(ledger, utkast, ct), medInterne: true, ct);
        return svar with { Planlagt = Plansvar.Av(utkast.Planlagt) };
    }

    private async Task<Publikasjonssvar> LagAsync(
        LedgerId ledger, Publikasjon p, Utgavestatus status, long? versjon, List<Utgave> egne, IReadOnlyList<Funn> funn, bool medInterne,
        CancellationToken ct)
    {
        var grunnlag = await leser.HentAsync(ledger, Regnskapsaar.Fra(p.Aar), new Tidsvalg(versjon, null), ct);
        List<Seksjonssvar> seksjoner = [];
        foreach (var seksjon in p.Seksjoner)
        {
            seksjoner.Add(await SeksjonAsync(grunnlag, p, seksjon, ct));
        }

        return new(
            ledger.ToString(), p.Id, status.Navn(), p.Aar, p.Type, p.Tittel, p.Spraak, p.TilPeriode, p.Rapporteringsdato, grunnlag.Hode.Versjon,
            p.Hovedoppstilling, p.Resultat, p.Bro, p.Hovedtall, p.Kapitler, p.Skjerming, p.Saksnummer, p.Offentliggjort, p.Behandlet,
            seksjoner,
            [.. egne.Select(Utgavesvar.Av)], [.. funn.Select(Funnsvar.Av)], p.Sendt, p.Prognose, p.Forslag)
        {
            Kommentarer =
            [
                .. Dokumentkommentarer.Av(await registre.TilstandAsync(grunnlag.Hode, ct), p).Where(o => medInterne || o.Verdi.Noekkel.Ekstern)
                    .Select(o => Dokumentkommentar.Av(o.Verdi)),
            ],
        };
    }

    private async Task<Seksjonssvar> SeksjonAsync(Rapportgrunnlag grunnlag, Publikasjon publikasjon, Seksjon seksjon, CancellationToken ct)
    {
        var (svar, _) = await beregning.BeregnAsync(grunnlag, publikasjon, seksjon, ct);
        return new(
            seksjon.Id, seksjon.Navn, seksjon.Rapport, seksjon.Parametre,
            svar is null ? null : new Rapportbytes(JsonSerializer.SerializeToUtf8Bytes(svar, svar.GetType(), JsonOppsett.Valg)));
    }
}

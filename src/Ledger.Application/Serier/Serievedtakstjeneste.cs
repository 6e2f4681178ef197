using System.Globalization;
using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Skriving;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Serier;

/// <summary>Makes proposals and plans the budget decisions that they became (kommuneloven §§ 14-3, 14-5): one write for both.</summary>
public sealed class Serievedtakstjeneste(Serietjeneste serier, Grunndataleser grunndata, Vedtakstjeneste vedtak, Skriveflyt flyt)
{
    /// <summary>Records a proposal, or the first year of a plan, as the decision that it became.</summary>
    /// <param name="linjer">When the council decided otherwise; null for what was proposed.</param>
    /// <exception cref="Avvisning">404 unknown municipality or series; 409 it is decided already; and as for decisions.</exception>
    public async Task<Serievedtak> VedtaAsync(
        LedgerId ledger, Serieslag slag, string kode, string referanse, DateOnly dato, string organ, string? tekst,
        IReadOnlyList<Budsjettlinjeutkast>? linjer, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        // The write must know its year before the lock; all that decides is read under it.
        var aar = Regnskapsaar.Fra((await serier.HentAsync(ledger, slag, kode, ct)).Serie.Hode.Aar);
        await grunndata.HentAsync(ledger, aar, ct);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Vedtakstjeneste.Handling, oppdrag),
            async (kontekst, token) =>
            {
                var serie = await Serielager.FinnAsync(kontekst.Oekt, slag, kode, token) ?? throw Serietjeneste.Ukjent(slag, kode);
                if (serie.Hode.Status == Seriestatus.Vedtatt)
                {
                    throw Serietjeneste.Laast(serie.Hode);
                }

                if (serie.Hode.Aar != aar.Aar)
                {
                    throw Avvisning.Konflikt(Problemtyper.Opptatt, "Tjenesten er opptatt", "Serien fikk et annet år imens; prøv igjen.");
                }

                KrevAlleAar(serie);
                var foreslaatt = Foreslaatt(serie);
                var utkast = new Vedtaksutkast(referanse, dato, organ, Type(serie.Hode), tekst, linjer ?? foreslaatt);
                var kvittering = await vedtak.VedtaAsync(new Vedtaksordre(ledger, aar, [utkast], [], oppdrag), kontekst, token);
                var ferdig = serie.Hode with { Status = Seriestatus.Vedtatt, Vedtaksreferanse = referanse, Vedtaksdato = dato, Organ = organ };
                await kontekst.DefinerAsync(Journalslag.Serie, 0, Serieform.Referanse(slag, kode), Serieform.Skriv(ferdig), token);
                return new Serievedtak(
                    kvittering with { Versjon = kontekst.Versjon, Kjedehode = kontekst.Kjedehode.ToString(), Proevekjoering = oppdrag.ErProeve },
                    linjer is null ? [] : Forskjeller(foreslaatt, linjer));
            },
            null, ct);
        return svar.Kvittering;
    }

    /// <summary>A plan that is adopted says something of each of its years; while it is open the years come as they are ready.</summary>
    private static void KrevAlleAar(Serie serie)
    {
        if (serie.Hode.Slag != Serieslag.Oekonomiplan)
        {
            return;
        }

        var med = serie.Rader.Where(r => r.Noekkel.Kontoklasse != Kontoklasse.Balanse).Select(r => r.Noekkel.Aar).ToHashSet();
        if (Serielager.Aarene(serie.Hode).Where(a => !med.Contains(a)).ToList() is { Count: > 0 } uten)
        {
            throw Avvisning.Regelbrudd(
                "aar", Feilkoder.Planperiode,
                $"Planen har ingen rader for {string.Join(", ", uten)}; en økonomiplan vedtas for minst fire år (kommuneloven § 14-2 a).");
        }
    }

    private static Vedtakstype Type(Seriehode hode) => hode.Slag == Serieslag.Oekonomiplan ? Vedtakstype.Opprinnelig
        : Vedtakstyper.TryParse(hode.Vedtakstype ?? "annet", out var type) ? type : Vedtakstype.Annet;

    private static List<Budsjettlinjeutkast> Foreslaatt(Serie serie) =>
    [
        .. serie.Rader.Where(r => r.Beloep is not null && r.Noekkel.Kontoklasse != Kontoklasse.Balanse
            && (serie.Hode.Slag == Serieslag.Forslag || r.Noekkel.Aar == serie.Hode.Aar)).Select(Linje),
    ];

    private static Budsjettlinjeutkast Linje(Serierad rad, int i) => new(
        new Posteringsfelt
        {
            Prefiks = string.Create(CultureInfo.InvariantCulture, $"linjer[{i}]."),
            Kontoklasse = rad.Noekkel.Kontoklasse.Navn(),
            Art = rad.Noekkel.Art,
            Funksjon = rad.Noekkel.Funksjon,
            Ansvar = rad.Noekkel.Ansvar,
            Prosjekt = rad.Noekkel.Prosjekt,
            Fond = rad.Noekkel.Fond,
            Beloep = rad.Beloep!.Value.ToString(),
            [Radfelt.Tiltak] = rad.Noekkel.Tiltak,
            [Radfelt.Ramme] = rad.Noekkel.Ramme,
        },
        null);

    private static List<Serieforskjell> Forskjeller(IReadOnlyList<Budsjettlinjeutkast> foreslaatt, IReadOnlyList<Budsjettlinjeutkast> vedtatt)
    {
        static string Noekkel(Budsjettlinjeutkast l) => string.Join(
            ' ', new[] { l.Felt.Kontoklasse, l.Felt.Art, l.Felt[Radfelt.Ramme], l.Felt.Funksjon, l.Felt.Ansvar, l.Felt.Prosjekt, l.Felt.Fond }
                .Where(f => f.Length > 0));
        static decimal Sum(IEnumerable<Budsjettlinjeutkast> linjer) => linjer.Sum(l => Beloep.TryParse(l.Felt.Beloep, out var b) ? b.Kroner : 0);
        var (en, to) = (foreslaatt.ToLookup(Noekkel), vedtatt.ToLookup(Noekkel));
        return
        [
            .. en.Select(g => g.Key).Union(to.Select(g => g.Key)).Select(n => new Serieforskjell(n, Sum(en[n]), Sum(to[n])))
                .Where(f => f.Foreslaatt != f.Vedtatt),
        ];
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Application.Grunndata;
using Ledger.Application.Lesing;
using Ledger.Application.Opplysninger;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Serier;

/// <summary>Keeps plans, forecasts and proposals: amounts on the ledger's own keys, beside accounts and budget.</summary>
public sealed partial class Serietjeneste(
    Serielager lager, Grunndataleser grunndata, Rapportleser rapporter, Registerlager registre, Skriveflyt flyt)
{
    private const int MestForsoek = 4, MestRader = 1_000_000;

    /// <summary>The series of a ledger.</summary>
    /// <exception cref="Avvisning">404 unknown municipality.</exception>
    public async Task<(Kommunehode Hode, IReadOnlyList<Seriehode> Serier)> AlleAsync(LedgerId ledger, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        return (hode, await lager.AlleAsync(hode, ct));
    }

    /// <exception cref="Avvisning">404 unknown municipality or series.</exception>
    public async Task<(Kommunehode Hode, Serie Serie)> HentAsync(LedgerId ledger, Serieslag slag, string kode, CancellationToken ct)
    {
        var hode = await grunndata.HodeAsync(ledger, ct);
        return (hode, await lager.FinnAsync(hode, slag, kode, ct) ?? throw Ukjent(slag, kode));
    }

    /// <summary>Makes a series, or changes the head of one that is open.</summary>
    /// <exception cref="Avvisning">404 unknown municipality; 409 it is locked; 422 what is wrong with it.</exception>
    public async Task<Definisjonskvittering> DefinerAsync(
        LedgerId ledger, Serieslag slag, string kode, Serieutkast utkast, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var hode = Les(slag, kode, utkast);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, 0, Journalslag.Serie.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var naa = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ledger);
                var kjent = await Serielager.FinnAsync(kontekst.Oekt, slag, kode, token);
                KrevAapen(kjent?.Hode);
                if (hode.GrunnlagVersjon is { } grunnlaget && (grunnlaget < 1 || grunnlaget > naa.Versjon))
                {
                    throw Avvisning.Regelbrudd(
                        "grunnlagVersjon", Feilkoder.UtenforOmraadet, $"grunnlagVersjon er en versjon som er skrevet; den nyeste er {naa.Versjon}.");
                }

                if (kjent?.Hode == hode)
                {
                    return new Definisjonskvittering(naa.Versjon, naa.Kjedehode.ToString(), Endret: false);
                }

                if (kjent is { Rader.Count: > 0 } && kjent.Hode.Aar != hode.Aar)
                {
                    throw Avvisning.Regelbrudd("aar", Feilkoder.UgyldigKombinasjon, "Serien har rader, og kan ikke bytte år.");
                }

                await kontekst.DefinerAsync(Journalslag.Serie, 0, Serieform.Referanse(slag, kode), Serieform.Skriv(hode), token);
                return new Definisjonskvittering(kontekst.Versjon, kontekst.Kjedehode.ToString(), Endret: true);
            },
            null, ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };
    }

    /// <summary>Rows of a series; a row of a key that is known takes its place. A series whose code says its year is made when it is not there.</summary>
    /// <param name="omfang">With a complete file: <c>ansvar:20</c>, or all when left out.</param>
    /// <exception cref="Avvisning">404 unknown municipality, year or series; 409 it is locked; 400, 413 or 422: the rows.</exception>
    public async Task<Skrivesvar<Faktakvittering>> RaderAsync(
        Faktaordre ordre, Serieslag slag, string kode, bool fullstendig, string? omfang, CancellationToken ct)
    {
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ordre.Ledger, 0, Journalslag.Serierad.Navn(), ordre.Oppdrag, ordre.Noekkel),
            (kontekst, token) => RaderAsync(ordre, slag, kode, fullstendig, omfang, kontekst, token), () => Faktatjeneste.Avtrykk(ordre.Innhold), ct);
        var kvittering = svar.Kvittering with { Proevekjoering = ordre.Oppdrag.ErProeve };
        if (slag == Serieslag.Oekonomiplan && !ordre.Oppdrag.Proevekjoering && ordre.Enheter.Count == 0)
        {
            var ulikt = await UlikBudsjettetAsync(ordre.Ledger, kode, ct);
            kvittering = kvittering with
            {
                Varsler = [.. kvittering.Varsler, .. ulikt.Varsler], AntallVarsler = kvittering.AntallVarsler + ulikt.AntallVarsler,
            };
        }

        return svar with { Kvittering = kvittering };
    }

    /// <summary>
    /// Tells where the first year of a plan is another than the original budget, by the units at the top: a detaljering moves nothing between those.
    /// </summary>
    private async Task<Feilsamling> UlikBudsjettetAsync(LedgerId ledger, string kode, CancellationToken ct)
    {
        var (_, plan) = await HentAsync(ledger, Serieslag.Oekonomiplan, kode, ct);
        var grunnlag = await rapporter.HentAsync(ledger, Regnskapsaar.Fra(plan.Hode.Aar), default, ct);
        var (kube, organisasjon) = (grunnlag.Kube, grunnlag.Grunndata.Organisasjon!);
        var budsjett = Enumerable.Range(0, kube.Antall).Select(n => (Noekkel: kube.Noekkel(n), Beloep: kube.OpprinneligBudsjett(n)))
            .Where(b => b.Noekkel.Kontoklasse != Kontoklasse.Balanse && !b.Beloep.ErNull)
            .ToLookup(b => (b.Noekkel.Kontoklasse, Topp(b.Noekkel.Ansvar)), b => b.Beloep);
        var planen = plan.Rader.Where(r => r.Noekkel.Aar == plan.Hode.Aar && r.Noekkel.Kontoklasse != Kontoklasse.Balanse)
            .ToLookup(r => (r.Noekkel.Kontoklasse, Topp(Ansvar.TryParse(r.Noekkel.Ansvar, out var a) ? a : default)), r => r.Beloep ?? Beloep.Null);
        var feil = new Feilsamling();
        foreach (var sted in budsjett.Select(b => b.Key).Union(budsjett.Count == 0 ? [] : planen.Select(p => p.Key)).OrderBy(s => s.Item2))
        {
            var (iPlanen, iBudsjettet) = (Beloep.Sum(planen[sted]), Beloep.Sum(budsjett[sted]));
            if (iPlanen != iBudsjettet)
            {
                feil.Varsle(
                    null, "beloep", Feilkoder.PlanUlikBudsjett,
                    $"{sted.Kontoklasse.Navn()} {sted.Item2}: planens første år er {iPlanen}, og årets opprinnelige budsjett {iBudsjettet}.");
            }
        }

        return feil;

        Ansvar Topp(Ansvar enhet)
        {
            for (var over = organisasjon.Finn(enhet); over is { Overordnet.ErTom: false }; over = organisasjon.Finn(enhet))
            {
                enhet = over.Overordnet;
            }

            return enhet;
        }
    }

    /// <summary>The same as a part of a write that has begun.</summary>
    internal async Task<Faktakvittering> RaderAsync(
        Faktaordre ordre, Serieslag slag, string kode, bool fullstendig, string? omfang, Skrivekontekst kontekst, CancellationToken ct)
    {
        var naa = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ordre.Ledger);
        var serie = await Serielager.FinnAsync(kontekst.Oekt, slag, kode, ct);
        var hode = serie?.Hode ?? Ny(slag, kode);
        KrevAapen(hode);
        var data = await grunndata.HentAsync(ordre.Ledger, kontekst.Oekt, Regnskapsaar.Fra(hode.Aar), ct);
        var feil = new Feilsamling();
        var linjer = await LesRaderAsync(ordre, hode, data, kontekst, feil, ct);
        var rader = linjer.Keys.ToList();
        var kjente = (serie?.Rader ?? []).ToDictionary(r => r.Noekkel);
        var (nye, endret) = (rader.Where(r => !kjente.ContainsKey(r.Noekkel)).ToList(),
            rader.Where(r => kjente.TryGetValue(r.Noekkel, out var kjent) && kjent != r).ToList());
        var sendte = rader.Select(r => r.Noekkel).ToHashSet();
        var iOmfang = Serierader.Omfang(omfang, data.Organisasjon!);
        List<Serierad> borte = fullstendig
            ? [.. kjente.Values.Where(r => !sendte.Contains(r.Noekkel) && iOmfang(r)).Select(r => r with { Borte = true })] : [];
        var borteNoekler = borte.Select(b => b.Noekkel).ToHashSet();
        List<Serierad> alle = [.. kjente.Values.Where(r => !sendte.Contains(r.Noekkel) && !borteNoekler.Contains(r.Noekkel)), .. rader];
        Serierader.KrevEgne(ordre.Enheter, [.. linjer.Select(l => (l.Key, l.Value)), .. borte.Select(b => (b, (long?)null))], data.Organisasjon!);
        Serierader.KrevUtenOverlapp(alle, linjer, hode, data.Organisasjon!, feil);
        if (feil.HarFeil)
        {
            throw Avvisning.AvRader(feil);
        }

        if (serie is null)
        {
            await kontekst.DefinerAsync(Journalslag.Serie, 0, Serieform.Referanse(slag, kode), Serieform.Skriv(hode), ct);
        }

        foreach (var (del, i) in nye.Concat(endret).Concat(borte).Chunk(Serieform.Rader).Select((d, i) => (d, i)))
        {
            await kontekst.DefinerAsync(
                Journalslag.Serierad, hode.Aar, Serieform.Radreferanse(slag, kode, kontekst.Versjon, i + 1), Serieform.Skriv(del), ct);
        }

        if (ordre.Enheter.Count == 0)
        {
            Serierader.VarsleUbalanse(hode, alle, feil);
        }

        var erEndret = nye.Count + endret.Count + borte.Count > 0;
        return new Faktakvittering(
            nye.Count, endret.Count, rader.Count - nye.Count - endret.Count, borte.Count, erEndret ? kontekst.Versjon : naa.Versjon,
            (erEndret ? kontekst.Kjedehode : naa.Kjedehode).ToString(), feil.Varsler, feil.AntallVarsler);
    }

    private async Task<IReadOnlyDictionary<Serierad, long?>> LesRaderAsync(
        Faktaordre ordre, Seriehode hode, Kommunegrunnlag data, Skrivekontekst kontekst, Feilsamling feil, CancellationToken ct)
    {
        var rader = ordre.Les(Serieleser.Felt, feil, MestRader);
        var tilstand = rader.Any(r => r["tiltak"] is not null) ? await registre.TilstandAsync(kontekst.Oekt, ct) : Registertilstand.Tom;
        return Serierader.Les(rader, hode, data, tiltak => tilstand.Finn("tiltak", tiltak) is not null);
    }

    /// <summary>Computes the values that were not given, at the version of the lock, and fixes the series for ever.</summary>
    /// <exception cref="Avvisning">404 unknown municipality, year or series; 409 it is locked.</exception>
    public async Task<Seriesvar> LaasAsync(LedgerId ledger, Serieslag slag, string kode, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        for (var forsoek = 1; ; forsoek++)
        {
            var (_, serie) = await HentAsync(ledger, slag, kode, ct);
            KrevAapen(serie.Hode);
            var grunnlag = await rapporter.HentAsync(ledger, Regnskapsaar.Fra(serie.Hode.Aar), default, ct);
            var verdier = slag == Serieslag.Prognose
                ? Prognoseberegning.Beregn(serie.Hode, serie.Rader, grunnlag.Kube, grunnlag.Forrige, grunnlag.Grunndata.Organisasjon!) : null;
            var laast = serie.Hode with { Status = Seriestatus.Laast, LaastVersjon = grunnlag.Hode.Versjon };
            var svar = await flyt.UtfoerAsync<Seriesvar?>(
                new Skriveordre(ledger, 0, Journalslag.Serie.Navn(), oppdrag),
                async (kontekst, token) =>
                {
                    if (kontekst.Oekt.Hode!.Versjon != grunnlag.Hode.Versjon)
                    {
                        return null;
                    }

                    await kontekst.DefinerAsync(Journalslag.Serie, 0, Serieform.Referanse(slag, kode), Serieform.Skriv(laast), token);
                    foreach (var (json, i) in (verdier is null ? [] : Serieform.Skriv(verdier)).Select((j, i) => (j, i)))
                    {
                        await kontekst.DefinerAsync(
                            Journalslag.Serieverdi, laast.Aar, Serieform.Radreferanse(slag, kode, kontekst.Versjon, i + 1), json, token);
                    }

                    return Seriesvar.Av(laast, verdier, Varsler(laast, grunnlag, verdier));
                },
                null, ct);
            if (svar.Kvittering is { } ferdig || forsoek == MestForsoek)
            {
                return svar.Kvittering ?? throw Avvisning.Konflikt(
                    Problemtyper.Opptatt, "Tjenesten er opptatt", "Regnskapet endres hele tiden; prøv igjen.");
            }
        }
    }

    private static IReadOnlyList<Feil> Varsler(Seriehode hode, Rapportgrunnlag grunnlag, Serieverdier? verdier)
    {
        var feil = new Feilsamling();
        for (var periode = 1; periode <= (hode.TilPeriode ?? 0); periode++)
        {
            if (!grunnlag.Grunndata.Status(Periode.Fra(periode)).ErLukket)
            {
                feil.Varsle(
                    null, "tilPeriode", Feilkoder.PeriodenErAapen,
                    $"Periode {periode} er åpen; det som bokføres i den, kommer ikke med i prognosen.");
            }
        }

        if (verdier is { Merknader.Count: > 0 })
        {
            feil.Varsle(null, "metode", Feilkoder.FjoraarMangler, string.Join("; ", verdier.Merknader.Take(20)));
        }

        return feil.Varsler;
    }

    /// <summary>The head of a series that its code says all of.</summary>
    /// <exception cref="Avvisning">404: the code says no year, or a proposal is not there; 422: it is of too few years.</exception>
    internal static Seriehode Ny(Serieslag slag, string kode) =>
        slag == Serieslag.Forslag || !SierAaret().IsMatch(kode) ? throw Ukjent(slag, kode) : Les(slag, kode, new());

    internal static Seriehode Les(Serieslag slag, string kode, Serieutkast utkast)
    {
        var feil = new Feilsamling();
        if (!Faktakode.ErGyldig(kode, 60))
        {
            feil.Avvis(null, "kode", Feilkoder.UgyldigFormat, "En series kode er 1–60 bokstaver, sifre, punktum, strek eller understrek.");
        }

        foreach (var (felt, tekst, lengst) in new[]
        {
            ("navn", utkast.Navn, Tekstregler.Navn), ("organ", utkast.Organ, Tekstregler.Navn),
            ("vedtaksreferanse", utkast.Vedtaksreferanse, Tekstregler.Referanse),
        })
        {
            Tekstregler.Kontroller(tekst ?? "", lengst, null, felt, feil);
        }

        var treff = SierAaret().Match(kode);
        var aar = utkast.Aar ?? (treff.Success ? int.Parse(treff.Groups["aar"].ValueSpan, CultureInfo.InvariantCulture) : 0);
        if (!Regnskapsaar.TryFra(aar, out _))
        {
            feil.Avvis(null, "aar", Feilkoder.Mangler, "aar er året serien er av, eller det første i planen.");
        }

        var delperiode = treff.Groups["periode"].Value;
        var tilPeriode = slag != Serieslag.Prognose ? null : utkast.TilPeriode ?? delperiode switch
        {
            ['T', var t] => (t - '0') * 4,
            { Length: 2 } => int.Parse(delperiode, CultureInfo.InvariantCulture),
            _ => null,
        };
        if (slag == Serieslag.Prognose && tilPeriode is null or < 1 or > 12)
        {
            feil.Avvis(
                null, "tilPeriode", tilPeriode is null ? Feilkoder.Mangler : Feilkoder.UgyldigPeriode,
                "En prognose har tilPeriode 1–12: siste periode med regnskap.");
        }

        Seriemetode? standard = null;
        if (!string.IsNullOrEmpty(utkast.Standardmetode))
        {
            standard = Serienavn.TryParse(utkast.Standardmetode, out Seriemetode m) && m is not (Seriemetode.Manuell or Seriemetode.Justering) ? m : null;
            if (standard is null)
            {
                feil.Avvis(null, "standardmetode", Feilkoder.UkjentMetode, "standardmetode er lineaer, periodisert eller fjoraarsprofil.");
            }
        }

        if (utkast.Type is not null && (!Vedtakstyper.TryParse(utkast.Type, out var type) || type.ErDetaljering()))
        {
            feil.Avvis(null, "type", Feilkoder.UgyldigFormat, "type er opprinnelig, tertial1, tertial2, teknisk eller annet.");
        }

        var hode = new Seriehode(
            slag, kode, string.IsNullOrEmpty(utkast.Navn) ? kode : utkast.Navn, aar, tilPeriode, utkast.Dato, utkast.GrunnlagVersjon, standard, utkast.Organ,
            utkast.Vedtaksreferanse, utkast.Vedtaksdato, slag == Serieslag.Forslag ? utkast.Type : null, Seriestatus.Aapen, null);
        if (slag == Serieslag.Oekonomiplan && Serielager.Aarene(hode).Count < Serielager.FaerrestAar)
        {
            feil.Avvis(null, "kode", Feilkoder.Planperiode, "En økonomiplan er for minst fire år (kommuneloven § 14-2 a).");
        }

        return feil.HarFeil ? throw Avvisning.Av(feil) : hode;
    }

    private static void KrevAapen(Seriehode? hode)
    {
        if (hode is not null && hode.Status != Seriestatus.Aapen)
        {
            throw Laast(hode);
        }
    }

    internal static Avvisning Laast(Seriehode hode) => Avvisning.Konflikt(
        Problemtyper.SerienErLaast, "Serien er låst", $"{hode.Slag.Navn()}/{hode.Kode} er {hode.Status.Navn()}, og endres ikke. En rettelse er en ny serie.");

    internal static Avvisning Ukjent(Serieslag slag, string kode) =>
        Avvisning.IkkeFunnet($"Det finnes ingen serie {slag.Navn()}/{(Faktakode.ErGyldig(kode, 60) ? kode : "?")}.");

    [GeneratedRegex("^(?<aar>2[01][0-9]{2})(-(?<periode>T[1-3]|0[1-9]|1[0-2]|2[01][0-9]{2}))?$")]
    private static partial Regex SierAaret();
}

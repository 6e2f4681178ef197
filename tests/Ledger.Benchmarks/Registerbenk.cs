using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ledger.Api.Tests.Verktoey;

/// <summary>
/// A table of 500 projects beside <c>avvik</c> over the same postings, warm; and an import of facts beside the import of postings, in rows a second.
/// </summary>
internal sealed class Registerbenk(
    string mappe, Func<Task<Tjener>> start, Func<Tjener, string, string, string, Task<TimeSpan>> importer, Dictionary<string, object> resultater)
{
    private const string K = "/v1/kommuner/3201", R = K + "/regnskap/2024";
    private const int Prosjekter = 500, Indikatorer = 1000, Aar = 8, Omganger = 20, Oppvarming = 100;

    public async Task KjoerAsync(int antall)
    {
        var rader = Path.Combine(mappe, "rader.csv");
        new Radgenerator(2024).Skriv(rader, antall, false);
        await using var tjener = await start();
        var postering = antall / (await importer(tjener, rader, "text/csv", "")).TotalSeconds;
        var koder = Radgenerator.Prosjekter.Concat(Enumerable.Range(1, Prosjekter).Select(i => $"B{i:000}")).Take(Prosjekter);
        await SendAsync(tjener, "/registre/prosjekt/objekter", "kode;navn;eier;type", koder.Select(
            (k, i) => $"{k};Prosjekt {k};{Radgenerator.Ansvar[i % Radgenerator.Ansvar.Length]};enkelt"));
        await SendAsync(tjener, "/registre/indikator/objekter", "kode;navn", Enumerable.Range(0, Indikatorer).Select(i => $"I{i:0000};Indikator {i}"));
        var fakta = from i in Enumerable.Range(0, Indikatorer)
                    from aar in Enumerable.Range(2025 - Aar, Aar)
                    from maaned in Enumerable.Range(1, 12)
                    select $"maaling;indikator:I{i:0000};verdi;{aar};M{maaned:00};{(i * 7) + maaned}";
        var opplysning = Indikatorer * Aar * 12 / await SendAsync(tjener, "/opplysninger", "slag;objekt;maal;aar;periode;verdi", fakta);
        resultater["posteringerPerSekund"] = Math.Round(postering);
        resultater["opplysningerPerSekund"] = Math.Round(opplysning);
        resultater["opplysninger_andel"] = Math.Round(opplysning / postering, 2);
        var (tabell, avvik) = (await VarmAsync(tjener, "/tabeller/investeringsprosjekter"), await VarmAsync(tjener, "/avvik?nivaa=ansvar"));
        resultater["tabell_ms"] = tabell;
        resultater["avvik_ms"] = avvik;
        resultater["tabell_andel"] = Math.Round(tabell / avvik, 2);
        var (nyTabell, nyAvvik) = await NyVersjonAsync(tjener, "/tabeller/investeringsprosjekter", "/avvik?nivaa=ansvar");
        resultater["tabell_ny_versjon_ms"] = nyTabell;
        resultater["avvik_ny_versjon_ms"] = nyAvvik;
        resultater["tabell_ny_versjon_andel"] = Math.Round(nyTabell / nyAvvik, 2);
        resultater["antall"] = antall;
    }

    /// <summary>The median of a report that has been asked for before, in milliseconds, once what answers it is compiled.</summary>
    private static async Task<double> VarmAsync(Tjener tjener, string sti)
    {
        var tider = new List<double>();
        for (var i = -Oppvarming; i < Omganger; i++)
        {
            var klokke = Stopwatch.StartNew();
            var svar = await tjener.GetAsync(R + sti);
            var tid = (int)svar.Status == 200 ? klokke.Elapsed.TotalMilliseconds : throw new InvalidOperationException(svar.Tekst);
            if (i >= 0)
            {
                tider.Add(tid);
            }
        }

        return Median(tider);
    }

    /// <summary>
    /// The medians of two reports that are computed anew, each after a fact that nobody knew, with the ledger's cube at hand. As many rounds go
    /// before, since the answers to the same question were kept, and what computes them is compiled as it is used.
    /// </summary>
    private static async Task<(double En, double Annen)> NyVersjonAsync(Tjener tjener, string en, string annen)
    {
        var (tider, nummer) = (new[] { new List<double>(), new List<double>() }, 0);
        for (var i = -Oppvarming; i < Omganger; i++)
        {
            foreach (var (sti, liste) in new[] { (en, tider[0]), (annen, tider[1]) })
            {
                await SendAsync(tjener, "/opplysninger", "slag;objekt;maal;aar;periode;verdi", [$"maaling;indikator:I0000;ny;2024;aar;{++nummer}"]);
                var klokke = Stopwatch.StartNew();
                var svar = await tjener.GetAsync(R + sti);
                var tid = (int)svar.Status == 200 ? klokke.Elapsed.TotalMilliseconds : throw new InvalidOperationException(svar.Tekst);
                if (i >= 0)
                {
                    liste.Add(tid);
                }
            }
        }

        return (Median(tider[0]), Median(tider[1]));
    }

    private static double Median(List<double> tider) => Math.Round(tider.Order().ElementAt(tider.Count / 2), 2);

    /// <returns>Seconds.</returns>
    private static async Task<double> SendAsync(Tjener tjener, string sti, string hode, IEnumerable<string> rader)
    {
        var innhold = new StringContent($"{hode}\n{string.Join('\n', rader)}\n", Encoding.UTF8, "text/csv");
        var klokke = Stopwatch.StartNew();
        var svar = await tjener.SendAsync(HttpMethod.Post, K + sti, innhold, "dev-admin", ("Idempotency-Key", $"{sti}-{Guid.NewGuid():N}"));
        return (int)svar.Status == 201 ? klokke.Elapsed.TotalSeconds : throw new InvalidOperationException(svar.Tekst);
    }
}

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
    private const int Prosjekter = 500, Indikatorer = 1000, Aar = 8, Omganger = 60, Oppvarming = 60, Varme = 1000;
    private const string Tabell = "/tabeller/investeringsprosjekter", Avvik = "/avvik?nivaa=ansvar";
    private static readonly byte[] Bytes = "GET /bytes HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray();
    private int _nummer;

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
        await VarmAsync(tjener);
        foreach (var (navn, skriv) in new[]
        {
            ("faktum om annet", Faktum("indikator:I0000;ny")), ("faktum i tabellen", Faktum($"prosjekt:{Radgenerator.Prosjekter[0]};kostnadsramme")),
            ("bilag om annet", Bilag("")), ("bilag på et prosjekt", Bilag(Radgenerator.Prosjekter[0])),
        })
        {
            Etter(tjener, navn, skriv);
        }

        resultater["antall"] = antall;
    }

    /// <summary>
    /// What has been asked for before, plain and compressed, each beside as many constant bytes: in turn, so that what else the machine does falls on
    /// all. A client that costs next to nothing asks, since the answers are so large that reading them as text is most of the time.
    /// </summary>
    private async Task VarmAsync(Tjener tjener)
    {
        using var klient = new Raaklient(tjener.Klient.BaseAddress!, 1);
        foreach (var koding in new[] { "identity", "br" })
        {
            var tider = new List<TimeSpan>[] { [], [], [], [] };
            var (tabell, avvik) = (Get(Tabell, koding), Get(Avvik, koding));
            var byte_ = (Tabell: await LengdeAsync(tjener, Tabell, koding), Avvik: await LengdeAsync(tjener, Avvik, koding));
            using var tabelltak = await Taktjener.StartAsync(byte_.Tabell);
            using var avvikstak = await Taktjener.StartAsync(byte_.Avvik);
            using var tabellbytes = new Raaklient(tabelltak.Adresse, 1);
            using var avviksbytes = new Raaklient(avvikstak.Adresse, 1);
            for (var i = -Oppvarming; i < Varme; i++)
            {
                TimeSpan[] runde = [klient.Tid(tabell), klient.Tid(avvik), tabellbytes.Tid(Bytes), avviksbytes.Tid(Bytes)];
                for (var k = 0; i >= 0 && k < runde.Length; k++)
                {
                    tider[k].Add(runde[k]);
                }
            }

            Vis($"varm, {koding}", tider[0], tider[1]);
            Vis($"like mange faste byte, {koding}", tider[2], tider[3]);
            resultater[$"byte {koding}, tabell og avvik"] = $"{byte_.Tabell} og {byte_.Avvik}";
        }
    }

    /// <summary>
    /// Two reports that are computed anew, each after a write of its own, with the ledger's cube at hand. As many rounds go before, since what
    /// computes them is compiled as it is used.
    /// </summary>
    private void Etter(Tjener tjener, string navn, Func<byte[]> skriv)
    {
        using var klient = new Raaklient(tjener.Klient.BaseAddress!, 1);
        var (sporsmaal, tider) = (new[] { Get(Tabell, "identity"), Get(Avvik, "identity") }, new List<TimeSpan>[] { [], [] });
        for (var i = -Oppvarming; i < Omganger; i++)
        {
            foreach (var (en, liste) in sporsmaal.Zip(tider))
            {
                klient.Tid(skriv());
                var tid = klient.Tid(en);
                if (i >= 0)
                {
                    liste.Add(tid);
                }
            }
        }

        Vis($"etter {navn}", tider[0], tider[1]);
    }

    private Func<byte[]> Faktum(string maal) => () => Post("/opplysninger", "text/csv", $"Idempotency-Key: F{++_nummer}\r\n", $"slag;objekt;maal;dato;beloep\nmaaling;{maal};2024-01-01;{_nummer}\n");

    private Func<byte[]> Bilag(string prosjekt) => () => Post(
        "/regnskap/2024/bilag", "application/json", "",
        $$"""{"bilagsreferanse":"R{{++_nummer}}","bilagsdato":"2024-03-15","periode":3,"tekst":"Faktura","posteringer":[{"kontoklasse":"drift","art":"115","funksjon":"201","ansvar":"{{Radgenerator.Ansvar[_nummer % Radgenerator.Ansvar.Length]}}","prosjekt":"{{prosjekt}}","beloep":125.50},{"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-125.50}]}""");

    private static byte[] Post(string sti, string type, string hoder, string kropp) => Encoding.UTF8.GetBytes(
        $"POST {K}{sti} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-admin\r\nContent-Type: {type}\r\n{hoder}Content-Length: {Encoding.UTF8.GetByteCount(kropp)}\r\n\r\n{kropp}");

    private static byte[] Get(string sti, string koding) =>
        Encoding.ASCII.GetBytes($"GET {R}{sti} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-les\r\nAccept-Encoding: {koding}\r\n\r\n");

    private static async Task<int> LengdeAsync(Tjener tjener, string sti, string koding)
    {
        using var sporsmaal = new HttpRequestMessage(HttpMethod.Get, R + sti) { Headers = { { "Authorization", "Bearer dev-les" }, { "Accept-Encoding", koding } } };
        using var svar = await tjener.Klient.SendAsync(sporsmaal);
        return (await svar.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>Medians and the least, in milliseconds.</summary>
    private void Vis(string navn, List<TimeSpan> tabell, List<TimeSpan> avvik)
    {
        static double Del(List<TimeSpan> tider, int nevner) => tider.Order().ElementAt(nevner == 0 ? 0 : tider.Count / nevner).TotalMilliseconds;
        foreach (var (hva, nevner) in new[] { ("median", 2), ("minst", 0) })
        {
            var (en, annen) = (Del(tabell, nevner), Del(avvik, nevner));
            resultater[$"{navn}, {hva}: tabell, avvik, andel"] = string.Create(CultureInfo.InvariantCulture, $"{en:0.000} {annen:0.000} {en / annen:0.00}");
        }
    }

    /// <returns>Seconds.</returns>
    private static async Task<double> SendAsync(Tjener tjener, string sti, string hode, IEnumerable<string> rader)
    {
        var innhold = new StringContent($"{hode}\n{string.Join('\n', rader)}\n", Encoding.UTF8, "text/csv");
        var klokke = Stopwatch.StartNew();
        var svar = await tjener.SendAsync(HttpMethod.Post, K + sti, innhold, "dev-admin", ("Idempotency-Key", $"{sti}-{Guid.NewGuid():N}"));
        return (int)svar.Status == 201 ? klokke.Elapsed.TotalSeconds : throw new InvalidOperationException(svar.Tekst);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ledger.Api.Tests.Verktoey;

/// <summary>
/// Balance imports of so many keys: the first state, the same again, and a state where one key in a hundred differs; beside the plain import of
/// the same rows.
/// </summary>
internal sealed class Saldobenk(string mappe, Func<Task<Tjener>> start, Dictionary<string, object> resultater)
{
    private const string Aar = "/v1/kommuner/3201/regnskap/2024";
    private const int Perioder = 12;

    public async Task KjoerAsync(int antall)
    {
        var (foerste, endret, plain) = (Fil("foerste.csv", antall, 0, plain: false), Fil("endret.csv", antall, 100, plain: false), Fil("plain.csv", antall, 0, plain: true));
        await using (var tjener = await start())
        {
            await MaalAsync(tjener, "plainImport", "/importer", plain, ("Idempotency-Key", "plain"));
        }

        await using (var tjener = await start())
        {
            const string Saldo = "/saldoimporter?kilde=benk&fullstendig=true";
            await MaalAsync(tjener, "saldoimport", Saldo, foerste);
            resultater["minne_mb"] = tjener.Minne() / 1_048_576;
            await MaalAsync(tjener, "uendret", Saldo, foerste);
            await MaalAsync(tjener, "enAvHundre", Saldo, endret);
            resultater["minneTilSlutt_mb"] = tjener.Minne() / 1_048_576;
            resultater["minneMest_mb"] = MestMinne(tjener.Prosess);
        }

        resultater["noekler"] = antall;
        resultater["andel"] = (double)resultater["saldoimport_s"] / (double)resultater["plainImport_s"];
    }

    /// <summary>Keys spread over the months; every key has its counterpart on the bank.</summary>
    private string Fil(string navn, int antall, int endreHver, bool plain)
    {
        var sti = Path.Combine(mappe, navn);
        using var fil = new StreamWriter(sti, append: false, new UTF8Encoding(false), 1 << 20);
        fil.Write((plain ? "bilagsreferanse;bilagsdato;" : "") + "kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;periode;beloep\n");
        var perPeriode = antall / Perioder;
        for (var periode = 1; periode <= Perioder; periode++)
        {
            decimal sum = 0;
            var foran = plain ? string.Create(CultureInfo.InvariantCulture, $"P{periode};2024-{periode:00}-15;") : "";
            for (var i = 0; i < perPeriode - 1; i++)
            {
                // The product of prosjekt, ansvar, art and period gives each row a key of its own.
                var nummer = ((periode - 1) * perPeriode) + i;
                var beloep = 100 + (nummer % 900) + (endreHver > 0 && nummer % endreHver == 0 ? 1 : 0);
                sum += beloep;
                var (prosjekt, rest) = (nummer % Radgenerator.Prosjekter.Length, nummer / Radgenerator.Prosjekter.Length);
                var (ansvar, art) = (rest % Radgenerator.Ansvar.Length, rest / Radgenerator.Ansvar.Length % Arter.Length);
                var funksjon = rest / Radgenerator.Ansvar.Length / Arter.Length % Funksjoner.Length;
                fil.Write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{foran}drift;{Arter[art]};{Funksjoner[funksjon]};;;{Radgenerator.Ansvar[ansvar]};{Radgenerator.Prosjekter[prosjekt]};{periode};{beloep}.00\n"));
            }

            fil.Write(string.Create(CultureInfo.InvariantCulture, $"{foran}balanse;;;10;320;;;{periode};-{sum:0.00}\n"));
        }

        return sti;
    }

    private static readonly string[] Arter = ["010", "020", "030", "040", "050", "070", "080", "090", "099", "100", "115", "120", "130", "165", "195", "200", "230", "240", "250", "260"];
    private static readonly string[] Funksjoner = ["202", "201", "211", "234", "253", "241", "120", "332", "386", "370", "213", "215", "222", "231", "232", "233", "243", "244", "251", "252"];

    /// <summary>How long it takes, and how much of it the service's processor does in user mode: that is the same when others use the machine.</summary>
    private async Task MaalAsync(Tjener tjener, string hva, string sti, string fil, params (string Navn, string Verdi)[] hoder)
    {
        var foer = Prosessortid(tjener.Prosess);
        resultater[hva + "_s"] = await SendAsync(tjener, sti, fil, hoder);
        resultater[hva + "_cpu_s"] = (Prosessortid(tjener.Prosess) - foer).TotalSeconds;
    }

    private static TimeSpan Prosessortid(int prosess)
    {
        using var p = Process.GetProcessById(prosess);
        return p.UserProcessorTime;
    }

    private static long MestMinne(int prosess)
    {
        using var p = Process.GetProcessById(prosess);
        return p.PeakWorkingSet64 / 1_048_576;
    }

    private static async Task<double> SendAsync(Tjener tjener, string sti, string fil, params (string Navn, string Verdi)[] hoder)
    {
        var klokke = Stopwatch.StartNew();
        await using var innhold = File.OpenRead(fil);
        var body = new StreamContent(innhold, 1 << 20);
        body.Headers.ContentType = new("text/csv");
        var svar = await tjener.SendAsync(HttpMethod.Post, Aar + sti, body, "dev-admin", hoder);
        return (int)svar.Status < 300 ? klokke.Elapsed.TotalSeconds : throw new InvalidOperationException(svar.Tekst);
    }
}

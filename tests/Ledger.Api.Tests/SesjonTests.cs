using System.Net;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>The session of a reader of live pages, where the service itself comes and goes.</summary>
public sealed partial class SesjonTests
{
    [Test]
    public async Task A_session_outlives_a_restart_and_a_machine()
    {
        var hjem = Directory.CreateTempSubdirectory("ledger-hjem-");
        string data, sesjon;
        await using (var tjener = await Tjener.StartAsync())
        {
            tjener.Behold();
            data = tjener.Datamappe;
            sesjon = await LoggInnAsync(tjener.Klient.BaseAddress!);
            Assert.That(await MinSideAsync(tjener.Klient.BaseAddress!, sesjon), Is.EqualTo(HttpStatusCode.OK));
            await tjener.StansAsync();
        }

        // Another home is what another machine is to the framework, which keeps its keys there when nobody says otherwise.
        await using var ny = await Tjener.StartProsessAsync(datamappe: data, innstillinger: ("HOME", hjem.FullName));
        Assert.That(await MinSideAsync(ny.Klient.BaseAddress!, sesjon), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await MinSideAsync(ny.Klient.BaseAddress!, sesjon[..^8] + "AAAAAAAA"), Is.EqualTo(HttpStatusCode.Redirect), "and no other is taken for it");
        Assert.That(hjem.EnumerateFileSystemInfos(), Is.Empty, "nothing is kept on the machine");
        hjem.Delete(recursive: true);
    }

    private static async Task<string> LoggInnAsync(Uri adresse)
    {
        var kaker = new CookieContainer();
        using var klient = new HttpClient(new HttpClientHandler { CookieContainer = kaker, AllowAutoRedirect = false }) { BaseAddress = adresse };
        var vern = Vern().Match(await klient.GetStringAsync("/logg-inn")).Groups[1].Value;
        using var skjema = new FormUrlEncodedContent([new("__RequestVerificationToken", vern), new("noekkel", "dev-les")]);
        using var svar = await klient.PostAsync("/logg-inn", skjema);
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return kaker.GetCookies(adresse)["ledger"]!.Value;
    }

    private static async Task<HttpStatusCode> MinSideAsync(Uri adresse, string sesjon)
    {
        using var klient = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = adresse };
        klient.DefaultRequestHeaders.Add("Cookie", "ledger=" + sesjon);
        using var svar = await klient.GetAsync("/min-side");
        return svar.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Vern();
}

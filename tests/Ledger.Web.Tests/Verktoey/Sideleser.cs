using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Web.Tests.Verktoey;

/// <summary>Reads live pages, signed in with a key.</summary>
public sealed partial class Sideleser : IDisposable
{
    private readonly HttpClient _klient;

    private Sideleser(Tjener tjener) => _klient = new HttpClient(
        new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = tjener.Klient.BaseAddress };

    public static async Task<Sideleser> LoggInnAsync(Tjener tjener, string noekkel)
    {
        var leser = new Sideleser(tjener);
        var vern = Vern().Match(await leser._klient.GetStringAsync("/logg-inn")).Groups["vern"].Value;
        using var inn = await leser._klient.PostAsync("/logg-inn", new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", vern), KeyValuePair.Create("noekkel", noekkel), KeyValuePair.Create("til", "/min-side")]));
        Assert.That(inn.Headers.Location?.ToString(), Is.EqualTo("/min-side"));
        return leser;
    }

    public Task<HttpResponseMessage> HentAsync(string sti) => _klient.GetAsync(sti);

    /// <summary>A page that is shown.</summary>
    public async Task<Nettside> SideAsync(string sti)
    {
        using var svar = await _klient.GetAsync(sti);
        var tekst = await svar.Content.ReadAsStringAsync();
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{sti}: {tekst}");
        return new Nettside(sti, XElement.Parse(tekst["<!DOCTYPE html>".Length..], LoadOptions.PreserveWhitespace), tekst.Length);
    }

    public void Dispose() => _klient.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<vern>[^\"]+)\"")]
    private static partial Regex Vern();
}

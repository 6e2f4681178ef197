using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Avslutningskommune;

namespace Ledger.Api.Tests;

/// <summary>When budget decisions may be made, and what takes the place of the original (kommuneloven §§ 14-3, 14-5).</summary>
public sealed class BudsjettvedtakTests
{
    [Test]
    public async Task The_original_is_changed_by_what_takes_its_place_only()
    {
        await using var tjener = await Tjener.StartAsync();
        var k = await OpprettAsync(tjener, "9921");
        await OkAsync(VedtaAsync("O1", "2024-12-10", "opprinnelig", 100));
        Assert.That((await OkAsync(VedtaAsync("O2", "2024-12-10", "opprinnelig", 20))).Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Has.None.EqualTo("opprinnelig_erstattet"));
        var ny = await VedtaAsync("O3", "2025-11-20", "opprinnelig", 50);
        Assert.That((ny.Status, Type(ny)), Is.EqualTo((HttpStatusCode.Conflict, "opprinnelig-finnes")), ny.Tekst);
        var foer = await VedtaAsync("E1", "2024-12-01", "annet", 5);
        Assert.That((foer.Status, foer.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "foer_opprinnelig")), foer.Tekst);
        var uten = await VedtaAsync("O3", "2025-11-20", "opprinnelig", 150, new { erstatter = "O1" });
        Assert.That((uten.Status, (string?)uten.Json["feil"]![0]!["felt"], uten.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "begrunnelse", "mangler")), uten.Tekst);
        Assert.That((await VedtaAsync("O3", "2025-11-20", "opprinnelig", 150, new { erstatter = "O9", begrunnelse = "Feil" })).Koder, Is.EqualTo(["ukjent_vedtak"]));
        Assert.That((await VedtaAsync("O3", "2025-11-20", "annet", 150, new { erstatter = "O1", begrunnelse = "Feil" })).Koder, Is.EqualTo(["vedtakstype_ulik"]));
        var erstattet = await OkAsync(VedtaAsync("O3", "2025-11-20", "opprinnelig", 150, new { erstatter = "O1", begrunnelse = "Skrivefeil i innstillingen" }));
        Assert.That(erstattet.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Does.Contain("opprinnelig_erstattet"));
        Assert.That(Type(await VedtaAsync("O4", "2025-11-21", "opprinnelig", 1, new { erstatter = "O1", begrunnelse = "Feil" })), Is.EqualTo("vedtak-er-erstattet"));

        var sent = await VedtaAsync("E2", "2026-02-10", "annet", 5);
        Assert.That((sent.Status, Type(sent), Funn(sent.Json).Single()), Is.EqualTo((HttpStatusCode.Conflict, "krever-bekreftelse", "vedtak_etter_aaret")), sent.Tekst);
        await OkAsync(VedtaAsync("E2", "2026-02-10", "annet", 5, new { likevel = new[] { new { kode = "vedtak_etter_aaret", begrunnelse = "Rettes etter lovlighetskontroll" } } }));
        var linje = (await k.LesAsync("/regnskap/2025/avvik?nivaa=ansvar"))["linjer"]![0]!;
        Assert.That(((decimal)linje["opprinneligBudsjett"]!, (decimal)linje["revidertBudsjett"]!), Is.EqualTo((170m, 175m)));
        var vedtak = (await k.LesAsync("/regnskap/2025/avvik?nivaa=ansvar&forklar=true"))["linjer"]![0]!["forklaring"]!["budsjettvedtak"]!.AsArray();
        Assert.That(
            vedtak.Select(v => $"{v!["vedtaksreferanse"]} {v["vedtaksdato"]} {v["type"]} {v["beloep"]}"),
            Is.EquivalentTo(new[] { "O2 2024-12-10 opprinnelig 20.00", "O3 2025-11-20 opprinnelig 150.00", "E2 2026-02-10 annet 5.00" }), "what was replaced is not there");

        Task<Svar> VedtaAsync(string referanse, string dato, string type, decimal beloep, object? mer = null)
        {
            var body = System.Text.Json.JsonSerializer.SerializeToNode(mer ?? new { })!.AsObject();
            foreach (var (navn, verdi) in System.Text.Json.JsonSerializer.SerializeToNode(new
            {
                vedtaksreferanse = referanse, vedtaksdato = dato, organ = "kommunestyret", type,
                linjer = new[] { new { kontoklasse = "drift", art = "120", funksjon = "202", ansvar = "101", beloep } },
            })!.AsObject())
            {
                body[navn] = verdi?.DeepClone();
            }

            return k.PostAsync("/regnskap/2025/budsjett/vedtak", body);
        }
    }
}

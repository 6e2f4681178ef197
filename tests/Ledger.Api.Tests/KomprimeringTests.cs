using System.IO.Compression;
using System.Net;
using System.Text;
using Ledger.Api.Http.Komprimering;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Enkelkommune;

namespace Ledger.Api.Tests;

/// <summary>A compressed body is whole or it is nothing.</summary>
public sealed class KomprimeringTests
{
    private static readonly string[] Kodinger = ["gzip", "deflate", "br"];

    [Test]
    public async Task What_is_packed_comes_out_again_whatever_its_size_and_pieces([ValueSource(nameof(Kodinger))] string koding)
    {
        var tilfeldig = new Random(3);
        foreach (var lengde in new[] { 0, 1, 2, 100, 4_095, 4_096, 4_097, 65_536, 400_000 })
        {
            foreach (var likt in new[] { true, false })
            {
                var innhold = new byte[lengde];
                tilfeldig.NextBytes(innhold);
                innhold = likt ? [.. innhold.Select(b => (byte)('a' + (b % 3)))] : innhold;
                var pakket = Pakk(koding, innhold);
                Assert.That(await PakkUtAsync(koding, pakket, 1 + tilfeldig.Next(9_000)), Is.EqualTo(innhold), $"{lengde} {likt}");
                if (lengde == 0)
                {
                    continue; // What is cut of nothing is nothing.
                }

                foreach (var kutt in new[] { 0, 1, pakket.Length / 2, pakket.Length - 1 })
                {
                    Assert.That(async () => await PakkUtAsync(koding, pakket[..kutt], 100), Throws.InstanceOf<Ledger.Application.Avvisning>(), $"{lengde} cut at {kutt}");
                }

                Assert.That(async () => await PakkUtAsync(koding, [.. pakket, 7], 100), Throws.InstanceOf<Ledger.Application.Avvisning>(), "a byte too many");
            }
        }
    }

    [Test]
    public async Task Gzip_may_have_members_and_a_head_with_fields()
    {
        var (a, b) = (Encoding.ASCII.GetBytes(new string('a', 9_000)), Encoding.ASCII.GetBytes("bb"));
        Assert.That(await PakkUtAsync("gzip", [.. Pakk("gzip", a), .. Pakk("gzip", b), .. Pakk("gzip", [])], 50), Is.EqualTo(a.Concat(b)));
        var rot = Pakk("gzip", b);
        byte[] medFelt = [.. rot[..3], 4 | 8 | 16 | 2, .. rot[4..10], 3, 0, 1, 2, 3, (byte)'n', 0, (byte)'k', 0, 9, 9, .. rot[10..]];
        Assert.That(await PakkUtAsync("gzip", medFelt, 3), Is.EqualTo(b));
        Assert.That(async () => await PakkUtAsync("gzip", [.. Pakk("gzip", a), .. Pakk("gzip", b)[..9]], 50), Throws.InstanceOf<Ledger.Application.Avvisning>(), "a cut head");
    }

    [Test]
    public async Task A_body_that_is_cut_damaged_or_of_an_unknown_coding_books_nothing_and_a_whole_one_does()
    {
        await using var tjener = await Tjener.StartAsync();
        await OpprettAsync(tjener);
        var (foerste, andre) = (Encoding.UTF8.GetBytes(Rader("A", 1)), Encoding.UTF8.GetBytes(Rader("B", 500)[Hode.Length..]));
        byte[] alt = [.. foerste, .. andre];
        foreach (var koding in Kodinger)
        {
            var hel = Pakk(koding, alt);
            byte[][] skadet =
            [
                hel[..^15], hel[..^1], hel[..(hel.Length / 2)], [.. hel, 0], [.. hel, 31], [.. hel[..^2], (byte)(hel[^2] ^ 1), hel[^1]],
                koding == "gzip" ? [.. Pakk("gzip", foerste), .. Pakk("gzip", andre)[..10]] : hel[..20],
                Skyllet(koding, foerste, andre), alt,
            ];
            for (var i = 0; i < skadet.Length; i++)
            {
                var svar = await SendAsync(tjener, skadet[i], koding, $"{koding}-{i}");
                Assert.That((svar.Status, svar.Koder.FirstOrDefault()), Is.EqualTo((HttpStatusCode.BadRequest, "ugyldig_komprimering")), $"{koding} {i}: {svar.Tekst}");
            }
        }

        var bilag = await tjener.SendAsync(HttpMethod.Post, R + "/bilag", Innhold(Pakk("gzip", Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(Bilag("JSON"))))[..^8], "gzip", "application/json"));
        Assert.That((bilag.Status, bilag.Koder.FirstOrDefault()), Is.EqualTo((HttpStatusCode.BadRequest, "ugyldig_komprimering")), bilag.Tekst);
        foreach (var ukjent in new[] { "zstd", "foo", "compress", "gzip, identity", "gzip, gzip" })
        {
            var svar = await SendAsync(tjener, alt, ukjent, ukjent);
            Assert.That((svar.Status, Type(svar), svar.Hode("Accept-Encoding")), Is.EqualTo((HttpStatusCode.UnsupportedMediaType, "innholdskoding", "gzip, br, deflate")), ukjent);
        }

        Assert.That(await KontrollertAntallAsync(tjener), Is.Zero);
        var json = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(Bilag("HEL")));
        var helt = await tjener.SendAsync(HttpMethod.Post, R + "/bilag", Innhold(Pakk("gzip", json), "gzip", "application/json"));
        Assert.That(helt.Status, Is.EqualTo(HttpStatusCode.Created), helt.Tekst);
        var nummer = 0;
        foreach (var (navn, koding) in new[] { ("X-GZIP", "gzip"), ("GZip", "gzip"), ("deflate", "deflate"), ("BR", "br") })
        {
            var rader = Encoding.UTF8.GetBytes(Rader($"HEL{nummer}-", 2));
            var svar = await SendAsync(tjener, Pakk(koding, rader), navn, $"hel-{nummer++}");
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), $"{navn}: {svar.Tekst}");
        }

        Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(18));
    }

    [Test]
    public async Task A_packed_import_has_the_limit_of_an_import_and_another_body_that_of_bodies()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__Grenser__InnholdByte", "5000"), ("Ledger__Import__MestByte", "40000")]);
        await OpprettAsync(tjener);
        var rader = Encoding.UTF8.GetBytes(Rader("A", 300));
        Assert.That(rader, Has.Length.InRange(20_000, 40_000));
        Assert.That((await SendAsync(tjener, Pakk("gzip", rader), "gzip", "a")).Status, Is.EqualTo(HttpStatusCode.Created));
        var forMange = Encoding.UTF8.GetBytes(Rader("B", 500));
        Assert.That((await SendAsync(tjener, Pakk("br", forMange), "br", "b")).Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        var stort = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(Bilag("C", new string('x', 6_000))));
        var bilag = await tjener.SendAsync(HttpMethod.Post, R + "/bilag", Innhold(Pakk("gzip", stort), "gzip", "application/json"));
        Assert.That(bilag.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge), bilag.Tekst);
    }

    private static Task<Svar> SendAsync(Tjener tjener, byte[] innhold, string koding, string noekkel) =>
        tjener.SendAsync(HttpMethod.Post, R + "/importer", Innhold(innhold, koding, "text/csv"), "dev-admin", ("Idempotency-Key", noekkel));

    private static ByteArrayContent Innhold(byte[] innhold, string koding, string type)
    {
        var content = new ByteArrayContent(innhold);
        content.Headers.TryAddWithoutValidation("Content-Encoding", koding);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static Stream Pakker(string koding, Stream ut) => koding switch
    {
        "gzip" => new GZipStream(ut, CompressionLevel.Optimal, leaveOpen: true),
        "deflate" => new ZLibStream(ut, CompressionLevel.Optimal, leaveOpen: true),
        _ => new BrotliStream(ut, CompressionLevel.Fastest, leaveOpen: true),
    };

    private static byte[] Pakk(string koding, byte[] innhold)
    {
        if (innhold.Length == 0)
        {
            // The framework writes nothing at all of nothing.
            return koding switch
            {
                "gzip" => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
                "deflate" => [0x78, 0x9C, 3, 0, 0, 0, 0, 1],
                _ => [0x3B],
            };
        }

        using var ut = new MemoryStream();
        using (var pakker = Pakker(koding, ut))
        {
            pakker.Write(innhold);
        }

        return ut.ToArray();
    }

    /// <summary>The first part flushed, and cut before the second: every byte of the first is there.</summary>
    private static byte[] Skyllet(string koding, byte[] foerste, byte[] andre)
    {
        using var ut = new MemoryStream();
        using var pakker = Pakker(koding, ut);
        pakker.Write(foerste);
        pakker.Flush();
        var lengde = (int)ut.Length;
        pakker.Write(andre);
        pakker.Flush();
        return ut.ToArray()[..lengde];
    }

    private static async Task<byte[]> PakkUtAsync(string koding, byte[] pakket, int stykke)
    {
        var kilde = new Bytekilde(new MemoryStream(pakket));
        using Utpakker utpakker = koding switch
        {
            "gzip" => new Gziputpakker(kilde),
            "deflate" => new Zlibutpakker(kilde),
            _ => new Brotliutpakker(kilde),
        };
        await using var stroem = new Utpakketstroem(utpakker);
        using var ut = new MemoryStream();
        var buffer = new byte[stykke];
        while (await stroem.ReadAsync(buffer) is > 0 and var lest)
        {
            ut.Write(buffer, 0, lest);
        }

        Assert.That(await stroem.ReadAsync(buffer), Is.Zero, "the end is the end");
        return ut.ToArray();
    }
}

using System.Security.Cryptography;
using System.Text;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;
using Ledger.Storage.Logg;

namespace Ledger.Storage.Tests;

/// <summary>The lines of a log are hashed as they stand in the file, so what is written must stay as version 1 wrote it.</summary>
public sealed class LoggfilerTests
{
    private const string Linje =
        """{"tidspunkt":"2026-01-02T03:04:05+00:00","hendelse":"lesing","bruker":"K\u00E5re","adresse":"","metode":"GET","sti":"/v1/a?b=\u003C","status":200,"antall":2}""";

    private static readonly Loggpost Post = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "lesing", "Kåre", "", "GET", "/v1/a?b=<", 200, 2);

    [Test]
    public void A_batch_is_a_line_a_request_and_its_link()
    {
        var mappe = Directory.CreateTempSubdirectory("ledger-");
        try
        {
            var logg = new Loggfiler(mappe.FullName);
            logg.Skriv(LedgerId.Parse("3201"), [Post]);
            logg.Skriv(LedgerId.Parse("3201"), [Post]);
            var fil = mappe.EnumerateFiles("2026-01.ndjson", SearchOption.AllDirectories).Single();
            var (foerste, annen) = (Hash(1, new string('0', 64)), Hash(2, Hash(1, new string('0', 64))));
            Assert.That(File.ReadAllText(fil.FullName), Is.EqualTo(
                $$"""
                {{Linje}}
                {"ledd":1,"linjer":1,"forrige":"{{new string('0', 64)}}","hash":"{{foerste}}"}
                {{Linje}}
                {"ledd":2,"linjer":1,"forrige":"{{foerste}}","hash":"{{annen}}"}

                """));
            Assert.That(logg.Nyeste(LedgerId.Parse("3201")), Is.EqualTo(new[] { Post, Post }));
            Assert.That(logg.Kontroller(LedgerId.Parse("3201")), Is.Null);
        }
        finally
        {
            mappe.Delete(recursive: true);
        }
    }

    private static string Hash(int ledd, string forrige) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ledd}\n{forrige}\n{Linje}\n")));
}

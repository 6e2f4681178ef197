using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>
/// How editions stand in the chain. An edition is an entry with what is known of it for ever, and its texts as a protected text beside, so that
/// they can be erased and the chain still holds. What becomes of it later is an entry of its own.
/// </summary>
internal static class Utgaveform
{
    /// <summary>The name of the protected text.</summary>
    public const string Innhold = "innhold";

    private const string Tilstandsledd = "/tilstand";

    public static string Kode(string id, int nummer) => $"{id}/u{nummer}";

    public static string Tilstandskode(string id, int nummer) => Kode(id, nummer) + Tilstandsledd;

    /// <param name="tabeller">The SHA-256 of the edition's tables.</param>
    /// <param name="arv">What it keeps back since editions before it do: later ones do not change what this one shows.</param>
    /// <returns>The entry's JSON, the text beside it, and the SHA-256 of text and tables together.</returns>
    public static (string Json, string Tekst, string Sha256) Skriv(Publikasjon publikasjon, int nummer, long versjon, string tabeller, Arvetskjerming arv)
    {
        var tekst = Lagretform.Skriv(publikasjon);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tekst + tabeller)));
        var p = publikasjon;
        return (Lagretform.Skriv(new Lagret(p.Id, p.Aar, p.Type, p.Tittel, p.TilPeriode, p.Rapporteringsdato, nummer, versjon, tabeller, sha256,
            arv.ErTom ? null : LagretArv.Av(arv))),
            tekst, sha256);
    }

    public static string Skriv(Utgavestatus status, string grunn, DateTimeOffset tidspunkt) => Lagretform.Skriv(new Tilstand(status.Navn(), grunn,
        tidspunkt));

    /// <summary>The editions of a ledger from its entries, newest first of each document.</summary>
    public static IReadOnlyList<Utgave> Les(LedgerId ledger, IReadOnlyList<Journalpost> poster)
    {
        var tilstander = poster.Where(p => p.Referanse.EndsWith(Tilstandsledd, StringComparison.Ordinal))
            .ToDictionary(p => p.Referanse[..^Tilstandsledd.Length], p => Lagretform.Les<Tilstand>(p.Innhold!), StringComparer.Ordinal);
        var utgaver = new List<Utgave>();
        foreach (var post in poster.Where(p => !p.Referanse.EndsWith(Tilstandsledd, StringComparison.Ordinal)))
        {
            var lagret = Lagretform.Les<Lagret>(post.Innhold!);
            var tilstand = tilstander.GetValueOrDefault(post.Referanse);
            var tekst = post.Tekster.Where(t => t.Navn == Innhold).Select(t => t.Tekst.Tekst).FirstOrDefault();
            var status = tilstand is not null ? Utgavestatuser.Parse(tilstand.Status) : tekst is null ? Utgavestatus.Fjernet : Utgavestatus.Publisert;
            utgaver.Add(new Utgave(ledger, status == Utgavestatus.Fjernet || tekst is null ? Skall(lagret) : Lagretform.Les<Publikasjon>(tekst),
                lagret.Nummer, lagret.Versjon)
            {
                Status = status,
                Tidspunkt = tilstand?.Tidspunkt,
                Grunn = tilstand?.Grunn,
                Sha256 = lagret.Sha256,
                Arv = lagret.Arv?.Lest() ?? Arvetskjerming.Ingen,
            });
        }

        return
        [
            .. utgaver.GroupBy(u => u.Publikasjon.Id).SelectMany(g => g.OrderByDescending(u => u.Nummer).Select(
                u => u.Status == Utgavestatus.Publisert && g.Any(n => n.Nummer > u.Nummer && n.Status == Utgavestatus.Publisert)
                    ? u with { Status = Utgavestatus.Erstattet }
                    : u)),
        ];
    }

    /// <summary>The SHA-256 of the tables of an edition as it was published; null for one that is not of this form.</summary>
    public static string? Tabeller(Journalpost post) => Lagretform.Les<Lagret>(post.Innhold!).Tabeller;

    /// <summary>What remains of an edition whose texts are gone.</summary>
    private static Publikasjon Skall(Lagret l) => new(l.Id, l.Aar, l.Type, l.Tittel, l.TilPeriode, l.Rapporteringsdato, "nb", "", "", [], []);

    private sealed record Lagret(
        string Id, int Aar, string Type, string Tittel, int TilPeriode, DateOnly Rapporteringsdato, int Nummer, long Versjon, string Tabeller, string Sha256,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LagretArv? Arv = null);

    private sealed record LagretArv(
        IReadOnlyList<string> UtenLinjer, IReadOnlyList<string> Egne, bool ErRettelse, IReadOnlyList<string> Enheter, IReadOnlyList<string> Prosjekter)
    {
        public static LagretArv Av(Arvetskjerming arv)
        {
            IReadOnlyList<string> Koder<T>(IReadOnlyList<T> koder) => [.. koder.Select(k => k!.ToString()!)];
            return new(Koder(arv.UtenLinjer), Koder(arv.Egne), arv.ErRettelse, Koder(arv.Enheter), Koder(arv.Prosjekter));
        }

        public Arvetskjerming Lest() => new(
            [.. UtenLinjer.Select(Ansvar.Parse)], [.. Egne.Select(Ansvar.Parse)], ErRettelse, [.. Enheter.Select(Ansvar.Parse)],
            [.. Prosjekter.Select(Prosjektkode.Parse)]);
    }

    private sealed record Tilstand(string Status, string Grunn, DateTimeOffset Tidspunkt);
}

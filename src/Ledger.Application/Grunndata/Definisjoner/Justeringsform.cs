using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Konsolidering;
using Ledger.Domain.Lagring;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>What is added to the consolidated accounts of a year, with why and by which document (bokføringsforskriften § 3-1 nr. 10).</summary>
public sealed record Justering(string Referanse, string Begrunnelse, string Dokument, IReadOnlyList<Konsolideringsrad> Rader);

/// <summary>The stored form of an addition. The reason and the document stand beside the chain, as those of bilag do.</summary>
public static class Justeringsform
{
    private const string Begrunnelse = "begrunnelse", Dokument = "dokument";

    public static (string Json, IReadOnlyDictionary<string, string?> Tekster) Skriv(Justering j) => (
        Lagretform.Skriv(new Lagretjustering([.. j.Rader.Select(r => new Lagretrad(r.Kontoklasse.Navn(), r.Kode, r.Beloep.Kroner))])),
        new Dictionary<string, string?> { [Begrunnelse] = j.Begrunnelse, [Dokument] = j.Dokument });

    public static Justering Les(Journalpost post)
    {
        string Tekst(string navn) => post.Tekster.FirstOrDefault(t => t.Navn == navn).Tekst.Vist ?? "";
        return new(post.Referanse, Tekst(Begrunnelse), Tekst(Dokument), [.. Lagretform.Les<Lagretjustering>(post.Innhold!).Rader.Select(r =>
            new Konsolideringsrad(
                Kontoklasser.TryParse(r.Kontoklasse, out var klasse) ? klasse : throw new FormatException("A stored kontoklasse is unknown."), r.Kode,
                Beloep.FraKroner(r.Beloep)))]);
    }

    private sealed record Lagretjustering(IReadOnlyList<Lagretrad> Rader);

    private sealed record Lagretrad(string Kontoklasse, int Kode, decimal Beloep);
}

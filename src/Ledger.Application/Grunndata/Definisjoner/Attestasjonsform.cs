using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of what is asked of approvals.</summary>
public static class Attestasjonsform
{
    public static readonly Innstilling<Attestasjonsregler> Innstilling = new(
        Journalslag.Attestasjonsregler, "attestasjonsregler", Attestasjonsregler.Ingen, Skriv, Les);

    private static string Skriv(Attestasjonsregler regler) => Lagretform.Skriv(
        new Lagret(regler.Krav.Navn(), regler.Beloepsgrense.Kroner, [.. regler.Unntak.Order(StringComparer.Ordinal)], regler.SammePersonTillatt));

    private static Attestasjonsregler Les(string json) => Lagretform.Les<Lagret>(json) is var lagret
        ? new(Attestasjonskravnavn.Parse(lagret.Krav), Beloep.FraKroner(lagret.Beloepsgrense), lagret.Unntak, lagret.SammePersonTillatt)
        : Attestasjonsregler.Ingen;

    private sealed record Lagret(string Krav, decimal Beloepsgrense, IReadOnlyList<string> Unntak, bool SammePersonTillatt);
}

using System.Runtime.CompilerServices;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Lesing;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Saldo;

namespace Ledger.Application.Rapporter;

/// <summary>
/// What every report of a year tells when the year does not begin as the year before ended (bokføringsloven § 4): an earlier year that is opened
/// and changed changes no opening balance by itself.
/// </summary>
internal static class Aapningsavvik
{
    /// <summary>The years are compared once for a state, however many reports are asked of it.</summary>
    private static readonly ConditionalWeakTable<Saldokube, Kjent> Sammenlignet = [];

    /// <returns>«avviker», or null when the years agree or there is none before.</returns>
    public static string? Av(Rapportgrunnlag grunnlag)
    {
        if (grunnlag.Forrige is null)
        {
            return null;
        }

        if (!Sammenlignet.TryGetValue(grunnlag.Kube, out var kjent) || kjent.Versjon != grunnlag.Hode.Versjon || kjent.Forrige != grunnlag.Forrige)
        {
            kjent = new Kjent(grunnlag.Hode.Versjon, grunnlag.Forrige, Sammenlign(grunnlag).Sammenligning.Status);
            Sammenlignet.AddOrUpdate(grunnlag.Kube, kjent);
        }

        return kjent.Status == Balansestatus.Avviker ? kjent.Status.Navn() : null;
    }

    /// <inheritdoc cref="Balanseoverfoering.SammenlignEllerSomDetStaar"/>
    public static (Balansesammenligning Sammenligning, string? Merknad) Sammenlign(Rapportgrunnlag grunnlag) =>
        Balanseoverfoering.SammenlignEllerSomDetStaar(grunnlag.Forrige, grunnlag.Kube, grunnlag.Grunndata);

    private sealed record Kjent(long Versjon, Saldokube Forrige, Balansestatus Status);
}

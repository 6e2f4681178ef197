using Ledger.Application.Lesing;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>The budget decisions behind the lines of a statement: what each that holds has of a unit and an art or frame.</summary>
internal static class Vedtakslinjer
{
    /// <returns>By the line's place; a sum has none, since its lines have them.</returns>
    public static Func<int, IReadOnlyList<Vedtakslinjesvar>> Av(IReadOnlyList<Vedtaksbudsjett> vedtak, Oppstillingsplan plan, Visning visning)
    {
        var svar = plan.Definisjon.Linjer.Select(_ => new List<Vedtakslinjesvar>()).ToArray();
        foreach (var ett in vedtak)
        {
            var kube = ett.Kube;
            var grupper = Enumerable.Range(0, kube.Antall).SelectMany(n => plan.Direkte(kube.Noekkel(n)).Select(linje => (Linje: linje, Noekkel: n)))
                .GroupBy(p => (p.Linje, kube.Noekkel(p.Noekkel).Ansvar, kube.Noekkel(p.Noekkel).Art, kube.Noekkel(p.Noekkel).Prosjekt), p => p.Noekkel);
            foreach (var gruppe in grupper)
            {
                svar[gruppe.Key.Linje].Add(Vedtakslinjesvar.Av(
                    ett.Vedtak, gruppe.Key.Ansvar, gruppe.Key.Art, gruppe.Key.Prosjekt, visning.Vis(Beloep.Sum(gruppe.Select(kube.RevidertBudsjett)))));
            }
        }

        return linje => svar[linje];
    }
}

/// <summary>What a budget decision that holds has of a unit and an art or frame. Ledger sign.</summary>
/// <param name="Art">Null for a frame.</param>
/// <param name="Ramme">The kind of frame; null for an art.</param>
public sealed record Vedtakslinjesvar(
    string Vedtaksreferanse, DateOnly Vedtaksdato, string Type, string Ansvar, string? Art, string? Ramme, string? Prosjekt, decimal Beloep)
{
    public static Vedtakslinjesvar Av(Budsjettvedtak vedtak, Ansvar ansvar, Art art, Prosjektkode prosjekt, decimal beloep)
    {
        var ramme = Rammer.Av(art);
        return new(
            vedtak.Referanse, vedtak.Dato, vedtak.Type.Navn(), ansvar.ToString(), ramme is null ? art.ToString() : null, ramme,
            prosjekt.ErTom ? null : prosjekt.ToString(), beloep);
    }
}

using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>
/// What the units of the municipality's legal person pay too little of together (FOR-2024-09-27-2348 § 4-1): told when the municipality's own accounts
/// are closed, since its own minimum may be paid and the sum not.
/// </summary>
internal static class Samletavdrag
{
    /// <param name="kube">The municipality's own year.</param>
    public static async Task<IReadOnlyList<Funn>> FinnAsync(
        IHovedbokleser leser, Grunndataleser grunndata, Kommunehode hode, Kommunegrunnlag data, Saldokube kube, CancellationToken ct)
    {
        if (hode.Ledger.Enhet.Length > 0 || data.Aar.Aar < Minimumsavdragsgrunnlag.ForskriftFra)
        {
            return [];
        }

        List<Enhetsavdrag> enheter = [Enhetsavdrag.Av(Regnskapsenhet.Kasse, data.Kommune.Navn, kube, new Kontrollinndata(data.Inndata))];
        foreach (var enhet in data.Regnskapsenheter.Where(e => !e.EgetRettssubjekt && e.HarAaret(data.Aar.Aar)).OrderBy(e => e.Kode, StringComparer.Ordinal))
        {
            if (await leser.FinnKommuneAsync(LedgerId.Parse($"{hode.Ledger.Kommune}/{enhet.Kode}"), ct) is { } enhetens)
            {
                var deres = await grunndata.LesAsync(enhetens.Ledger, data.Aar, enhetens.Versjon, enhetens.Sekvens, ct);
                var aaret = (await leser.SaldokubeAsync(enhetens.Ledger, data.Aar, ct)).Kube;
                enheter.Add(Enhetsavdrag.Av(enhet.Kode, enhet.Navn, deres.Tolk.Tolk(aaret), new Kontrollinndata(deres.Inndata)));
            }
        }

        var samlet = new Samletminimum(enheter);
        return enheter.Count == 1 || samlet.Mangler is not { } mangler || mangler.ErNull ? []
            :
            [
                Funnregler.SamletMinimumsavdragMangler.Funnet(
                    $"Kommunen og enhetene har betalt {Kronetekst.Kr(samlet.Eksternt)} i avdrag på lån fra andre; minimumsavdragene deres er "
                        + $"{Kronetekst.Kr(samlet.Minimum!.Value)} til sammen.",
                    mangler),
            ];
    }
}

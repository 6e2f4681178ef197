using Ledger.Application.Porter;
using Ledger.Domain.Opplysninger;

namespace Ledger.Application.Opplysninger;

/// <summary>A reported fact, with the version that it holds from, who sent it and when.</summary>
public sealed record Opplysningssvar(
    string Slag, string Objekt, string Maal, string? Enhet, string? Region, int? Aar, string? Periode, DateOnly? Dato, decimal? Verdi, decimal? VerdiTil,
    string? Operator, decimal? Beloep, string? Kode, string? Tekst, string? Merke, string? Vedtak, string? Organ, string? Kilde, string? Dokument,
    string Synlighet, string? MeldtAv, string? Under, bool Annullert, long Versjon, DateTimeOffset? Tidspunkt, string? Bruker)
{
    public static Opplysningssvar Av(Stand<Opplysning> stand, IReadOnlyDictionary<long, Transaksjon> skrivinger)
    {
        var (o, n, skriving) = (stand.Verdi, stand.Verdi.Noekkel, skrivinger.GetValueOrDefault(stand.Versjon));
        return new(
            n.Slag.Navn(), n.Objekt, n.Maal, Tom(n.Enhet), Tom(n.Region), n.Aar, Tom(n.Periode), n.Dato, o.Verdi, o.VerdiTil, o.Operator, o.Beloep?.Kroner,
            o.Kode, o.Tekst, o.Merke, o.Vedtak, o.Organ, o.Kilde, Tom(n.Dokument),
            n.Ekstern ? Domain.Opplysninger.Synlighet.Ekstern : Domain.Opplysninger.Synlighet.Intern, o.MeldtAv, o.Under, o.Annullert, stand.Versjon,
            skriving?.Tidspunkt, skriving?.Bruker.Vist);
    }

    private static string? Tom(string tekst) => tekst.Length == 0 ? null : tekst;
}

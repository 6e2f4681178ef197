using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>A row of a bilag. Kroner in ledger sign; fields that do not apply are null.</summary>
public sealed record Posteringssvar(
    int Linje,
    string Kontoklasse,
    string? Art,
    string? Funksjon,
    string? Kapittel,
    string? Sektor,
    string? Ansvar,
    string? Prosjekt,
    string? Fond,
    string? Merke,
    decimal Beloep,
    string? Tekst,
    string? Motpart,
    string? Dokument)
{
    public static Posteringssvar Av(int linje, Postering p)
    {
        var d = p.Dimensjon;
        return new Posteringssvar(
            linje, d.Kontoklasse.Navn(), Tom(d.Art.ToString()), Tom(d.Funksjon.ToString()), Tom(d.Kapittel.ToString()), Tom(d.Sektor.ToString()),
            Tom(d.Ansvar.ToString()), Tom(d.Prosjekt.ToString()), Tom(d.Fond.ToString()), Tom(d.Merke.Navn()), p.Beloep.Kroner, p.Tekst, p.Motpart, p.Dokument);
    }

    private static string? Tom(string tekst) => tekst.Length == 0 ? null : tekst;
}

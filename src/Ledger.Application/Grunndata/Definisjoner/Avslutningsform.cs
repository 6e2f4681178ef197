using Ledger.Domain;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>A closing as it was recorded: the bilag that book it.</summary>
public sealed record Avslutningspost(IReadOnlyList<int> Bilagsnumre);

/// <summary>The stored form of a year's closing: the steps, and the bilag that book them.</summary>
internal static class Avslutningsform
{
    public static string Skriv(Avslutningsresultat resultat, IReadOnlyList<int> bilagsnumre, Avslutningsvalg valg, IReadOnlyList<Likevel> likevel) =>
        Lagretform.Skriv(new Lagret(
            bilagsnumre,
            new Lagretbegrunnelser(valg.LovligBrukAvLaanBegrunnelse, valg.LaanTilEiendomsselskapBegrunnelse),
            [.. resultat.Funn.Select(Funnsvar.Av)],
            [.. likevel.Select(l => new Lagretlikevel(l.Kode, l.Beloep?.Kroner, l.Verdi, l.Begrunnelse))],
            [.. resultat.Steg.Select(s => new Lagretsteg(
                s.Hjemmel, s.Fond.ErTom ? null : s.Fond.ToString(), s.Kontoklasse.Navn(), s.Art.ToString(), s.Beloep.Kroner, s.Begrunnelse))]));

    public static Avslutningspost Les(string json) => new(Lagretform.Les<Lagret>(json).Bilagsnumre);

    /// <summary>Closings of version 1.0 have neither begrunnelser, funn nor likevel.</summary>
    private sealed record Lagret(
        IReadOnlyList<int> Bilagsnumre,
        Lagretbegrunnelser? Begrunnelser,
        IReadOnlyList<Funnsvar>? Funn,
        IReadOnlyList<Lagretlikevel>? Likevel,
        IReadOnlyList<Lagretsteg> Steg);

    private sealed record Lagretbegrunnelser(string LovligBrukAvLaan, string LaanTilEiendomsselskap);

    private sealed record Lagretlikevel(string Kode, decimal? Beloep, string? Verdi, string Begrunnelse);

    private sealed record Lagretsteg(string Hjemmel, string? Fond, string Kontoklasse, string Art, decimal Beloep, string Begrunnelse);
}

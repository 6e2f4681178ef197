using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>The fields of a dimension in the order that they are shown, stored and hashed in. A new field comes last.</summary>
public static class Dimensjonstabell
{
    public static readonly IReadOnlyList<Dimensjonskolonne> Alle =
    [
        Kolonne<Kontoklasse>(
            Dimensjonsfelt.Ingen, Radfelt.Kontoklasse, (in d) => d.Kontoklasse.Navn(), (t, out v) => Kontoklasser.TryParse(t, out v),
            (in d, v) => d with { Kontoklasse = v },
            Kontoklasse.EtterKonto),
        Kolonne<Art>(
            Dimensjonsfelt.Art, Radfelt.Art, (in d) => d.Art.ToString(), (t, out v) => Art.TryParse(t, out v), (in d, v) => d with { Art = v }),
        Kolonne<Funksjon>(
            Dimensjonsfelt.Funksjon, Radfelt.Funksjon, (in d) => d.Funksjon.ToString(), (t, out v) => Funksjon.TryParse(t, out v),
            (in d, v) => d with { Funksjon = v }),
        Kolonne<Kapittel>(
            Dimensjonsfelt.Kapittel, Radfelt.Kapittel, (in d) => d.Kapittel.ToString(), (t, out v) => Kapittel.TryParse(t, out v),
            (in d, v) => d with { Kapittel = v }),
        Kolonne<Sektor>(
            Dimensjonsfelt.Sektor, Radfelt.Sektor, (in d) => d.Sektor.ToString(), (t, out v) => Sektor.TryParse(t, out v), (in d, v) => d with { Sektor = v }),
        Kolonne<Ansvar>(
            Dimensjonsfelt.Ansvar, Radfelt.Ansvar, (in d) => d.Ansvar.ToString(), Ansvar.TryParse, (in d, v) => d with { Ansvar = v }),
        Kolonne<Prosjektkode>(
            Dimensjonsfelt.Prosjekt, Radfelt.Prosjekt, (in d) => d.Prosjekt.ToString(), Prosjektkode.TryParse, (in d, v) => d with { Prosjekt = v }),
        Kolonne<Fondskode>(
            Dimensjonsfelt.Fond, Radfelt.Fond, (in d) => d.Fond.ToString(), Fondskode.TryParse, (in d, v) => d with { Fond = v }),
        Kolonne<Avslutningsmerke>(
            Dimensjonsfelt.Merke, Radfelt.Merke, (in d) => d.Merke.Navn(), (t, out v) => Avslutningsmerker.TryParse(t, out v),
            (in d, v) => d with { Merke = v }),
        Egen(Dimensjonsfelt.Konto, Radfelt.Konto, e => e.Konto),
        Egen(Dimensjonsfelt.LokalFunksjon, Radfelt.LokalFunksjon, e => e.LokalFunksjon),
        Egen(Dimensjonsfelt.Fridim1, Radfelt.Fridim1, e => e.Fridim1),
        Egen(Dimensjonsfelt.Fridim2, Radfelt.Fridim2, e => e.Fridim2),
        Egen(Dimensjonsfelt.Motpartsenhet, Radfelt.Motpartsenhet, e => e.Motpartsenhet, kommer: true),
    ];

    private delegate bool Tolk<T>(string tekst, out T verdi);

    private delegate Dimensjon Med<T>(in Dimensjon d, T verdi);

    /// <param name="tom">The value of the field when it is absent.</param>
    private static Dimensjonskolonne Kolonne<T>(
        Dimensjonsfelt felt, Radfelt radfelt, Dimensjonskolonne.Skriver skriv, Tolk<T> tolk, Med<T> med, T tom = default)
        where T : struct =>
        new(
            felt,
            radfelt,
            Understreket(radfelt.Navn()),
            skriv,
            (tekst, ref d) =>
            {
                var verdi = tom;
                if (tekst.Length > 0 && !tolk(tekst, out verdi))
                {
                    return false;
                }

                d = med(d, verdi);
                return true;
            },
            kommer: false);

    /// <summary>A field of <see cref="Egnefelt"/>: a code of the municipality's own.</summary>
    private static Dimensjonskolonne Egen(Dimensjonsfelt felt, Radfelt radfelt, Func<Egnefelt, string> hent, bool kommer = false) =>
        new(
            felt,
            radfelt,
            Understreket(radfelt.Navn()),
            (in d) => d.Egne is { } egne ? hent(egne) : "",
            (tekst, ref d) =>
            {
                if (tekst.Length > 0 && !Kode.ErGyldig(tekst))
                {
                    return false;
                }

                d = d with { Egne = Egnefelt.Med(d.Egne, felt, tekst) };
                return true;
            },
            kommer);

    /// <summary><c>lokalFunksjon</c> as <c>lokal_funksjon</c>.</summary>
    private static string Understreket(string navn) => string.Concat(navn.Select(c => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));
}

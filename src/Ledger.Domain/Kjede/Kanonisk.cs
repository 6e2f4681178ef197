using System.Globalization;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kjede;

/// <summary>The header of a journal entry: what binds its content to its place in a municipality's chain.</summary>
/// <param name="Sekvens">1, 2, 3 … without gaps per municipality.</param>
/// <param name="Versjon">The municipality's version that the entry came with.</param>
/// <param name="Aar">0 for entries that belong to no year.</param>
/// <param name="Nummer">Bilagsnummer or vedtaksnummer; 0 for other kinds.</param>
/// <param name="Tidspunkt">UTC, whole milliseconds.</param>
/// <param name="Bruker">Who wrote; the same for all entries of a write.</param>
public readonly record struct Kjedeledd(LedgerId Ledger, long Sekvens, long Versjon, int Aar, int Nummer, DateTimeOffset Tidspunkt, Verntekst Bruker);

/// <summary>
/// The chain's canonical form, version 1. Its specification for outsiders is <c>openapi/hashkjede.md</c>.
/// </summary>
public static class Kanonisk
{
    public const string Formversjon = "ledger1";

    /// <summary>The form of a time: UTC with milliseconds.</summary>
    public const string Tidsformat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly Dimensjonskolonne[] Felt = [.. Dimensjonstabell.Alle.TakeWhile(k => k.Felt != Dimensjonsfelt.Konto)];

    public static string Tid(DateTimeOffset tidspunkt) => tidspunkt.UtcDateTime.ToString(Tidsformat, CultureInfo.InvariantCulture);

    public static string Dato(DateOnly dato) => dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The hash of a bilag's content.</summary>
    public static Kjedehash Innhold(KanoniskSkriver skriver, Bilag bilag)
    {
        skriver.Nullstill();
        skriver.Felt(Journalslag.Bilag.Navn()).Felt(bilag.Referanse).Felt(bilag.Dato).Felt(bilag.Periode.Nummer).Felt(bilag.Tekst)
            .Felt(bilag.Tilbakefoerer?.ToString(CultureInfo.InvariantCulture)).Linjeslutt();
        for (var i = 0; i < bilag.Posteringer.Count; i++)
        {
            var p = bilag.Posteringer[i];
            Rad(skriver, i + 1, p.Dimensjon);
            skriver.Kroner(p.Beloep.Oere).Felt(p.Tekst).Felt(p.Motpart).Felt(p.Dokument).Linjeslutt();
        }

        return Kjedehash.Av(skriver.Skrevet);
    }

    /// <summary>The hash of a budget decision's content.</summary>
    public static Kjedehash Innhold(KanoniskSkriver skriver, Budsjettvedtak vedtak)
    {
        skriver.Nullstill();
        skriver.Felt(Journalslag.Vedtak.Navn()).Felt(vedtak.Referanse).Felt(vedtak.Dato).Felt(vedtak.Organ).Felt(vedtak.Type.Navn()).Felt(vedtak.Tekst).Linjeslutt();
        for (var i = 0; i < vedtak.Linjer.Count; i++)
        {
            var linje = vedtak.Linjer[i];
            Rad(skriver, i + 1, linje.Dimensjon);
            skriver.Kroner(linje.Beloep.Oere).Felt(linje.Periodisering.ToString()).Linjeslutt();
        }

        return Kjedehash.Av(skriver.Skrevet);
    }

    /// <summary>The hash of any other entry's content: its kind, code and JSON as stored.</summary>
    public static Kjedehash Innhold(KanoniskSkriver skriver, Journalslag slag, string kode, string innhold)
    {
        skriver.Nullstill();
        skriver.Felt(slag.Navn()).Felt(kode).Felt(innhold).Linjeslutt();
        return Kjedehash.Av(skriver.Skrevet);
    }

    /// <summary>The hash of an entry in its place: over the previous hash, the header and the content's hash.</summary>
    public static Kjedehash Ledd(KanoniskSkriver skriver, Kjedehash forrige, in Kjedeledd ledd, Kjedehash innhold)
    {
        skriver.Nullstill();
        skriver.Felt(Formversjon).Felt(forrige).Felt(ledd.Ledger.ToString()).Felt(ledd.Sekvens).Felt(ledd.Versjon)
            .Felt(ledd.Aar).Felt(ledd.Nummer).Felt(ledd.Tidspunkt).Felt(ledd.Bruker.Tekst).Felt(innhold).Linjeslutt();
        return Kjedehash.Av(skriver.Skrevet);
    }

    /// <summary>The fields that the form has, by their place; the later ones are not in it.</summary>
    private static void Rad(KanoniskSkriver skriver, int linje, in Dimensjon d)
    {
        skriver.Felt(linje);
        foreach (var kolonne in Felt)
        {
            skriver.Felt(kolonne.Tekst(d));
        }
    }
}

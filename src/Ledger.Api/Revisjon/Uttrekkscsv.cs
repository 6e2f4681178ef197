using Ledger.Application.Tabeller;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;

namespace Ledger.Api.Revisjon;

/// <summary>
/// The auditor's extract for spreadsheets: one line per row, and one for an entry without rows. It has no salts, so the chain is recomputed
/// from the other form.
/// </summary>
/// <remarks>Columns that came with form 2 stand last: whoever reads by position goes on as before.</remarks>
internal static class Uttrekkscsv
{
    private static readonly Dimensjonskolonne[] Tidlige = [.. Dimensjonstabell.Alle.Where(k => k.Felt < Dimensjonsfelt.Konto)];
    private static readonly Dimensjonskolonne[] Senere = [.. Dimensjonstabell.Alle.Where(k => k.Felt >= Dimensjonsfelt.Konto)];

    public static Csv Overskrift(Csv csv) => csv.Rad(
    [
        "sekvens", "versjon", "slag", "aar", "nummer", "referanse", "dato", "periode", "tilbakefoerer", "organ", "type", "bilagstekst", "innhold", "linje",
        .. Tidlige.Select(k => k.Navn),
        "beloep", "tekst", "motpart", "dokument", "periodisering", "tidspunkt", "bruker", "hash",
        .. Senere.Select(k => k.Navn),
        "gjelderPeriode", "tiltak", "form", "kilde",
    ]);

    public static void Post(Csv csv, Lestpost post)
    {
        if (post.Rader.Count == 0)
        {
            Rad(csv, post, null);
            return;
        }

        foreach (var rad in post.Rader)
        {
            Rad(csv, post, rad);
        }
    }

    private static void Rad(Csv csv, Lestpost post, Lestrad? rad) => csv.Rad(
    [
        post.Ledd.Sekvens, post.Ledd.Versjon, post.Slag.Navn(), post.Ledd.Aar, post.Ledd.Nummer, post.Referanse, post.Dato is { } dato
            ? Kanonisk.Dato(dato)
            : null, post.Periode,
        post.Tilbakefoerer, post.Organ, post.Type?.Navn(), post.Tekst.Vist, post.Json, rad?.Linje,
        .. Tidlige.Select(k => rad is { } r ? k.Tekst(r.Dimensjon) : null),
        rad?.Beloep.Kroner, rad?.Tekst.Vist, rad?.Motpart.Vist, rad?.Dokument.Vist, rad?.Periodisering, Kanonisk.Tid(post.Ledd.Tidspunkt),
        post.Ledd.Bruker.Vist, post.Hash.ToString(),
        .. Senere.Select(k => rad is { } r ? k.Tekst(r.Dimensjon) : null),
        rad?.GjelderPeriode, rad?.Tiltak, (int)post.Form, post.Kilde,
    ]);
}

using Ledger.Application.Lesing;
using Ledger.Application.Noter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapporter;

/// <summary>Reads what notes are made from: the year, its registers, and the tables of registers that are defined to belong to a note.</summary>
internal static class Notekilde
{
    public static async Task<Noteaar> LesAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var (hode, aar) = (grunnlag.Hode, grunnlag.Grunndata.Aar.Aar);
        var forrige = grunnlag.Forrige is null ? null : await kilde.FinnAarAsync(grunnlag, aar - 1, ct);
        var finans = (await kilde.FinansAsync(hode, ct)).Register;
        return new Noteaar(
            await Registertabellen.MedRegistreAsync(grunnlag, kilde, ct) with { Finans = finans }, await Feilrettinger.LesAsync(grunnlag, kilde, ct),
            forrige is null ? null : new Kontrollinndata(forrige.Grunndata.Inndata), await MerforbruketAsync(grunnlag, kilde, ct));
    }

    /// <summary>By the year that it arose in, when the balance has any; other years are then read too.</summary>
    private static async Task<Lagrekke?> MerforbruketAsync(Rapportgrunnlag grunnlag, Rapportkilde kilde, CancellationToken ct)
    {
        var (data, aaret) = (grunnlag.Grunndata, Lagsaar.Fra(grunnlag.Kube, Lagslag.Merforbruk));
        if (aaret.Inngaaende.ErNull && aaret.Ny.ErNull)
        {
            return null;
        }

        var tillegg = await Oekonomikontrollen.TilleggAsync(grunnlag, kilde, ct);
        return Kommuneloven14_11Lag.Vurder(
            Kommuneloven14_11Lag.Regel(grunnlag.Hode.Ledger), Lagslag.Merforbruk, data.Merforbruk.Lag, tillegg.Merforbruk,
            [.. tillegg.Dekning, .. data.Merforbruk.Vedtak], data.Aar.Aar, new Kontrollinndata(data.Inndata).VedtatteDekningsaar);
    }

    /// <summary>The tables that say which note they belong to, as everybody sees them; those without rows are left out.</summary>
    public static ILookup<string, Noteregistersvar> Tabeller(Noteaar aaret, Visning visning) => aaret.Grunnlag.Registre!.Tabeller
        .Where(t => t.Value.Note is not null).OrderBy(t => t.Key, StringComparer.Ordinal)
        .Select(t => (t.Value.Note, Tabell: Tabell(aaret.Grunnlag, t.Key, visning))).Where(t => t.Tabell.Rader.Count > 0)
        .ToLookup(t => t.Note!, t => t.Tabell);

    private static Noteregistersvar Tabell(Rapportgrunnlag grunnlag, string id, Visning visning)
    {
        var (tabell, beregning) = Registertabellen.Finn(grunnlag, id, Periode.Aarsavslutning);
        var rader = Tabellmotor.Beregn(beregning).Where(r => r.Type is Tabellradtype.Rad or Tabellradtype.Sum).ToList();
        return new Noteregistersvar(
            tabell.Id, tabell.Navn, [.. tabell.Kolonner.Select(k => new Notekolonnesvar(k.Id, k.Navn))],
            rader.All(r => r.Type == Tabellradtype.Sum) ? [] :
            [
                .. rader.Select(r => new Noteradsvar(r.Kode, r.Navn, r.Type == Tabellradtype.Sum ? Noteradsvar.Sum : Noteradsvar.Rad)
                {
                    Verdier = tabell.Kolonner.ToDictionary(k => k.Id, k => Registertabellrad.Vis(r.Celler[k.Id], k, visning)),
                }),
            ]);
    }
}

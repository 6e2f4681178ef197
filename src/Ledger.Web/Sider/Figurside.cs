using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;

namespace Ledger.Web.Sider;

/// <summary>One figure of a report by itself, for other sites to show: its heading, the figure, where it is from, and a link to the page.</summary>
public static class Figurside
{
    public const string Ledd = "figur";
    public const string Bro = "bro";
    public const string Fordeling = "fordeling";
    public const string Omraader = "omraader";
    private const string Maaneder = "maaneder-";

    /// <summary>What a unit's figure of months is called.</summary>
    public static string Av(Ansvar enhet) => Maaneder + enhet;

    /// <returns>Null when there is no such figure.</returns>
    public static string? Lag(Sidegrunnlag k, string id)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        var enhet = id.StartsWith(Maaneder, StringComparison.Ordinal) && Ansvar.TryParse(id[Maaneder.Length..], out var kode)
            ? k.Kilde.Organisasjon.Finn(kode) : null;
        (string Tittel, Innhold? Figur, Adresse Side) figur = id switch
        {
            Bro => ("Fra budsjett til regnskap", Brotabell.Lag(k, k.Kilde.Oppstilling(publikasjon.Hovedoppstilling)!, Bro), k.Stier.Oversikt),
            Fordeling => ("Hva pengene gikk til", Oversikt.Fordelingen(k), k.Stier.Oversikt),
            Omraader => ("Områdene mot budsjettet", Oversikt.Omraadene(k, k.Kilde.Avvik(Nivaa.Direktoromraade)!), k.Stier.Oversikt),
            _ when enhet is not null => (enhet.Navn, Maanedsdel.Lag(k, enhet), k.Stier.Omraade(enhet.Kode)),
            _ => ("", null, k.Stier.Oversikt),
        };
        return figur.Figur is null ? null : Ramme.Innebygd(k, figur.Tittel, figur.Figur, figur.Side);
    }

    /// <summary>The link to a figure by itself; none in drafts and in the live ledger, which nobody else may show.</summary>
    public static Element? Lenke(Sidegrunnlag k, string id) => k.Stier.ErUtgave ? Tagger.A(k.Stier.Figur(id), "Bygg inn") : null;
}

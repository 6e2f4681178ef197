using Ledger.Application.Publisering;
using Ledger.Domain.Disponering;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;
using Ledger.Web.Html;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>
/// The addresses of an edition's pages. They keep the form by which the reader came: the newest edition, or the one that is named for ever.
/// What the reader has chosen goes along from page to page; what is default is left out.
/// </summary>
/// <param name="erFast">The reader came by the address that names the edition.</param>
/// <param name="rot">Where the pages lie, when it is not where an edition's do: the live ledger, or a draft.</param>
/// <param name="versjon">The version that the reader asked for; null for the newest.</param>
public sealed class Stier(Utgave utgave, bool erFast, Beloepsenhet enhet, Adresse? rot = null, long? versjon = null)
{
    /// <summary>The pages are of a draft.</summary>
    public bool ErKladd { get; } = utgave.Status is Utgavestatus.Kladd or Utgavestatus.Laast;

    /// <summary>The pages are of the live ledger.</summary>
    public bool ErLevende => rot is not null && !ErKladd;

    /// <summary>The pages are of an edition.</summary>
    public bool ErUtgave => rot is null;

    public Adresse Kommune { get; } = Adresse.Rot.Under(utgave.Ledger.ToString());

    public Adresse Oversikt => Under();

    /// <summary>Where the sender's name leads: to the municipality's front, which is there when it has an edition, else to the pages' own first.</summary>
    public Adresse Hjem => ErUtgave ? Kommune : Oversikt;

    public Adresse Omraader => Under("omraader");

    public Adresse Fond => Under("fond");

    public Adresse Noekkeltall => Under("noekkeltall");

    public Adresse Om => Under("om");

    public Adresse Disponering => Under("disponering");

    /// <summary>A voucher, in the live ledger.</summary>
    public Adresse Bilag(int nummer) => Under("bilag", nummer.ToString());

    /// <summary>The postings behind a line, in the live ledger.</summary>
    public Adresse Posteringer(string? ansvar, string? art) => Under("posteringer").Med(("ansvar", ansvar), ("art", art));

    /// <summary>A chapter of text.</summary>
    public Adresse Tekst(string slug) => Under("tekst", slug);

    /// <summary>A page or a file of the finance register, in the live ledger.</summary>
    public Adresse Finans(params string[] ledd) => Under(["finans", .. ledd]);

    /// <summary>The notes, or one of them or a file of it, in the live ledger.</summary>
    public Adresse Noter(params string[] ledd) => Under(["noter", .. ledd]);

    public Adresse Prosjekter => Under("prosjekter");

    public Adresse Prosjektet(string kode) => Under("prosjekter", kode);

    /// <summary>All tables in one file.</summary>
    public Adresse Alt => Under("last-ned", "alt.zip");

    /// <summary>The report as a PDF, which has one unit.</summary>
    public Adresse Pdf => erFast ? Fast("last-ned", "rapport.pdf") : Nyeste("last-ned", "rapport.pdf");

    /// <summary>The whole report as one file, which has one unit.</summary>
    public Adresse Html => erFast ? Fast("last-ned", "rapport.html") : Nyeste("last-ned", "rapport.html");

    public Adresse Soek => Under("sok");

    /// <summary>A chapter's first page.</summary>
    public Adresse Kapitlet(Sidekapittel kapittel) => kapittel.Ledd.Length == 0 ? Oversikt : Under(kapittel.Ledd.Split('/'));

    /// <summary>A page's table as a file.</summary>
    public Adresse Fil(IReadOnlyList<string> ledd, string endelse) =>
        ledd.Count == 0 ? Under("oversikt." + endelse) : Under([.. ledd.SkipLast(1), $"{ledd[^1]}.{endelse}"]);

    public Adresse Fondet(string kode) => Under("fond", kode);

    public Adresse Omraade(Ansvar kode) => Under("omraader", kode.ToString());

    /// <summary>A key figure's page.</summary>
    public Adresse Noekkeltallet(string id) => Under("noekkeltall", id);

    /// <summary>A statement's page, by the address that the report has for it.</summary>
    public Adresse Oppstilling(string id) => id switch
    {
        _ when id == utgave.Publikasjon.Hovedoppstilling => Under("drift"),
        InnebygdeOppstillinger.Investering => Under("investering"),
        InnebygdeOppstillinger.Balanse => Under("balanse"),
        Disponeringsrapport.Id => Disponering,
        _ => Under("oppstilling", id),
    };

    /// <summary>A figure's page.</summary>
    public Adresse Tall(string oppstilling, string post, Ansvar ansvar = default) =>
        Under("tall", oppstilling, post).Med(("ansvar", ansvar.ErTom ? null : ansvar.ToString()));

    /// <summary>The reader came by the address that names the edition.</summary>
    public bool ErFast => erFast;

    /// <summary>A page of another year's report, as it is now.</summary>
    public Adresse IAaret(Utgave annen, params string[] ledd) =>
        Kommune.Under(annen.Publikasjon.Aar.ToString(), annen.Publikasjon.Type).Under(ledd).Med(("enhet", enhet == Beloepsenhet.Mill ? null : enhet.Navn()));

    /// <summary>The first page of another edition of the document.</summary>
    public Adresse Utgaven(Utgave annen) => Nyeste("u" + annen.Nummer.ToString());

    /// <summary>What stands in the margins on paper, in this edition for ever.</summary>
    public Adresse Trykk => Fast(Trykkstil.Ledd);

    /// <summary>A figure by itself, in this edition for ever.</summary>
    public Adresse Figur(string id) => Fast("figur", id);

    /// <summary>What is another in this edition than in an earlier one.</summary>
    public Adresse Endringer(Utgave tidligere) => Under("endringer", "u" + tidligere.Nummer.ToString());

    /// <summary>The address of a page in the newest edition.</summary>
    public Adresse Nyeste(params string[] ledd) =>
        (rot ?? Kommune.Under(utgave.Publikasjon.Aar.ToString(), utgave.Publikasjon.Type)).Under(ledd);

    /// <summary>The permanent address of a page in this edition.</summary>
    public Adresse Fast(params string[] ledd) =>
        ErKladd ? Nyeste(ledd) : ErLevende ? Nyeste(ledd).Med(("versjon", utgave.Versjon.ToString())) : Nyeste("u" + utgave.Nummer.ToString()).Under(ledd);

    private Adresse Under(params string[] ledd) => (erFast ? Fast(ledd) : Nyeste(ledd)).Med(("versjon", versjon?.ToString()), ("enhet",
        enhet == Beloepsenhet.Mill ? null : enhet.Navn()));
}

using Ledger.Application.Publisering;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Spraak;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>Pages outside any edition: a municipality's front, the list of municipalities, and faults.</summary>
public static class Utenfor
{
    private const string Avsender = "Kommunenes regnskap";

    private const int Hovedtallene = 3;

    /// <summary>A municipality's published reports: the newest with three figures, and all of them, newest first.</summary>
    /// <param name="nyeste">The newest report.</param>
    public static string Forside(Sidegrunnlag nyeste, IReadOnlyList<Utgave> utgaver)
    {
        var (k, navn, hjem) = (nyeste, nyeste.Kilde.Kommunenavn, nyeste.Stier.Kommune);
        Element Lenke(Utgave u) => A(hjem.Under(u.Publikasjon.Aar.ToString(), u.Publikasjon.Type), u.Publikasjon.Tittel);
        return Ramme.Lag(navn, navn, hjem, Innhold.Av(
            H1(navn),
            P(Attr.Klasse("ingress"), "Kommunens regnskap, publisert fra hovedboken. Hvert tall kan følges til hva det er laget av."),
            Section(
                H2(Lenke(k.Kilde.Utgave)),
                P(Attr.Klasse("dempet"), $"Per {Dato.Lang(k.Kilde.Utgave.Publikasjon.Rapporteringsdato)}"),
                Div(Attr.Klasse("hovedtall"), Innhold.Av(k.Kilde.Utgave.Publikasjon.Hovedtall.Take(Hovedtallene).Select(h => Hovedtallkort.Lag(k, h))))),
            Section(
                H2("Alle rapporter"),
                Ul(Attr.Klasse("lenkeliste"), Innhold.Av(utgaver.Select(u => Li(
                    Lenke(u), Span(Attr.Klasse("dempet"), $" utgave {u.Nummer}, per {Dato.Lang(u.Publikasjon.Rapporteringsdato)}")))))),
            Section(H2("Om tallene"), P(A(k.Stier.Om, "Slik leser og kontrollerer du tallene"), "."), k.Tjenesten.Fot)));
    }

    /// <summary>The municipalities that publish; a sentence when none does.</summary>
    public static string Liste(IReadOnlyList<(string Kommunenummer, string Navn)> kommuner) => Ramme.Lag("Kommuner", Avsender, Adresse.Rot, Innhold.Av(
        H1("Kommuner med publiserte rapporter"),
        kommuner.Count == 0
            ? P("Ingen rapporter er publisert ennå.")
            : Ul(Attr.Klasse("lenkeliste"), Innhold.Av(kommuner.Select(k => Li(A(Adresse.Rot.Under(k.Kommunenummer), k.Navn)))))));

    /// <summary>What could not be shown. It says nothing of the inside.</summary>
    /// <param name="referanse">What the operator finds it by in the log; null when it stands in the text, or is not known.</param>
    /// <param name="maalform">That of the document that was asked for; bokmål for what is of none.</param>
    public static string Feil(int status, string? detalj = null, string? referanse = null, Maalform? maalform = null)
    {
        var (tittel, tekst) = status switch
        {
            400 => ("Adressen kan ikke leses", "En del av adressen har en verdi som ikke finnes."),
            403 => ("Du har ikke tilgang til denne siden", "Siden krever en rettighet du ikke har."),
            410 => ("Rapporten er trukket tilbake", "Utgaven vises ikke lenger."),
            404 => ("Siden finnes ikke", "Adressen finnes ikke, eller rapporten er ikke publisert."),
            405 => ("Siden kan bare leses", "Adressen tar ikke imot noe."),
            409 => ("Siden kan ikke vises ennå", "Noe må rettes først."),
            429 => ("For mange forespørsler", "Vent litt, og prøv igjen."),
            413 => ("Filen blir for stor", "Velg færre perioder eller enheter."),
            503 => ("Tallene er ikke tilgjengelige akkurat nå", "Prøv igjen om litt."),
            < 500 => ("Siden kan ikke vises", "Forespørselen kunne ikke behandles."),
            _ => ("Noe gikk galt hos oss", "Siden kunne ikke vises."),
        };
        return Ramme.Lag(tittel, Avsender, Adresse.Rot, Innhold.Av(
            H1(tittel), P(detalj ?? tekst), P(A(Adresse.Rot, "Til forsiden")),
            referanse is null ? null : P(Attr.Klasse("dempet"), $"Referanse: {referanse}")), maalform: maalform);
    }
}

using Ledger.Web.Deler;
using Ledger.Web.Html;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>Where a reader of live pages signs in: a link for each provider, and in development a button for each of some fixed keys.</summary>
public static class Innloggingsside
{
    private const string Avsender = "Kommunenes regnskap";

    /// <param name="tilbydere">Names of providers, with the addresses that begin a sign-in there.</param>
    /// <param name="utviklere">The fixed keys that have a button; none outside development.</param>
    /// <param name="til">Where the reader was on his way to.</param>
    public static string Lag(
        IReadOnlyList<(string Navn, Adresse Adresse)> tilbydere, IReadOnlyList<string> utviklere, string til, (string Navn, string Verdi) vern) =>
        Ramme.Lag("Logg inn", Avsender, Adresse.Rot, Innhold.Av(
            H1("Logg inn"),
            P(Attr.Klasse("ingress"), "Sidene med hovedboken er for dem som har fått tilgang. De publiserte rapportene er åpne for alle."),
            tilbydere.Count == 0 ? null
                : Ul(Attr.Klasse("lenkeliste"), Innhold.Av(tilbydere.Select(t => Li(A(t.Adresse.Med(("til", til)), "Logg inn med " + t.Navn))))),
            Innhold.Av(utviklere.Select(u => Postskjema(
                Adresse.Rot.Under("logg-inn"), Attr.Klasse("knapperad"), Skjult(vern.Navn, vern.Verdi), Skjult("til", til), Skjult("noekkel", u),
                Knapp($"Logg inn som {u}")))),
            tilbydere.Count + utviklere.Count > 0 ? null : P("Ingen innlogging er satt opp for denne tjenesten.")));

    /// <summary>A sign-in that failed, and what can be done.</summary>
    public static string Feil(string tittel, string tekst) => Ramme.Lag(tittel, Avsender, Adresse.Rot, Innhold.Av(
        H1(tittel), P(Attr.Klasse("ingress"), tekst),
        P(A(Adresse.Rot.Under("logg-inn"), "Prøv igjen"), " · ", A(Adresse.Rot, "Til de publiserte rapportene"))));

    /// <summary>Sign-out is a form: a link that somebody else shows must not sign a reader out.</summary>
    public static string LoggUt((string Navn, string Verdi) vern) => Ramme.Lag("Logg ut", Avsender, Adresse.Rot, Innhold.Av(
        H1("Logg ut"), Postskjema(Adresse.Rot.Under("logg-ut"), Attr.Klasse("knapperad"), Skjult(vern.Navn, vern.Verdi), Knapp("Logg ut"))));
}

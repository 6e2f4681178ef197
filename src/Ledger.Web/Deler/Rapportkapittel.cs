namespace Ledger.Web.Deler;

/// <summary>A chapter as menus, contents and searches name it.</summary>
/// <param name="Ledd">Its address below the report's first page; empty for that page itself.</param>
/// <param name="Del">The part of the menu that it stands under.</param>
/// <param name="Omtale">What is in it, in a line.</param>
public sealed record Sidekapittel(string Ledd, string Navn, string Del, string Omtale);

/// <summary>The chapters that pages name as theirs. Which of them a report has, and in what order, is the registry's.</summary>
public static class Rapportkapittel
{
    private const string Rapporten = "Rapporten";
    private const string Regnskap = "Regnskap";
    private const string Tjenester = "Tjenester";
    private const string Omdelen = "Om";

    public static readonly Sidekapittel Oversikt = new("", "Oversikt", Rapporten, "Resultatet, nøkkeltallene og hva pengene gikk til.");
    public static readonly Sidekapittel Drift = new("drift", "Drift", Regnskap, "Driftsregnskapet, linje for linje mot budsjettet.");
    public static readonly Sidekapittel Investering = new("investering", "Investering", Regnskap, "Hva kommunen investerte for, og hvordan det ble betalt.");
    public static readonly Sidekapittel Balanse = new("balanse", "Balanse", Regnskap, "Hva kommunen eier og skylder.");
    public static readonly Sidekapittel Disponering = new("disponering", "Disponering", Regnskap, "Hva resultatet ble brukt til, før og etter strykning.");
    public static readonly Sidekapittel Fond = new("fond", "Fond", Regnskap, "Hva som er satt av, brukt og står igjen.");
    public static readonly Sidekapittel Utvikling = new("utvikling", "Utvikling", Regnskap, "Regnskapet år for år, i løpende eller faste priser.");
    public static readonly Sidekapittel Omraader = new("omraader", "Tjenesteområdene", Tjenester, "Alle tjenesteområder og enheter mot budsjettet.");
    public static readonly Sidekapittel Prosjekter = new("prosjekter", "Investeringsprosjekter", Tjenester, "Hvert prosjekt mot årets budsjett.");
    public static readonly Sidekapittel Noekkeltall = new("noekkeltall", "Nøkkeltall", Tjenester, "Verdier, mål og om målet er nådd.");
    public static readonly Sidekapittel Om = new("om", "Slik leser du rapporten", Omdelen, "Ord, fortegn, avrunding, versjon og kontroll.");
    public static readonly Sidekapittel Lastned = new("last-ned", "Last ned", Omdelen, "Alle tabellene som CSV og Excel.");
    public static readonly Sidekapittel Utskrift = new("utskrift", "Utskrift", Omdelen, "Hele rapporten på én side.");
    public static readonly Sidekapittel Soek = new("sok", "Søk", Omdelen, "Søk i tall, enheter og nøkkeltall.");
}

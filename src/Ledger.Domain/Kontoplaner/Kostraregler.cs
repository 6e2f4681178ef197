using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kontoplaner;

/// <summary>How serious a broken rule is.</summary>
public enum Alvor
{
    /// <summary>SSB's ERROR: the report would be refused.</summary>
    Feil,

    /// <summary>SSB's WARNING.</summary>
    Advarsel,

    /// <summary>SSB's INFO.</summary>
    Informasjon,
}

/// <summary>A rule that a row breaks.</summary>
/// <param name="Regel">SSB's number of the control.</param>
/// <param name="Felt">The field to look at first.</param>
public sealed record Regelbrudd(string Regel, Alvor Alvor, string Felt, string Melding);

/// <summary>
/// SSB's controls of combinations of kontoklasse, art and funksjon (020–081), as data by year in <c>kostraregler.csv</c>.
/// </summary>
public static class Kostraregler
{
    private static readonly Regel[] Alle = [.. Kodelister.Les("kostraregler.csv").Select(Regel.Les)];
    private static readonly Regel[] Skiller = [.. Alle.Where(r => r.SkillerRegnskap)];

    /// <summary>The codes that belong to the other account of drift and investering, whatever stands beside them.</summary>
    public static IReadOnlyList<Regelbrudd> KontrollerRegnskap(
        Kontoklasse kontoklasse, Art art, Funksjon funksjon, Regnskapsaar aar, Kommunenummer kommune) =>
        Brudd(Skiller, kontoklasse, art, funksjon, aar, kommune);

    /// <summary>The rules that a row of drift or investering breaks; balance rows break none.</summary>
    public static IReadOnlyList<Regelbrudd> Kontroller(Kontoklasse kontoklasse, Art art, Funksjon funksjon, Regnskapsaar aar, Kommunenummer kommune) =>
        kontoklasse == Kontoklasse.Balanse ? [] : Brudd(Alle, kontoklasse, art, funksjon, aar, kommune);

    // Asked for each distinct dimension of an import, and mostly answered by none.
    private static Regelbrudd[] Brudd(
        Regel[] regler, Kontoklasse kontoklasse, Art art, Funksjon funksjon, Regnskapsaar aar, Kommunenummer kommune)
    {
        List<Regelbrudd>? brudd = null;
        foreach (var regel in regler)
        {
            if (regel.Gjelder(kontoklasse, art, funksjon, aar.Aar, kommune))
            {
                (brudd ??= []).Add(regel.Brudd);
            }
        }

        return brudd?.ToArray() ?? [];
    }

    private sealed record Regel(
        int? GyldigFra, int? GyldigTil, Kontoklasse? Kontoklasse, Kodeutvalg? Arter, Kodeutvalg? Funksjoner, bool IkkeFylke, Regelbrudd Brudd)
    {
        /// <summary>The rule says that a code does not belong to an account, and asks for nothing else.</summary>
        public bool SkillerRegnskap => Brudd.Alvor == Alvor.Feil && Kontoklasse is not null && (Arter is null || Funksjoner is null);

        public static Regel Les(Dictionary<string, string> row) => new(
            Kodelister.Aar(row["gyldigFra"]),
            Kodelister.Aar(row["gyldigTil"]),
            row["kontoklasse"].Length == 0 ? null : Kontoklasser.TryParse(row["kontoklasse"], out var k) ? k : throw new FormatException(row["kontoklasse"]),
            row["arter"].Length == 0 ? null : Kodeutvalg.Parse(row["arter"]),
            row["funksjoner"].Length == 0 ? null : Kodeutvalg.Parse(row["funksjoner"]),
            row["unntak"] == "fylke",
            new Regelbrudd(
                row["regel"],
                Alvorlighet(row["alvor"]),
                row["felt"],
                row["melding"]));

        private static Alvor Alvorlighet(string tekst) => tekst switch
        {
            "feil" => Alvor.Feil,
            "advarsel" => Alvor.Advarsel,
            "informasjon" => Alvor.Informasjon,
            _ => throw new FormatException(tekst),
        };

        public bool Gjelder(Kontoklasse kontoklasse, Art art, Funksjon funksjon, int aar, Kommunenummer kommune) =>
            !(aar < GyldigFra) && !(aar > GyldigTil)
            && (Kontoklasse is null || Kontoklasse == kontoklasse)
            && (Arter is null || Arter.Har(art.Nummer))
            && (Funksjoner is null || Funksjoner.Har(funksjon.Nummer))
            && !(IkkeFylke && kommune.Nummer % 100 == 0);
    }
}

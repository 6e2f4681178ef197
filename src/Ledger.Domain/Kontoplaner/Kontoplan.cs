using System.Collections.Concurrent;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kontoplaner;

/// <summary>
/// The KOSTRA code lists of one year and kind of unit (KOSTRA-forskriften vedlegg 1–4): arts, functions, chapters and sectors.
/// </summary>
/// <remarks>The lists are data with years of validity in the csv files beside this file.</remarks>
public sealed class Kontoplan
{
    private static readonly IReadOnlyDictionary<int, Kodeopplysning> AlleArter = Kodelister.LesKoder("arter.csv");
    private static readonly IReadOnlyDictionary<int, Kodeopplysning> AlleFunksjoner = Kodelister.LesKoder("funksjoner.csv");
    private static readonly IReadOnlyDictionary<int, Kodeopplysning> AlleKapitler = Kodelister.LesKoder("kapitler.csv");
    private static readonly IReadOnlyDictionary<int, Kodeopplysning> AlleSektorer = Kodelister.LesKoder("sektorer.csv");
    private static readonly ConcurrentDictionary<(int Aar, bool Kommune, bool Fylke), Kontoplan> Kjente = new();

    private readonly int _aar;
    private readonly bool _kommune;
    private readonly bool _fylke;

    private Kontoplan(int aar, bool kommune, bool fylke)
    {
        _aar = aar;
        _kommune = kommune;
        _fylke = fylke;
    }

    /// <summary>All arts, whatever their years.</summary>
    public static IEnumerable<Kodeopplysning> Arter => AlleArter.Values;

    /// <summary>All functions, whatever their years.</summary>
    public static IEnumerable<Kodeopplysning> Funksjoner => AlleFunksjoner.Values;

    /// <summary>All chapters, whatever their years.</summary>
    public static IEnumerable<Kodeopplysning> Kapitler => AlleKapitler.Values;

    /// <summary>The lists for a unit. A number that ends in 00 is a county; Oslo (0301) is both county and municipality.</summary>
    public static Kontoplan For(Regnskapsaar aar, Kommunenummer kommune)
    {
        var fylke = kommune.Nummer % 100 == 0;
        var oslo = kommune.Nummer == 301;
        return Kjente.GetOrAdd((aar.Aar, !fylke, fylke || oslo), k => new Kontoplan(k.Aar, k.Kommune, k.Fylke));
    }

    public Kodestatus Status(Art art) => Status(AlleArter, art.Nummer);

    public Kodestatus Status(Funksjon funksjon)
    {
        if (!AlleFunksjoner.TryGetValue(funksjon.Nummer, out var kode))
        {
            return Kodestatus.Ukjent;
        }

        var here = kode.Kolonner["nivaa"] switch
        {
            "kommune" => _kommune,
            "fylkeskommune" => _fylke,
            "begge" => true,
            _ => _kommune && _fylke, // Oslo's districts
        };
        return here ? kode.Status(_aar) : Kodestatus.Ukjent;
    }

    /// <summary>Chapters of units under regnskapsloven (17, 46) do not exist in a municipality's treasury.</summary>
    public Kodestatus Status(Kapittel kapittel) =>
        AlleKapitler.TryGetValue(kapittel.Nummer, out var kode) && kode.Kolonner["kommunekasse"] == "ja" ? kode.Status(_aar) : Kodestatus.Ukjent;

    public Kodestatus Status(Sektor sektor) => Status(AlleSektorer, sektor.Nummer);

    public static string Navn(Art art) => AlleArter.TryGetValue(art.Nummer, out var kode) ? kode.Navn : "";

    public static string Navn(Funksjon funksjon) => AlleFunksjoner.TryGetValue(funksjon.Nummer, out var kode) ? kode.Navn : "";

    public static string Navn(Kapittel kapittel) => AlleKapitler.TryGetValue(kapittel.Nummer, out var kode) ? kode.Navn : "";

    private Kodestatus Status(IReadOnlyDictionary<int, Kodeopplysning> liste, int nummer) =>
        liste.TryGetValue(nummer, out var kode) ? kode.Status(_aar) : Kodestatus.Ukjent;
}

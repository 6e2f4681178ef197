using System.Collections.Concurrent;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kontoplaner;

/// <summary>
/// The KOSTRA code lists of one year and kind of unit (KOSTRA-forskriften vedlegg 1–4): arts, functions, chapters and sectors.
/// </summary>
/// <remarks>
/// The one list is <c>kostra-koder.csv</c> beside this file: what SSB's control program accepted for the years from 2021, code by code. A code
/// that was valid in 2021 counts as valid before, since the lists of those years were not read.
/// </remarks>
public sealed class Kontoplan
{
    /// <summary>The first year whose lists were read.</summary>
    public const int FoersteKjenteAar = 2021;

    private static readonly IReadOnlyDictionary<int, Kodeopplysning> AlleArter = Kodelister.LesKoder("art");
    private static readonly IReadOnlyDictionary<int, Kodeopplysning> AlleFunksjoner = Kodelister.LesKoder("funksjon");
    private static readonly IReadOnlyDictionary<int, Kodeopplysning> AlleKapitler = Kodelister.LesKoder("kapittel");
    private static readonly IReadOnlyDictionary<int, Kodeopplysning> AlleSektorer = Kodelister.LesKoder("sektor");
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

    /// <summary>All sectors, whatever their years.</summary>
    public static IEnumerable<Kodeopplysning> Sektorer => AlleSektorer.Values;

    /// <summary>The lists for a unit. A number that ends in 00 is a county; Oslo (0301) is both county and municipality.</summary>
    public static Kontoplan For(Regnskapsaar aar, Kommunenummer kommune)
    {
        var fylke = kommune.Nummer % 100 == 0;
        var oslo = kommune.Nummer == 301;
        return Kjente.GetOrAdd((aar.Aar, !fylke, fylke || oslo), k => new Kontoplan(k.Aar, k.Kommune, k.Fylke));
    }

    public Kodestatus Status(Art art) => Status(AlleArter, art.Nummer);

    public Kodestatus Status(Funksjon funksjon) => Status(AlleFunksjoner, funksjon.Nummer);

    public Kodestatus Status(Kapittel kapittel) => Status(AlleKapitler, kapittel.Nummer);

    public Kodestatus Status(Sektor sektor) => Status(AlleSektorer, sektor.Nummer);

    public static string Navn(Art art) => AlleArter.TryGetValue(art.Nummer, out var kode) ? kode.Navn : "";

    public static string Navn(Funksjon funksjon) => AlleFunksjoner.TryGetValue(funksjon.Nummer, out var kode) ? kode.Navn : "";

    public static string Navn(Kapittel kapittel) => AlleKapitler.TryGetValue(kapittel.Nummer, out var kode) ? kode.Navn : "";

    public static string Navn(Sektor sektor) => AlleSektorer.TryGetValue(sektor.Nummer, out var kode) ? kode.Navn : "";

    /// <summary>The codes of a list that the unit has, or has had, in the year; by number.</summary>
    public IEnumerable<(Kodeopplysning Kode, Kodestatus Status)> Koder(IEnumerable<Kodeopplysning> liste) => liste
        .Where(k => Brukes(k.Gjelder)).Select(k => (k, k.Status(_aar))).Where(k => k.Item2.ErKjent()).OrderBy(k => k.k.Nummer);

    private Kodestatus Status(IReadOnlyDictionary<int, Kodeopplysning> liste, int nummer) =>
        liste.TryGetValue(nummer, out var kode) && Brukes(kode.Gjelder) ? kode.Status(_aar) : Kodestatus.Ukjent;

    private bool Brukes(Kodebrukere brukere) => brukere switch
    {
        Kodebrukere.Alle => true,
        Kodebrukere.Kommune => _kommune,
        Kodebrukere.Fylke => _fylke,
        Kodebrukere.Oslo => _kommune && _fylke,
        _ => false,
    };
}

using Ledger.Domain.Opplysninger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registertabeller;

/// <summary>A key figure of the ledger in a year, rounded as its report has it; null when the ledger cannot compute it.</summary>
public readonly record struct Noekkelverdi(decimal? Verdi, bool ErKroner);

/// <summary>
/// Values of indicators that nobody reports: key figures of the ledger, and formulas over other indicators of the same year. And whether a value reaches
/// its target.
/// </summary>
internal sealed class Indikatorverdier(Tabellgrunnlag grunnlag)
{
    public const string Register = Opplysningsleser.Indikatorregister;

    private const string Formel = "formel", Noekkeltall = "noekkeltall";

    /// <summary>How many formulas may stand on each other, since each is a call within the one before: a tower of 51 has a value up to its 50th.</summary>
    private const int MestDybde = 50;

    private static readonly (string Kode, string Ord)[] Statuser =
        [("oppnaadd", "oppnådd"), ("ikkeOppnaadd", "ikke oppnådd"), ("ikkeMaalt", "ikke målt"), ("utenMaal", "uten mål")];

    /// <summary>A value that could not be computed, and was not left out by anybody.</summary>
    private static readonly Tabellcelle Ukjent = new(null, Opplysninger: []);

    private readonly Dictionary<(Tabellkilde.Fakta Kilde, string Kode, Ansvar Enhet), Tabellcelle> _kjente = [];
    private Dictionary<string, Registerobjekt>? _objekter;
    private HashSet<string>? _utenVerdi;

    /// <summary>What an indicator is computed by: its formula, or <c>noekkeltall:</c> and the id of a key figure; null for one that is reported.</summary>
    public static string? Regnemaate(Tabelldefinisjon tabell, Registerobjekt objekt) => tabell.Register.Id != Register ? null
        : objekt[Formel] ?? (objekt[Noekkeltall] is { } id ? $"{Noekkeltall}:{id}" : null);

    /// <summary>Whether the row of an object stands on more than what is said of the object.</summary>
    public bool Regner(Registerobjekt objekt) => Regnemaate(grunnlag.Tabell, objekt) is not null;

    /// <summary>The value of an indicator that is computed; null for what is reported.</summary>
    /// <param name="les">The value of another indicator in the same year and of the same unit.</param>
    public Tabellcelle? Finn(Tabellkilde.Fakta kilde, Registerobjekt objekt, Ansvar enhet, Func<Registerobjekt, Tabellcelle> les)
    {
        if (kilde is not { Slag: Opplysningsslag.Maaling, Maal: Opplysningsleser.Indikatorverdi } || !Regner(objekt))
        {
            return null;
        }

        var plass = (kilde, objekt.Kode, enhet);
        if (!_kjente.TryGetValue(plass, out var celle))
        {
            _kjente[plass] = celle = objekt[Formel] is { } formel ? AvFormel(objekt.Kode, formel, les) : AvNoekkeltall(objekt[Noekkeltall]!, kilde, enhet);
        }

        return celle;
    }

    /// <summary>Whether a value reaches its target: by the target's operator, or by the direction of the indicator where it has none.</summary>
    public static Tabellcelle Status(Tabellcelle verdi, Tabellcelle maal, string? retning)
    {
        var maaltall = maal.Opplysninger is [var en] ? en.Verdi : null;
        var krav = maaltall?.Operator ?? retning switch { "hoey" => ">=", "lav" => "<=", _ => null };
        bool? naadd = (krav, verdi.Tall, maal.Tall) switch
        {
            (null, _, _) or (_, null, _) or (_, _, null) => null,
            (">=", { } v, { } m) => v >= m,
            (">", { } v, { } m) => v > m,
            ("<=", { } v, { } m) => v <= m,
            ("<", { } v, { } m) => v < m,
            (_, { } v, { } m) => v >= m && v <= maaltall?.VerdiTil,
        };
        return new(
            null, Statuser[krav is null || maal.Tall is null ? 3 : naadd is null ? 2 : naadd.Value ? 0 : 1].Kode,
            Opplysninger: [.. verdi.Opplysninger ?? [], .. maal.Opplysninger ?? []]);
    }

    /// <summary>How many have each status, in words.</summary>
    public static Tabellcelle Antall(IEnumerable<Tabellcelle> celler)
    {
        var antall = celler.CountBy(c => c.Tekst ?? "").ToDictionary(StringComparer.Ordinal);
        return new(null, string.Join(", ", Statuser.Where(s => antall.ContainsKey(s.Kode)).Select(s => $"{antall[s.Kode]} {s.Ord}")));
    }

    private Tabellcelle AvFormel(string kode, string formel, Func<Registerobjekt, Tabellcelle> les)
    {
        _utenVerdi ??= UtenVerdi();
        if (_utenVerdi.Contains(kode) || Tabelluttrykk.Les(formel) is not { } uttrykk)
        {
            return Ukjent;
        }

        _objekter ??= grunnlag.Objekter.ToDictionary(o => o.Kode, StringComparer.Ordinal);
        var deler = uttrykk.Kolonner.Distinct().ToDictionary(
            k => k, k => _objekter.TryGetValue(k, out var annen) ? les(annen) : Tabellcelle.Tom, StringComparer.Ordinal);
        return new(
            uttrykk.Verdi(k => deler[k].Tall), ErBeloep: uttrykk.ErBeloep(k => deler[k].ErBeloep),
            Opplysninger: [.. deler.Values.SelectMany(d => d.Opplysninger ?? []).Distinct()]);
    }

    /// <summary>
    /// The indicators whose formula stands on itself, by definitions that were changed one by one, or on more formulas than may stand on each other.
    /// They are found by the definitions before any is computed: a value does not depend on which indicator was asked for first.
    /// </summary>
    private HashSet<string> UtenVerdi()
    {
        var igjen = grunnlag.Objekter.Where(o => o[Formel] is not null)
            .ToDictionary(o => o.Kode, o => Tabelluttrykk.Les(o[Formel]!)?.Kolonner.ToList() ?? [], StringComparer.Ordinal);
        for (var nivaa = 1; nivaa <= MestDybde; nivaa++)
        {
            var ferdige = igjen.Where(i => !i.Value.Exists(igjen.ContainsKey)).Select(i => i.Key).ToList();
            if (ferdige.Count == 0)
            {
                break;
            }

            ferdige.ForEach(kode => igjen.Remove(kode));
        }

        return igjen.Keys.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The ledger's figure is of the municipality and of the table's part of the year: a unit, another part or a region has none.</summary>
    private Tabellcelle AvNoekkeltall(string id, Tabellkilde.Fakta kilde, Ansvar enhet) =>
        enhet.ErTom && kilde is { Periode: null, Region: "" } && grunnlag.Noekkeltall.TryGetValue((kilde.AaretFor(grunnlag.Aar), id), out var tall)
            ? new(tall.Verdi, ErBeloep: tall.ErKroner, Opplysninger: []) : Ukjent;
}

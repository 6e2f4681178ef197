using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Application.Opplysninger;

/// <summary>What a sender of a file of registers may send.</summary>
public readonly record struct Registerrett(bool Objekter, bool Poster);

/// <summary>
/// A file of several registers. A row names its register and is an object when it has a <c>kode</c>, else an event; what the row has of fields that are
/// not of such a row is an error, since it would be lost.
/// </summary>
internal sealed class Registerfil
{
    public const string Registerfelt = "register";

    private const string Kode = "kode";
    private const int MestNevnt = 20;

    private Registerfil(IReadOnlyList<Del> deler) => Deler = deler;

    /// <summary>By register, in the order that the file names them first.</summary>
    public IReadOnlyList<Del> Deler { get; }

    /// <exception cref="Avvisning">400: it cannot be read, or has columns of no register; 413: too many rows.</exception>
    public static Registerfil Les(Stream innhold, Faktagrunnlag grunnlag, Feilsamling feil)
    {
        var lesere = grunnlag.Registre.ToDictionary(r => r.Id, r => new Objektleser(r, grunnlag), StringComparer.Ordinal);
        string[] alle = [Registerfelt, .. lesere.Values.SelectMany(l => l.Objektfelt.Concat(l.Postfelt)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var deler = new Dictionary<string, Del>(StringComparer.Ordinal);
        foreach (var rad in Faktarader.Les(innhold, alle, feil))
        {
            if (rad[Registerfelt] is not { } id)
            {
                rad.Avvis(Registerfelt, Feilkoder.Mangler, "Feltet register mangler.");
            }
            else if (lesere.GetValueOrDefault(id) is not { } leser)
            {
                rad.Avvis(Registerfelt, Feilkoder.UkjentObjekt, $"Det finnes ikke noe register «{Faktarad.Kort(id)}».");
            }
            else
            {
                if (!deler.TryGetValue(id, out var del))
                {
                    deler[id] = del = new(id, leser, [], []);
                }

                var erObjekt = rad[Kode] is not null;
                SeUkjente(rad, id, erObjekt, alle, erObjekt ? leser.Objektfelt : leser.Postfelt);
                (erObjekt ? del.Objekter : del.Poster).Add(rad);
            }
        }

        return deler.Values.Any(d => d.Objekter.Count > Faktatjeneste.MestObjekter)
            ? throw new Avvisning(
                Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "Innholdet har for mange rader",
                $"Et register har høyst {Faktatjeneste.MestObjekter} objekter.")
            : new([.. deler.Values]);
    }

    /// <exception cref="Avvisning">403: it has rows that the sender may not send.</exception>
    public void Krev(Registerrett rett)
    {
        Krev(rett.Objekter, Deler.SelectMany(d => d.Objekter), "Objekter i registrene sendes av den som har ledger:stamdata eller ledger:admin");
        Krev(rett.Poster, Deler.SelectMany(d => d.Poster), "Hendelser i registrene sendes av den som har ledger:bokfor");
    }

    private static void Krev(bool kan, IEnumerable<Faktarad> rader, string hva)
    {
        if (!kan && rader.Take(MestNevnt).Select(r => $"{r.Linje ?? 1}").ToList() is { Count: > 0 } linjer)
        {
            throw new Avvisning(
                Avvisningsgrunn.IkkeTillatt, Problemtyper.ManglerScope, "Nøkkelen mangler scope", $"{hva} (linje {string.Join(", ", linjer)}).");
        }
    }

    private static void SeUkjente(Faktarad rad, string register, bool erObjekt, IEnumerable<string> alle, IReadOnlyList<string> egne)
    {
        foreach (var felt in alle.Where(f => f != Registerfelt && rad[f] is not null && !egne.Contains(f)))
        {
            rad.Avvis(
                felt, Feilkoder.SkalVaereTom, $"{(erObjekt ? "Et objekt" : "En hendelse")} i registeret {register} har ikke feltet {felt}.");
        }
    }

    /// <summary>The rows of a register.</summary>
    internal sealed record Del(string Register, Objektleser Leser, List<Faktarad> Objekter, List<Faktarad> Poster)
    {
        public Registerkvittering Kvittering(Sendteobjekter sendte, IReadOnlyList<Registerpost> nye) => new(
            Register, sendte.Nye.Count + nye.Count, sendte.Endret.Count,
            Objekter.Count + Poster.Count - sendte.Nye.Count - sendte.Endret.Count - nye.Count, nye.Count == 0 ? null : nye[0].Nummer,
            nye.Count == 0 ? null : nye[^1].Nummer);
    }
}

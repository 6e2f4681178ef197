using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Domain.Lagring;

namespace Ledger.Application.Aarsavslutning;

/// <summary>A step as the journal has it: its rows stand in its bilag.</summary>
public sealed record Journalsteg(
    string Hjemmel, string? Fond, string Kontoklasse, string Art, string? Merke, decimal Beloep, decimal Foer, decimal Etter, string Begrunnelse,
    int? Bilagsnummer);

/// <summary>
/// A closing, or its undoing, as the journal has it: everything that it was decided by and what it did, so that an auditor can test each choice.
/// What is written freely stands apart, by name.
/// </summary>
/// <param name="Handling">avsluttet or tilbakefoert.</param>
/// <param name="BeregnetAv">The version that it was computed from.</param>
public sealed record Avslutningsinnhold(
    int Avslutning, string Handling, int? Erstatter, long BeregnetAv, IReadOnlyList<int> Bilagsnumre, Avslutningsstatussvar? Foer,
    Avslutningsstatussvar? FoerStrykninger, Avslutningsstatussvar? Etter, IReadOnlyList<Journalsteg> Steg,
    IReadOnlyList<Disposisjonsavviksvar> Budsjettavvik, Avslutningsgrunnlagssvar? Grunnlag, IReadOnlyList<Funnsvar> Funn,
    IReadOnlyDictionary<string, Valgsvar> Valg, IReadOnlyList<Likevelsvar> Likevel)
{
    /// <summary>The names of the texts that stand apart.</summary>
    public const string Begrunnelse = "begrunnelse";

    private static readonly Lagretform<Avslutningsinnhold> Form = Lagretform.UtenTomme<Avslutningsinnhold>();

    /// <summary>That a closing was undone.</summary>
    public static Avslutningsinnhold Tilbakefoert(
        Avslutningspost avslutning, IReadOnlyList<int> bilagsnumre, long versjon, IReadOnlyList<Likevelsvar> likevel) =>
        new(
            avslutning.Nummer, Avslutningsform.Tilbakefoert, null, versjon, bilagsnumre, null, null, null, [], [], null, [],
            new Dictionary<string, Valgsvar>(), likevel);

    public static string Likeveltekst(int nummer) => $"likevel.{nummer}.{Begrunnelse}";

    /// <summary>The content, and the texts that stand apart from it.</summary>
    public (string Json, IReadOnlyDictionary<string, string?> Tekster) Skriv(string? begrunnelse = null)
    {
        var (valg, tekster) = Avslutningsvalgene.Delt(Valg);
        var alle = new Dictionary<string, string?>(tekster, StringComparer.Ordinal) { [Begrunnelse] = begrunnelse };
        foreach (var (i, l) in Likevel.Index())
        {
            alle[Likeveltekst(i)] = l.Begrunnelse;
        }

        var uten = this with { Valg = valg, Likevel = [.. Likevel.Select(l => l with { Begrunnelse = "" })] };
        return (Form.Skriv(uten), alle);
    }

    /// <summary>Null for an entry of version 1.0, which tells the steps only.</summary>
    public static Avslutningsinnhold? Les(Journalpost post)
    {
        var innhold = Form.Les(post.Innhold!);
        if (innhold.Avslutning == 0)
        {
            return null;
        }

        var tekster = Navntekster.Les(post);
        return innhold with
        {
            Valg = Avslutningsvalgene.Samlet(innhold.Valg, tekster),
            Likevel = [.. innhold.Likevel.Select((l, i) => l with { Begrunnelse = tekster.GetValueOrDefault(Likeveltekst(i), "") })],
        };
    }
}

using System.Text.Json.Nodes;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Lagring;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>
/// Choices for a closing by the names of the contract, each of which may be absent; their form is checked before. Amounts are kroner. The same
/// shape serves a request, a municipality's rules and the defaults, so that one is laid over another field by field.
/// </summary>
public record Avslutningsutkast
{
    public string? Ansvar { get; init; }

    public bool? BokfoerBudsjetterteDisposisjoner { get; init; }

    public bool? RettTilBudsjett { get; init; }

    public decimal? ReservertOverfoering { get; init; }

    public decimal? LovligBrukAvLaan { get; init; }

    public string? LovligBrukAvLaanBegrunnelse { get; init; }

    public Begrunnetbeloep? LaanTilEiendomsselskap { get; init; }

    public decimal? UdekketLaanefinansierbart { get; init; }

    public string? Videreutlaanfond { get; init; }

    public string? Skjermingsgrunnlag { get; init; }

    public IReadOnlyList<string>? Merforbruksrekkefoelge { get; init; }

    public IReadOnlyList<string>? StrykningAvAvsetning { get; init; }

    public IReadOnlyList<Fondsstrykningsutkast>? StrykningAvBruk { get; init; }

    public IReadOnlyList<string>? Dekningsrekkefoelge { get; init; }

    public IReadOnlyDictionary<string, decimal>? SkjermetDisposisjonsfond { get; init; }

    public decimal? SkjermetUfordelt { get; init; }

    public string? Disposisjonsfond { get; init; }

    public string? UbundetInvesteringsfond { get; init; }

    public IReadOnlyList<string>? Udisponertrekkefoelge { get; init; }

    public IReadOnlyList<string>? Investeringsfondrekkefoelge { get; init; }

    public IReadOnlyList<string>? Laanerekkefoelge { get; init; }

    public IReadOnlyList<Delegertutkast>? DelegerteEndringer { get; init; }

    /// <summary>The fields that are there.</summary>
    public JsonObject Felt() => Lagretform.UtenTomme<Avslutningsutkast>().Felt(this);

    public static T Av<T>(JsonObject felt)
        where T : Avslutningsutkast => Lagretform.UtenTomme<T>().AvFelt(felt);

    /// <summary>The choices as the closing takes them; what is absent has the default.</summary>
    public Avslutningsvalg Valg()
    {
        var standard = new Avslutningsvalg { Ansvar = default };
        return standard with
        {
            Ansvar = string.IsNullOrEmpty(Ansvar) ? default : Domain.Verdier.Ansvar.Parse(Ansvar),
            BokfoerBudsjetterteDisposisjoner = BokfoerBudsjetterteDisposisjoner ?? standard.BokfoerBudsjetterteDisposisjoner,
            RettTilBudsjett = RettTilBudsjett ?? standard.RettTilBudsjett,
            ReservertOverfoering = Beloep(ReservertOverfoering) ?? default,
            LovligBrukAvLaan = Beloep(LovligBrukAvLaan),
            LovligBrukAvLaanBegrunnelse = LovligBrukAvLaanBegrunnelse ?? "",
            LaanTilEiendomsselskap = Beloep(LaanTilEiendomsselskap?.Beloep) ?? default,
            LaanTilEiendomsselskapBegrunnelse = LaanTilEiendomsselskap?.Begrunnelse ?? "",
            UdekketLaanefinansierbart = Beloep(UdekketLaanefinansierbart),
            Videreutlaanfond = Fond(Videreutlaanfond),
            Skjermingsgrunnlag = Skjermingsgrunnlag is null ? standard.Skjermingsgrunnlag : Leddnavn.Les<Skjermingsgrunnlag>(Skjermingsgrunnlag),
            Merforbruksrekkefoelge = Merforbruksrekkefoelge is null
                ? standard.Merforbruksrekkefoelge
                : [.. Merforbruksrekkefoelge.Select(Leddnavn.Les<Merforbruksledd>)],
            StrykningAvAvsetning = Alle(StrykningAvAvsetning),
            StrykningAvBruk =
            [
                .. (StrykningAvBruk ?? []).Select(
                    s => new Fondsstrykning(Fondskode.Parse(s.Fond), Beloep(s.Maksimum), s.MindreOverfoertEnnBudsjettert ?? false)),
            ],
            Dekningsrekkefoelge = Alle(Dekningsrekkefoelge),
            SkjermetDisposisjonsfond = SkjermetDisposisjonsfond?.ToDictionary(s => Fondskode.Parse(s.Key), s => Beloep(s.Value)!.Value),
            SkjermetUfordelt = Beloep(SkjermetUfordelt),
            Disposisjonsfond = Fond(Disposisjonsfond),
            UbundetInvesteringsfond = Fond(UbundetInvesteringsfond),
            Udisponertrekkefoelge = Udisponertrekkefoelge is null
                ? standard.Udisponertrekkefoelge
                : [.. Udisponertrekkefoelge.Select(Leddnavn.Les<Udisponertledd>)],
            Investeringsfondrekkefoelge = Alle(Investeringsfondrekkefoelge),
            Laanerekkefoelge = Laanerekkefoelge is null ? standard.Laanerekkefoelge : [.. Laanerekkefoelge.Select(Art.Parse)],
            DelegerteEndringer = [.. (DelegerteEndringer ?? []).Select(e => e.Endring())],
        };
    }

    private static List<Fondskode> Alle(IReadOnlyList<string>? koder) => [.. (koder ?? []).Select(Fondskode.Parse)];

    private static Fondskode Fond(string? kode) => string.IsNullOrEmpty(kode) ? default : Fondskode.Parse(kode);

    private static Beloep? Beloep(decimal? kroner) => kroner is { } k ? Domain.Verdier.Beloep.FraKroner(k) : null;
}

/// <summary>An amount in kroner with its reason.</summary>
public sealed record Begrunnetbeloep(decimal Beloep, string Begrunnelse);

/// <summary>A place in the order of striking.</summary>
public sealed record Fondsstrykningsutkast(string Fond, decimal? Maksimum = null, bool? MindreOverfoertEnnBudsjettert = null);

/// <summary>A delegated change of a budgeted disposition. Kroner, added to the budget.</summary>
public sealed record Delegertutkast(string Kontoklasse, string Art, decimal Beloep, string? Fond = null)
{
    public Delegertendring Endring() => new(
        Kontoklasser.TryParse(Kontoklasse, out var klasse) ? klasse : default, Domain.Verdier.Art.Parse(Art),
        string.IsNullOrEmpty(Fond) ? default : Fondskode.Parse(Fond), Domain.Verdier.Beloep.FraKroner(Beloep));
}

/// <summary>The names of the alternatives that a choice has: in camel case, as in the contract.</summary>
public static class Leddnavn
{
    public static string Navn<T>(this T ledd)
        where T : struct, Enum => char.ToLowerInvariant(ledd.ToString()[0]) + ledd.ToString()[1..];

    public static bool Finnes<T>(string? navn)
        where T : struct, Enum => Enum.GetValues<T>().Any(v => v.Navn() == navn);

    public static T Les<T>(string navn)
        where T : struct, Enum => Enum.GetValues<T>().First(v => v.Navn() == navn);
}

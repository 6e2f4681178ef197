using System.Text.Json.Nodes;
using Ledger.Application.Grunndata;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>A choice that a closing was made by.</summary>
/// <param name="Verdi">As in the request; null when nothing was chosen and nothing needed to be.</param>
/// <param name="Kilde">standard, regler, foresporsel or ledger.</param>
public sealed record Valgsvar(JsonNode? Verdi, string Kilde);

/// <summary>
/// The choices of a closing, each with where it comes from: what the request says comes before the municipality's rules, these before the ledger
/// and before the defaults.
/// </summary>
public sealed record Avslutningsvalgene(Avslutningsutkast Utkast, IReadOnlyDictionary<string, string> Kilder)
{
    public const string Standard = "standard", Regler = "regler", Foresporsel = "foresporsel", Ledger = "ledger";

    /// <summary>The fields that hold reasons: written freely, so that they stand apart from the journal's content.</summary>
    private const string Begrunnelse = "begrunnelse", Laanebegrunnelse = "lovligBrukAvLaanBegrunnelse";

    public static Avslutningsvalgene Av(Avslutningsutkast foresporsel, Kommunegrunnlag grunnlag, Ansvar standardansvar)
    {
        var felt = new JsonObject();
        var kilder = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (kilde, lag) in new[]
        {
            (Standard, Standarder(grunnlag, standardansvar).Felt()),
            (Regler, grunnlag.Avslutningsregler.Valg),
            (Foresporsel, foresporsel.Felt()),
        })
        {
            foreach (var (navn, verdi) in lag)
            {
                felt[navn] = verdi?.DeepClone();
                kilder[navn] = kilde;
            }
        }

        return new Avslutningsvalgene(Avslutningsutkast.Av<Avslutningsutkast>(felt), kilder);
    }

    /// <summary>The choices with what the closing found in the ledger where nobody chose.</summary>
    public IReadOnlyDictionary<string, Valgsvar> Svar(Avslutningsresultat resultat, Beloep? journalfoertUdekket)
    {
        var svar = Utkast.Felt().ToDictionary(f => f.Key, f => new Valgsvar(f.Value?.DeepClone(), Kilder[f.Key]));
        if (!svar.ContainsKey("skjermetDisposisjonsfond"))
        {
            svar["skjermetDisposisjonsfond"] = new Valgsvar(Skjermet(resultat, s => s.Vedtak?.Kroner), Ledger);
        }

        if (journalfoertUdekket is { } udekket)
        {
            svar["udekketLaanefinansierbart"] = new Valgsvar(udekket.Kroner, Ledger);
        }

        return new SortedDictionary<string, Valgsvar>(svar, StringComparer.Ordinal);
    }

    /// <summary>The same without its free texts, and those texts by where they stood.</summary>
    public static (IReadOnlyDictionary<string, Valgsvar> Valg, IReadOnlyDictionary<string, string?> Tekster) Delt(IReadOnlyDictionary<string, Valgsvar> valg)
    {
        var tekster = new Dictionary<string, string?>(StringComparer.Ordinal);
        var uten = new SortedDictionary<string, Valgsvar>(StringComparer.Ordinal);
        foreach (var (navn, v) in valg)
        {
            var (verdi, tekst) = (v.Verdi, (string?)null);
            if (navn == Laanebegrunnelse)
            {
                (verdi, tekst) = (null, (string?)verdi);
            }
            else if (verdi is JsonObject objekt && objekt.TryGetPropertyValue(Begrunnelse, out var grunn))
            {
                (verdi, tekst) = (objekt.DeepClone(), (string?)grunn);
                verdi!.AsObject().Remove(Begrunnelse);
            }

            uten[navn] = v with { Verdi = verdi };
            tekster[Tekstnavn(navn)] = tekst;
        }

        return (uten, tekster);
    }

    /// <summary>The choices with the texts that stand apart put back, as far as they are not erased.</summary>
    public static IReadOnlyDictionary<string, Valgsvar> Samlet(IReadOnlyDictionary<string, Valgsvar> valg, IReadOnlyDictionary<string, string> tekster)
    {
        var alle = new SortedDictionary<string, Valgsvar>(StringComparer.Ordinal);
        foreach (var (navn, v) in valg)
        {
            alle[navn] = v;
            if (tekster.TryGetValue(Tekstnavn(navn), out var tekst))
            {
                var verdi = v.Verdi?.DeepClone() ?? tekst;
                if (verdi is JsonObject objekt)
                {
                    objekt[Begrunnelse] = tekst;
                }

                alle[navn] = v with { Verdi = verdi };
            }
        }

        return alle;
    }

    private static string Tekstnavn(string valg) => $"valg.{valg}.{Begrunnelse}";

    private static JsonObject Skjermet(Avslutningsresultat resultat, Func<Fondsskjerming, decimal?> beloep) =>
        new(resultat.Skjerming.Where(s => !s.Fond.ErTom && beloep(s) is not null).Select(s => KeyValuePair.Create(s.Fond.ToString(), (JsonNode?)beloep(s))));

    /// <summary>What holds when nobody has chosen, written out: a fund that is chosen by its code is named.</summary>
    private static Avslutningsutkast Standarder(Kommunegrunnlag grunnlag, Ansvar ansvar)
    {
        var standard = new Avslutningsvalg { Ansvar = ansvar };
        string? Foerste(Func<Fondsopplysning, bool> har) =>
            grunnlag.Fond.Values.Where(har).Select(f => f.Kode).Order().Select(f => f.ToString()).FirstOrDefault();
        var videreutlaan = grunnlag.Fond.Values
            .Where(f => f.Type == Fondstype.BundetInvesteringsfond && f.Formaalskode == Fondsformaal.Videreutlaan).ToList();
        return new Avslutningsutkast
        {
            Ansvar = ansvar.ToString(),
            BokfoerBudsjetterteDisposisjoner = standard.BokfoerBudsjetterteDisposisjoner,
            RettTilBudsjett = standard.RettTilBudsjett,
            ReservertOverfoering = 0,
            Skjermingsgrunnlag = standard.Skjermingsgrunnlag.Navn(),
            Merforbruksrekkefoelge = [.. standard.Merforbruksrekkefoelge.Select(Leddnavn.Navn)],
            Udisponertrekkefoelge = [.. standard.Udisponertrekkefoelge.Select(Leddnavn.Navn)],
            Laanerekkefoelge = [.. standard.Laanerekkefoelge.Select(a => a.ToString())],
            StrykningAvAvsetning = [],
            StrykningAvBruk = [],
            Dekningsrekkefoelge = [],
            Investeringsfondrekkefoelge = [],
            DelegerteEndringer = [],
            Disposisjonsfond = Foerste(f => f.Type == Fondstype.Disposisjonsfond),
            UbundetInvesteringsfond = Foerste(f => f.Type == Fondstype.UbundetInvesteringsfond),
            Videreutlaanfond = videreutlaan is [var eneste] ? eneste.Kode.ToString() : null,
        };
    }
}

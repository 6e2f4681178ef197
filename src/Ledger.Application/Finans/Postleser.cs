using Ledger.Domain.Finans.Register;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Application.Finans;

/// <summary>Reads facts of the finance register from rows: which fields a kind has, and what each may be.</summary>
internal static class Postleser
{
    private const int Referanse = 100;
    private const int Tekst = 1_000;
    private const int Prosentdesimaler = 6;
    private const decimal MestRente = 100m;

    public static readonly IReadOnlyList<string> Felt =
    [
        "referanse", "slag", "objekt", "dato", "til", "type", "beloep", "prosent", "anskaffelseskost", "motobjekt", "aktivaklasse", "kilde", "erstatter",
        "tekst", "dekning",
    ];

    /// <summary>The words of a kind's type; empty when it has none, null when it may be any.</summary>
    private static readonly Dictionary<Postslag, IReadOnlyList<string>?> Typer = new()
    {
        [Postslag.Verdsetting] = [],
        [Postslag.Stroem] = Finansord.Alle<Stroemtype>(),
        [Postslag.Resultatpost] = Finansord.Alle<Resultattype>(),
        [Postslag.Mellomvaerende] = Finansord.Alle<Mellomvaerendetype>(),
        [Postslag.Laanebevegelse] = Finansord.Alle<Bevegelsestype>(),
        [Postslag.Rentevilkaar] = Finansord.Alle<Rentetype>(),
        [Postslag.Markedsrente] = null,
        [Postslag.Indeks] = [],
        [Postslag.Maaling] = null,
    };

    /// <summary>Null when the row cannot be one; what is wrong has been told.</summary>
    public static Sendtpost? Les(Faktarad rad)
    {
        if (rad["slag"] is { } ord && !Finansord.TryLes<Postslag>(ord, out _))
        {
            rad.Avvis("slag", Feilkoder.UkjentSlag, $"slag er {string.Join(", ", Finansord.Alle<Postslag>())}.");
            return null;
        }

        var feil = rad.Feil.AntallFeil;
        Finansord.TryLes<Postslag>(rad.Tekst("slag", Referanse, paakrevd: true), out var slag);
        var post = new Finanspost(
            rad.Tekst("referanse", Referanse, paakrevd: true) ?? "", slag, rad.Kode("objekt", paakrevd: true) ?? "",
            rad.Dato("dato", paakrevd: true) ?? default)
        {
            Til = rad.Dato("til"), Beloep = rad.Beloep("beloep")?.Kroner, Prosent = rad.Tall("prosent", Prosentdesimaler),
            Anskaffelseskost = rad.Beloep("anskaffelseskost")?.Kroner, Motobjekt = rad.Kode("motobjekt"),
            Aktivaklasse = rad.EnAv("aktivaklasse", Finansord.Alle<Aktivaklasse>()), Kilde = rad.Tekst("kilde", Referanse),
            Erstatter = rad.Tekst("erstatter", Referanse), Tekst = rad.Tekst("tekst", Tekst), Dekning = rad.Tall("dekning", Prosentdesimaler),
            Type = rad.Tekst("type", Referanse),
        };
        if (rad.Feil.AntallFeil > feil)
        {
            return null;
        }

        ProevType(rad, post);
        if (!post.Annullerer)
        {
            ProevFelt(rad, post);
        }

        return new(rad.Linje, post);
    }

    private static void ProevType(Faktarad rad, Finanspost post)
    {
        var typer = Typer[post.Slag];
        if (typer is { Count: 0 } && post.Type is not null)
        {
            rad.Avvis("type", Feilkoder.SkalVaereTom, $"{post.Slag.Ord()} har ingen type.");
        }
        else if (post.Type is null && typer is not { Count: 0 } && !post.Annullerer)
        {
            rad.Avvis("type", Feilkoder.Mangler, "Feltet type mangler.");
        }
        else if (post.Type is not null && typer is { Count: > 0 } && !typer.Contains(post.Type))
        {
            rad.Avvis("type", Feilkoder.UgyldigType, $"type er {string.Join(", ", typer)}.");
        }
        else if (post is { Slag: Postslag.Markedsrente, Type: { } maaneder } && !(int.TryParse(maaneder, out var antall) && antall is > 0 and <= 600))
        {
            rad.Avvis("type", Feilkoder.UgyldigType, "type er løpetiden i måneder, 1–600.");
        }
    }

    private static void ProevFelt(Faktarad rad, Finanspost post)
    {
        void Krev(bool finnes, string felt)
        {
            if (!finnes)
            {
                rad.Avvis(felt, Feilkoder.Mangler, $"{post.Slag.Ord()} trenger {felt}.");
            }
        }

        void Tom(bool finnes, string felt)
        {
            if (finnes)
            {
                rad.Avvis(felt, Feilkoder.SkalVaereTom, $"{post.Slag.Ord()} har ikke {felt}.");
            }
        }

        var erRente = post.Slag is Postslag.Rentevilkaar or Postslag.Markedsrente;
        var erEnten = post.Slag is Postslag.Indeks or Postslag.Maaling;
        Krev(erRente || erEnten || post.Beloep is not null, "beloep");
        Krev(!erRente || post.Prosent is not null, "prosent");
        Krev(!erEnten || post.Beloep is not null || post.Prosent is not null, "beloep");
        Krev(post.Slag != Postslag.Rentevilkaar || post.Til is not null, "til");
        Krev(post.Slag != Postslag.Maaling || post.Kilde is not null, "kilde");
        Tom(erRente && post.Beloep is not null, "beloep");
        Tom(!erRente && !erEnten && post.Prosent is not null, "prosent");
        Tom(post.Slag != Postslag.Rentevilkaar && post.Til is not null, "til");
        Tom(post.Slag != Postslag.Verdsetting && post.Anskaffelseskost is not null, "anskaffelseskost");
        if (post.Dekning is < 0m or > 100m)
        {
            rad.Avvis("dekning", Feilkoder.UtenforOmraadet, "dekning er 0–100 prosent.");
        }

        if (erRente && post.Prosent is < -MestRente or > MestRente)
        {
            rad.Avvis("prosent", Feilkoder.UtenforOmraadet, $"En rente er fra −{MestRente} til {MestRente} prosent.");
        }
    }
}

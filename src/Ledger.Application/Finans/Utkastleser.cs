using System.Globalization;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Finans;

/// <summary>Reads the fields of a definition, and says of each what is wrong with it.</summary>
internal sealed class Utkastleser(Feilsamling feil)
{
    private static readonly DateOnly Tidligst = new(1900, 1, 1);

    // A definition belongs to no year, so it may name anything that any of the years has.
    private static readonly HashSet<int> Kapitler = [.. Kontoplan.Kapitler.Select(k => k.Nummer)];
    private static readonly HashSet<int> Sektorer = [.. Kontoplan.Sektorer.Select(s => s.Nummer)];

    public void Avvis(string felt, string kode, string melding) => feil.Avvis(null, felt, kode, melding);

    public string? Tekst(string felt, string? verdi, int mest = 200)
    {
        if (string.IsNullOrWhiteSpace(verdi))
        {
            return null;
        }

        return Tekstregler.Kontroller(verdi, mest, null, felt, feil) ? verdi : null;
    }

    public string KrevTekst(string felt, string? verdi, int mest = 200) => Tekst(felt, verdi, mest) ?? Mangler(felt, verdi, "");

    public DateOnly? Dato(string felt, string? verdi)
    {
        if (string.IsNullOrEmpty(verdi))
        {
            return null;
        }

        if (DateOnly.TryParseExact(verdi, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dato) && dato >= Tidligst)
        {
            return dato;
        }

        Avvis(felt, Feilkoder.UgyldigFormat, $"{felt} er en dato som 2024-12-31.");
        return null;
    }

    public DateOnly KrevDato(string felt, string? verdi) => Dato(felt, verdi) ?? Mangler(felt, verdi, default(DateOnly));

    public T? Ord<T>(string felt, string? verdi)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(verdi))
        {
            return null;
        }

        if (Finansord.TryLes<T>(verdi, out var ord))
        {
            return ord;
        }

        Avvis(felt, Feilkoder.UgyldigFormat, $"{felt} er {string.Join(", ", Finansord.Alle<T>())}.");
        return null;
    }

    public T KrevOrd<T>(string felt, string? verdi)
        where T : struct, Enum => Ord<T>(felt, verdi) ?? Mangler(felt, verdi, default(T));

    public decimal? Tall(string felt, decimal? verdi, int desimaler, decimal minst, decimal mest)
    {
        if (verdi is not { } tall)
        {
            return null;
        }

        if (tall < minst || tall > mest)
        {
            Avvis(felt, Feilkoder.UtenforOmraadet, string.Create(CultureInfo.InvariantCulture, $"{felt} er {minst}–{mest}."));
        }
        else if (decimal.Round(tall, desimaler) != tall)
        {
            Avvis(felt, Feilkoder.ForMangeDesimaler, $"{felt} har høyst {desimaler} desimaler.");
        }

        return tall;
    }

    public decimal KrevTall(string felt, decimal? verdi, int desimaler, decimal minst, decimal mest) =>
        Tall(felt, verdi, desimaler, minst, mest) ?? Mangler(felt, null, 0m);

    /// <summary>The parts of a list, each with where it stands. One that is empty is told.</summary>
    public IEnumerable<(T Rad, string Felt)> Rader<T>(string felt, IReadOnlyList<T?>? rader)
        where T : class
    {
        for (var i = 0; i < (rader?.Count ?? 0); i++)
        {
            var sted = $"{felt}[{i}]";
            if (rader![i] is { } rad)
            {
                yield return (rad, sted);
            }
            else
            {
                Avvis(sted, Feilkoder.Mangler, $"{sted} er tom.");
            }
        }
    }

    /// <summary>What has a form of its own: told when it has another.</summary>
    public string? Form(string felt, string? verdi, Func<string, bool> er, string melding)
    {
        if (string.IsNullOrEmpty(verdi) || er(verdi))
        {
            return string.IsNullOrEmpty(verdi) ? null : verdi;
        }

        Avvis(felt, Feilkoder.UgyldigFormat, melding);
        return null;
    }

    public string? Kapittel(string felt, string? verdi)
    {
        if (string.IsNullOrEmpty(verdi) || (Domain.Verdier.Kapittel.TryParse(verdi, out var k) && Kapitler.Contains(k.Nummer)))
        {
            return string.IsNullOrEmpty(verdi) ? null : verdi;
        }

        Avvis(felt, Feilkoder.UkjentKapittel, $"«{verdi}» er ikke et kapittel i KOSTRA.");
        return null;
    }

    public string? Sektor(string felt, string? verdi)
    {
        if (string.IsNullOrEmpty(verdi) || (Domain.Verdier.Sektor.TryParse(verdi, out var s) && Sektorer.Contains(s.Nummer)))
        {
            return string.IsNullOrEmpty(verdi) ? null : verdi;
        }

        Avvis(felt, Feilkoder.UkjentSektor, $"«{verdi}» er ikke en sektor i KOSTRA.");
        return null;
    }

    /// <summary>The default, told as missing when nothing was sent; what was sent and is wrong has been told already.</summary>
    private T Mangler<T>(string felt, string? sendt, T standard)
    {
        if (string.IsNullOrWhiteSpace(sendt))
        {
            Avvis(felt, Feilkoder.Mangler, $"Feltet {felt} mangler.");
        }

        return standard;
    }
}

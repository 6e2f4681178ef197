using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Finans.Avstemming;

/// <summary>A line of the reconciliation. Kroner, with the sign of the register: debt and income are positive.</summary>
/// <param name="Linje">A1/411 to A7/FORV-BUFFER.</param>
/// <param name="Register">Null when a fact is missing.</param>
public sealed record Avstemmingslinje(string Linje, string Tekst, decimal? Register, decimal Ledger, IReadOnlyList<int> Poster)
{
    public decimal? Differanse => Register - Ledger;
}

/// <summary>The finance register against the accounts, chapter by chapter. It posts nothing.</summary>
public sealed class Finansavstemming
{
    private static readonly string[] Gjeldskapitler = ["31", "411", "412", "431", "451", "452", "453", "454", "47"];
    private static readonly string[] Plasseringskapitler = ["10", "11", "12", "15", "18", "34"];
    private static readonly string[] Finansarter = ["509", "900", "905", "909"];

    private readonly Gjeldsbok _bok;
    private readonly Verdibok _verdier;
    private readonly Saldokube _kube;
    private readonly DateOnly _dato;
    private readonly Periode _til;

    private Finansavstemming(Finansregister register, Saldokube kube, DateOnly dato)
    {
        (_bok, _verdier, _kube, _dato) = (new(register), new(register), kube, dato);
        _til = dato is { Month: 12, Day: 31 } ? Periode.Aarsavslutning : Periode.Fra(dato.Month);
    }

    private delegate bool Vilkaar(in Dimensjon d);

    /// <param name="kube">The year that the date is in.</param>
    public static IReadOnlyList<Avstemmingslinje> Beregn(Finansregister register, Saldokube kube, DateOnly dato)
    {
        var a = new Finansavstemming(register, kube, dato);
        return [.. a.Restgjeld(), .. a.Bevegelser(), .. a.Plasseringer(), .. a.Portefoeljer()];
    }

    /// <summary>A1. Through the year the chapters of the last year-end apply, until the accounts are reclassified.</summary>
    private IEnumerable<Avstemmingslinje> Restgjeld()
    {
        var aar = _dato is { Month: 12, Day: 31 } ? _dato.Year : _dato.Year - 1;
        var register = _bok.Innlaan.Concat(_bok.Leier).GroupBy(l => IAaret(l.Forventetkapittel(aar)))
            .ToDictionary(g => g.Key, g => _bok.Restgjeld(g, _dato), StringComparer.Ordinal);
        foreach (var kapittel in Gjeldskapitler.Select(IAaret).Union(register.Keys).Order(StringComparer.Ordinal))
        {
            var (egen, ledger) = (register.GetValueOrDefault(kapittel, Faktatall.Null), -Kapittel(kapittel));
            if (egen.Verdi != 0m || ledger != 0m)
            {
                yield return new($"A1/{kapittel}", $"Restgjeld i kapittel {kapittel}", egen.Verdi, ledger, egen.Poster);
            }
        }
    }

    /// <summary>The chapter as the year of the accounts numbers it.</summary>
    private string IAaret(string kapittel) => Kapittelskifte.I(_dato.Year, Verdier.Kapittel.Parse(kapittel)).ToString();

    /// <summary>A2 to A4: the year to the date. What was before a loan came into the register is not known, and is not nothing.</summary>
    private IEnumerable<Avstemmingslinje> Bevegelser()
    {
        // Each movement is split by itself, as it was booked. Splitting their sum would round to other øre.
        Faktatall Bevegelse(Func<Laaneandel, bool> hvilke, int fortegn, params Bevegelsestype[] typer) => Faktatall.Sum((
            from laan in _bok.Innlaan.Concat(_bok.Leier).Where(l => l.Fordeling.Any(hvilke))
            from post in _bok.Bevegelser(laan)
            where post.Dato.Year == _dato.Year && post.Dato <= _dato && Array.Exists(typer, t => t.Ord() == post.Type)
            select new Faktatall(fortegn * laan.Fordel(post.Beloep ?? 0m).Where(d => hvilke(d.Andel)).Sum(d => d.Beloep), [post.Nummer])).Concat(
            from laan in _bok.Innlaan.Concat(_bok.Leier).Where(l => l.Fordeling.Any(hvilke))
            where _bok.BevegelserErUkjente(laan, new(_dato.Year, 1, 1), _dato)
            select Faktatall.Ukjent));
        Bevegelsestype[] avdrag = [Bevegelsestype.Avdrag, Bevegelsestype.EkstraordinaertAvdrag];
        var egne = Bevegelse(a => a.Formaal != Laaneformaal.Videreutlaan, -1, avdrag);
        var videre = Bevegelse(a => a.Formaal == Laaneformaal.Videreutlaan, -1, avdrag);
        yield return new("A2", "Avdrag (art 510, 511)", egne.Verdi, Arter("510", "511"), egne.Poster);
        yield return new("A3", "Avdrag på lån til videreutlån (art 512)", videre.Verdi, Arter("512"), videre.Poster);
        var opptak = Bevegelse(_ => true, 1, Bevegelsestype.Opptak);
        var ubrukt = Kapittel("9100") + Kapittel("9110") - Sum((in Dimensjon d) => ErKapittel(d, "9100") || ErKapittel(d, "9110"), Periode.InngaaendeBalanse);
        yield return new("A4", "Opptak (art 910–912 og endring av ubrukte lånemidler)", opptak.Verdi, -Arter("910", "911", "912") + ubrukt, opptak.Poster);
    }

    /// <summary>A5: holdings by the chapter that each says.</summary>
    private IEnumerable<Avstemmingslinje> Plasseringer()
    {
        foreach (var kapittel in Plasseringskapitler)
        {
            var egen = _verdier.Sum(_verdier.Register.Definisjoner.Beholdninger.Where(b => b.Kapittel == kapittel), _dato);
            var ledger = Kapittel(kapittel);
            if (egen.Verdi != 0m || ledger != 0m)
            {
                yield return new($"A5/{kapittel}", $"Markedsverdi i kapittel {kapittel}", egen.Verdi, ledger, egen.Poster);
            }
        }
    }

    /// <summary>A6 and A7: the income and the capital of each long-term portfolio.</summary>
    private IEnumerable<Avstemmingslinje> Portefoeljer()
    {
        foreach (var p in _verdier.Register.Definisjoner.Portefoeljer.Where(p => p.Type == Portefoeljetype.Langsiktig))
        {
            var regnskap = new Fondsregnskap(_verdier, p);
            if (p.Ledger is { } utvalg)
            {
                var inntekter = regnskap.Finansinntekter(_dato);
                yield return new(
                    $"A6/{p.Kode}", $"Finansinntekter i {p.Navn}", inntekter.Verdi,
                    -Sum((in Dimensjon d) => Finansarter.Contains(d.Art.ToString()) && Passer(utvalg, d), _til), inntekter.Poster);
            }

            foreach (var (fond, tekst, tall) in new[]
            {
                (p.Grunnkapitalfond, "Grunnkapital", regnskap.Grunnkapital(_dato)), (p.Bufferkapitalfond, "Bufferkapital", regnskap.Bufferkapital(_dato)),
            })
            {
                if (fond is not null)
                {
                    yield return new(
                        $"A7/{fond}", $"{tekst} i {p.Navn}", tall.Verdi,
                        -Sum((in Dimensjon d) => d.Kontoklasse == Kontoklasse.Balanse && d.Fond.ToString() == fond, _til), tall.Poster);
                }
            }
        }
    }

    private static bool ErKapittel(in Dimensjon d, string kapittel) => d.Kontoklasse == Kontoklasse.Balanse && d.Kapittel.ToString() == kapittel;

    private static bool Passer(Ledgerutvalg u, in Dimensjon d) =>
        (u.Prosjekt is null || d.Prosjekt.ToString() == u.Prosjekt) && (u.Ansvar is null || d.Ansvar.ToString() == u.Ansvar)
        && (u.Art is null || d.Art.ToString() == u.Art);

    private decimal Kapittel(string kapittel) => Sum((in Dimensjon d) => ErKapittel(d, kapittel), _til);

    private decimal Arter(params string[] arter) =>
        Sum((in Dimensjon d) => d.Kontoklasse is Kontoklasse.Drift or Kontoklasse.Investering && arter.Contains(d.Art.ToString()), _til);

    private decimal Sum(Vilkaar vilkaar, Periode til)
    {
        var sum = 0m;
        for (var i = 0; i < _kube.Antall; i++)
        {
            if (vilkaar(in _kube.Noekkel(i)))
            {
                sum += _kube.Regnskap(i, til).Kroner;
            }
        }

        return sum;
    }
}

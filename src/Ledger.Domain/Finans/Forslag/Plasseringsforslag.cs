using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Finans.Forslag;

/// <summary>
/// What portfolios earned and what their holdings became worth, as bilag that somebody may book: one for each portfolio and period. Each holding is
/// brought to its market value (KRS 11 of short-term holdings), what was earned and paid stands on its art, and what was put in or taken out on the
/// municipality's bank. The three agree by themselves when the facts are whole; when they do not, nothing is proposed and the difference is told.
/// </summary>
/// <param name="ansvar">For a portfolio that has none of its own in the accounts.</param>
public sealed class Plasseringsforslag(Verdibok verdier, string ansvar)
{
    private const string Renteinntekter = "900";
    private const string Utbytte = "905";
    private const string Gevinst = "909";
    private const string Tap = "509";
    private const string Finansutgifter = "500";
    private const string Tjenester = "270";
    private const string Finansfunksjon = "870";
    private const string Bank = "10";
    private const string Fordringer = "16";
    private const string Gjeld = "32";
    private const string Standardsektor = "320";

    private sealed record Bevegelse(string Kontoklasse, string Konto, string? Sektor, bool Egen, decimal Beloep, string Hva, IReadOnlyList<int> Poster);

    /// <summary>The bilag of the days from and with one, to and with another.</summary>
    public IReadOnlyList<Forslagsrad> Lag(DateOnly fra, DateOnly til, ICollection<Mangel> mangler) =>
        [.. verdier.Register.Definisjoner.Portefoeljer.OrderBy(p => p.Kode, StringComparer.Ordinal).SelectMany(p => Bilag(p, fra, til, mangler))];

    private IEnumerable<Forslagsrad> Bilag(Portefoelje p, DateOnly fra, DateOnly til, ICollection<Mangel> mangler)
    {
        // The bank accounts of the municipality's own liquidity move with everything that it does, and are booked from the bank.
        var beholdninger = verdier.Beholdninger(p.Kode).Where(b => p.Type == Portefoeljetype.Langsiktig || b.Klasse != Aktivaklasse.Bank).ToList();
        var verdiene = Verdiendringer(beholdninger, fra.AddDays(-1), til, mangler);
        var mellom = verdiene is null ? null : Mellomvaerende(p, fra.AddDays(-1), til, mangler);
        var bevegelser = mellom is null ? null : verdiene!
            .Concat(mellom).Concat(Resultat(p, fra, til)).Concat(Stroemmer(beholdninger, fra, til)).Where(b => b.Beloep != 0m).ToList();
        if (bevegelser?.Sum(b => b.Beloep) is { } differanse and not 0m)
        {
            mangler.Add(new(p.Kode, til, $"poster som forklarer {Kronetekst.Kr(differanse)} av verdiendringen"));
            yield break;
        }

        var referanse = FormattableString.Invariant($"FIN-PORT-{til:yyyyMMdd}-{p.Kode}");
        foreach (var b in bevegelser ?? [])
        {
            var erDrift = b.Kontoklasse == Forslagsrad.Drift;
            yield return new(
                referanse, til, b.Kontoklasse, erDrift ? b.Konto : null, erDrift ? Finansfunksjon : null, erDrift ? null : b.Konto, b.Sektor,
                erDrift ? p.Ledger?.Ansvar ?? ansvar : null, b.Egen ? p.Ledger?.Prosjekt : null, b.Beloep, $"{b.Hva} {p.Kode}", b.Poster);
        }
    }

    /// <summary>The change of what is held, by chapter; null when a value or a chapter is missing, which is told.</summary>
    private List<Bevegelse>? Verdiendringer(List<Beholdning> beholdninger, DateOnly foer, DateOnly til, ICollection<Mangel> mangler)
    {
        var (endringer, hele) = (new List<(Beholdning Beholdning, decimal Beloep, IReadOnlyList<int> Poster)>(), true);
        foreach (var b in beholdninger)
        {
            var (inn, ut) = (verdier.Verdi(b, foer, mangler), verdier.Verdi(b, til, mangler));
            var endring = ut.Verdi - inn.Verdi;
            if (endring is not null and not 0m && b is { Kapittel: null } or { Sektor: null })
            {
                mangler.Add(new(b.Kode, til, "kapittel og sektor"));
                endring = null;
            }

            hele &= endring is not null;
            endringer.Add((b, endring ?? 0m, [.. inn.Poster, .. ut.Poster]));
        }

        return !hele ? null :
        [
            .. endringer.Where(e => e.Beloep != 0m).GroupBy(e => (e.Beholdning.Kapittel, e.Beholdning.Sektor)).Select(g => new Bevegelse(
                Forslagsrad.Balanse, g.Key.Kapittel!, g.Key.Sektor, true, g.Sum(e => e.Beloep), "Verdiendring", [.. g.SelectMany(e => e.Poster)])),
        ];
    }

    /// <summary>The change of what is owed and owing; null when the portfolio is not known on one of the days, which is told.</summary>
    private List<Bevegelse>? Mellomvaerende(Portefoelje p, DateOnly foer, DateOnly til, ICollection<Mangel> mangler)
    {
        var ukjente = new[] { foer, til }.Where(d => verdier.ErUkjent(p.Kode, d)).Select(d => new Mangel(p.Kode, d, "mellomværende")).ToList();
        ukjente.ForEach(mangler.Add);
        if (ukjente.Count > 0)
        {
            return null;
        }

        var regnskap = new Fondsregnskap(verdier, p);
        Bevegelse Endring(string kapittel, string hva, int fortegn, params Mellomvaerendetype[] typer)
        {
            var (inn, ut) = (
                Faktatall.Sum(typer.Select(t => regnskap.Mellomvaerende(foer, t))), Faktatall.Sum(typer.Select(t => regnskap.Mellomvaerende(til, t))));
            return new(
                Forslagsrad.Balanse, kapittel, p.Ledger?.Sektor ?? Standardsektor, true, fortegn * (ut.Verdi - inn.Verdi)!.Value, hva,
                [.. inn.Poster, .. ut.Poster]);
        }

        return
        [
            Endring(Fordringer, "Fordring", 1, Mellomvaerendetype.Fordring),
            Endring(Gjeld, "Kortsiktig gjeld", -1, Mellomvaerendetype.KortsiktigGjeld, Mellomvaerendetype.PaaloepteKostnader),
        ];
    }

    /// <summary>What was earned and paid, by art. A gain that is negative is a loss.</summary>
    private IEnumerable<Bevegelse> Resultat(Portefoelje p, DateOnly fra, DateOnly til) => verdier.Register.Poster(Postslag.Resultatpost, p.Kode)
        .Where(r => r.Dato >= fra && r.Dato <= til && (p.Type == Portefoeljetype.Langsiktig || r.Aktivaklasse != Aktivaklasse.Bank.Ord()))
        .GroupBy(Art).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new Bevegelse(Forslagsrad.Drift, g.Key, null, true, -g.Sum(r => r.Beloep ?? 0m), "Resultat", [.. g.Select(r => r.Nummer)]));

    /// <summary>What came from outside the holdings, and went out; in is positive.</summary>
    private IEnumerable<Bevegelse> Stroemmer(List<Beholdning> beholdninger, DateOnly fra, DateOnly til)
    {
        var poster = beholdninger.SelectMany(b => verdier.Register.Poster(Postslag.Stroem, b.Kode).Where(s => ErInnenfor(s) || b.Klasse != Aktivaklasse.Bank))
            .Where(s => s.Dato >= fra && s.Dato <= til).ToList();
        var sum = poster.Sum(s => s.Beloep ?? 0m);
        return [new(Forslagsrad.Balanse, Bank, Standardsektor, false, -sum, "Innskudd og uttak", [.. poster.Select(s => s.Nummer)])];
    }

    private static bool ErInnenfor(Finanspost post) => post.Type == Stroemtype.Rebalansering.Ord() || post.Type == Stroemtype.Overfoering.Ord();

    private static string Art(Finanspost post) => Finansord.TryLes<Resultattype>(post.Type, out var type) ? type switch
    {
        Resultattype.RenteLikvider or Resultattype.RenteRentebaerende or Resultattype.Bankrente => Renteinntekter,
        Resultattype.Utbytte => Utbytte,
        Resultattype.Administrasjon => Tjenester,
        Resultattype.Forvaltningshonorar or Resultattype.Bankomkostning => Finansutgifter,
        _ => post.Beloep < 0m ? Tap : Gevinst,
    } : Gevinst;
}

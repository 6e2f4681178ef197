using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Inngaaendebalanse;

/// <summary>How an opening balance stands to the closing balance before it.</summary>
public enum Balansestatus
{
    Stemmer,
    Avviker,

    /// <summary>The year before has no postings: the opening balance is free.</summary>
    ForrigeMangler,
}

/// <summary>The names of <see cref="Balansestatus"/>.</summary>
public static class Balansestatusnavn
{
    public static string Navn(this Balansestatus status) => status switch
    {
        Balansestatus.Stemmer => "stemmer",
        Balansestatus.Avviker => "avviker",
        _ => "forrigeMangler",
    };
}

/// <summary>A key of the balance, without closing mark, in both years. Kroner, ledger sign.</summary>
/// <param name="Utgaaende">What the year before ended with.</param>
/// <param name="Inngaaende">What the year began with: all of period 0, whoever booked it.</param>
public sealed record Balanselinje(Dimensjon Noekkel, Beloep Utgaaende, Beloep Inngaaende)
{
    public Beloep Differanse => Inngaaende - Utgaaende;
}

/// <summary>A chapter of the balance in both years. Kroner, ledger sign.</summary>
public sealed record Kapittellinje(Kapittel Kapittel, Beloep Utgaaende, Beloep Inngaaende)
{
    public Beloep Differanse => Inngaaende - Utgaaende;
}

/// <summary>
/// Compares the opening balance of a year with the closing balance of the year before, key by key (kommuneloven § 14-6, bokføringsloven § 4), and
/// computes the rows that carry the balance over. Memoria is carried over too.
/// </summary>
/// <param name="Linjer">Every key that either year has something on, in the order of chapters.</param>
/// <param name="Foreloepig">The year before is open; its closing balance is what it would be after a closing.</param>
public sealed record Balansesammenligning(Balansestatus Status, IReadOnlyList<Balanselinje> Linjer, bool Foreloepig)
{
    /// <summary>Σ|IB − UB|. Kroner; 0 when the years agree.</summary>
    public Beloep SumAbsolutt => Status == Balansestatus.ForrigeMangler ? default : Beloep.Sum(Linjer.Select(l => l.Differanse.Abs()));

    public int AntallAvvik => Status == Balansestatus.ForrigeMangler ? 0 : Linjer.Count(l => !l.Differanse.ErNull);

    public IReadOnlyList<Kapittellinje> Kapitler =>
        [.. Linjer.GroupBy(l => l.Noekkel.Kapittel)
            .Select(g => new Kapittellinje(g.Key, Beloep.Sum(g.Select(l => l.Utgaaende)), Beloep.Sum(g.Select(l => l.Inngaaende))))];

    /// <param name="forrige">The year before; null when there is none.</param>
    /// <param name="toerravslutning">When the year before is open: how it would be closed.</param>
    /// <param name="ansvarKart">What units of the year before are called now, where they are gone.</param>
    public static Balansesammenligning Sammenlign(
        Saldokube? forrige, Saldokube aaret, Avslutningsresultat? toerravslutning = null, IReadOnlyDictionary<Ansvar, Ansvar>? ansvarKart = null)
    {
        var linjer = new Dictionary<Dimensjon, Balanselinje>();
        var finnes = false;
        var skifte = Kapittelskifte.Ved(aaret.Aar, Brukte(forrige));
        for (var key = 0; key < forrige?.Antall; key++)
        {
            finnes |= forrige.AntallPosteringer(key, Periode.Aarsavslutning) > 0;
            Legg(Mappet(forrige.Noekkel(key)), forrige.Regnskap(key, Periode.Aarsavslutning), default);
        }

        foreach (var rad in toerravslutning?.Bilag.SelectMany(b => b.Posteringer) ?? [])
        {
            Legg(Mappet(rad.Dimensjon), rad.Beloep, default);
        }

        for (var key = 0; key < aaret.Antall; key++)
        {
            Legg(aaret.Noekkel(key), default, aaret.Regnskap(key, Periode.InngaaendeBalanse));
        }

        var alle = linjer.Values.Where(l => !l.Utgaaende.ErNull || !l.Inngaaende.ErNull).OrderBy(l => l.Noekkel.Kapittel).ThenBy(l => l.Noekkel.Sektor)
            .ThenBy(l => l.Noekkel.Fond).ThenBy(l => l.Noekkel.Ansvar).ThenBy(l => l.Noekkel.Prosjekt).ToList();
        return new Balansesammenligning(Stilling(finnes, alle), alle, toerravslutning is not null);

        Dimensjon Mappet(in Dimensjon d) => ansvarKart is not null && ansvarKart.TryGetValue(d.Ansvar, out var ny) ? d with { Ansvar = ny } : d;

        void Legg(Dimensjon d, Beloep utgaaende, Beloep inngaaende)
        {
            if (d.Kontoklasse == Kontoklasse.Balanse)
            {
                var noekkel = d with { Merke = Avslutningsmerke.Ingen, Kapittel = skifte.GetValueOrDefault(d.Kapittel, d.Kapittel) };
                var foer = linjer.GetValueOrDefault(noekkel, new Balanselinje(noekkel, default, default));
                linjer[noekkel] = foer with { Utgaaende = foer.Utgaaende + utgaaende, Inngaaende = foer.Inngaaende + inngaaende };
            }
        }
    }

    private static HashSet<Kapittel> Brukte(Saldokube? kube) =>
        [.. Enumerable.Range(0, kube?.Antall ?? 0).Where(n => !kube!.Regnskap(n, Periode.Aarsavslutning).ErNull).Select(n => kube!.Noekkel(n).Kapittel)];

    /// <summary>
    /// The rows of the bilag that carries the balance over, in period 0: UB − IB of each key. Empty when nothing differs. They sum to 0, since a
    /// closed year's balance does.
    /// </summary>
    public IReadOnlyList<Postering> Overfoering(string tekst) => Status == Balansestatus.ForrigeMangler ? [] :
        [.. Linjer.Where(l => !l.Differanse.ErNull).Select(l => new Postering(l.Noekkel, -l.Differanse, tekst))];

    /// <summary>How it stands when rows are booked in period 0.</summary>
    public Balansesammenligning Etter(IReadOnlyList<Postering> rader)
    {
        var bokfoert = rader.GroupBy(r => r.Dimensjon).ToDictionary(g => g.Key, g => Beloep.Sum(g.Select(r => r.Beloep)));
        List<Balanselinje> linjer = [.. Linjer.Select(l => l with { Inngaaende = l.Inngaaende + bokfoert.GetValueOrDefault(l.Noekkel) })];
        return this with { Linjer = linjer, Status = Stilling(Status != Balansestatus.ForrigeMangler, linjer) };
    }

    private static Balansestatus Stilling(bool finnes, IEnumerable<Balanselinje> linjer) => !finnes ? Balansestatus.ForrigeMangler
        : linjer.All(l => l.Differanse.ErNull) ? Balansestatus.Stemmer : Balansestatus.Avviker;

    /// <summary>The units that rows would be carried over to and that the year does not have.</summary>
    public IReadOnlyList<Feil> KontrollerAnsvar(Func<Ansvar, bool> finnes) =>
    [
        .. Linjer.Where(l => !l.Utgaaende.ErNull && !l.Differanse.ErNull).Select(l => l.Noekkel.Ansvar).Where(a => !a.ErTom && !finnes(a)).Distinct().Order()
            .Select(a => new Feil(null, "ansvarKart", Feilkoder.UkjentAnsvar,
                $"Enheten {a} har saldo i utgående balanse og finnes ikke i året; ansvarKart kan si hva den heter nå.")),
    ];
}

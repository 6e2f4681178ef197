namespace Ledger.Kommunegenerator;

/// <summary>The state of the year as the made accounting system has it on a night: movements in øre by key and period, which sum to 0 in each period.</summary>
/// <remarks>
/// Thirty nights of May. January to April are booked; May grows from night to night. On most nights a few amounts of the months before are
/// restated. What happens besides stands in <see cref="Hendelser"/>.
/// </remarks>
internal sealed class Natt
{
    public const int Antall = 30;
    public const int SistePeriode = 5;

    private readonly Saldobok _bok = new();

    private Natt(int nummer)
    {
        var bank = new Noekkel(Kommune.Bank, "", "", "");
        Foer(bank, new Noekkel(Kommune.Egenkapital, "", "", ""), 0, 50_000_000_00);
        foreach (var noekkel in Kommune.Driftsnoekler())
        {
            for (var maaned = 1; maaned <= SistePeriode; maaned++)
            {
                var hele = Kommune.Bevegelse(noekkel, maaned);
                Foer(noekkel, bank, maaned, maaned < SistePeriode ? hele : hele / Antall * nummer);
            }
        }

        for (var natt = 2; natt <= nummer; natt++)
        {
            Rett(natt, bank);
        }

        SkjerMer(nummer, bank);
    }

    /// <summary>What the person who runs the job does, and what is odd about a night, by its number. Closings are done after the night's file.</summary>
    public static IReadOnlyList<(int Natt, string Hva)> Hendelser { get; } =
    [
        (5, "feilføring på interimskonto til og med natt 9"), (8, "nytt prosjekt P300"), (10, "lukk 0-3"), (12, "konto 19999 uten plass til og med natt 18"),
        (15, "nytt prosjekt P400"), (20, "lukk 4"),
    ];

    public static Natt Nummer(int nummer) => new(nummer);

    /// <summary>The keys in order.</summary>
    public IEnumerable<Noekkel> Noekler => _bok.Noekler;

    /// <summary>The balance of a key at the end of a period, in øre.</summary>
    public long Saldo(Noekkel noekkel, int periode) => _bok.Saldo(noekkel, periode);

    /// <summary>A few amounts of earlier months are another the night after.</summary>
    private void Rett(int natt, Noekkel bank)
    {
        var noekler = Kommune.Driftsnoekler().ToList();
        for (var i = 0; i < Terning.Kast(6, "antall", natt); i++)
        {
            var noekkel = noekler[(int)Terning.Kast(noekler.Count, "hvilken", natt, i)];
            Foer(noekkel, bank, 1 + (int)Terning.Kast(SistePeriode - 1, "måned", natt, i), Terning.Kast(2_000_00, "beløp", natt, i) - 1_000_00);
        }
    }

    private void SkjerMer(int nummer, Noekkel bank)
    {
        var (ansvar, funksjon) = (Kommune.Enheter[^1].Kode, "20200");
        if (nummer is >= 5 and <= 9)
        {
            Foer(new Noekkel(Kommune.Interim, "", "", ""), bank, 4, 2_972_00);
        }

        if (nummer >= 8)
        {
            Foer(new Noekkel("11200", ansvar, funksjon, "P300"), bank, 5, 15_000_00);
        }

        if (nummer is >= 12 and <= 18)
        {
            Foer(new Noekkel(Kommune.Ukjent, ansvar, funksjon, ""), bank, 5, 380_00);
        }

        if (nummer > 18)
        {
            Foer(new Noekkel("11200", ansvar, funksjon, ""), bank, 5, 380_00);
        }

        if (nummer >= 15)
        {
            Foer(new Noekkel("12000", ansvar, funksjon, "P400"), bank, 5, 7_500_00);
        }
    }

    private void Foer(Noekkel debet, Noekkel kredit, int periode, long oere) => _bok.Foer(debet, kredit, periode, oere);
}

using Ledger.Domain.Finans.Gjeld;
using Ledger.Domain.Finans.Plassering;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Finans.Rammer;

/// <summary>What is told of the rows of an import that may be taken, by the register as it is with them.</summary>
public sealed class Importvarsler(Finansregister register, Func<DateOnly, bool> erLukket, Feilsamling feil)
{
    private static readonly Postslag[] Pengeslag =
        [Postslag.Verdsetting, Postslag.Stroem, Postslag.Resultatpost, Postslag.Mellomvaerende, Postslag.Laanebevegelse];

    private readonly Gjeldsbok _bok = new(register);
    private readonly Verdibok _verdier = new(register);

    /// <summary>Whether a kind is of money that the ledger has too, so that a closed period concerns it.</summary>
    public static bool GjelderPerioden(Postslag slag) => Pengeslag.Contains(slag);

    public void Finn(IReadOnlyList<Sendtpost> sendte)
    {
        foreach (var (linje, post) in sendte.Select(s => (s.Linje, s.Post)).Where(s => GjelderPerioden(s.Post.Slag) && erLukket(s.Post.Dato)))
        {
            feil.Varsle(linje, "dato", Feilkoder.PeriodeLukket, $"Perioden {post.Dato:yyyy-MM} er lukket i hovedboken.");
        }

        Laanene(sendte);
        Avkastningen(sendte);
        Saldoene(sendte);
    }

    /// <summary>A loan that moves and has no rate.</summary>
    private void Laanene(IReadOnlyList<Sendtpost> sendte)
    {
        foreach (var siste in sendte.Where(s => s.Post.Slag == Postslag.Laanebevegelse).GroupBy(s => s.Post.Objekt).Select(g => g.MaxBy(s => s.Post.Dato)!))
        {
            foreach (var v in Finansvarsel.Utloepte(_bok, siste.Post.Dato, register.Definisjoner.Laan.Where(l => l.Kode == siste.Post.Objekt)))
            {
                feil.Varsle(siste.Linje, "objekt", v.Kode, v.Melding);
            }
        }
    }

    private void Avkastningen(IReadOnlyList<Sendtpost> sendte)
    {
        var beholdninger = register.Definisjoner.Beholdninger.ToDictionary(b => b.Kode, b => b.Portefoelje, StringComparer.Ordinal);
        string? Portefoelje(Finanspost p) => p.Slag switch
        {
            Postslag.Stroem => beholdninger[p.Objekt],
            Postslag.Maaling when p.Type == "avkastningRapportert" && register.Portefoelje(p.Objekt) is not null => p.Objekt,
            _ => null,
        };
        foreach (var maaned in sendte.Where(s => Portefoelje(s.Post) is not null)
            .GroupBy(s => (Portefoelje: Portefoelje(s.Post)!, Slutt: new DateOnly(s.Post.Dato.Year, s.Post.Dato.Month, 1).AddMonths(1).AddDays(-1))))
        {
            foreach (var v in Finansvarsel.Av(maaned.Key.Portefoelje, new Avkastning(_verdier).Maaned(maaned.Key.Portefoelje, maaned.Key.Slutt)))
            {
                // Breaches that the row did not cause were reported earlier.
                if (maaned.FirstOrDefault(s => s.Post.Dato == v.Dato) is { } sendt)
                {
                    feil.Varsle(sendt.Linje, "dato", v.Kode, v.Melding);
                }
            }
        }
    }

    private void Saldoene(IReadOnlyList<Sendtpost> sendte)
    {
        var bank = register.Definisjoner.Beholdninger.Where(b => b.Klasse == Aktivaklasse.Bank).ToDictionary(b => b.Kode, StringComparer.Ordinal);
        foreach (var maaned in sendte.Where(s => s.Post.Slag == Postslag.Verdsetting && bank.ContainsKey(s.Post.Objekt) && erLukket(s.Post.Dato))
            .GroupBy(s => (s.Post.Objekt, s.Post.Dato.Year, s.Post.Dato.Month)))
        {
            if (Finansvarsel.UtenSaldo(_verdier, bank[maaned.Key.Objekt], new(maaned.Key.Year, maaned.Key.Month, 1)) is { } v)
            {
                feil.Varsle(maaned.First().Linje, "dato", v.Kode, v.Melding);
            }
        }
    }
}

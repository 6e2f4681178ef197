using Ledger.Application.Tabeller;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Rapportering;

/// <summary>What a question asks of periods: which, whether the columns to date are shown, and whether each line is shown period by period.</summary>
public sealed record Periodevalg(Periode Fra, Periode Til, bool MedHittil, bool PerPeriode)
{
    /// <summary>The columns that are asked for one by one; null for a set of them.</summary>
    public IReadOnlyList<string>? Liste { get; init; }

    /// <summary>The sets of columns, the first for those who do not ask.</summary>
    public static readonly IReadOnlyList<string> Kolonnesett = ["regnskap", "tertial", "budsjett", "plan"];

    /// <exception cref="Avvisning">400.</exception>
    public static Periodevalg Les(Rapportspoersmaal spoersmaal)
    {
        var til = spoersmaal.TilPeriode();
        var fra = spoersmaal["fraPeriode"] is { } tekst ? Parametertolk.Periode(tekst, "fraPeriode") : Periode.InngaaendeBalanse;
        var sett = spoersmaal["kolonnesett"] ?? Kolonnesett[0];
        if (!Kolonnesett.Contains(sett))
        {
            throw Avvisning.Ugyldig("kolonnesett", Feilkoder.UgyldigFormat, $"kolonnesett er {string.Join(" eller ", Kolonnesett)}.");
        }

        if (fra > til)
        {
            throw Avvisning.Ugyldig("fraPeriode", Feilkoder.UgyldigKombinasjon, "fraPeriode er ikke etter tilPeriode.");
        }

        var perPeriode = Parametertolk.Bryter(spoersmaal["perPeriode"], "perPeriode");
        var liste = Kolonneliste.Les(spoersmaal);
        return new(fra, til, sett == Kolonnesett[1] || fra > Periode.InngaaendeBalanse || perPeriode || Kolonneliste.HarHittil(liste), perPeriode)
        {
            Liste = liste,
        };
    }

    /// <summary>What a report of these periods is computed from.</summary>
    public Oppstillingsgrunnlag Av(Oppstillingsgrunnlag grunnlag) => grunnlag with { FraPeriode = Fra, TilPeriode = Til, MedFjoraaretHittil = MedHittil };

    /// <summary>The columns to date; null when they are not asked for.</summary>
    public Hittilsvar? Vis(Hittiltall tall, Visning visning, int fortegn = 1) =>
        MedHittil ? Hittilsvar.Av(tall, visning, fortegn) with { Liste = Liste } : null;

    /// <summary>A result for each of the periods, from the first; none when that is not asked for.</summary>
    public IReadOnlyList<(int Periode, T Resultat)>? PerPeriodeAv<T>(Oppstillingsgrunnlag grunnlag, Func<Oppstillingsgrunnlag, T> beregn)
    {
        if (!PerPeriode)
        {
            return null;
        }

        var foerste = Math.Max(Fra.Nummer, Periode.InngaaendeBalanse.Nummer + 1);
        return
        [
            .. Enumerable.Range(foerste, Til.Nummer - foerste + 1).Select(nummer =>
            {
                var periode = Periode.Fra(nummer);
                return (nummer, beregn(grunnlag with { FraPeriode = periode, TilPeriode = periode }));
            }),
        ];
    }

    /// <summary>A line's series.</summary>
    public static IReadOnlyList<Periodetall> Serie(IEnumerable<(int Periode, Hittiltall Tall)> tallene, Visning visning, int fortegn = 1)
    {
        var (budsjett, regnskap) = (Beloep.Null, Beloep.Null);
        var serie = new List<Periodetall>();
        foreach (var (periode, tall) in tallene)
        {
            (budsjett, regnskap) = (budsjett + tall.Budsjett, regnskap + tall.Regnskap);
            serie.Add(new(
                periode, visning.Vis(tall.Budsjett, fortegn), visning.Vis(tall.Regnskap, fortegn), visning.Vis(budsjett, fortegn),
                visning.Vis(regnskap, fortegn), visning.Vis(budsjett - regnskap), visning.Vis(tall.RegnskapForrigeAar, fortegn)));
        }

        return serie;
    }

    /// <summary>The columns to date of a table, there when they were asked for.</summary>
    /// <param name="medBudsjett">The table does not have the budget to date anyhow.</param>
    public static IEnumerable<Kolonne<T>> Kolonner<T>(bool medBudsjett)
        where T : Hittilkolonner
    {
        if (medBudsjett)
        {
            yield return new("Budsjett hittil", Kolonnetype.Tall, l => l.Hittil?.Budsjett, Valgfri: true);
        }

        yield return new("Avvik hittil", Kolonnetype.Tall, l => l.Hittil?.Avvik, Valgfri: true);
        yield return new("Avvik hittil i prosent", Kolonnetype.Prosent, l => l.Hittil?.AvvikProsent, Valgfri: true);
        yield return new("Regnskap forrige år hittil", Kolonnetype.Tall, l => l.Hittil?.RegnskapForrigeAar, Valgfri: true);
        yield return new("Endring fra forrige år", Kolonnetype.Tall, l => l.Hittil?.Endring, Valgfri: true);
        yield return new("Fremskrevet", Kolonnetype.Tall, l => l.Hittil?.Fremskrevet, Valgfri: true);
        foreach (var (felt, overskrift, type) in Ekstrakolonnesvar.Alle)
        {
            yield return new(overskrift, type, l => l.Ekstra?.Kolonner.GetValueOrDefault(felt), Valgfri: true)
            {
                Har = l => l.Ekstra?.Kolonner.ContainsKey(felt) == true,
            };
        }

        yield return new("Kommentar", Kolonnetype.Tekst, l => l.Kommentar, Valgfri: true);
        foreach (var (tittel, verdi) in Seriene)
        {
            for (var periode = 1; periode <= Periode.Stoerste; periode++)
            {
                var nummer = periode;
                yield return new(
                    $"{tittel} {nummer}", Kolonnetype.Tall, l => l.Perioder?.FirstOrDefault(p => p.Periode == nummer) is { } tall ? verdi(tall) : null,
                    Valgfri: true);
            }
        }
    }

    private static readonly (string Tittel, Func<Periodetall, decimal> Verdi)[] Seriene =
        [("Budsjett i periode", p => p.Budsjett), ("Regnskap i periode", p => p.Regnskap)];
}

using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Gjeld;

/// <summary>What a part of a loan is worth at market rates until its rate is set anew, and how much that moves with them.</summary>
/// <param name="VirkeligVerdi">Kroner: the present value of what is paid until the reset, with what is then left. Nominal without market rates.</param>
/// <param name="ModifisertDurasjon">Years, or percent of value for a percentage point; null without a rate.</param>
public sealed record Rentefoelsomhet(decimal VirkeligVerdi, decimal? ModifisertDurasjon)
{
    public static Rentefoelsomhet Av(Rentestykke stykke, DateOnly dato, IReadOnlyList<Rentenotering> kurve)
    {
        if (stykke.Rente is not { } rente || stykke.Til <= dato)
        {
            return new(stykke.Beloep, stykke.Rente is null ? null : 0m);
        }

        var (stroem, rest, fra) = (new List<(int Dager, decimal Beloep)>(), stykke.Beloep, dato);
        foreach (var termin in Laaneplan.Lag(stykke.Laan, dato, stykke.Beloep, rente).Where(t => t.Dato < stykke.Til))
        {
            stroem.Add((termin.Dato.DayNumber - dato.DayNumber, termin.Avdrag + termin.Rente));
            (rest, fra) = (termin.Rest, termin.Dato);
        }

        var slutt = stykke.Til.DayNumber - dato.DayNumber;
        stroem.Add((slutt, rest + stykke.Laan.Rentekonvensjon.Rente(rest, rente, fra, stykke.Til)));
        var marked = Rentenotering.Av(kurve, slutt);
        var (verdi, durasjon) = Renteberegning.ModifisertDurasjon(stroem, marked ?? rente);
        return new(marked is null ? stykke.Beloep : verdi, durasjon);
    }

    /// <summary>Of several parts, weighed with what each is worth; null when one has none.</summary>
    public static decimal? Samlet(IReadOnlyList<Rentefoelsomhet> deler) => deler.Count == 0 || deler.Any(d => d.ModifisertDurasjon is null)
        ? null : deler.Sum(d => d.VirkeligVerdi) is var sum and not 0m ? deler.Sum(d => d.VirkeligVerdi * d.ModifisertDurasjon!.Value) / sum : null;
}

using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>What is carried forward: merforbruk of drift (chapter 5900) or udekket beløp of investering (chapter 5970).</summary>
public enum Lagslag
{
    Merforbruk,
    Udekket,
}

/// <summary>Whose deadlines hold (kommuneloven §§ 14-11, 14-12; budsjett- og regnskapsforskriften § 9-5).</summary>
public enum Dekningsregel
{
    /// <summary>The municipality's own accounts: the second year after, or up to the fourth by the council's decision.</summary>
    Kommunekasse,

    /// <summary>Foretak, interkommunalt politisk råd, oppgavefellesskap and lånefond: the year after; the rest is then transferred to them.</summary>
    Regnskapsenhet,
}

/// <summary>A part of the balance by the year that it arose in. Kroner, positive.</summary>
/// <param name="Antatt">Nobody has said so: the year before the first is assumed.</param>
public sealed record Lag(int Oppstaatt, Beloep Beloep, bool Antatt = false);

/// <summary>A decision to cover a layer later than the main rule.</summary>
/// <param name="Oppstaatt">The layer.</param>
/// <param name="Senest">The latest year of cover.</param>
/// <param name="GodkjentAvDepartementet">Without it the council can decide on the fourth year after at the latest.</param>
public sealed record Dekningsvedtak(int Oppstaatt, int Senest, bool GodkjentAvDepartementet = false);

/// <summary>What a year did to the layers. Kroner, positive.</summary>
/// <param name="Inngaaende">Chapter 5900 or 5970 when the year began.</param>
/// <param name="Ny">Art 980: what the closing carried forward.</param>
/// <param name="Dekket">Art 530, less what was struck of it.</param>
/// <param name="Budsjettert">Art 530 of the revised budget.</param>
public sealed record Lagsaar(int Aar, Beloep Inngaaende, Beloep Ny, Beloep Dekket, Beloep Budsjettert)
{
    private static readonly Kapittel Kap5900 = Kapittel.Parse("5900");
    private static readonly Kapittel Kap5970 = Kapittel.Parse("5970");
    private static readonly Art Dekning = Art.Parse("530");
    private static readonly Art Fremfoert = Art.Parse("980");

    public static Lagsaar Fra(Saldokube kube, Lagslag slag)
    {
        var (konto, kapittel) = slag == Lagslag.Merforbruk ? (Kontoklasse.Drift, Kap5900) : (Kontoklasse.Investering, Kap5970);
        var aar = new Lagsaar(kube.Aar.Aar, default, default, default, default);
        for (var key = 0; key < kube.Antall; key++)
        {
            ref readonly var d = ref kube.Noekkel(key);
            if (d.Kontoklasse == Kontoklasse.Balanse && d.Kapittel == kapittel)
            {
                aar = aar with { Inngaaende = aar.Inngaaende + kube.Regnskap(key, Periode.InngaaendeBalanse) };
            }
            else if (d.Kontoklasse == konto && d.Art == Fremfoert)
            {
                aar = aar with { Ny = aar.Ny - kube.Regnskap(key, Periode.Aarsavslutning) };
            }
            else if (d.Kontoklasse == konto && d.Art == Dekning)
            {
                aar = aar with { Dekket = aar.Dekket + kube.Regnskap(key, Periode.Aarsavslutning), Budsjettert = aar.Budsjettert + kube.RevidertBudsjett(key) };
            }
        }

        return aar;
    }
}

public enum Lagstatus
{
    Loeper,
    Forfalt,
    Dekket,
}

/// <summary>How a layer stands at the end of a year. Kroner, positive.</summary>
/// <param name="Budsjettaar">The year whose budget it belongs in.</param>
/// <param name="Senest">The latest year of cover; null for an udekket beløp, which the law leaves no choice for.</param>
/// <param name="Viderefoert">The part of a new udekket beløp that only stands for one that was covered in the same year.</param>
/// <param name="Budsjettert">What the revised budget of <paramref name="Budsjettaar"/> covers of earlier years; null when that year is not known.</param>
public sealed record Lagvurdering(
    int Oppstaatt, Beloep Opprinnelig, Beloep Rest, int Budsjettaar, int? Senest, Lagstatus Status, bool Antatt, Beloep Viderefoert, Beloep? Budsjettert)
{
    /// <summary>Cover is spread over more than two years, by decision or because it has not been made (kommuneloven § 28-1 c).</summary>
    public bool OverToAar(int aar) => !Rest.ErNull && (Senest > Oppstaatt + 2 || aar >= Oppstaatt + 2);
}

/// <summary>The layers at the end of a year.</summary>
/// <param name="Overdekket">What was covered beyond all layers: 0 in a lawful ledger.</param>
public sealed record Lagrekke(int Aar, IReadOnlyList<Lagvurdering> Lag, Beloep Overdekket)
{
    /// <summary>What stands in the balance.</summary>
    public Beloep Rest => Beloep.Sum(Lag.Select(l => l.Rest)) - Overdekket;
}

/// <summary>
/// Ages merforbruk and udekket beløp (kommuneloven §§ 14-11, 14-12): a layer for each year that carried something forward, the oldest covered first.
/// The deadline counts from the year a layer arose, so that it does not move with the year of the report.
/// </summary>
public static class Kommuneloven14_11Lag
{
    /// <summary>How many years after it arose the council can put the last cover at (§ 14-11).</summary>
    public const int LengsteVedtak = 4;

    /// <summary>The main rule: the second year after.</summary>
    public const int Hovedregel = 2;

    /// <summary>Whose deadlines hold for a ledger: a unit with accounts of its own has the year after only.</summary>
    public static Dekningsregel Regel(LedgerId ledger) => ledger.Enhet.Length > 0 ? Dekningsregel.Regnskapsenhet : Dekningsregel.Kommunekasse;

    /// <param name="inngaaende">
    /// The layers of what the first year with postings began with. What a year begins with beyond the layers is one of the year before, assumed.
    /// </param>
    /// <param name="aarene">The years in order, without gaps.</param>
    /// <param name="vedtak">Decisions on layers.</param>
    /// <param name="tilAar">The year at whose end the layers are asked for.</param>
    /// <param name="vedtatteAar">How many years after it arose a layer without a decision is due; 2 unless the council has decided for all.</param>
    public static Lagrekke Vurder(
        Dekningsregel regel, Lagslag slag, IReadOnlyList<Lag> inngaaende, IReadOnlyList<Lagsaar> aarene, IReadOnlyList<Dekningsvedtak> vedtak, int tilAar,
            int vedtatteAar = Hovedregel)
    {
        var lag = inngaaende.OrderBy(l => l.Oppstaatt).Select(l => (Lag: l, Igjen: l.Beloep, Viderefoert: default(Beloep))).ToList();
        var overdekket = default(Beloep);
        foreach (var aar in aarene.Where(a => a.Aar <= tilAar))
        {
            // What the balance begins with and no layer explains arose before: in the first year all of it that nobody has told of.
            var uforklart = aar.Inngaaende - Beloep.Sum(lag.Select(l => l.Igjen));
            if (uforklart > default(Beloep))
            {
                lag.Add((new Lag(aar.Aar - 1, uforklart, true), uforklart, default));
            }

            var dekning = aar.Dekket;
            for (var i = 0; i < lag.Count && dekning > default(Beloep); i++)
            {
                var dekket = Beloep.Min(dekning, lag[i].Igjen);
                lag[i] = lag[i] with { Igjen = lag[i].Igjen - dekket };
                dekning -= dekket;
            }

            overdekket += dekning;
            if (aar.Ny > default(Beloep))
            {
                var viderefoert = slag == Lagslag.Udekket ? Beloep.Min(aar.Ny, Beloep.Max(aar.Dekket, default)) : default;
                lag.Add((new Lag(aar.Aar, aar.Ny), aar.Ny, viderefoert));
            }
        }

        return new Lagrekke(tilAar, [.. lag.Select(l => Vurdert(l.Lag, l.Igjen, l.Viderefoert))], overdekket);

        Lagvurdering Vurdert(Lag l, Beloep rest, Beloep viderefoert)
        {
            var budsjettaar = l.Oppstaatt + 1;
            int? senest = slag == Lagslag.Udekket ? null
                : regel == Dekningsregel.Regnskapsenhet ? budsjettaar
                : vedtak.LastOrDefault(v => v.Oppstaatt == l.Oppstaatt)?.Senest ?? l.Oppstaatt + vedtatteAar;
            var status = rest.ErNull ? Lagstatus.Dekket : tilAar >= (senest ?? budsjettaar) ? Lagstatus.Forfalt : Lagstatus.Loeper;
            return new Lagvurdering(l.Oppstaatt, l.Beloep, rest, budsjettaar, senest, status, l.Antatt, viderefoert,
                aarene.FirstOrDefault(a => a.Aar == budsjettaar)?.Budsjettert);
        }
    }

    /// <summary>Checks registered layers and decisions.</summary>
    /// <param name="inngaaende">What the balance held when the first year began.</param>
    /// <returns>All errors; fields are named as in JSON.</returns>
    public static IReadOnlyList<Feil> Kontroller(IReadOnlyList<Lag> lag, Beloep inngaaende, int foersteAar, IReadOnlyList<Dekningsvedtak> vedtak)
    {
        var feil = new List<Feil>();
        var sum = Beloep.Sum(lag.Select(l => l.Beloep));
        if (lag.Count > 0 && sum != inngaaende)
        {
            feil.Add(new Feil(null, "lag", Feilkoder.LagSum,
                $"Lagene summerer til {Kronetekst.Kr(sum)}, men balansen hadde {Kronetekst.Kr(inngaaende)} ved inngangen til {foersteAar}."));
        }

        foreach (var l in lag.Where(l => l.Oppstaatt >= foersteAar || l.Beloep <= default(Beloep)))
        {
            feil.Add(new Feil(null, "lag", Feilkoder.UtenforOmraadet,
                $"Et lag har et beløp over null og har oppstått før {foersteAar}, ikke {Kronetekst.Kr(l.Beloep)} i {l.Oppstaatt}."));
        }

        foreach (var (felt, aar) in lag.Select(l => ("lag", l.Oppstaatt)).Concat(vedtak.Select(v => ("vedtak", v.Oppstaatt)))
            .GroupBy(o => o).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            feil.Add(new Feil(null, felt, Feilkoder.UgyldigKombinasjon, $"Merforbruket fra {aar} står mer enn én gang."));
        }

        foreach (var v in vedtak.Where(v => v.Senest <= v.Oppstaatt || (v.Senest > v.Oppstaatt + LengsteVedtak && !v.GodkjentAvDepartementet)))
        {
            feil.Add(new Feil(
                null, "vedtak", Feilkoder.UtenforOmraadet,
                $"Merforbruk fra {v.Oppstaatt} kan kommunestyret vedta å dekke senest i {v.Oppstaatt + LengsteVedtak}, ikke {v.Senest}; senere bare med " +
                    $"departementets godkjenning (kommuneloven § 14-11)."));
        }

        return feil;
    }
}

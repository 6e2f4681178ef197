using System.Globalization;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oekonomikontroll;

/// <summary>What the grounds of ROBEK are judged by for a year. Everything may be unknown. Kroner.</summary>
public sealed record Robekgrunnlag(Regnskapsaar Aar)
{
    /// <summary>The accounts are of a unit that keeps its own: the register is of municipalities, and no ground of it is a unit's.</summary>
    public bool ErEnhet { get; init; }

    /// <summary>The day that the grounds are judged on.</summary>
    public required DateOnly PerDato { get; init; }

    /// <summary>Σ drift of the original budget in ledger sign: positive is a merforbruk. Null without an original budget.</summary>
    public Beloep? OpprinneligDrift { get; init; }

    /// <summary>The same of the revised budget; told beside.</summary>
    public Beloep? RevidertDrift { get; init; }

    /// <summary>When the original budget was adopted, the last of its decisions; null without one.</summary>
    public DateOnly? BudsjettVedtatt { get; init; }

    /// <summary>Σ drift of each year of the adopted økonomiplan, in ledger sign; null without a plan.</summary>
    public IReadOnlyDictionary<int, Beloep>? Oekonomiplan { get; init; }

    public DateOnly? OekonomiplanVedtatt { get; init; }

    /// <summary>The layers of merforbruk of the municipality's own accounts at the end of the year; null when not known.</summary>
    public Lagrekke? Lag { get; init; }

    /// <summary>Chapter 5900, positive.</summary>
    public Beloep Merforbruk { get; init; }

    /// <summary>§ 5-6 post 9, positive.</summary>
    public Beloep Driftsinntekter { get; init; }

    public bool HarPosteringer { get; init; }

    /// <summary>The year has any of the states avsluttet to vedtatt.</summary>
    public bool HarStatus { get; init; }

    /// <summary>When the accounts were adopted; null when they are not.</summary>
    public DateOnly? RegnskapVedtatt { get; init; }

    /// <summary>The ministry has decided by inndelingslova § 16 a; null when nothing is registered.</summary>
    public bool? Inndelingslova16a { get; init; }

    /// <summary>The ministry has decided that the municipality is not entered all the same (§ 28-1 second paragraph).</summary>
    public bool Unntatt { get; init; }
}

/// <summary>A ground for entry in ROBEK, as judged.</summary>
/// <param name="Oppfylt">Null when it is not known.</param>
/// <param name="Grunn">A Norwegian sentence with the figures or dates.</param>
/// <param name="TiltaksplanInnen">When the council must adopt a plan of measures (§ 28-4); null unless the ground is met.</param>
/// <param name="Utmelding">What takes the municipality out of the register again (§ 28-5); null unless the ground is met.</param>
public sealed record Robekvurdering(string Bokstav, string Tekst, bool? Oppfylt, string Grunn, DateOnly? TiltaksplanInnen, string? Utmelding = null);

/// <summary>Whether a decision to take up a loan is valid without the ministry's approval (§ 28-3).</summary>
/// <param name="Kreves">Null when no ground is known to be met, and some are not known.</param>
/// <param name="Vilkaar">The letters of the grounds that are met.</param>
/// <param name="Grunn">A Norwegian sentence.</param>
public sealed record Laanegodkjenning(bool? Kreves, IReadOnlyList<string> Vilkaar, string Grunn);

/// <summary>The grounds a–g for entry in the register of municipalities whose finances the state controls (kommuneloven §§ 28-1 to 28-5).</summary>
public static class Kommuneloven28_1Robek
{
    /// <summary>Letter d: merforbruk above this percentage of driftsinntekter.</summary>
    public const decimal Prosentgrense = 3m;

    private const string EnhetersGrunn = "Registeret gjelder kommunen, ikke en enhet med eget regnskap.";

    public static IReadOnlyList<Robekvurdering> Vurder(Robekgrunnlag g) => g.ErEnhet
        ? [.. Alle(g).Select(v => v with { Oppfylt = null, Grunn = EnhetersGrunn, TiltaksplanInnen = null, Utmelding = null })]
        : Alle(g);

    /// <summary>
    /// While a ground is met, a decision on a loan, or on a lease that costs beyond the next four budget years, is not valid before the ministry has
    /// approved it, unless the ministry has decided that the municipality is not entered (§ 28-3 second paragraph).
    /// </summary>
    public static Laanegodkjenning Godkjenning(Robekgrunnlag g)
    {
        if (g.ErEnhet)
        {
            return new(null, [], EnhetersGrunn);
        }

        var alle = Alle(g);
        List<string> oppfylt = [.. alle.Where(v => v.Oppfylt == true).Select(v => v.Bokstav)];
        List<string> ukjent = [.. alle.Where(v => v.Oppfylt is null).Select(v => v.Bokstav)];
        return oppfylt.Count > 0 && g.Unntatt
                ? new(false, oppfylt, "Departementet har bestemt at kommunen ikke føres inn i registeret (§ 28-1 andre ledd).")
            : oppfylt.Count > 0
                ? new(true, oppfylt, "Vedtak om lån, og om leie av varige driftsmidler som gir utgifter ut over de fire neste budsjettårene, er ikke gyldige "
                    + "før departementet har godkjent dem; avtaleparten skal orienteres først (§ 28-4).")
            : ukjent.Count > 0 ? new(null, [], $"Ingen vilkår er oppfylt av det som er kjent; dette er ikke kjent: {string.Join(", ", ukjent)}.")
            : new(false, [], "Ingen vilkår er oppfylt.");
    }

    private static Robekvurdering[] Alle(Robekgrunnlag g)
    {
        // The budget's grounds are met by 30 June of the year, those of the accounts by the end of the year that they are adopted in.
        var (budsjett, regnskap) = (new DateOnly(g.Aar.Aar, 6, 30), new DateOnly(g.Aar.Aar + 1, 12, 31));
        var neste = g.Aar.Aar + 1;
        var dekket = $"Meldes ut når merforbruket i driftsregnskapet er dekket inn i sin helhet; {Kronetekst.Kr(g.Merforbruk)} gjenstår.";
        return
        [
            Vurdert(
                "a", "Driftsbudsjettet er vedtatt med merforbruk", Budsjett(g), budsjett,
                $"Meldes ut når driftsbudsjettet for {neste} er vedtatt uten merforbruk."),
            Vurdert(
                "b", "Økonomiplanens driftsdel er vedtatt med merforbruk", Plan(g), budsjett,
                $"Meldes ut når driftsdelen i økonomiplanen for {neste} er vedtatt uten merforbruk."),
            Vurdert("c", "Merforbruket dekkes over mer enn to år", Dekning(g), regnskap, dekket),
            Vurdert("d", $"Akkumulert merforbruk er over {Prosentgrense} prosent av driftsinntektene", Andel(g), regnskap, dekket),
            Vurdert(
                "e", "Økonomiplanen eller årsbudsjettet er ikke vedtatt innen fristen", Budsjettfrist(g), budsjett,
                $"Meldes ut når økonomiplanen og årsbudsjettet for {neste} er vedtatt innen 31.12.{neste - 1}."),
            Vurdert(
                "f", "Årsregnskapet er ikke vedtatt innen fristen", Regnskapsfrist(g), regnskap,
                $"Meldes ut når årsregnskapet for {neste} er vedtatt innen 30.6.{neste + 1}."),
            Vurdert("g", "Det er truffet vedtak etter inndelingslova § 16 a", Inndeling(g), budsjett, dekket),
        ];
    }

    /// <param name="utmelding">What § 28-5 asks before the municipality is taken out of the register, for an entry by this letter.</param>
    private static Robekvurdering Vurdert(string bokstav, string tekst, (bool? Oppfylt, string Grunn) vurdering, DateOnly frist, string utmelding) =>
        new(bokstav, tekst, vurdering.Oppfylt, vurdering.Grunn, vurdering.Oppfylt == true ? frist : null, vurdering.Oppfylt == true ? utmelding : null);

    private static (bool? Oppfylt, string Grunn) Budsjett(Robekgrunnlag g) => g.OpprinneligDrift is { } drift
        ? (drift > default(Beloep), $"Opprinnelig budsjett mangler {Kronetekst.Kr(Beloep.Max(drift, default))} på å gå i balanse, revidert " +
            $"{Kronetekst.Kr(Beloep.Max(g.RevidertDrift ?? drift, default))}.")
        : (null, "Året har ikke noe opprinnelig budsjett.");

    private static (bool? Oppfylt, string Grunn) Plan(Robekgrunnlag g) => g.Oekonomiplan is not { Count: > 0 } plan
        ? (null, "Ingen økonomiplan er registrert.")
        : plan.Where(p => p.Value > default(Beloep)).Select(p => p.Key).Order().ToList() is { Count: > 0 } aar
            ? (true, $"Økonomiplanen har merforbruk i {string.Join(", ", aar)}.")
            : (false, "Økonomiplanen er i balanse hvert år.");

    private static (bool? Oppfylt, string Grunn) Dekning(Robekgrunnlag g) => g.Lag is not { } rekke
        ? (null, "Det er ikke kjent hvilke år merforbruket er fra.")
        : rekke.Lag.Where(l => l.OverToAar(rekke.Aar)).ToList() is { Count: > 0 } lag
            ? (true, string.Join(" ", lag.Select(l => $"{Kronetekst.Kr(l.Rest)} fra {l.Oppstaatt} er ikke dekket, og skal være det senest i {l.Senest}.")))
            : (false, rekke.Lag.All(l => l.Rest.ErNull) ? "Det er ikke noe merforbruk å dekke." : "Alt merforbruk dekkes innen to år.");

    private static (bool? Oppfylt, string Grunn) Andel(Robekgrunnlag g) => g.Driftsinntekter.ErNull
        ? (null, "Året har ingen driftsinntekter.")
        : (g.Merforbruk.Kroner * 100m > Prosentgrense * g.Driftsinntekter.Kroner, $"{Kronetekst.Kr(g.Merforbruk)} av {Kronetekst.Kr(g.Driftsinntekter)}.");

    private static (bool? Oppfylt, string Grunn) Budsjettfrist(Robekgrunnlag g)
    {
        var frist = new DateOnly(g.Aar.Aar - 1, 12, 31);
        if (g.OekonomiplanVedtatt > frist)
        {
            return (true, $"Økonomiplanen ble vedtatt {Dato(g.OekonomiplanVedtatt.Value)}; fristen var {Dato(frist)}.");
        }

        if (g.BudsjettVedtatt is { } vedtatt)
        {
            return (vedtatt > frist, $"Årsbudsjettet ble vedtatt {Dato(vedtatt)}; fristen var {Dato(frist)}.");
        }

        return g.PerDato > frist && (g.HarPosteringer || g.OekonomiplanVedtatt is not null)
            ? (true, $"Årsbudsjettet er ikke registrert; fristen var {Dato(frist)}.")
            : (null, "Verken budsjett eller økonomiplan er registrert.");
    }

    private static (bool? Oppfylt, string Grunn) Regnskapsfrist(Robekgrunnlag g)
    {
        var frist = new DateOnly(g.Aar.Aar + 1, 6, 30);
        return g.RegnskapVedtatt is { } vedtatt ? (vedtatt > frist, $"Årsregnskapet ble vedtatt {Dato(vedtatt)}; fristen var {Dato(frist)}.")
            : g.HarStatus ? (g.PerDato > frist, $"Årsregnskapet er ikke vedtatt; fristen er {Dato(frist)}.")
            : (null, "Ingen tilstand er registrert for årsregnskapet.");
    }

    private static (bool? Oppfylt, string Grunn) Inndeling(Robekgrunnlag g) => g.Inndelingslova16a is { } vedtak
        ? (vedtak, vedtak ? "Vedtaket er registrert." : "Det er registrert at det ikke er truffet vedtak.")
        : (null, "Ingenting er registrert.");

    private static string Dato(DateOnly dato) => dato.ToString("d.M.yyyy", CultureInfo.InvariantCulture);
}

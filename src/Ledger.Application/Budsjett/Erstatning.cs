using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Budsjett;

/// <summary>
/// A budget decision that takes the place of another of the same type: its first lines take the other's back, so that every sum of decisions is
/// right from its version on, and the other stays in the journal. Which it replaces, and why, are texts of the entry. One without lines of its own
/// puts nothing in the other's place: it annuls it.
/// </summary>
public static class Erstatning
{
    private const string Erstatter = "erstatter", Begrunnelse = "begrunnelse";

    /// <summary>What the entry has in texts besides its own; null when that is nothing.</summary>
    public static IReadOnlyDictionary<string, string?>? Tekster(Vedtaksutkast utkast)
    {
        var tekster = new Dictionary<string, string?>
        {
            [Erstatter] = utkast.Erstatter, [Begrunnelse] = utkast.Erstatter is null ? null : utkast.Begrunnelse, [Detaljeringer.AvFelt] = utkast.Av,
            [Laaneopptak.Felt] = utkast.Laanopptak?.ToString(),
        }.Where(t => t.Value is not null).ToDictionary();
        return tekster.Count == 0 ? null : tekster;
    }

    /// <summary>The reference of the decision that another replaces; null when it replaces none.</summary>
    public static string? Av(LagretVedtak vedtak) => vedtak.Post.Tekster.FirstOrDefault(t => t.Navn == Erstatter).Tekst.Tekst;

    public static bool ErErstattet(LagretVedtak vedtak, IReadOnlyList<LagretVedtak> alle) => alle.Any(v => Av(v) == vedtak.Vedtak.Referanse);

    /// <summary>The decisions of a type that hold: those that nothing has replaced, without those that only annul.</summary>
    public static IReadOnlyList<LagretVedtak> IKraft(IReadOnlyList<LagretVedtak> alle, Vedtakstype type) =>
        [.. alle.Where(v => v.Vedtak.Type == type && GjelderSelv(v, alle))];

    /// <summary>Nothing has replaced the decision, and it does more than to take another back.</summary>
    internal static bool GjelderSelv(LagretVedtak vedtak, IReadOnlyList<LagretVedtak> alle) => !ErErstattet(vedtak, alle) && !ErAnnullering(vedtak, alle);

    /// <summary>
    /// When the budget that holds was first adopted: a decision that takes the place of an original made in time does not make the budget late
    /// (kommuneloven § 28-1 letter e).
    /// </summary>
    public static DateOnly FoersteDato(LagretVedtak vedtak, IReadOnlyList<LagretVedtak> alle) =>
        Erstattet(vedtak, alle) is { } gammelt ? FoersteDato(gammelt, alle) : vedtak.Vedtak.Dato;

    /// <summary>The decision has no lines but those that take another back.</summary>
    private static bool ErAnnullering(LagretVedtak vedtak, IReadOnlyList<LagretVedtak> alle) =>
        Av(vedtak) is not null && Egne(vedtak, alle).Count == 0;

    /// <summary>The decision's own lines: those after the ones that take another back. What was replaced is not taken back twice.</summary>
    internal static IReadOnlyList<Budsjettlinje> Egne(LagretVedtak vedtak, IReadOnlyList<LagretVedtak> alle) =>
        Erstattet(vedtak, alle) is { } gammelt ? [.. vedtak.Vedtak.Linjer.Skip(Egne(gammelt, alle).Count)] : vedtak.Vedtak.Linjer;

    /// <summary>The decision that another takes the place of; null for none. It is always an earlier one.</summary>
    private static LagretVedtak? Erstattet(LagretVedtak vedtak, IReadOnlyList<LagretVedtak> alle) => Av(vedtak) is not { } referanse ? null
        : alle.FirstOrDefault(v => v.Vedtak.Referanse == referanse && v.Post.Sekvens < vedtak.Post.Sekvens);

    /// <summary>The lines that take the replaced decision back; none when nothing is replaced.</summary>
    /// <exception cref="Avvisning">409: it is replaced already.</exception>
    public static IReadOnlyList<Budsjettlinje> Finn(Vedtaksutkast utkast, IReadOnlyList<LagretVedtak> foer, Feilsamling feil)
    {
        if (utkast.Erstatter is not { } referanse)
        {
            return [];
        }

        KrevHvorfor(utkast, feil);
        if (foer.FirstOrDefault(v => v.Vedtak.Referanse == referanse) is not { } gammelt)
        {
            feil.Avvis(utkast.Linje, "erstatter", Feilkoder.UkjentVedtak, $"Året har ikke noe vedtak «{referanse}».");
            return [];
        }

        if (gammelt.Vedtak.Type != utkast.Type)
        {
            feil.Avvis(
                utkast.Linje, "erstatter", Feilkoder.VedtakstypeUlik, $"Vedtaket «{referanse}» er {gammelt.Vedtak.Type.Navn()}, ikke {utkast.Type.Navn()}.");
            return [];
        }

        if (ErErstattet(gammelt, foer))
        {
            var av = foer.First(v => Av(v) == referanse).Vedtak.Referanse;
            throw Avvisning.Konflikt(
                Problemtyper.VedtakErErstattet, "Vedtaket er erstattet før",
                new Feil(utkast.Linje, "erstatter", Feilkoder.VedtakErErstattet, $"Vedtaket «{referanse}» er erstattet før, av «{av}»."), ("erstattetAv", av));
        }

        if (Detaljeringer.IKraft(foer, referanse).FirstOrDefault() is { } detaljering)
        {
            throw Avvisning.Konflikt(
                Problemtyper.VedtakHarDetaljering, "Vedtaket har en detaljering",
                new Feil(
                    utkast.Linje, "erstatter", Feilkoder.VedtakHarDetaljering,
                    $"Rammene i «{referanse}» er fordelt av «{detaljering.Vedtak.Referanse}». Opphev den først, og detaljer det nye vedtaket."),
                ("detaljering", detaljering.Vedtak.Referanse));
        }

        return [.. Egne(gammelt, foer).Select(l => l with { Beloep = -l.Beloep, Periodisering = Motsatt(l) })];
    }

    /// <summary>What takes the place of the budget that the council adopted, or puts nothing in a decision's place, says why.</summary>
    private static void KrevHvorfor(Vedtaksutkast utkast, Feilsamling feil)
    {
        if (utkast.Tekst is not null || utkast.Begrunnelse is not null)
        {
            return;
        }

        if (utkast.Linjer.Count == 0)
        {
            feil.Avvis(utkast.Linje, "tekst", Feilkoder.Mangler, "Et vedtak som bare opphever et annet, sier hvorfor i tekst eller begrunnelse.");
        }
        else if (utkast.Type == Vedtakstype.Opprinnelig)
        {
            feil.Avvis(utkast.Linje, Begrunnelse, Feilkoder.Mangler, "Et vedtak som erstatter et opprinnelig budsjett, har en begrunnelse.");
        }
    }

    /// <summary>Month by month the opposite, whatever way the line was spread.</summary>
    private static Periodisering Motsatt(Budsjettlinje linje) => Periodisering.Fra([.. linje.Periodisering.Fordel(linje.Beloep).Select(b => -b)]);
}

using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;

namespace Ledger.Application.Budsjett;

/// <summary>
/// Decisions that lay out a frame on arts. Such a decision is of the column of the decision whose frames it lays out, and has lines of its own and
/// those that take the same from the frames. Which decision it is of is a text of the entry.
/// </summary>
public static class Detaljeringer
{
    internal const string AvFelt = "av";

    /// <summary>The reference of the decision whose frames another lays out; null when it lays out none.</summary>
    public static string? Av(LagretVedtak vedtak) => vedtak.Post.Tekster.FirstOrDefault(t => t.Navn == AvFelt).Tekst.Tekst;

    /// <summary>Those that hold and lay out the frames of a decision.</summary>
    internal static IEnumerable<LagretVedtak> IKraft(IReadOnlyList<LagretVedtak> alle, string av) =>
        alle.Where(v => Av(v) == av && Erstatning.GjelderSelv(v, alle));

    /// <summary>
    /// A decision that lays out the frames of another, with the other's reference and the type that follows from it. What is wrong with it is added to
    /// the errors.
    /// </summary>
    /// <exception cref="Avvisning">409: what would be laid out is replaced.</exception>
    internal static Vedtaksutkast MedType(Vedtaksutkast utkast, IReadOnlyList<LagretVedtak> foer, Feilsamling feil)
    {
        if (utkast.Type != Vedtakstype.Detaljering)
        {
            KrevTom(utkast.Av is null, "av");
            KrevTom(!utkast.Fullstendig, "fullstendig");
            return utkast;
        }

        KrevTom(utkast.Laanopptak is null, "laanopptak");
        var referanse = utkast.Av ?? foer.Where(v => v.Vedtak.Referanse == utkast.Erstatter).Select(Av).FirstOrDefault();
        if (referanse is null)
        {
            feil.Avvis(utkast.Linje, AvFelt, Feilkoder.Mangler, "En detaljering sier i av hvilket vedtak rammene står i.");
            return utkast;
        }

        if (foer.FirstOrDefault(v => v.Vedtak.Referanse == referanse) is not { } vedtak)
        {
            feil.Avvis(utkast.Linje, AvFelt, Feilkoder.UkjentVedtak, $"Året har ikke noe vedtak «{referanse}».");
            return utkast;
        }

        if (vedtak.Vedtak.Type.ErDetaljering())
        {
            feil.Avvis(utkast.Linje, AvFelt, Feilkoder.VedtakstypeUlik, $"Vedtaket «{referanse}» er selv en detaljering.");
            return utkast;
        }

        return Erstatning.ErErstattet(vedtak, foer)
            ? throw Avvisning.Konflikt(
                Problemtyper.VedtakErErstattet, "Vedtaket er erstattet før",
                new Feil(utkast.Linje, AvFelt, Feilkoder.VedtakErErstattet, $"Vedtaket «{referanse}» er erstattet og har ingen rammer."),
                ("erstattetAv", foer.First(v => Erstatning.Av(v) == referanse).Vedtak.Referanse))
            : utkast with { Av = referanse, Type = vedtak.Vedtak.Type == Vedtakstype.Opprinnelig ? Vedtakstype.DetaljeringAvOpprinnelig : utkast.Type };

        void KrevTom(bool erTom, string felt)
        {
            if (!erTom)
            {
                feil.Avvis(
                    utkast.Linje, felt, Feilkoder.SkalVaereTom, $"{felt} er {(utkast.Type == Vedtakstype.Detaljering ? "ikke " : "bare ")}av en detaljering.");
            }
        }
    }

    /// <summary>The decision with the lines that take from the frames what its own lines lay out.</summary>
    internal static Budsjettvedtak Fullfoer(
        Vedtaksutkast utkast, Budsjettvedtak vedtak, IReadOnlyList<LagretVedtak> foer, Kommunegrunnlag grunnlag, Feilsamling feil)
    {
        if (!utkast.Type.ErDetaljering() || foer.FirstOrDefault(v => v.Vedtak.Referanse == utkast.Av) is not { } av)
        {
            return vedtak;
        }

        var andre = IKraft(foer, av.Vedtak.Referanse).Where(v => v.Vedtak.Referanse != utkast.Erstatter);
        var detaljering = new Detaljering(
            Detaljering.Rammene(andre.Prepend(av).SelectMany(v => Erstatning.Egne(v, foer))), Rammeposter(grunnlag), grunnlag.Organisasjon!);
        var motlinjer = new List<Budsjettlinje>();
        foreach (var (linje, felt) in vedtak.Linjer.Zip(utkast.Linjer, (l, u) => (l, u.Felt)))
        {
            if (Rammer.Av(linje.Dimensjon.Art) is not null)
            {
                feil.Avvis(felt.Linje, felt.Prefiks + "ramme", Feilkoder.ArtEllerRamme, "En detaljering har linjer med art; rammen finner tjenesten selv.");
            }
            else if (detaljering.Motlinje(linje, linje.Dimensjon.MedBetydning(grunnlag.Kontoplan)) is { } motlinje)
            {
                motlinjer.Add(motlinje);
            }
            else
            {
                feil.Avvis(
                    felt.Linje, felt.Prefiks + "ansvar", Feilkoder.IngenRamme,
                    $"Vedtaket «{av.Vedtak.Referanse}» har ingen ramme av dette slaget på enheten {linje.Dimensjon.Ansvar} eller over den.");
            }
        }

        foreach (var (ramme, rest) in utkast.Fullstendig ? detaljering.Rester(motlinjer) : [])
        {
            feil.Avvis(
                utkast.Linje, "fullstendig", Feilkoder.RammeGaarIkkeOpp,
                $"Rammen {Rammer.Av(ramme.Art)} på {ramme.Ansvar}{(ramme.Prosjekt.ErTom ? "" : $", prosjekt {ramme.Prosjekt}")} har {rest} igjen.");
        }

        return vedtak with { Linjer = [.. vedtak.Linjer, .. motlinjer] };
    }

    internal static Rammeposter Rammeposter(Kommunegrunnlag grunnlag) => new(grunnlag.Aar, grunnlag.Organisasjon!, grunnlag.AlleFond);
}

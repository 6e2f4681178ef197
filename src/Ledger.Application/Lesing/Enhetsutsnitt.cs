using Ledger.Domain.Hovedbok;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Registertabeller;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>
/// A year as a reader who is bound to units sees it. What other units have is not there to be found: sums, projects and names come of the reader's
/// own units only. The units above them keep their places, and say that they hold no more than the reader's.
/// </summary>
public sealed class Enhetsutsnitt
{
    /// <summary>What facts about a unit begin the name of their object with.</summary>
    internal const string Objekt = "enhet:";

    private readonly HashSet<Ansvar> _egne;

    /// <param name="enheter">Codes of units; one that the year does not have gives nothing.</param>
    public Enhetsutsnitt(Organisasjonsplan plan, IEnumerable<string> enheter)
    {
        _egne = [.. enheter.Select(Ansvar.Parse).SelectMany(plan.MedUnderordnede)];
        var over = _egne.SelectMany(e => Ovenfor(plan, e)).Where(e => !_egne.Contains(e.Kode)).DistinctBy(e => e.Kode);
        Plan = new Organisasjonsplan([.. plan.Enheter.Where(e => _egne.Contains(e.Kode)), .. over.Select(e => e with { Navn = e.Navn + " (dine enheter)" })],
            plan.Bevilgningsnivaa);
    }

    /// <summary>The reader's units, and those above them.</summary>
    public Organisasjonsplan Plan { get; }

    /// <summary>Whether a unit is the reader's: one of his, or below one.</summary>
    public bool ErEgen(Ansvar enhet) => _egne.Contains(enhet);

    public Rapportgrunnlag Av(Rapportgrunnlag grunnlag)
    {
        bool ErEget(in Dimensjon d) => ErEgen(d.Ansvar);
        var kube = grunnlag.Kube.Bare(ErEget);
        var forrige = grunnlag.Forrige?.Bare(ErEget);
        var brukte = Enumerable.Range(0, kube.Antall).Select(n => kube.Noekkel(n).Prosjekt).ToHashSet();
        var prosjekter = grunnlag.Grunndata.Prosjekter.Where(p => brukte.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value);

        // The municipality's own statements and appropriations are left out: their lines may be of units that the reader may not see.
        var grunndata = grunnlag.Grunndata.MedAnnen(Plan, prosjekter) with { Oppstillinger = new Dictionary<string, Oppstillingsutkast>(), Bevilgninger = [] };
        return grunnlag with
        {
            Grunndata = grunndata, Kube = kube, Forrige = forrige,
            Kolonner = grunnlag.Kolonner is { } kolonner
                ? [.. kolonner.Select(k => k with
                {
                    Kube = k.Kube?.Bare(ErEget), Dekning = k.Dekning?.Where(d => ErEgen(d.Enhet)).ToHashSet(),
                    Deler = k.Deler is { } deler ? enheter => deler(enheter?.Where(ErEgen).ToHashSet() ?? _egne) : null,
                })] : null,
            Kommentarer = grunnlag.Kommentarer?.Where(k => k.Key.StartsWith(Objekt, StringComparison.Ordinal)
                && Ansvar.TryParse(k.Key[Objekt.Length..], out var a) && ErEgen(a)).ToDictionary(StringComparer.Ordinal),
            Registre = grunnlag.Registre is { } registre ? Av(registre) : null,
            Vedtak = grunnlag.Vedtak is { } vedtak ? [.. vedtak.Select(v => v with { Kube = v.Kube.Bare(ErEget) })] : null,
        };
    }

    /// <summary>What registers have that is no other unit's.</summary>
    private Registertillegg Av(Registertillegg r)
    {
        bool ErEget(in Dimensjon d) => ErEgen(d.Ansvar);
        bool ErEgne(IReadOnlyList<string> enheter) => enheter.All(e => Ansvar.TryParse(e, out var a) && ErEgen(a));
        (Registerdefinisjon?, Registerobjekt?) Objektet(string register, string kode) =>
            (r.Registre.GetValueOrDefault(register), r.Tilstand.Finn(register, kode)?.Verdi);
        return r with
        {
            Tilstand = r.Tilstand.Bare(
                (register, objekt) => r.Registre.GetValueOrDefault(register) is { } d && ErEgne(Enhetstilhoerighet.Av(objekt, d)),
                o => !Enhetstilhoerighet.ErKommunens(o.Noekkel) && ErEgne(Enhetstilhoerighet.Av(o, Objektet))),
            Tiltakslinjer = [.. r.Tiltakslinjer.Where(l => ErEgen(l.Ansvar))],
            TidligereAar = [.. r.TidligereAar.Select(k => k.Bare(ErEget))],
            Serier = r.Serier.ToDictionary(s => s.Key, s => (IReadOnlyList<Seriebeloep>)[.. s.Value.Where(b => ErEgen(b.Dimensjon.Ansvar))]),
        };
    }

    private static IEnumerable<Enhet> Ovenfor(Organisasjonsplan plan, Ansvar kode)
    {
        for (var over = plan.Finn(plan.Finn(kode)!.Overordnet); over is not null; over = plan.Finn(over.Overordnet))
        {
            yield return over;
        }
    }
}

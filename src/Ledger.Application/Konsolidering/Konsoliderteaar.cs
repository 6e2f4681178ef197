using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Domain.Konsolidering;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Konsolidering;

/// <summary>A unit in the consolidated accounts, at the version that is asked for.</summary>
/// <param name="Kode">KASSE for the municipality's own ledger.</param>
/// <param name="Fjoraaret">Its accounts of the year before; null when it was not in the consolidated accounts then, or has none.</param>
public sealed record Konsolidertenhet(string Kode, string Navn, Rapportgrunnlag Grunnlag, Saldokube? Fjoraaret);

/// <summary>A year of a municipality and its units, added up (§§ 10-1 and 10-2).</summary>
/// <param name="Enheter">Those of the year, the municipality's own ledger first.</param>
/// <param name="BareIFjor">Those that have figures in the column of the year before alone: they are gone since, or have not begun on the year.</param>
/// <param name="Justeringer">What is added beside the units, of the year.</param>
/// <param name="PaaTvers">What is between units across drift and investering is taken out too.</param>
/// <param name="Mangler">What is not in the figures and should be, in Norwegian.</param>
public sealed record Konsoliderteaar(
    Kommunehode Hode, Regnskapsaar Aar, Periode Til, IReadOnlyList<Konsolidertenhet> Enheter, IReadOnlyList<Konsolidertenhet> BareIFjor,
    IReadOnlyList<Justering> Justeringer, IReadOnlyList<Konsolideringsrad> Fjoraarsjusteringer, IReadOnlyList<string> Mangler,
    bool PaaTvers = false)
{
    /// <summary>A municipality without units in its consolidated accounts makes one account, and says that it is both.</summary>
    public bool ErAlene => Enheter.Count == 1;

    public IReadOnlyList<Elimineringslinje> Elimineringer { get; } =
        Eliminering.Beregn([.. Enheter.Select(e => new Enhetskube(e.Kode, e.Navn, e.Grunnlag.Kube))], Til, PaaTvers);

    /// <summary>All of it, with the eliminations and what is added.</summary>
    public Saldokube Aaret() => Konsolidertkube.Av(
        Hode.Ledger, Aar, Enheter.Select(e => e.Grunnlag.Kube), Eliminert(Elimineringer).Concat(Justeringer.SelectMany(j => j.Rader)), Til);

    /// <summary>The year before by the same rules, with the units that were in it then; null when none has it.</summary>
    public Saldokube? Forrige()
    {
        var enheter = Enheter.Concat(BareIFjor).Where(e => e.Fjoraaret is not null).Select(e => new Enhetskube(e.Kode, e.Navn, e.Fjoraaret!)).ToList();
        return enheter.Count == 0 ? null : Konsolidertkube.Av(
            Hode.Ledger, Aar.Forrige, enheter.Select(e => e.Kube),
            Eliminert(Eliminering.Beregn(enheter, Periode.Aarsavslutning, PaaTvers)).Concat(Fjoraarsjusteringer),
            Periode.Aarsavslutning);
    }

    /// <summary>One unit's own figures.</summary>
    public Saldokube Enhetens(Konsolidertenhet enhet) => Konsolidertkube.Av(Hode.Ledger, Aar, [enhet.Grunnlag.Kube], [], Til);

    /// <summary>The eliminations alone.</summary>
    public Saldokube Eliminert() => Konsolidertkube.Av(Hode.Ledger, Aar, [], Eliminert(Elimineringer), Til);

    /// <summary>What is added alone.</summary>
    public Saldokube Justert() => Konsolidertkube.Av(Hode.Ledger, Aar, [], Justeringer.SelectMany(j => j.Rader), Til);

    private static IEnumerable<Konsolideringsrad> Eliminert(IEnumerable<Elimineringslinje> linjer) => Eliminering.Rader(linjer).Select(r => r.Rad);
}

using Ledger.Domain.Opplysninger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>The units that somebody is bound to, with what lies below them in any of the years.</summary>
public sealed class Enhetsomfang
{
    private readonly HashSet<string> _egne;

    public Enhetsomfang(IReadOnlyList<string> enheter, IEnumerable<Organisasjonsplan> organisasjoner)
    {
        Enheter = enheter;
        _egne = [.. organisasjoner.SelectMany(o => enheter.Select(Ansvar.Parse).SelectMany(o.MedUnderordnede)).Select(e => e.ToString())];
    }

    public IReadOnlyList<string> Enheter { get; }

    public bool ErEgen(string kode) => _egne.Contains(kode);

    /// <summary>Whether he may write it: it is of a unit, and of no other's.</summary>
    public bool ErEgen(Opplysning o, Func<string, string, (Registerdefinisjon? Register, Registerobjekt? Objekt)> objektet) =>
        Enhetstilhoerighet.Av(o, objektet) is { Count: > 0 } enheter && enheter.All(_egne.Contains);

    /// <summary>Whether he may see it: it is of no other's unit, and is none of what is said of the municipality's lines.</summary>
    public bool Ser(Opplysning o, Func<string, string, (Registerdefinisjon? Register, Registerobjekt? Objekt)> objektet) =>
        !Enhetstilhoerighet.ErKommunens(o.Noekkel) && Enhetstilhoerighet.Av(o, objektet).All(_egne.Contains);
}

using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Domain.Lagring;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Application.Opplysninger;

/// <summary>The registers that come with the service. A municipality may add columns to them, and has registers of its own beside.</summary>
public static class InnebygdeRegistre
{
    /// <summary>By id.</summary>
    public static readonly IReadOnlyDictionary<string, Registerdefinisjon> Alle = Les();

    private static Dictionary<string, Registerdefinisjon> Les()
    {
        using var tekst = new StreamReader(typeof(InnebygdeRegistre).Assembly.GetManifestResourceStream("opplysninger/registre")!);
        var feil = new Feilsamling();
        var alle = Lagretform.Les<Dictionary<string, Registerutkast>>(tekst.ReadToEnd())
            .ToDictionary(r => r.Key, r => Registerregler.Les(r.Key, r.Value, feil));
        return feil.HarFeil ? throw new InvalidOperationException($"The built-in registers: {feil.Feil[0].Felt}: {feil.Feil[0].Melding}") : alle;
    }
}

using Ledger.Application.Grunndata;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Registerforslag;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Registerforslag;

/// <summary>Makes the proposal that is asked for.</summary>
internal static class Forslagsberegning
{
    /// <param name="tidligereAar">The accounts of the years before.</param>
    /// <param name="ansvar">The unit of rows whose register names none; null for the one that belongs to no service.</param>
    /// <exception cref="Avvisning">404 there is no such proposal; 422 the unit is not a leaf.</exception>
    public static Registerbilag Lag(
        string navn, Kommunegrunnlag data, Registertilstand registre, Saldokube kube, IReadOnlyList<Saldokube> tidligereAar, string? ansvar)
    {
        if (!Registerforslagene.Navnene.Contains(navn))
        {
            throw Avvisning.IkkeFunnet($"Det finnes ikke noe slikt forslag; det er {string.Join(", ", Registerforslagene.Navnene)}.");
        }

        var enhet = data.Organisasjon!.Fellesenhet();
        if (ansvar is not null && (!Ansvar.TryParse(ansvar, out enhet) || !data.Organisasjon.ErBlad(enhet)))
        {
            throw Avvisning.Regelbrudd("ansvar", Feilkoder.UkjentAnsvar, $"ansvar er ikke en enhet uten enheter under seg i {data.Aar}.");
        }

        return Registerforslagene.Lag(navn, new Forslagsgrunnlag(registre, kube, enhet.ToString())
        {
            TidligereAar = tidligereAar,
            ErFylke = data.Ledger.Kommune.ToString().EndsWith("00", StringComparison.Ordinal),
        });
    }
}

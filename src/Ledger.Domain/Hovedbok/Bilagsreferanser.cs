using Ledger.Domain.Validering;

namespace Ledger.Domain.Hovedbok;

/// <summary>The references of a body: each stands in one place, is not the service's own, and looks like no other.</summary>
internal sealed class Bilagsreferanser(Feilsamling feil)
{
    private const string Felt = "bilagsreferanse";

    private readonly Dictionary<string, string> _foerste = new(StringComparer.Ordinal); // by skeleton, the first reference that has it
    private readonly HashSet<string> _lignende = new(StringComparer.Ordinal); // the further references of a skeleton

    public void Ta(string referanse, long? linje)
    {
        if (referanse.Length == 0)
        {
            feil.Avvis(linje, Felt, Feilkoder.Mangler, "Feltet bilagsreferanse mangler.");
            return;
        }

        if (!Tekstregler.KontrollerReferanse(referanse, linje, Felt, feil))
        {
            return;
        }

        if (Systemreferanse.ErReservert(referanse))
        {
            feil.Avvis(linje, Felt, Feilkoder.ReservertReferanse, Systemreferanse.Melding);
        }

        if (Referanselikhet.LignerLatinske(referanse))
        {
            feil.Tell(
                Feilkoder.BlandedeSkrifter, Felt, referanse, $"Bilagsreferanse «{referanse}» har bokstaver som ser ut som latinske, og er andre.", linje,
                default);
        }

        var skjelett = Referanselikhet.Skjelett(referanse);
        if (_foerste.TryAdd(skjelett, referanse))
        {
            return;
        }

        var foerste = _foerste[skjelett];
        if (foerste == referanse || !_lignende.Add(referanse))
        {
            feil.Avvis(linje, Felt, Feilkoder.BilagIkkeSamlet, $"Radene til bilag «{referanse}» står ikke samlet.");
        }
        else
        {
            feil.Tell(Feilkoder.LignerReferanse, Felt, referanse, Referanselikhet.Melding(referanse, foerste), linje, default);
        }
    }
}

using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Bilagskontroll;

/// <summary>Whether a bilag is approved as the municipality asks: by two, and by nobody twice (kommuneloven § 25-1).</summary>
public static class Attestasjonskontroll
{
    private const string SammePersonMelding = "Den som registrerer, attesterer og anviser et bilag over beløpsgrensen, er ikke samme person.";

    /// <summary>What a bilag is refused for.</summary>
    /// <param name="registrar">Who books it, by the name that the journal has.</param>
    public static IEnumerable<(string Felt, string Kode, string Melding)> Finn(
        Attestasjonsregler regler, Godkjenning godkjenning, Beloep debet, string? kilde, string registrar)
    {
        var intetSagt = regler.Krav != Attestasjonskrav.Krav && godkjenning is { AttestertAv: null, AnvistAv: null };
        return intetSagt || !regler.Gjelder(debet, kilde) ? [] : Finn(regler, godkjenning, debet, registrar);
    }

    private static IEnumerable<(string Felt, string Kode, string Melding)> Finn(
        Attestasjonsregler regler, Godkjenning godkjenning, Beloep debet, string registrar)
    {
        if (regler.Krav == Attestasjonskrav.Krav)
        {
            foreach (var rolle in Godkjenningsroller.Alle.Where(r => godkjenning.I(r) is null))
            {
                yield return (
                    rolle.Felt(), Funnregler.BilagUtenAttestasjon.Kode,
                    $"Bilaget er på {Kronetekst.Kr(debet)}, og kommunen krever {rolle.Felt()} over {Kronetekst.Kr(regler.Beloepsgrense)}.");
            }
        }

        foreach (var rolle in Godkjenningsroller.Alle)
        {
            if (godkjenning.I(rolle) is { } av && ErSammePerson(regler, godkjenning, rolle, av.Person, registrar))
            {
                yield return (rolle.Felt(), Feilkoder.FireOeyne, SammePersonMelding);
            }
        }
    }

    /// <summary>What keeps a person from approving a bilag that is booked.</summary>
    public static (string Kode, string Melding)? Hindring(
        Attestasjonsregler regler, Godkjenning godkjenning, Beloep debet, string? kilde, string registrar, Godkjenningsrolle rolle, string person) =>
        regler.Gjelder(debet, kilde) && ErSammePerson(regler, godkjenning, rolle, person, registrar) ? (Feilkoder.FireOeyne, SammePersonMelding) : null;

    private static bool ErSammePerson(Attestasjonsregler regler, Godkjenning godkjenning, Godkjenningsrolle rolle, string person, string registrar)
    {
        var andre = rolle == Godkjenningsrolle.Attestant ? Godkjenningsrolle.Anviser : Godkjenningsrolle.Attestant;
        return !regler.SammePersonTillatt && (person == (godkjenning.RegistrertFor ?? registrar) || person == godkjenning.I(andre)?.Person);
    }
}

using System.Text.Json.Serialization;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Bilagskontroll;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Bokfoering;

/// <summary>What an approval answers.</summary>
/// <param name="Person">Who approved: the person that the key writes for, or the user himself.</param>
/// <param name="Proevekjoering">There, and true, when nothing was stored and all else is what would have been.</param>
public sealed record Attesteringskvittering(
    int Bilagsnummer, string Rolle, string Person, DateTimeOffset Tidspunkt, long Versjon, string Kjedehode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null);

/// <summary>
/// Approves bilag that are booked, as entries of their own: the bilag itself is never changed (bokføringsloven § 9). What is asked of approvals is
/// decided by the municipality or the unit (kommuneloven § 25-1).
/// </summary>
public sealed class Attesteringstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
{
    /// <exception cref="Avvisning">404 unknown year or bilag; 409 somebody has the role; 422 the person has another role in the bilag.</exception>
    public async Task<Attesteringskvittering> AttesterAsync(
        LedgerId ledger, Regnskapsaar aar, int bilagsnummer, Godkjenningsrolle rolle, string? merknad, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        _ = await leser.FinnBilagAsync(ledger, aar, bilagsnummer, ct) ?? throw Ukjent();

        // Not gathered with other writes: whether somebody has the role already is read from committed data.
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Journalslag.Attestering.Navn(), oppdrag),
            async (kontekst, token) =>
            {
                var regler = (await grunndata.HentAsync(ledger, kontekst.Oekt, aar, token)).Bokfoering().Attestasjon;
                var lagret = await leser.FinnBilagAsync(ledger, aar, bilagsnummer, token) ?? throw Ukjent();
                if (lagret.Godkjenning.I(rolle) is { } foer)
                {
                    throw Avvisning.Konflikt(
                        Problemtyper.AlleredeAttestert, "Bilaget har allerede en i rollen", $"Bilag {bilagsnummer} har {foer.Person} som {rolle.Navn()}.");
                }

                var debet = Beloep.Sum(lagret.Bilag.Posteringer.Select(p => p.Beloep).Where(b => b > default(Beloep)));
                if (Attestasjonskontroll.Hindring(
                    regler, lagret.Godkjenning, debet, lagret.Bilag.Kilde, lagret.Bruker, rolle, kontekst.Registrar) is var (kode, melding))
                {
                    throw Avvisning.Regelbrudd("rolle", kode, melding);
                }

                await kontekst.DefinerAsync(
                    Journalslag.Attestering, aar.Aar, Godkjenningsinnhold.Kode(bilagsnummer, rolle),
                    Lagretform.Skriv(new Attestering(bilagsnummer, rolle.Navn())), token,
                    new Dictionary<string, string?> { [Godkjenningsinnhold.Person] = kontekst.Registrar, [Godkjenningsinnhold.Merknad] = merknad });
                return new Attesteringskvittering(
                    bilagsnummer, rolle.Navn(), kontekst.Registrar, kontekst.Tidspunkt, kontekst.Versjon, kontekst.Kjedehode.ToString());
            },
            null,
            ct);
        return svar.Kvittering with { Proevekjoering = oppdrag.ErProeve };

        Avvisning Ukjent() => Avvisning.IkkeFunnet($"Bilag {bilagsnummer} finnes ikke i {aar}.");
    }

    private sealed record Attestering(int Bilagsnummer, string Rolle);
}

using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>
/// Undoes a closing: the bilag that it booked, and only those, each by a reversal of its own (bokføringsloven § 9), with the marks that they had.
/// </summary>
public sealed class Avslutningsretur(IHovedbokleser leser, Grunndataleser grunndata, Avslutningsberegning beregning)
{
    /// <summary>The reversals that undoing the year's closing takes, and what must be confirmed.</summary>
    /// <exception cref="Avvisning">409: there is no closing, a source has made it, the accounts are adopted, or a later year is closed.</exception>
    /// <param name="erstattes">The service is to close the year in the place of what is undone.</param>
    public async Task<Returplan> PlanleggAsync(Skrivekontekst kontekst, Kommunegrunnlag data, bool erstattes, CancellationToken ct)
    {
        var (hode, aar, gang) = (kontekst.Oekt.Hode!, data.Aar, data.Aarsgang);
        if (gang.Tilstand == Aarstilstand.Vedtatt)
        {
            throw Avvisning.Konflikt(
                Problemtyper.RegnskapetErVedtatt, "Regnskapet er vedtatt",
                $"Regnskapet for {aar} er vedtatt. Avslutningen kan bare tilbakeføres når vedtaket er opphevet.");
        }

        if (gang.Tilstand != Aarstilstand.Aapen && gang.Staaende is null && !await ErAngretAvKildenAsync(hode, aar, ct)
            && (erstattes || !await HarKildenEndretAsync(hode, aar, gang, ct)))
        {
            throw Importert(aar);
        }

        if (gang.Tilstand == Aarstilstand.Aapen)
        {
            throw await HarMerkerAsync(data, ct) ? Importert(aar) : Avvisning.Konflikt(
                Problemtyper.IngenAvslutning, "Året har ingen avslutning", $"Regnskapet for {aar} er ikke avsluttet; det er ingenting å tilbakeføre.");
        }

        if (await beregning.ErSenereAarAvsluttetAsync(hode, aar, ct))
        {
            throw Avvisning.Konflikt(
                Problemtyper.SenereAarErAvsluttet, "Et senere år er avsluttet",
                $"Regnskapet for {aar.Aar + 1} er avsluttet. Tilbakefør den avslutningen først.");
        }

        var bilag = new List<Bilag>();
        foreach (var nummer in gang.Staaende?.Bilagsnumre ?? [])
        {
            // An administrator may have opened period 13 and reversed some of them by hand.
            if (await kontekst.Oekt.FinnTilbakefoeringAsync(aar.Aar, nummer, ct) is null)
            {
                var original = (await leser.FinnBilagAsync(hode.Ledger, aar, nummer, ct))!.Bilag;
                bilag.Add(new Bilag(
                    Systemreferanse.Tilbakefoering(nummer), original.Dato, original.Periode,
                    [.. original.Posteringer.Select(p => p with { Beloep = -p.Beloep })], $"Tilbakeføring av bilag {nummer}", nummer));
            }
        }

        return new Returplan(gang.Staaende, bilag, gang.Tilstand is Aarstilstand.Avlagt or Aarstilstand.Revidert
            ? [Funnregler.AvlagtRegnskapAapnes.Funnet($"Regnskapet for {aar} er {gang.Tilstand.Navn()}; det åpnes og må avlegges på nytt.")]
            : []);
    }

    /// <summary>Books the reversals and records the undoing.</summary>
    /// <returns>The reversals' numbers.</returns>
    public static async Task<IReadOnlyList<int>> UtfoerAsync(
        Skrivekontekst kontekst, Regnskapsaar aar, Returplan plan, string? begrunnelse, IReadOnlyList<Likevel> likevel, CancellationToken ct)
    {
        var numre = new List<int>();
        foreach (var bilag in plan.Bilag)
        {
            numre.Add((await Bilagstjeneste.BokfoerAsync(kontekst, aar, bilag, [], ct)).Bilagsnummer);
        }

        if (plan.Avslutning is { } avslutning)
        {
            var (json, tekster) = Avslutningsinnhold.Tilbakefoert(
                avslutning, numre, kontekst.Oekt.Hode!.Versjon,
                [.. likevel.Select(l => new Likevelsvar(l.Kode, l.Beloep?.Kroner, l.Verdi, l.Begrunnelse))]).Skriv(begrunnelse);
            await kontekst.DefinerAsync(Journalslag.Aarsavslutning, aar.Aar, Avslutningsform.Kode, json, ct, tekster);
        }

        return numre;
    }

    public static Avvisning Importert(Regnskapsaar aar) => Avvisning.Konflikt(
        Problemtyper.AvslutningenErImportert, "Avslutningen er ført av kilden",
        $"Avslutningen av {aar} kom som egne bilag. Åpne periode 13 og tilbakefør bilagene, eller la kilden sende den på nytt; deretter kan avslutningen "
            + "tilbakeføres her.");

    /// <summary>Rows with marks of a closing stand in the year.</summary>
    private async Task<bool> HarMerkerAsync(Kommunegrunnlag data, CancellationToken ct)
    {
        var kube = await grunndata.KubeAsync(data, ct);
        return Enumerable.Range(0, kube.Antall)
            .Any(n => kube.Noekkel(n).Merke != Avslutningsmerke.Ingen && !kube.Regnskap(n, Periode.Aarsavslutning).ErNull);
    }

    /// <summary>The source has sent the year anew since its closing was registered: what was registered stands no more.</summary>
    private async Task<bool> HarKildenEndretAsync(Kommunehode hode, Regnskapsaar aar, Aarsgang gang, CancellationToken ct) =>
        gang.Statuser.LastOrDefault(s => s.Tilstand == Aarstilstand.Avsluttet) is { } avsluttet
            && await Aarsstatuser.ErEndretAsync(leser, hode, aar, avsluttet.RegistrertVersjon, ct);

    /// <summary>The source has taken its closing back: the results are no longer disposed of.</summary>
    private async Task<bool> ErAngretAvKildenAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct)
    {
        var data = await grunndata.HentAsync(hode, aar, ct);
        return Resultater.Av(await grunndata.KubeAsync(data, ct)) is not { ErDisponert: true };
    }
}

/// <summary>What it takes to undo a closing.</summary>
/// <param name="Avslutning">Null when a source has made it, and taken it back.</param>
/// <param name="Funn">What must be confirmed.</param>
public sealed record Returplan(Avslutningspost? Avslutning, IReadOnlyList<Bilag> Bilag, IReadOnlyList<Funn> Funn);

using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Lagring;
using Ledger.Domain;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>That a locked document is published at a time.</summary>
/// <param name="Bruker">Who decided it, in whose name it is published.</param>
/// <param name="PaaVegneAv">The person that he wrote for; null when he wrote in his own name.</param>
/// <param name="Likevel">What was confirmed.</param>
/// <param name="Feil">Why it was not published at its time; null while nothing is wrong.</param>
public sealed record Planlagtpublisering(
    DateTimeOffset Tidspunkt, string Bruker, string? PaaVegneAv, IReadOnlyList<Likevel> Likevel, string? Feil = null)
{
    public Skriveoppdrag Oppdrag => new(Bruker) { PaaVegneAv = PaaVegneAv };
}

/// <summary>
/// Publications at a time. The plan stands with the draft, so it outlives a restart, and the edition comes into the chain when it becomes public:
/// the chain tells when that was. Whoever looks for what is due may be any of several services.
/// </summary>
public sealed class Publiseringsplan(
    IKladdlager kladder, IHovedbokleser leser, Publikasjonstjeneste tjeneste, TimeProvider klokke)
{
    /// <summary>Locks the draft, if it is not, and has it published at the time.</summary>
    /// <exception cref="Avvisning">400 the time has been; 404 no such draft; 409 something must be confirmed; 422 what stops a publication.</exception>
    public async Task<Utkast> SettAsync(
        LedgerId ledger, string id, DateTimeOffset tidspunkt, IReadOnlyList<Likevel> likevel, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        if (tidspunkt <= klokke.GetUtcNow())
        {
            throw Avvisning.Ugyldig("tidspunkt", Feilkoder.UtenforOmraadet, "Tidspunktet har vært. Publiser nå, eller velg et senere tidspunkt.");
        }

        // All that would stop it then stops it now, since the version is fixed.
        await tjeneste.PubliserAsync(ledger, id, null, likevel, oppdrag with { Proevekjoering = true }, ct);
        var (kladd, utkast) = await tjeneste.KrevKladdAsync(ledger, id, ct);
        var skrevetAv = utkast.SkrevetAv;
        if (utkast.LaastVersjon is null)
        {
            (utkast, _) = await tjeneste.LaasAsync(ledger, id, oppdrag, ct);
            (kladd, _) = await tjeneste.KrevKladdAsync(ledger, id, ct);
        }

        // Who plans it is who publishes it, and not who wrote it.
        utkast = utkast with { SkrevetAv = skrevetAv, Planlagt = new(tidspunkt, oppdrag.Bruker, oppdrag.PaaVegneAv, likevel) };
        return await tjeneste.ByttAsync(ledger, kladd, utkast, oppdrag, ct) ? utkast : throw Publikasjonstjeneste.Endret(id);
    }

    /// <summary>The document stays locked, and is published when somebody does it.</summary>
    /// <exception cref="Avvisning">404 no such draft, or it has no time; 409 it was changed, or published, meanwhile.</exception>
    public async Task<Utkast> AvlysAsync(LedgerId ledger, string id, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var (kladd, utkast) = await tjeneste.KrevKladdAsync(ledger, id, ct);
        if (utkast.Planlagt is null)
        {
            throw Avvisning.IkkeFunnet($"«{id}» er ikke satt til å bli publisert.");
        }

        utkast = utkast with { Planlagt = null };
        return await tjeneste.ByttAsync(ledger, kladd, utkast, oppdrag, ct) ? utkast : throw Publikasjonstjeneste.Endret(id);
    }

    /// <summary>The ledgers that may have something planned.</summary>
    public Task<IReadOnlyList<LedgerId>> LedgereAsync(CancellationToken ct) => leser.LedgereAsync(ct);

    /// <summary>Publishes what is due in a ledger.</summary>
    /// <returns>
    /// What was published, and what could not be for a reason that was not known before; and when the next is due, null when none is planned.
    /// </returns>
    public async Task<(IReadOnlyList<(string Id, string? Feil)> Forsoekt, DateTimeOffset? Neste)> ForfalteAsync(LedgerId ledger, CancellationToken ct)
    {
        var forsoekt = new List<(string, string?)>();
        DateTimeOffset? neste = null;
        foreach (var (kladd, utkast, plan) in await PlanlagteAsync(ledger, ct))
        {
            if (plan.Tidspunkt > klokke.GetUtcNow())
            {
                neste = neste is { } n && n < plan.Tidspunkt ? n : plan.Tidspunkt;
                continue;
            }

            // A plan that was called off, or changed, since it was read is not this one: neither is it published, nor is its reason written.
            var feil = await PubliserAsync(ledger, kladd, plan, ct);
            if (feil is null
                || (feil != plan.Feil && await tjeneste.ByttAsync(ledger, kladd, utkast with { Planlagt = plan with { Feil = feil } }, plan.Oppdrag, ct)))
            {
                forsoekt.Add((kladd.Id, feil));
            }
        }

        return (forsoekt, neste);
    }

    private async Task<IEnumerable<(Lagretkladd Kladd, Utkast Utkast, Planlagtpublisering Plan)>> PlanlagteAsync(LedgerId ledger, CancellationToken ct) =>
        (await kladder.KladderAsync(ledger, rom: "", ct))
            .Select(k => (Kladd: k, Utkast: Lagretform.Les<Utkast>(k.Innhold)))
            .Where(u => u.Utkast.Planlagt is not null).Select(u => (u.Kladd, u.Utkast, u.Utkast.Planlagt!));

    private async Task<string?> PubliserAsync(LedgerId ledger, Lagretkladd kladd, Planlagtpublisering plan, CancellationToken ct)
    {
        try
        {
            await tjeneste.PubliserAsync(ledger, kladd, null, plan.Likevel, plan.Oppdrag, ct);
            return null;
        }
        catch (Avvisning a)
        {
            return a.Message;
        }
    }
}

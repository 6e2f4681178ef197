using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Validering;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Bokfoering;

/// <summary>What is asked of approvals. What is left out is as if nothing were decided.</summary>
/// <param name="Beloepsgrense">Bilag whose debet is above it are asked of; all when it is left out.</param>
/// <param name="Unntak">Sources whose bilag are approved elsewhere.</param>
internal sealed record Attestasjonsregelforesporsel(
    string? Krav, Tall? Beloepsgrense = null, IReadOnlyList<string?>? Unntak = null, bool? SammePersonTillatt = null)
{
    public Attestasjonsregler Regler() => new(
        Attestasjonskravnavn.Parse(Krav!), Grense(Beloepsgrense) ?? default, [.. (Unntak ?? []).Select(k => k!).Distinct()], SammePersonTillatt == true);

    /// <summary>Null when it is no amount from zero up.</summary>
    public static Beloep? Grense(Tall? tall) =>
        tall is { } t && Beloep.TryParse(t.Tekst, out var grense) && grense >= default(Beloep) ? grense : null;
}

/// <summary>What is asked of approvals, as it is in force.</summary>
internal sealed record Attestasjonsregelsvar(
    string Kommunenummer, string Krav, decimal Beloepsgrense, IReadOnlyList<string> Unntak, bool SammePersonTillatt, long Versjon, string Kjedehode)
{
    public static Attestasjonsregelsvar Av(string kommunenummer, Kommunehode hode, Attestasjonsregler r) => new(
        kommunenummer, r.Krav.Navn(), r.Beloepsgrense.Kroner, r.Unntak, r.SammePersonTillatt, hode.Versjon, hode.Kjedehode.ToString());
}

/// <summary>An approval of a bilag. Who approves is the caller, or the person that he writes for.</summary>
/// <param name="Rolle">attestant or anviser.</param>
internal sealed record Attesteringsforesporsel(string? Rolle, string? Merknad = null)
{
    public Godkjenningsrolle Lest() => Godkjenningsroller.TryParse(Rolle, out var rolle) ? rolle : throw new InvalidOperationException("Not validated.");
}

internal sealed class Attestasjonsregelvalidering : AbstractValidator<Attestasjonsregelforesporsel>
{
    private const int MestUnntak = 100;

    public Attestasjonsregelvalidering()
    {
        RuleFor(r => r.Krav).AvForm(
            k => Attestasjonskravnavn.Navnene.Contains(k), $"Kravet er {string.Join(", ", Attestasjonskravnavn.Navnene)}.");
        RuleFor(r => r.Beloepsgrense).Must(g => g is null || Attestasjonsregelforesporsel.Grense(g) is not null)
            .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Beløpsgrensen er et beløp i kroner fra 0 og opp, med høyst to desimaler.");
        RuleFor(r => r.Unntak).Must(u => u is null || u.Count <= MestUnntak).WithErrorCode(Feilkoder.ForMange)
            .WithMessage($"Det er høyst {MestUnntak} kilder.");
        RuleForEach(r => r.Unntak).Must(k => k is not null && Kildenavn.ErGyldig(k)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(Kildenavn.Regel);
    }
}

internal sealed class Attesteringsvalidering : AbstractValidator<Attesteringsforesporsel>
{
    public Attesteringsvalidering()
    {
        RuleFor(a => a.Rolle).AvForm(
            r => Godkjenningsroller.TryParse(r, out _), $"Rollen er {string.Join(" eller ", Godkjenningsroller.Navnene)}.");
        RuleFor(a => a.Merknad).ValgfriTekst(Tekstregler.Tekst);
    }
}

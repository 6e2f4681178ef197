using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Domain;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Http.Validering;

/// <summary>«Anyway»: a finding that somebody goes on with.</summary>
/// <param name="Beloep">The finding's amount as it is now, in kroner; left out when it has none.</param>
/// <param name="Verdi">What the finding is about; left out: every finding with the code and the amount.</param>
internal sealed record Likevelforesporsel(string? Kode, string? Begrunnelse, Tall? Beloep = null, string? Verdi = null);

/// <summary>Confirmations, wherever they are sent.</summary>
internal static class Likevelform
{
    private const int Mest = 500;

    /// <summary>The confirmations as the domain takes them; the request is valid.</summary>
    public static IReadOnlyList<Likevel> Les(IReadOnlyList<Likevelforesporsel>? likevel) =>
        [.. (likevel ?? []).Select(l => new Likevel(l.Kode!, l.Beloep.Kroner() is { } kroner ? Beloep.FraKroner(kroner) : null, l.Verdi, l.Begrunnelse!))];

    public static void ErBekreftelser<T>(this IRuleBuilder<T, IReadOnlyList<Likevelforesporsel>?> regel) => regel
        .Must(l => l is null
            || (l.Count <= Mest && l.All(f => f is { Kode.Length: > 0 and <= 60, Verdi: null or { Length: <= 60 } } && ErBeloep(f.Beloep))))
        .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Hvert element har kode, og kan ha beloep og verdi.")
        .Must(l => l is null || l.All(f => f is not null && !string.IsNullOrWhiteSpace(f.Begrunnelse) && f.Begrunnelse.Length <= Tekstregler.Tekst))
        .WithErrorCode(Feilkoder.Mangler).WithMessage("Begrunnelse mangler, eller er for lang.")
        .Must(l => l is null || l.Where(f => f is not null).GroupBy(f => (f.Kode, Beloep: Beloepet(f.Beloep), f.Verdi)).All(g => g.Count() == 1))
        .WithErrorCode(Feilkoder.UgyldigKombinasjon).WithMessage("Et funn er bekreftet mer enn én gang; hver bekreftelse har én begrunnelse.");

    /// <summary>As the finding is compared: nothing is the same as zero, and 60 the same as 60,00.</summary>
    private static decimal Beloepet(Tall? tall) => tall is { } t && Beloep.TryParse(t.Tekst, out var beloep) ? beloep.Kroner : 0m;

    private static bool ErBeloep(Tall? tall) => tall is not { } t || Beloep.TryParse(t.Tekst, out _);
}

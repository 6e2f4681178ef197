using FluentValidation;
using Ledger.Application;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Kontrakt;

/// <summary>Runs a body's validator before its handler; what it finds is 400 with field names as in the JSON.</summary>
internal static class Validering
{
    public static RouteHandlerBuilder Validerer<T>(this RouteHandlerBuilder builder)
        where T : class =>
        builder.AddEndpointFilter(async (context, next) =>
        {
            var body = context.Arguments.OfType<T>().FirstOrDefault() ?? throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet er tomt.");
            await KrevGyldigAsync(context.HttpContext.RequestServices.GetRequiredService<IValidator<T>>(), body, context.HttpContext.RequestAborted);
            return await next(context);
        });

    /// <exception cref="Avvisning">400 with every field that the validator refuses.</exception>
    public static async Task KrevGyldigAsync<T>(IValidator<T> validator, T body, CancellationToken ct)
    {
        var result = await validator.ValidateAsync(body, ct);
        if (!result.IsValid)
        {
            var feil = new Feilsamling();
            foreach (var failure in result.Errors)
            {
                feil.Avvis(null, JsonNavn(failure.PropertyName), failure.ErrorCode, failure.ErrorMessage);
            }

            throw Avvisning.Av(feil, Avvisningsgrunn.Ugyldig);
        }
    }

    /// <summary>A required text within a length and without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Tekst<T>(this IRuleBuilderInitial<T, string?> rule, int stoersteLengde) =>
        rule
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.")
            .ValgfriTekst(stoersteLengde);

    /// <summary>A text that may be left out, within a length and without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> ValgfriTekst<T>(this IRuleBuilder<T, string?> rule, int stoersteLengde) =>
        rule
            .MaximumLength(stoersteLengde).WithErrorCode(Feilkoder.ForLang).WithMessage($"Feltet er lengre enn {stoersteLengde} tegn.")
            .Must(t => t is null || Tekstregler.HarGyldigeTegn(t)).WithErrorCode(Feilkoder.UgyldigTegn).WithMessage("Feltet har et kontrolltegn eller et halvt tegn.");

    /// <summary>A required text of a form.</summary>
    public static IRuleBuilderOptions<T, string?> AvForm<T>(this IRuleBuilderInitial<T, string?> rule, Func<string?, bool> form, string melding) =>
        rule
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.")
            .Must(form).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(melding);

    private static string JsonNavn(string property) =>
        string.Join('.', property.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}

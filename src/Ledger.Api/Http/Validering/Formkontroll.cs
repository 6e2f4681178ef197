using System.Text.Json;
using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Application;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Http.Validering;

/// <summary>
/// The shape of a body: which fields there must be, and what form each has. One filter runs it before the handler of every write, and what it
/// finds is 400 with field names as in the JSON. What the fields mean together is the domain's to say (<see cref="Feilsamling"/>, 422).
/// </summary>
internal static class Formkontroll
{
    /// <summary>The body must be there.</summary>
    public static RouteHandlerBuilder Validerer<T>(this RouteHandlerBuilder builder)
        where T : class => builder.Validerer<T>(static () => throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet er tomt."));

    /// <param name="utelatt">What the handler gets when the body is left out.</param>
    public static RouteHandlerBuilder Validerer<T>(this RouteHandlerBuilder builder, Func<T> utelatt)
        where T : class
    {
        builder.AddEndpointFilterFactory((endepunkt, neste) =>
        {
            var plass = Array.FindIndex(endepunkt.MethodInfo.GetParameters(), p => p.ParameterType == typeof(T));
            return async kall =>
            {
                var innhold = (T?)kall.Arguments[plass] ?? utelatt();
                kall.Arguments[plass] = innhold;
                await KrevGyldigAsync(kall.HttpContext.RequestServices.GetRequiredService<IValidator<T>>(), innhold, kall.HttpContext.RequestAborted);
                return await neste(kall);
            };
        });
        return builder;
    }

    /// <summary>The body of an endpoint that takes more than JSON: read as the others are, and validated.</summary>
    /// <exception cref="Avvisning">400: there is none, or the validator refuses it.</exception>
    /// <exception cref="BadHttpRequestException">400: no JSON, or not of the form.</exception>
    public static async Task<T> LesGyldigAsync<T>(this IValidator<T> validator, HttpContext http, CancellationToken ct)
        where T : class
    {
        T body;
        try
        {
            body = await http.Request.ReadFromJsonAsync<T>(JsonOppsett.Valg, ct)
                ?? throw Avvisning.Ugyldig("body", Feilkoder.TomtInnhold, "Innholdet er tomt.");
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The body is not of the form.", e);
        }

        await KrevGyldigAsync(validator, body, ct);
        return body;
    }

    /// <exception cref="Avvisning">400 with every field that the validator refuses.</exception>
    public static async Task KrevGyldigAsync<T>(IValidator<T> validator, T innhold, CancellationToken ct)
    {
        var funnet = await validator.ValidateAsync(innhold, ct);
        if (!funnet.IsValid)
        {
            var feil = new Feilsamling();
            foreach (var f in funnet.Errors)
            {
                feil.Avvis(null, JsonNavn(f.PropertyName), f.ErrorCode, f.ErrorMessage);
            }

            throw Avvisning.Av(feil, Avvisningsgrunn.Ugyldig);
        }
    }

    /// <summary>A required text within a length and without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> Tekst<T>(this IRuleBuilderInitial<T, string?> regel, int stoersteLengde) =>
        regel
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.")
            .ValgfriTekst(stoersteLengde);

    /// <summary>A text that may be left out, within a length and without control characters.</summary>
    public static IRuleBuilderOptions<T, string?> ValgfriTekst<T>(this IRuleBuilder<T, string?> regel, int stoersteLengde) =>
        regel
            .MaximumLength(stoersteLengde).WithErrorCode(Feilkoder.ForLang).WithMessage($"Feltet er lengre enn {stoersteLengde} tegn.")
            .Must(t => t is null || Tekstregler.HarGyldigeTegn(t)).WithErrorCode(Feilkoder.UgyldigTegn).WithMessage(
                "Feltet har et kontrolltegn eller et halvt tegn.");

    /// <summary>A required text of a form.</summary>
    public static IRuleBuilderOptions<T, string?> AvForm<T>(this IRuleBuilderInitial<T, string?> regel, Func<string?, bool> form, string melding) =>
        regel
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.")
            .Must(form).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(melding);

    /// <summary>A text of a form that may be left out, or empty.</summary>
    public static IRuleBuilderOptions<T, string?> ValgfriForm<T>(this IRuleBuilder<T, string?> regel, Func<string?, bool> form, string melding) =>
        regel.Must(t => string.IsNullOrEmpty(t) || form(t)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(melding);

    private static string JsonNavn(string egenskap) =>
        string.Join('.', egenskap.Split('.').Select(del => del.Length == 0 ? del : char.ToLowerInvariant(del[0]) + del[1..]));
}

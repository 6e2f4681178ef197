using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Porter;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>JWT bearer tokens: signature by the issuer's published keys, issuer, expiry, scope, and the consumer's municipalities.</summary>
internal static class Utstedertokener
{
    private static readonly string[] Algoritmer = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private const int LengsteKlient = 100;
    private static readonly TimeSpan Klokkeslakk = TimeSpan.FromSeconds(30);

    /// <summary>A scheme for each configured issuer. Without issuers the framework's schemes are left out altogether.</summary>
    public static IServiceCollection AddUtstedere(this IServiceCollection services, IReadOnlyList<Utstedervalg> utstedere)
    {
        foreach (var utsteder in utstedere)
        {
            KrevAdresse(utsteder);
            var skjema = Utstedere.Skjemanavn(utsteder.Utsteder);
            services.AddAuthentication().AddJwtBearer(skjema, jwt => Sett(jwt, utsteder));
            services.AddOptions<JwtBearerOptions>(skjema)
                .PostConfigure<TimeProvider>((jwt, klokke) => jwt.ConfigurationManager = new Utstedernoekler(jwt.ConfigurationManager!, klokke));
        }

        return services.AddSingleton(new Utstedere(utstedere));
    }

    /// <summary>An issuer whose keys can never be read is a fault of the settings, and is told at the start.</summary>
    private static void KrevAdresse(Utstedervalg utsteder)
    {
        if (!Uri.TryCreate(Metadata(utsteder), UriKind.Absolute, out var adresse)
            || (adresse.Scheme != Uri.UriSchemeHttps && (utsteder.KreverHttps || adresse.Scheme != Uri.UriSchemeHttp)))
        {
            throw new FormatException($"Ledger:Utstedere: «{Metadata(utsteder)}» er ikke en adresse som begynner med https://.");
        }
    }

    private static string Metadata(Utstedervalg utsteder) =>
        utsteder.Metadata ?? utsteder.Utsteder.TrimEnd('/') + "/.well-known/oauth-authorization-server";

    private static void Sett(JwtBearerOptions jwt, Utstedervalg utsteder)
    {
        jwt.MetadataAddress = Metadata(utsteder);
        jwt.RequireHttpsMetadata = utsteder.KreverHttps;
        jwt.BackchannelTimeout = Utstedernoekler.Frist;
        jwt.MapInboundClaims = false;
        jwt.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = utsteder.Utsteder,
            ValidateAudience = utsteder.Publikum.Count > 0,
            ValidAudiences = utsteder.Publikum,
            ValidAlgorithms = Algoritmer,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = Klokkeslakk,
        };
        jwt.Events = new JwtBearerEvents
        {
            OnTokenValidated = context => GodkjennAsync(context, utsteder),
        };
    }

    /// <summary>Replaces the token's claims with ours: scopes by our names, municipalities by the consumer's organisation number.</summary>
    private static async Task GodkjennAsync(TokenValidatedContext context, Utstedervalg utsteder)
    {
        if (Konsument(context.Principal!) is not { } organisasjon)
        {
            context.Fail("The token has no consumer.");
            return;
        }

        // The name goes into the journal and the log, so it must follow the rules for texts.
        var klient = context.Principal!.FindFirstValue("client_id") ?? "ukjent klient";
        var person = utsteder.Personkrav is { } krav ? context.Principal!.FindFirstValue(krav) : null;
        if (!ErNavn(klient) || (person is not null && !ErNavn(person)))
        {
            context.Fail("The token's client_id or person is no name.");
            return;
        }

        List<string> enheter = utsteder.Enhetskrav is { } enhetskrav
            ? [.. context.Principal!.FindAll(enhetskrav).SelectMany(c => c.Value.Split(Enhetsskille, StringSplitOptions.RemoveEmptyEntries)).Distinct()] : [];
        if (utsteder.Enhetskrav is { } bundet && context.Principal!.HasClaim(c => c.Type == bundet) && (enheter.Count == 0 || !enheter.All(ErEnhet)))
        {
            // A binding that names no valid unit must not give access to everything.
            context.Fail("The token's units are no codes of units.");
            return;
        }

        var scopes = context.Principal!.FindAll("scope").SelectMany(c => c.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(s => utsteder.Scopes.FirstOrDefault(n => n.Navn == s)?.Gir ?? s).Where(Scope.Alle.Contains).Distinct();
        var kommuner = utsteder.Konsumenter.TryGetValue(organisasjon.ToString(), out var configured)
            ? configured.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : await EgneKommunerAsync(
                context.HttpContext.RequestServices.GetRequiredService<IHovedbokleser>(), organisasjon, context.HttpContext.RequestAborted);
        context.Principal = new ClaimsPrincipal(new Brukeridentitet(
            context.Scheme.Name, $"{organisasjon} ({klient})", scopes, kommuner,
            utloeper: Slutt(context.SecurityToken.ValidTo, context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()),
            person: person, enheter: enheter));
    }

    private static readonly char[] Enhetsskille = [' ', ','];

    private static bool ErEnhet(string kode) => Ansvar.TryParse(kode, out _);

    private static bool ErNavn(string tekst) =>
        tekst.Length is > 0 and <= LengsteKlient && Tekstregler.HarGyldigeTegn(tekst) && !Tekstregler.HarUsynligeTegn(tekst);

    /// <summary>When work that begins now must end: at the token's expiry, or at the end of the allowed clock difference when only that let it begin.</summary>
    private static DateTimeOffset Slutt(DateTime utloeper, DateTimeOffset naa) =>
        new DateTimeOffset(utloeper, TimeSpan.Zero) is var slutt && naa < slutt ? slutt : slutt + Klokkeslakk;

    /// <summary>The organisation number of <c>consumer</c>: <c>{"authority":"iso6523-actorid-upis","ID":"0192:…"}</c>.</summary>
    private static Organisasjonsnummer? Konsument(ClaimsPrincipal principal)
    {
        const string Norsk = "0192:";
        try
        {
            return principal.FindFirstValue("consumer") is { } json
                && (string?)JsonNode.Parse(json)?["ID"] is { } id && id.StartsWith(Norsk, StringComparison.Ordinal)
                && Organisasjonsnummer.TryParse(id[Norsk.Length..], out var number)
                    ? number
                    : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The municipalities that are registered with an organisation number.</summary>
    private static async Task<IReadOnlyList<string>> EgneKommunerAsync(IHovedbokleser store, Organisasjonsnummer organisasjon, CancellationToken ct)
    {
        var own = new List<string>();
        foreach (var ledger in await store.LedgereAsync(ct))
        {
            // A unit without a number of its own has the municipality's, whose tokens are the municipality's own ledger only.
            if (ledger.Enhet.Length > 0 && own.Contains(ledger.Kommune.ToString()))
            {
                continue;
            }

            var registered = (await store.GrunndataAsync(ledger, Journalslag.Kommune, 0, long.MaxValue, ct)).LastOrDefault()?.Innhold;
            if (registered is not null && Kommuneform.Les(registered).Organisasjonsnummer == organisasjon.ToString())
            {
                own.Add(ledger.ToString());
            }
        }

        return own;
    }
}

/// <summary>The configured issuers, and which of them a token is to be checked by.</summary>
internal sealed class Utstedere(IReadOnlyList<Utstedervalg> valg)
{
    public static string Skjemanavn(string utsteder) => "Jwt " + utsteder;

    /// <summary>
    /// The scheme of the issuer that a token says it has; not yet believed, only used to choose whose keys to check it with. Null for a token of no
    /// configured issuer.
    /// </summary>
    public string? Skjema(string token)
    {
        try
        {
            return valg.Count > 0 && token.AsSpan().Count('.') == 2 && new JsonWebToken(token).Issuer is { } issuer && valg.Any(u => u.Utsteder == issuer)
                ? Skjemanavn(issuer)
                : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }
}

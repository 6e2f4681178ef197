using System.Net;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Innstillinger;

/// <summary>The proxies in front of the service, section <c>Ledger:Proxyer</c>. What others say in X-Forwarded-For and -Proto is not believed.</summary>
public sealed class Proxyvalg
{
    /// <summary>Addresses and networks (<c>10.1.2.3,10.2.0.0/16</c>) with commas between. None: no proxy is believed.</summary>
    public string Adresser { get; set; } = "";

    internal IReadOnlyList<string> Liste => Adresser.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal static IPNetwork? Nett(string tekst) => IPNetwork.TryParse(tekst, out var nett) ? nett
        : IPAddress.TryParse(tekst, out var adresse) ? new IPNetwork(adresse, adresse.GetAddressBytes().Length * 8)
        : null;
}

/// <summary>Says which address cannot be read, when the service starts.</summary>
internal sealed class Proxyvalgkontroll : IValidateOptions<Proxyvalg>
{
    public ValidateOptionsResult Validate(string? name, Proxyvalg options) =>
        options.Liste.FirstOrDefault(a => Proxyvalg.Nett(a) is null) is { } feil
            ? ValidateOptionsResult.Fail($"Ledger:Proxyer:Adresser: «{feil}» er verken en adresse eller et nett som 10.2.0.0/16.")
            : ValidateOptionsResult.Success;
}

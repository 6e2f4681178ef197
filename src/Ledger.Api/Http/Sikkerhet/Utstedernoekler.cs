using Ledger.Application;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>
/// What an issuer publishes of itself and its keys. One request fetches it for all who ask at the same time, and nobody waits longer than
/// <see cref="Frist"/>. When that fails, callers are refused at once for <see cref="Pause"/>, or served with what was fetched before.
/// </summary>
/// <remarks>
/// The framework's own (IdentityModel 8.14) lets those who ask fetch in turn, each for a minute, as long as nothing is known: whoever sends
/// tokens that only name the issuer keeps the honest waiting.
/// </remarks>
internal sealed class Utstedernoekler(IConfigurationManager<OpenIdConnectConfiguration> kilde, TimeProvider klokke)
    : IConfigurationManager<OpenIdConnectConfiguration>
{
    public static readonly TimeSpan Frist = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _laas = new();
    private Task<OpenIdConnectConfiguration>? _henting;
    private OpenIdConnectConfiguration? _siste;
    private long? _feilet;

    /// <exception cref="Avvisning">503: the issuer does not answer.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        try
        {
            _siste = await Hent().WaitAsync(Frist, klokke, cancel);
            _feilet = null;
            return _siste;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            lock (_laas)
            {
                _feilet ??= klokke.GetTimestamp();
            }

            return _siste ?? throw SvarerIkke();
        }
    }

    public void RequestRefresh() => kilde.RequestRefresh();

    private Task<OpenIdConnectConfiguration> Hent()
    {
        lock (_laas)
        {
            if (_feilet is { } feilet)
            {
                if (klokke.GetElapsedTime(feilet) < Pause)
                {
                    return Task.FromException<OpenIdConnectConfiguration>(SvarerIkke());
                }

                _feilet = null;
            }

            // Not cancelled with the first caller, since others wait for the same answer.
            return _henting is { IsCompleted: false } underveis ? underveis : _henting = kilde.GetConfigurationAsync(CancellationToken.None);
        }
    }

    private static Avvisning SvarerIkke() => new(
        Avvisningsgrunn.Opptatt, Problemtyper.UtstederSvarerIkke, "Utstederen av tokenet svarer ikke",
        "Tokenet kan ikke kontrolleres nå, siden utstederen ikke svarer. Prøv igjen om litt.");
}

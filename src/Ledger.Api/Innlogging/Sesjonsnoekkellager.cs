using System.Xml.Linq;
using Ledger.Application.Porter;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Ledger.Api.Innlogging;

/// <summary>
/// Where the framework keeps the keys that sessions are encrypted with: beside the ledgers. It asks when it first needs one and then once a day,
/// and has no asynchronous way to ask.
/// </summary>
internal sealed class Sesjonsnoekkellager(ISesjonsnoekler lager) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. lager.SesjonsnoeklerAsync(CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        lager.LagreSesjonsnoekkelAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
}

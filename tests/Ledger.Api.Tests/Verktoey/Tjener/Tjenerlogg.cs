using System.Text;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>What a service has written, and the address that it said it answers at.</summary>
internal sealed class Tjenerlogg
{
    private const string Svarer = "Tjenesten svarer. Sidene: ";
    private readonly StringBuilder _tekst = new();
    private readonly TaskCompletionSource<Uri> _adresse = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Uri> Adresse => _adresse.Task;

    public string Tekst
    {
        get
        {
            lock (_tekst)
            {
                return _tekst.ToString();
            }
        }
    }

    public void Linje(string? linje)
    {
        if (linje is null)
        {
            return;
        }

        lock (_tekst)
        {
            _tekst.AppendLine(linje);
        }

        var sted = linje.IndexOf(Svarer, StringComparison.Ordinal);
        if (sted >= 0)
        {
            _adresse.TrySetResult(new Uri(linje[(sted + Svarer.Length)..].Split("/ ")[0]));
        }
    }
}

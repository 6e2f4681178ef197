using System.Security.Cryptography;
using Ledger.Api.Innstillinger;
using Ledger.Application.Revisjon;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Revisjon;

/// <summary>The key that signs checkpoints: ECDSA P-256 in a PEM file that only the service's user reads; made at first use.</summary>
internal sealed class Sjekkpunktsignatur : ISjekkpunktsignatur, IDisposable
{
    private readonly Lazy<ECDsa> _noekkel;

    public Sjekkpunktsignatur(IOptions<Ledgervalg> valg) =>
        _noekkel = new Lazy<ECDsa>(() => LesEllerLag(valg.Value.Sjekkpunktnoekkel ?? Path.Combine(valg.Value.DataDirectory, "sjekkpunkt.pem")));

    public string OffentligNoekkel => _noekkel.Value.ExportSubjectPublicKeyInfoPem() + "\n";

    public string Signer(byte[] bytes)
    {
        lock (_noekkel)
        {
            return Convert.ToBase64String(_noekkel.Value.SignData(bytes, HashAlgorithmName.SHA256));
        }
    }

    public void Dispose()
    {
        if (_noekkel.IsValueCreated)
        {
            _noekkel.Value.Dispose();
        }
    }

    private static ECDsa LesEllerLag(string fil)
    {
        if (!File.Exists(fil))
        {
            using var ny = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(fil))!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            try
            {
                using var writer = new StreamWriter(fil, options);
                writer.Write(ny.ExportPkcs8PrivateKeyPem());
            }
            catch (IOException) when (File.Exists(fil))
            {
                // Another instance made it first; its key is the one.
            }
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(fil));
        return key;
    }
}

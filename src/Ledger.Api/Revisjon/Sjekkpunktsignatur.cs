using System.Security.Cryptography;
using Ledger.Api.Http.Problemer;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Ledger.Application.Helse;
using Ledger.Application.Revisjon;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Revisjon;

/// <summary>The key that signs checkpoints: ECDSA P-256 in a PEM file that only the service's user reads; made at first use.</summary>
/// <remarks>
/// The file is there whole or not at all: it is written beside its place, flushed and then moved there. One that is empty is taken as not
/// there, since an earlier version could be stopped between making and writing it. A fault is told and the next request tries again.
/// </remarks>
internal sealed class Sjekkpunktsignatur(IOptions<Ledgervalg> valg) : ISjekkpunktsignatur, IHelsekilde, IDisposable
{
    private readonly string _fil = Path.GetFullPath(valg.Value.Sjekkpunktnoekkel ?? Path.Combine(valg.Value.DataDirectory, "sjekkpunkt.pem"));
    private readonly Lock _laas = new();
    private ECDsa? _noekkel;

    public string OffentligNoekkel
    {
        get
        {
            lock (_laas)
            {
                return Noekkel().ExportSubjectPublicKeyInfoPem() + "\n";
            }
        }
    }

    public string Signer(byte[] bytes)
    {
        lock (_laas)
        {
            return Convert.ToBase64String(Noekkel().SignData(bytes, HashAlgorithmName.SHA256));
        }
    }

    /// <summary>A key that is there and cannot be read.</summary>
    public Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct)
    {
        lock (_laas)
        {
            try
            {
                _ = _noekkel ?? Les();
                return Task.FromResult<IReadOnlyList<string>>([]);
            }
            catch (Exception e) when (e is Avvisning or IOException or UnauthorizedAccessException)
            {
                return Task.FromResult<IReadOnlyList<string>>([$"Sjekkpunkter kan ikke signeres: {e.Message}"]);
            }
        }
    }

    public void Dispose() => _noekkel?.Dispose();

    private ECDsa Noekkel()
    {
        if (_noekkel is null && (_noekkel = Les()) is null)
        {
            Lag();
            _noekkel = Les() ?? throw Uleselig();
        }

        return _noekkel;
    }

    /// <summary>Null when there is none.</summary>
    private ECDsa? Les()
    {
        if (!File.Exists(_fil) || File.ReadAllText(_fil) is not { Length: > 0 } pem)
        {
            return null;
        }

        var noekkel = ECDsa.Create();
        try
        {
            noekkel.ImportFromPem(pem);
            return noekkel;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            noekkel.Dispose();
            throw Uleselig();
        }
    }

    private void Lag()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_fil)!);
        var ny = $"{_fil}.{Guid.NewGuid():N}.ny";
        var modus = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            modus.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var noekkel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Diskskriving.Skriv(() =>
            {
                using var stroem = new FileStream(ny, modus);
                stroem.Write(System.Text.Encoding.ASCII.GetBytes(noekkel.ExportPkcs8PrivateKeyPem()));
                stroem.Flush(flushToDisk: true);
            });

            // Another instance may have made one meanwhile, which then is the one; an empty file is none.
            File.Move(ny, _fil, overwrite: File.Exists(_fil) && new FileInfo(_fil).Length == 0);
        }
        catch (IOException) when (File.Exists(_fil) && new FileInfo(_fil).Length > 0)
        {
            // Read on.
        }
        finally
        {
            File.Delete(ny);
        }
    }

    private static Avvisning Uleselig() => new(
        Avvisningsgrunn.Opptatt, Problemtyper.SjekkpunktnoekkelUleselig, "Sjekkpunktnøkkelen kan ikke leses",
        "Filen med nøkkelen som signerer sjekkpunkter, er skadet. Den som drifter tjenesten, må legge tilbake en kopi av den.");
}

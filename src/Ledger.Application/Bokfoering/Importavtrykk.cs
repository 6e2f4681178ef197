using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Bokfoering;

/// <summary>SHA-256 over the rows as the caller wrote them, whatever the format, separator or order of columns; with their number and sum.</summary>
internal sealed class Importavtrykk : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _utenReferanser = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _rader = new();
    private readonly KanoniskSkriver _skriver = new();
    private decimal _sum;

    /// <param name="hode">What is sent beside the rows: the operation, the year and the choices.</param>
    public Importavtrykk(params ReadOnlySpan<string?> hode)
    {
        foreach (var felt in hode)
        {
            _skriver.FeltSomSendt(felt);
        }

        _skriver.Linjeslutt();
        Toem();
    }

    public long AntallRader { get; private set; }

    /// <summary>Kroner: the sum of the positive rows that could be read.</summary>
    public decimal SumRader => _sum / 100m;

    public void Ta(Posteringsfelt rad)
    {
        AntallRader++;
        _skriver.FeltSomSendt(rad[Radfelt.Bilagsreferanse]);
        var etterReferansen = _skriver.Skrevet.Length;
        for (var felt = Radfelt.Bilagsreferanse + 1; felt <= Radfelt.Merke; felt++)
        {
            _skriver.FeltSomSendt(rad[felt]);
        }

        if (rad.LestBeloep is { } beloep)
        {
            _skriver.Kroner(beloep.Oere);
            _sum += Math.Max(beloep.Oere, 0);
        }
        else
        {
            _skriver.FeltSomSendt(rad.Beloep);
        }

        _skriver.FeltSomSendt(rad.Tekst).FeltSomSendt(rad.Motpart).FeltSomSendt(rad.Dokument);
        SenereFelt(rad, Radfelt.Konto, Radfelt.Tiltak);
        SenereFelt(rad, Radfelt.AttestertAv, Radfelt.AnvistTidspunkt);
        _skriver.Linjeslutt();
        _rader.Write(_skriver.Skrevet[etterReferansen..]);
        if (_skriver.Skrevet.Length > 1 << 15)
        {
            Toem();
        }
    }

    public Innholdsavtrykk Ferdig()
    {
        Toem();
        return new Innholdsavtrykk(_hash.GetHashAndReset(), new Dictionary<string, decimal> { ["antallRader"] = AntallRader, ["sumRader"] = SumRader });
    }

    /// <summary>The rows without their references: the same when somebody sends the same again under new ones. To be read once, at the end.</summary>
    public UInt128 UtenReferanser()
    {
        Toem();
        return BinaryPrimitives.ReadUInt128LittleEndian(_utenReferanser.GetHashAndReset());
    }

    public void Dispose()
    {
        _hash.Dispose();
        _utenReferanser.Dispose();
    }

    /// <summary>Each is left out when it is absent, so that what was sent before there were such fields has the fingerprint that it had.</summary>
    private void SenereFelt(Posteringsfelt rad, Radfelt fra, Radfelt til)
    {
        for (var felt = fra; felt <= til; felt++)
        {
            if (rad[felt].Length > 0)
            {
                _skriver.FeltSomSendt(felt.Navn()).FeltSomSendt(rad[felt]);
            }
        }
    }

    private void Toem()
    {
        _hash.AppendData(_skriver.Skrevet);
        _utenReferanser.AppendData(_rader.WrittenSpan);
        _skriver.Nullstill();
        _rader.ResetWrittenCount();
    }
}

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
        _sum += Math.Max(rad.LestBeloep?.Oere ?? 0, 0);
        var etterReferansen = Skriv(_skriver, rad);
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

    /// <inheritdoc cref="UtenReferanser()"/>
    /// <remarks>What is asked of a single bilag: it has no other fingerprint, and is hashed as one text.</remarks>
    public static UInt128 UtenReferanser(IReadOnlyList<Posteringsfelt> rader)
    {
        var (skriver, innhold) = (new KanoniskSkriver(), new ArrayBufferWriter<byte>());
        foreach (var rad in rader)
        {
            skriver.Nullstill();
            var etterReferansen = Skriv(skriver, rad);
            innhold.Write(skriver.Skrevet[etterReferansen..]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(innhold.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    public void Dispose()
    {
        _hash.Dispose();
        _utenReferanser.Dispose();
    }

    /// <summary>Writes a row, and says where what follows its reference begins.</summary>
    private static int Skriv(KanoniskSkriver skriver, Posteringsfelt rad)
    {
        skriver.FeltSomSendt(rad[Radfelt.Bilagsreferanse]);
        var etterReferansen = skriver.Skrevet.Length;
        for (var felt = Radfelt.Bilagsreferanse + 1; felt <= Radfelt.Merke; felt++)
        {
            skriver.FeltSomSendt(rad[felt]);
        }

        _ = rad.LestBeloep is { } beloep ? skriver.Kroner(beloep.Oere) : skriver.FeltSomSendt(rad.Beloep);
        skriver.FeltSomSendt(rad.Tekst).FeltSomSendt(rad.Motpart).FeltSomSendt(rad.Dokument);
        SenereFelt(skriver, rad, Radfelt.Konto, Radfelt.Tiltak);
        SenereFelt(skriver, rad, Radfelt.AttestertAv, Radfelt.AnvistTidspunkt);
        skriver.Linjeslutt();
        return etterReferansen;
    }

    /// <summary>Each is left out when it is absent, so that what was sent before there were such fields has the fingerprint that it had.</summary>
    private static void SenereFelt(KanoniskSkriver skriver, Posteringsfelt rad, Radfelt fra, Radfelt til)
    {
        for (var felt = fra; felt <= til; felt++)
        {
            if (rad[felt].Length > 0)
            {
                skriver.FeltSomSendt(felt.Navn()).FeltSomSendt(rad[felt]);
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

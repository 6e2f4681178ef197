namespace Ledger.Domain.Hovedbok;

/// <summary>The fields of a row that say what it is about, as one text: rows with the same text mean the same. Reused from row to row.</summary>
internal sealed class Radnoekkel
{
    private static readonly Radfelt[] Felter =
    [
        Radfelt.Kontoklasse, Radfelt.Art, Radfelt.Funksjon, Radfelt.Kapittel, Radfelt.Sektor, Radfelt.Ansvar, Radfelt.Prosjekt, Radfelt.Fond, Radfelt.Merke,
        Radfelt.Konto, Radfelt.LokalFunksjon, Radfelt.Fridim1, Radfelt.Fridim2, Radfelt.Motpartsenhet,
    ];

    private readonly char[] _tegn = new char[256];

    /// <summary>The fields, each after its length; empty when they are longer than any that is right.</summary>
    public ReadOnlySpan<char> Av(Posteringsfelt rad)
    {
        var lengde = 0;
        foreach (var felt in Felter)
        {
            var tekst = rad[felt];
            if (lengde + 1 + tekst.Length > _tegn.Length)
            {
                return default;
            }

            _tegn[lengde++] = (char)tekst.Length;
            tekst.CopyTo(_tegn.AsSpan(lengde));
            lengde += tekst.Length;
        }

        return _tegn.AsSpan(0, lengde);
    }
}

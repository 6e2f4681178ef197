using Ledger.Domain.Validering;

namespace Ledger.Application.Rettigheter;

/// <summary>What those who are bound to units are told when they write about others.</summary>
public static class Enhetsvern
{
    public const string Tittel = "Nøkkelen er bundet til enheter";

    /// <exception cref="Avvisning">403: there are rows of other units.</exception>
    public static void Krev(IReadOnlyList<string> enheter, Feilsamling utenfor)
    {
        if (utenfor.HarFeil)
        {
            throw new Avvisning(
                Avvisningsgrunn.IkkeTillatt, Problemtyper.BundetTilEnhet, Tittel,
                $"Nøkkelen er bundet til {string.Join(", ", enheter)}, og {utenfor.AntallFeil} rader er om noe annet. Ingenting er lagret.")
            {
                Feil = utenfor.Feil, AntallFeil = utenfor.AntallFeil,
            };
        }
    }
}

using Ledger.Application.Porter;
using Ledger.Domain.Lagring;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>What the rest of the ledger asks of a closing as it was recorded. All that it did stands in the entry itself.</summary>
/// <param name="Nummer">The closing's number within the year, from 1.</param>
/// <param name="ErTilbakefoert">It has been undone.</param>
/// <param name="Bilagsnumre">The bilag that book it.</param>
/// <param name="UdekketLaanefinansierbart">Kroner: the part of what it left udekket that loans could have financed; null when it does not tell.</param>
/// <param name="Sekvens">The entry.</param>
public sealed record Avslutningspost(
    int Nummer, bool ErTilbakefoert, IReadOnlyList<int> Bilagsnumre, decimal? UdekketLaanefinansierbart, long Versjon, long Sekvens);

/// <summary>The part of a closing's stored form that every year's definitions have.</summary>
public static class Avslutningsform
{
    /// <summary>The code of the entries; the newest tells how the year stands.</summary>
    public const string Kode = "aarsavslutning";

    public const string Avsluttet = "avsluttet";
    public const string Tilbakefoert = "tilbakefoert";

    public static Avslutningspost Les(Journalpost post)
    {
        var lagret = Lagretform.Les<Lagret>(post.Innhold!);
        return new Avslutningspost(
            lagret.Avslutning ?? 1, lagret.Handling == Tilbakefoert, lagret.Bilagsnumre, lagret.Grunnlag?.UdekketTilNesteAar, post.Versjon, post.Sekvens);
    }

    /// <summary>Closings of version 1.0 have neither number nor handling.</summary>
    private sealed record Lagret(IReadOnlyList<int> Bilagsnumre, int? Avslutning, string? Handling, Lagretgrunnlag? Grunnlag);

    private sealed record Lagretgrunnlag(decimal? UdekketTilNesteAar);
}

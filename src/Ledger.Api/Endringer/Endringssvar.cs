using Ledger.Application.Endringer;
using Ledger.Application.Porter;

namespace Ledger.Api.Endringer;

/// <summary>What happened after a version.</summary>
/// <param name="Versjon">The newest: give it as etter the next time.</param>
/// <param name="Endringer">Oldest first, and none when nothing happened. The newest of them when they are many.</param>
/// <param name="Fullstendig">All changes since etter are listed. If not, everything may have changed.</param>
internal sealed record Endringssvar(string Kommunenummer, long Etter, long Versjon, string Kjedehode, IReadOnlyList<Endring> Endringer, bool Fullstendig)
{
    public static Endringssvar Av(Endringsutdrag u) => new(
        u.Hode.Ledger.ToString(), u.Etter, u.Hode.Versjon, u.Hode.Kjedehode.ToString(), [.. u.Skrivinger.Select(Endring.Av)], u.Fullstendig);
}

/// <summary>A write.</summary>
/// <param name="Aar">The year that it is of; null for what holds for all.</param>
internal sealed record Endring(long Versjon, DateTimeOffset Tidspunkt, string Handling, int? Aar)
{
    public static Endring Av(Transaksjon t) => new(t.Versjon, t.Tidspunkt, t.Handling, t.Aar == 0 ? null : t.Aar);
}

/// <summary>A ticket for the stream of changes.</summary>
/// <param name="Billett">Send it as the parameter of that name.</param>
internal sealed record Billettsvar(string Billett, DateTimeOffset Utloeper);

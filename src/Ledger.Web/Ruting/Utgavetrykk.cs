using System.Text;
using System.Text.RegularExpressions;
using Ledger.Application.Publisering;
using Ledger.Domain.Publisering;
using Ledger.Web.Deler;
using Ledger.Web.Kilder;
using Ledger.Web.Ressurser;
using Ledger.Web.Sider;
using Ledger.Web.Tall;

namespace Ledger.Web.Ruting;

/// <summary>
/// The whole of an edition as the files of a folder, for a program that makes paper of it: its page for print, made as for any reader, with the style
/// sheets beside. A file has no address at the service, so links to other pages are words there; those within the report are kept.
/// </summary>
public sealed partial class Utgavetrykk
{
    /// <summary>The file to begin with.</summary>
    public const string Side = "utskrift.html";

    private const string Stilark = "sider.css";
    private const string Trykkark = "trykk.css";

    /// <summary>The foot says the page's own address, which is an attribute without a meaning here.</summary>
    private const string Adressestil = ".fot p > a[data-adresse]:first-of-type::after { content: \" (\" attr(data-adresse) \")\"; }\n";

    private readonly Utgavelaster _laster;
    private readonly Tjenesteopplysning _tjenesten;

    internal Utgavetrykk(Utgavelaster laster, Tjenesteopplysning tjenesten) => (_laster, _tjenesten) = (laster, tjenesten);

    /// <summary>The same whenever it is made: which editions came later is no part of it.</summary>
    public async Task<IReadOnlyList<(string Navn, byte[] Bytes)>> FilerAsync(Utgave utgave, CancellationToken ct)
    {
        utgave = utgave with { Status = Utgavestatus.Publisert };
        var kilde = await _laster.LastAsync(utgave, ct);
        var stier = new Stier(utgave, erFast: true, Beloepsenhet.Mill);
        var k = new Sidegrunnlag(kilde, stier, new Valg(stier.Fast("utskrift"), []), Kapittelregister.Meny(kilde))
        {
            AarFoer = await _laster.AarFoerAsync(utgave, await _laster.AndreAarAsync(utgave, ct), ct),
            Tjenesten = _tjenesten,
        };
        var html = Ramme.Lag(k, Utskriftsside.Lag(k))
            .Replace($"href=\"{Ressurs.Stilark.Adresse}\"", $"href=\"{Stilark}\"", StringComparison.Ordinal)
            .Replace($"href=\"{stier.Trykk}\"", $"href=\"{Trykkark}\"", StringComparison.Ordinal);
        return
        [
            (Side, Encoding.UTF8.GetBytes(Sidelenke().Replace(html, "$1data-adresse=\"/"))), (Stilark, Ressurs.Stilark.Bytes),
            (Trykkark, Encoding.UTF8.GetBytes(Trykkstil.Lag(k) + Adressestil)),
        ];
    }

    /// <summary>A link to a page of this service. What is written has no &gt; within a tag.</summary>
    [GeneratedRegex("(<a [^>]*?)href=\"/")]
    private static partial Regex Sidelenke();
}

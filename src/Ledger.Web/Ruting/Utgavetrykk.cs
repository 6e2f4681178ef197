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

    /// <summary>What a file has no use for, since it leads to the service.</summary>
    private const string Filstil = ".hopp,.soek,.meny,.smuler,.aarvalg,.naboer,.kontroller,.verktoey,.skjerm{display:none}.ramme{display:block}\n";

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

    /// <summary>The same as one file, which can be read and printed alone: its style is in it, and what leads away from it is not shown.</summary>
    public async Task<byte[]> SamletAsync(Utgave utgave, CancellationToken ct)
    {
        var filer = await FilerAsync(utgave, ct);
        string Tekst(string navn) => Encoding.UTF8.GetString(filer.First(f => f.Navn == navn).Bytes);
        var html = Tekst(Side)
            .Replace($"<link rel=\"stylesheet\" href=\"{Stilark}\"/>", $"<style>{Tekst(Stilark)}{Filstil}</style>", StringComparison.Ordinal)
            .Replace(
                $"<link rel=\"stylesheet\" href=\"{Trykkark}\" media=\"print\"/>", $"<style media=\"print\">{Tekst(Trykkark)}</style>",
                StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(Ikonlenke().Replace(html, ""));
    }

    [GeneratedRegex("<link rel=\"icon\"[^>]*/>")]
    private static partial Regex Ikonlenke();

    /// <summary>A link to a page of this service. What is written has no &gt; within a tag.</summary>
    [GeneratedRegex("(<a [^>]*?)href=\"/")]
    private static partial Regex Sidelenke();
}

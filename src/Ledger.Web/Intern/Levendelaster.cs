using Ledger.Application.Finans;
using Ledger.Application.Import;
using Ledger.Application.Lesing;
using Ledger.Application.Publisering;
using Ledger.Application.Saldoimport;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Sider;
using Ledger.Web.Tall;

namespace Ledger.Web.Intern;

/// <summary>What a live page is made of.</summary>
/// <param name="Utsnitt">Which units the reader is bound to; null when he sees all.</param>
internal sealed record Levendegrunnlag(Sidegrunnlag Sider, Enhetsutsnitt? Utsnitt);

/// <summary>
/// The live ledger as a source of pages: the same components as an edition's, of the newest version or one that is named. Nothing is kept back
/// but what the reader's rights keep.
/// </summary>
internal sealed class Levendelaster(Rapportleser leser, Finanslager finans, Kilderegister kilder, Importregister importer, Tjenesteopplysning tjenesten)
{
    public const string Type = "hovedbok";

    private static readonly HashSet<Ansvar> Ingen = [];

    /// <exception cref="Application.Avvisning">404 unknown municipality, year or version.</exception>
    /// <param name="enheter">The units that the reader is bound to; none when he sees all.</param>
    public async Task<Levendegrunnlag> LastAsync(LedgerId ledger, int aar, long? versjon, Adresse side, IReadOnlyList<(string, string)> satt,
        IReadOnlyList<string> enheter, CancellationToken ct)
    {
        var grunnlag = await leser.HentAsync(ledger, Regnskapsaar.Fra(aar), new Tidsvalg(versjon, null), ct);
        var utsnitt = enheter.Count == 0 ? null : new Enhetsutsnitt(grunnlag.Grunndata.Organisasjon!, enheter);
        grunnlag = utsnitt?.Av(grunnlag) ?? grunnlag;
        var utgave = new Utgave(ledger, Dokument(grunnlag, erUtsnitt: utsnitt is not null), 0, grunnlag.Hode.Versjon);
        var kilde = new Utgavekilde(utgave, grunnlag, Ingen, utsnitt is not null);
        var valg = new Valg(side, satt);
        var rot = Adresse.Rot.Under(ledger.ToString(), Type, aar.ToString());
        var kapitler = Kapittelregister.Meny(kilde);
        var register = (await finans.HentAsync(grunnlag.Hode, ct)).Register.Definisjoner;
        IReadOnlyList<Sidekapittel> finansens = Finanssider.Finnes(register) ? Finanssider.Kapitler : [];
        return new(
            new(
                kilde, new Stier(utgave, erFast: false, valg.Enhet, rot, versjon), valg,
                utsnitt is null
                    ? [.. kapitler, Notesider.Kapittel, Utviklingsside.Kapittel, .. Arbeidssider.Kapitler, .. Rapportsider.Kapitler, .. finansens]
                    : kapitler)
            {
                Tjenesten = tjenesten,
                Ferskhet = utsnitt is null ? await FerskhetAsync(grunnlag, ct) : null,
            },
            utsnitt);
    }

    /// <summary>When each source was last heard from, and the last import of vouchers; null when the year has neither.</summary>
    private async Task<string?> FerskhetAsync(Rapportgrunnlag grunnlag, CancellationToken ct)
    {
        var (hode, aar) = (grunnlag.Hode, grunnlag.Grunndata.Aar);
        static string Naar(DateTimeOffset t) => t.UtcDateTime.ToString("dd.MM.yyyy 'kl.' HH.mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
        List<string> deler =
        [
            .. (await kilder.AlleAsync(hode, aar, ct)).Where(k => k.Mottatt is not null).Select(k => $"{k.Kilde} {Naar(k.Mottatt!.Value)}"),
            .. (await importer.ListeAsync(hode.Ledger, aar, hode.Versjon + 1, 1, ct)).Importer.Select(i => $"import av bilag {Naar(i.Skriving.Tidspunkt)}"),
        ];
        return deler.Count == 0 ? null : $"Tall fra {string.Join(", ", deler)}.";
    }

    /// <summary>The year as a document: the municipality's own statement of drift when it has one, and § 5-6 for some units alone.</summary>
    private static Publikasjon Dokument(Rapportgrunnlag grunnlag, bool erUtsnitt)
    {
        var aar = grunnlag.Grunndata.Aar.Aar;
        var hoved = erUtsnitt ? Domain.Oppstillinger.InnebygdeOppstillinger.Art
            : grunnlag.Grunndata.Oppstillinger.ContainsKey("hovedoversikt-drift") ? "hovedoversikt-drift"
            : Domain.Oppstillinger.InnebygdeOppstillinger.Bevilgning;
        return Standarder.Fyll(new Publikasjon(Type, aar, Type, $"Hovedboken {aar}", Periode.Stoerste, new DateOnly(aar, 12, 31), "nb", hoved, "", [],
            []), grunnlag);
    }
}

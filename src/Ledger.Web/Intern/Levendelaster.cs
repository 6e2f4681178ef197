using Ledger.Application.Finans;
using Ledger.Application.Import;
using Ledger.Application.Lesing;
using Ledger.Application.Publisering;
using Ledger.Application.Saldoimport;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Saldo;
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

        // What is of now, or of several ledgers, is not of a version.
        IReadOnlyList<Sidekapittel> arbeid = versjon is null ? Arbeidssider.Kapitler : [];
        IReadOnlyList<Sidekapittel> konserns = versjon is null && grunnlag.Grunndata.Regnskapsenheter.Count > 0 ? Rapportsider.Konsoliderte : [];
        return new(
            new(
                kilde, new Stier(utgave, erFast: false, valg.Enhet, rot, versjon), valg,
                utsnitt is null
                    ? [.. kapitler, Notesider.Kapittel, Utviklingsside.Kapittel, .. arbeid, .. Rapportsider.Kapitler, .. konserns, .. finansens]
                    : kapitler)
            {
                Tjenesten = tjenesten,
                Merknad = Merknaden(grunnlag, kilde),
                Ferskhet = utsnitt is null ? await FerskhetAsync(grunnlag, ct) : null,
            },
            utsnitt);
    }

    /// <summary>What a reader must know of a year that is not over; null when there is nothing to say.</summary>
    private static string? Merknaden(Rapportgrunnlag grunnlag, Utgavekilde kilde)
    {
        var aar = grunnlag.Grunndata.Aar.Aar;
        var klasser = grunnlag.Kube.Over(Dimensjonsfelt.Ingen);
        var harRegnskap = Enumerable.Range(0, klasser.Antall).Any(n => klasser.AntallPosteringer(n, Periode.Fra(1), Periode.Aarsavslutning) > 0);
        return !harRegnskap ? $"Ingenting er bokført i {aar} ennå: avvikene er hele budsjettet."
            : kilde.Maal.ErHittil ? $"Bokført til og med {Dato.Maaned(kilde.Utgave.Publikasjon.TilPeriode)} {aar}. Avvik er mot budsjettet hittil."
            : null;
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
        var til = SistePeriode(grunnlag.Kube);
        var slutt = til is >= 1 and <= 12 ? new DateOnly(aar, til, DateTime.DaysInMonth(aar, til)) : new DateOnly(aar, 12, 31);
        return Standarder.Fyll(new Publikasjon(Type, aar, Type, $"Hovedboken {aar}", til, slutt, "nb", hoved, "", [], []), grunnlag);
    }

    /// <summary>
    /// How far a year under way has come, so that its accounts are measured against as much of the budget; the whole year when it has reached its last
    /// month, or nothing is booked.
    /// </summary>
    private static int SistePeriode(Saldokube kube)
    {
        var klasser = kube.Over(Dimensjonsfelt.Ingen);
        bool Har(int periode) => Enumerable.Range(0, klasser.Antall)
            .Any(n => klasser.AntallPosteringer(n, Periode.Fra(periode), Periode.Fra(periode)) > 0);
        var siste = Enumerable.Range(1, Periode.Stoerste).LastOrDefault(Har);
        return siste is >= 1 and < 12 ? siste : Periode.Stoerste;
    }
}

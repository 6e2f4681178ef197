using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Ledger.Application.Grunndata;
using Ledger.Application.Opplysninger;
using Ledger.Application.Skriving;
using Ledger.Domain.Finans.Rammer;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Finans;

/// <summary>What became of an import of facts.</summary>
/// <param name="AntallErstattet">How many of them take the place of earlier ones.</param>
/// <param name="AlleredeBokfoert">The same was taken before under the same key, and this is the receipt of that time.</param>
/// <param name="Proevekjoering">There, and true, when nothing was written and all else is what would have been.</param>
public sealed record Finanskvittering(
    string ImportId, string Status, int AntallPoster, int AntallErstattet, int FoerstePostnummer, int SistePostnummer, long Versjon, string Kjedehode,
    bool AlleredeBokfoert, IReadOnlyList<Feil> Varsler, long AntallVarsler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null) : IHarImportId
{
    public const string Bokfoert = "bokfoert";
    public const string Proevd = "proevekjoert";
}

/// <summary>Takes facts of the finance register: all or nothing, and once for each idempotency key.</summary>
public sealed class Posttjeneste(Skriveflyt flyt, Grunndataleser grunndata, TimeProvider klokke)
{
    private const int Mest = 1_000_000;

    /// <exception cref="Avvisning">404 unknown municipality; 400, 409, 413 or 422: the rows.</exception>
    public async Task<Skrivesvar<Finanskvittering>> ImporterAsync(Faktaordre ordre, CancellationToken ct)
    {
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ordre.Ledger, 0, Journalslag.Finanspost.Navn(), ordre.Oppdrag, ordre.Noekkel),
            async (kontekst, token) =>
            {
                _ = kontekst.Oekt.Hode ?? throw Avvisning.UkjentKommune(ordre.Ledger);
                var feil = new Feilsamling();
                ordre.Innhold.Position = 0;
                var sendte = Faktarader.Les(ordre.Innhold, Postleser.Felt, feil, Mest).Select(Postleser.Les).OfType<Sendtpost>().ToList();
                var foer = await Finanslager.HentAsync(kontekst.Oekt, token);
                sendte = [.. sendte.Select((s, i) => s with { Post = s.Post with { Nummer = foer.Poster.Count + i + 1 } })];
                Postregler.Proev(foer.Register.Definisjoner, foer.Poster, sendte, DateOnly.FromDateTime(klokke.GetUtcNow().UtcDateTime), feil);
                if (feil.HarFeil)
                {
                    throw Avvisning.AvRader(feil);
                }

                var lukket = await LukketAsync(ordre, kontekst, sendte, token);
                new Importvarsler(new(foer.Register.Definisjoner, [.. foer.Poster, .. sendte.Select(s => s.Post)]), lukket.Contains, feil).Finn(sendte);
                List<Finanspost> nye = [.. sendte.Select(s => s.Post)];
                foreach (var (kode, json, tekster) in Postform.Skriv(nye, kontekst.Versjon))
                {
                    await kontekst.DefinerAsync(Journalslag.Finanspost, 0, kode, json, token, tekster);
                }

                return new Finanskvittering(
                    Guid.CreateVersion7().ToString(), Finanskvittering.Bokfoert, nye.Count, nye.Count(p => p.Erstatter is not null), nye[0].Nummer,
                    nye[^1].Nummer, kontekst.Versjon, kontekst.Kjedehode.ToString(), false, feil.Varsler, feil.AntallVarsler);
            },
            () => new Innholdsavtrykk(Hash(ordre.Innhold)),
            ct);
        return svar with
        {
            Kvittering = svar.Kvittering with
            {
                AlleredeBokfoert = svar.AlleredeUtfoert, Proevekjoering = ordre.Oppdrag.ErProeve,
                Status = ordre.Oppdrag.Proevekjoering ? Finanskvittering.Proevd : Finanskvittering.Bokfoert,
            },
        };
    }

    /// <summary>The days of the rows that lie in periods which are closed in the accounts.</summary>
    private async Task<HashSet<DateOnly>> LukketAsync(
        Faktaordre ordre, Skrivekontekst kontekst, IReadOnlyList<Sendtpost> sendte, CancellationToken ct)
    {
        var lukket = new HashSet<DateOnly>();
        foreach (var aar in sendte.Where(s => Importvarsler.GjelderPerioden(s.Post.Slag)).Select(s => s.Post.Dato).Distinct().GroupBy(d => d.Year))
        {
            if (Regnskapsaar.TryFra(aar.Key, out var regnskapsaar)
                && await grunndata.HentEllerUaapnetAsync(ordre.Ledger, kontekst.Oekt, regnskapsaar, ct) is { Organisasjon: not null } data)
            {
                lukket.UnionWith(aar.Where(d => data.Status(Periode.Fra(d.Month)).ErLukket));
            }
        }

        return lukket;
    }

    private static byte[] Hash(Stream innhold)
    {
        innhold.Position = 0;
        return SHA256.HashData(innhold);
    }
}

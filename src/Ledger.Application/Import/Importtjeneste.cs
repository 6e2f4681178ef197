using System.Security.Cryptography;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Import;

/// <summary>Limits of an import. Each is configurable, and tested at and one past.</summary>
public sealed record Importgrenser(int MestRader = 5_000_000, int MestRaderPerBilag = Bilagssamler.StandardMestRader);

/// <summary>A request to import.</summary>
/// <param name="Leser">Makes a reader from the start of the body; called more than once.</param>
public sealed record Importordre(
    Kommunenummer Kommunenummer,
    Regnskapsaar Aar,
    string Bruker,
    string Idempotensnoekkel,
    Func<IPosteringsleser> Leser,
    Motkonto? Motkonto,
    bool Proevekjoering);

/// <summary>
/// Books many bilag at once, all or nothing: every row is validated, each bilag goes into the journal as soon as it is whole, and the
/// transaction is rolled back when any row has an error.
/// </summary>
public sealed class Importtjeneste(ILedgerStore store, Grunndataleser grunndata, Skriveflyt flyt, Importgrenser grenser)
{
    public const string Handling = "import";

    public async Task<Skrivesvar<Importkvittering>> ImporterAsync(Importordre ordre, CancellationToken ct)
    {
        var grunnlag = await grunndata.HentAsync(ordre.Kommunenummer, ordre.Aar, ct);
        if (!ordre.Proevekjoering && await store.FinnIdempotentAsync(ordre.Kommunenummer, ordre.Idempotensnoekkel, ct) is { } foer)
        {
            var kvittering = Skriveflyt.Gjenta<Importkvittering>(foer, Handling, ordre.Aar.Aar, Fingeravtrykk(ordre));
            return new Skrivesvar<Importkvittering>(kvittering with { AlleredeBokfoert = true }, true);
        }

        byte[]? fingeravtrykk = null;
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ordre.Kommunenummer, ordre.Aar.Aar, Handling, ordre.Bruker, ordre.Idempotensnoekkel, ordre.Proevekjoering),
            async (kontekst, token) =>
            {
                var gjeldende = await grunndata.HentAsync(kontekst.Oekt.Hode!, ordre.Aar, token);
                (var kvittering, fingeravtrykk) = await BokfoerAsync(ordre, gjeldende.Bokfoering(), kontekst, token);
                return kvittering;
            },
            () => fingeravtrykk ?? Fingeravtrykk(ordre),
            ct);
        return svar.AlleredeUtfoert ? svar with { Kvittering = svar.Kvittering with { AlleredeBokfoert = true } } : svar;
    }

    private async Task<(Importkvittering, byte[])> BokfoerAsync(Importordre ordre, Bokfoeringsgrunnlag grunnlag, Skrivekontekst kontekst, CancellationToken ct)
    {
        var feil = new Feilsamling();
        var samler = new Bilagssamler(grunnlag, feil, ordre.Motkonto, grenser.MestRaderPerBilag);
        using var avtrykk = new Fingeravtrykker(ordre);
        using var leser = ordre.Leser();
        var foerste = await kontekst.Oekt.SisteNummerAsync(ordre.Aar.Aar, Journalslag.Bilag, ct) + 1;
        var nummer = foerste;
        long rader = 0, posteringer = 0, debet = 0, kredit = 0;

        async Task Ferdig(Bilag? bilag)
        {
            if (bilag is null)
            {
                return;
            }

            if (await kontekst.Oekt.FinnReferanseAsync(ordre.Aar.Aar, Journalslag.Bilag, bilag.Referanse, ct) is { } brukt)
            {
                feil.Avvis(samler.SisteLinje, "bilagsreferanse", Feilkoder.BilagsreferanseFinnes, $"Bilagsreferanse «{bilag.Referanse}» er allerede bokført som bilag {brukt}.");
            }

            if (feil.HarFeil)
            {
                return;
            }

            await kontekst.BokfoerAsync(ordre.Aar, nummer++, bilag, ct);
            posteringer += bilag.Posteringer.Count;
            foreach (var p in bilag.Posteringer)
            {
                if (p.Beloep.Oere >= 0)
                {
                    debet = checked(debet + p.Beloep.Oere);
                }
                else
                {
                    kredit = checked(kredit + p.Beloep.Oere);
                }
            }
        }

        while (leser.Neste() is { } rad)
        {
            if (++rader > grenser.MestRader)
            {
                throw new Avvisning(Avvisningsgrunn.ForStor, "for-mange-rader", "Importen har for mange rader", $"En import har høyst {grenser.MestRader} rader. Del den opp.");
            }

            if ((rader & 0xFFF) == 0)
            {
                ct.ThrowIfCancellationRequested();
            }

            avtrykk.Ta(rad);
            if (samler.Ta(rad, out var bilag))
            {
                await Ferdig(bilag);
            }
        }

        if (rader == 0)
        {
            throw Avvisning.Ugyldig("body", "tomt_innhold", "Innholdet har ingen rader.");
        }

        await Ferdig(samler.Slutt());
        if (feil.HarFeil)
        {
            throw Avvisning.Av(feil, feil.Feil.All(f => Feilkoder.Konflikter.Contains(f.Kode)) ? Avvisningsgrunn.Konflikt : Avvisningsgrunn.Regelbrudd);
        }

        var kvittering = new Importkvittering(
            Guid.CreateVersion7(kontekst.Tidspunkt).ToString(),
            ordre.Proevekjoering ? "proevekjoert" : "bokfoert",
            nummer - foerste,
            posteringer,
            Beloep.FraOere(debet).Kroner,
            Beloep.FraOere(kredit).Kroner,
            foerste,
            nummer - 1,
            kontekst.Versjon,
            kontekst.Kjedehode.ToString(),
            AlleredeBokfoert: false,
            feil.Varsler,
            feil.AntallVarsler);
        return (kvittering, avtrykk.Hash());
    }

    private static byte[] Fingeravtrykk(Importordre ordre)
    {
        using var avtrykk = new Fingeravtrykker(ordre);
        using var leser = ordre.Leser();
        while (leser.Neste() is { } rad)
        {
            avtrykk.Ta(rad);
        }

        return avtrykk.Hash();
    }

    /// <summary>SHA-256 over the rows as the caller wrote them, whatever the format, separator or order of columns.</summary>
    private sealed class Fingeravtrykker : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly KanoniskSkriver _skriver = new();

        public Fingeravtrykker(Importordre ordre)
        {
            _skriver.Felt(Handling).Felt(ordre.Aar.Aar).Felt(ordre.Motkonto?.Kapittel.ToString()).Felt(ordre.Motkonto?.Sektor.ToString()).Linjeslutt();
            Toem();
        }

        public void Ta(Posteringsfelt rad)
        {
            _skriver.Felt(rad.Bilagsreferanse).Felt(rad.Bilagsdato).Felt(rad.Periode).Felt(rad.Kontoklasse).Felt(rad.Art).Felt(rad.Funksjon)
                .Felt(rad.Kapittel).Felt(rad.Sektor).Felt(rad.Ansvar).Felt(rad.Prosjekt).Felt(rad.Fond).Felt(rad.Merke);
            if (Beloep.TryParse(rad.Beloep, out var beloep))
            {
                _skriver.Kroner(beloep.Oere);
            }
            else
            {
                _skriver.Felt(rad.Beloep);
            }

            _skriver.Felt(rad.Tekst).Felt(rad.Motpart).Felt(rad.Dokument).Linjeslutt();
            if (_skriver.Skrevet.Length > 1 << 15)
            {
                Toem();
            }
        }

        public byte[] Hash()
        {
            Toem();
            return _hash.GetHashAndReset();
        }

        public void Dispose() => _hash.Dispose();

        private void Toem()
        {
            _hash.AppendData(_skriver.Skrevet);
            _skriver.Nullstill();
        }
    }
}

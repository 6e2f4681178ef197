using System.Globalization;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>Looks up which years there are, and bilag by number, reference or search.</summary>
public abstract partial class DapperStore
{
    /// <summary>After every sign that a reference has.</summary>
    private const string SisteTegn = "\uffff";

    public async Task<IReadOnlyList<Regnskapsaar>> AarAsync(LedgerId ledger, long tilSekvens, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.AlleAsync(Setninger.JournalAar, new { tilSekvens = Innenfor(tilSekvens) }, rad => Regnskapsaar.Fra(rad.Tall(0)), ct);
    }

    public async Task<IReadOnlyList<Bilagstreff>> BilagAsync(Bilagssporring sporring, CancellationToken ct)
    {
        await using var lager = await AapneAsync(sporring.Ledger, ct);
        var parametre = new
        {
            aar = sporring.Aar.Aar,
            tilSekvens = Innenfor(sporring.TilSekvens),
            fraNummer = sporring.FraNummer,
            tilNummer = sporring.TilNummer,
            fraPeriode = sporring.FraPeriode.Nummer,
            tilPeriode = sporring.TilPeriode.Nummer,
            fraDato = sporring.FraDato?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            tilDato = sporring.TilDato?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            referanse = sporring.Referanse,
            referanseTil = sporring.ErBegynnelse ? sporring.Referanse + SisteTegn : sporring.Referanse,
            kilde = sporring.Kilde,
            tekst = sporring.Tekst,
            bruker = sporring.Bruker,
            medDebet = sporring.Beloep is not null || sporring.Sortering == Bilagssortering.Beloep ? 1 : 0,
            fraBeloep = (sporring.Beloep?.Fra ?? Beloep.Null).Oere,
            tilBeloep = sporring.Beloep?.Til.Oere ?? long.MaxValue,
            sortering = (int)sporring.Sortering,
            retning = sporring.ErSynkende ? -1 : 1,
            utenDokumentFra = sporring.UtenDokumentFra,
            attestasjon = (int)sporring.Attestasjon,
            unntak = $"|{string.Join('|', sporring.Unntak)}|",
            slettet = Verntekst.Slettetmerke,
            retter = sporring.RetterTidligereAar ? 1 : 0,
            hopp = sporring.Hopp,
            antall = sporring.Antall,
        };
        return await lager.AlleAsync(Setninger.BilagSoek, parametre, Radkodek.Bilagstreff, ct);
    }

    /// <summary>Who approved a bilag: what it was booked with, and what came since.</summary>
    private static async Task<Godkjenning> GodkjenningAsync(
        Setninger setninger, Forbindelse lager, Regnskapsaar aar, int bilagsnummer, Godkjenning bokfoert, CancellationToken ct)
    {
        var (attestant, anviser) = (
            Godkjenningsinnhold.Kode(bilagsnummer, Godkjenningsrolle.Attestant), Godkjenningsinnhold.Kode(bilagsnummer, Godkjenningsrolle.Anviser));
        var tekster = await lager.AlleAsync(
            setninger.JournalAttestering, new { aar = aar.Aar, attestant, anviser },
            rad => (Kode: rad.Tekst(0), Tid: rad.Tid(1), Navn: rad.Tekst(2), Vist: rad.Vist(3)), ct);
        foreach (var post in tekster.GroupBy(t => (t.Kode, t.Tid)))
        {
            var rolle = post.Key.Kode == attestant ? Godkjenningsrolle.Attestant : Godkjenningsrolle.Anviser;
            string? Verdi(string navn) => post.FirstOrDefault(t => t.Navn == navn).Vist;
            bokfoert = bokfoert.Med(
                rolle, new Godkjenner(Verdi(Godkjenningsinnhold.Person) ?? "", null, post.Key.Tid, Verdi(Godkjenningsinnhold.Merknad)));
        }

        return bokfoert;
    }
}

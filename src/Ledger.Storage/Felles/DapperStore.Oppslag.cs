using System.Globalization;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>What there is: years, and bilag by what is known of them.</summary>
public abstract partial class DapperStore
{
    /// <summary>After every sign that a reference has.</summary>
    private const string SisteTegn = "\uffff";

    public async Task<IReadOnlyList<Regnskapsaar>> AarAsync(LedgerId ledger, long tilSekvens, CancellationToken ct)
    {
        await using var lager = await AapneAsync(ledger, ct);
        return await lager.AlleAsync(Setninger.JournalAar, new { tilSekvens = Innenfor(tilSekvens) }, rad => Regnskapsaar.Fra(rad.Tall(0)), ct);
    }

    public async Task<IReadOnlyList<Bilagstreff>> BilagAsync(Bilagssporring s, CancellationToken ct)
    {
        await using var lager = await AapneAsync(s.Ledger, ct);
        var parametre = new
        {
            aar = s.Aar.Aar,
            tilSekvens = Innenfor(s.TilSekvens),
            fraNummer = s.FraNummer,
            tilNummer = s.TilNummer,
            fraPeriode = s.FraPeriode.Nummer,
            tilPeriode = s.TilPeriode.Nummer,
            fraDato = s.FraDato?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            tilDato = s.TilDato?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            referanse = s.Referanse,
            referanseTil = s.ErBegynnelse ? s.Referanse + SisteTegn : s.Referanse,
            kilde = s.Kilde,
            tekst = s.Tekst,
            bruker = s.Bruker,
            medDebet = s.Beloep is not null || s.Sortering == Bilagssortering.Beloep ? 1 : 0,
            fraBeloep = (s.Beloep?.Fra ?? Beloep.Null).Oere,
            tilBeloep = s.Beloep?.Til.Oere ?? long.MaxValue,
            sortering = (int)s.Sortering,
            retning = s.ErSynkende ? -1 : 1,
            hopp = s.Hopp,
            antall = s.Antall,
        };
        return await lager.AlleAsync(Setninger.BilagSoek, parametre, Radkodek.Bilagstreff, ct);
    }
}

using System.Globalization;
using Ledger.Application.Bokfoering;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Rapportering;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Registerforslag;

/// <summary>Answers what a register proposes to book, and books it when that is asked for: as any bilag is, with everything that checks it.</summary>
public sealed class Registerforslagstjeneste(IHovedbokleser leser, Rapportleser rapporter, Rapportkilde kilde, Bilagstjeneste bilag)
{
    /// <summary>As many times as a proposal is booked anew after it was reversed.</summary>
    private const int MestForsoek = 100;

    /// <exception cref="Avvisning">404 unknown year or proposal; 409 it is booked before, and stands; 422 what keeps the bilag from being booked.</exception>
    public async Task<Registerforslagsvar> SvarAsync(
        LedgerId ledger, Regnskapsaar aar, string navn, string? ansvar, bool bokfoer, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        var grunnlag = await rapporter.HentAsync(ledger, aar, default, ct);
        var (hode, (_, tilstand)) = (grunnlag.Hode, await kilde.RegistreAsync(grunnlag.Hode, ct));
        var lagt = Forslagsberegning.Lag(navn, grunnlag.Grunndata, tilstand, grunnlag.Kube, await kilde.TidligereAarAsync(grunnlag, ct), ansvar);
        var svar = new Registerforslagsvar(
            ledger.ToString(), aar.Aar, navn, hode.Versjon, hode.Kjedehode.ToString(), Forslagsbilagsvar.Av(lagt), lagt.Mangler)
        {
            Proevekjoering = oppdrag.ErProeve,
        };
        if (!bokfoer || svar.Bilag is not { } foreslaatt)
        {
            return svar;
        }

        var (kvittering, brukt) = await BokfoerAsync(ledger, aar, foreslaatt, oppdrag, ct);
        return svar with { Bilag = brukt, Kvittering = kvittering, Versjon = kvittering.Versjon, Kjedehode = kvittering.Kjedehode };
    }

    /// <summary>One that was reversed is booked anew under another reference; one that stands is not booked twice.</summary>
    private async Task<(Bilagskvittering Kvittering, Forslagsbilagsvar Bilag)> BokfoerAsync(
        LedgerId ledger, Regnskapsaar aar, Forslagsbilagsvar foreslaatt, Skriveoppdrag oppdrag, CancellationToken ct)
    {
        for (var nummer = 1; ; nummer++)
        {
            var forsoek = nummer == 1 ? foreslaatt
                : foreslaatt with { Bilagsreferanse = string.Create(CultureInfo.InvariantCulture, $"{foreslaatt.Bilagsreferanse}-{nummer}") };
            try
            {
                return (await bilag.BokfoerAsync(ledger, aar, Rader(forsoek), forsoek.Tekst, oppdrag, ct), forsoek);
            }
            catch (Avvisning e) when (e.Type == Problemtyper.BilagsreferanseFinnes && nummer < MestForsoek)
            {
                var brukt = (int)e.Tillegg!["bilagsnummer"]!;
                if ((await leser.FinnBilagAsync(ledger, aar, brukt, ct))?.TilbakefoertAv is null)
                {
                    throw;
                }
            }
        }
    }

    private static List<Posteringsfelt> Rader(Forslagsbilagsvar forslag) =>
    [
        .. forslag.Posteringer.Select((p, i) => Radform.Les(p, $"posteringer[{i}].").I(
            forslag.Bilagsreferanse, forslag.Bilagsdato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            forslag.Periode.ToString(CultureInfo.InvariantCulture))),
    ];
}

using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Utvikling;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Ruting;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Intern;

/// <summary>Answers the page of years. It is of the municipality as a whole.</summary>
internal sealed class Utviklingssvarer(Internvern vern, IHovedbokleser hovedbok, Rapportleser leser, Rapportkilde kilde)
{
    private const int MestAar = 10;
    private static readonly string[] Kjente = [Valg.Enhetsvalg, Utviklingsside.Linjevalg, Utviklingsside.Prisvalg, Internvern.Versjonsvalg];

    public Task SideAsync(HttpContext http) => Internvern.VernetAsync(http, Internsvar.Lesere, ogEnheter: false, async ledger =>
    {
        if (await vern.GrunnlagAsync(http, ledger, [Valg.Enhetsvalg], Kjente) is not { Sider: var k })
        {
            return;
        }

        var (utgave, hoved) = (k.Kilde.Utgave, k.Kilde.Utgave.Publikasjon.Hovedoppstilling);
        var definisjon = k.Kilde.Oppstillinger.First(o => o.Id == hoved);
        var spurte = http.Request.Query[Utviklingsside.Linjevalg].OfType<string>().Distinct().ToList();
        if (spurte.Count > Utviklingsside.MestLinjer || spurte.Any(p => definisjon.Finn(p) is null))
        {
            await Sidetjeneste.FeilAsync(
                http, StatusCodes.Status400BadRequest, $"Velg høyst {Utviklingsside.MestLinjer} av linjene i {definisjon.Navn}.");
            return;
        }

        var hode = await leser.HodeAsync(ledger, new Tidsvalg(utgave.Versjon, null), http.RequestAborted);
        var aarene = await hovedbok.AarAsync(ledger, hode.Sekvens, http.RequestAborted);
        var til = utgave.Publikasjon.Aar;
        var meldte = Utviklingen.MeldteAar((await kilde.RegistreAsync(hode, http.RequestAborted)).Tilstand, definisjon, Utviklingstall.Regnskap);
        var fra = Math.Max(aarene.Select(a => a.Aar).Concat(meldte).Where(a => a <= til).DefaultIfEmpty(til).Min(), til - MestAar + 1);
        var priser = http.Request.Query[Utviklingsside.Prisvalg].ToString();
        (string Navn, string? Verdi)[] valg =
        [
            ("fra", fra.ToString()), ("til", til.ToString()), ("oppstilling", hoved), ("priser", priser.Length == 0 ? null : priser),
            ("versjon", utgave.Versjon.ToString()),
        ];
        var rapport = Rapportregister.Alle.First(r => r is Utviklingen);
        var svar = await rapport.SvarAsync(
            new Rapportspoersmaal(felt => felt == "kommunenummer" ? ledger.ToString() : valg.FirstOrDefault(v => v.Navn == felt).Verdi), kilde,
            http.RequestAborted);
        IReadOnlyList<string> valgte = spurte.Count > 0 ? spurte : [.. utgave.Publikasjon.Bro.Select(b => b.Post).Append(utgave.Publikasjon.Resultat)
            .Distinct().Take(Utviklingsside.MestLinjer)];
        var api = Adresse.Rot.Under("v1", "kommuner", ledger.ToString(), "utvikling").Med(valg).ToString();
        await Sidetjeneste.Ramm(k, Utviklingsside.Lag(k, definisjon, (Utviklingssvar)svar.Beregn(), api, valgte)).Med(Internvern.Holdbarhet).SkrivAsync(http);
    });
}

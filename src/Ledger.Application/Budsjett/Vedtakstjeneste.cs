using System.Text.Json.Serialization;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Budsjett;

/// <summary>A budget line as sent.</summary>
/// <param name="Felt">The dimension and amount.</param>
/// <param name="Maaneder">Twelve amounts as text, or null for an even spread.</param>
public sealed record Budsjettlinjeutkast(Posteringsfelt Felt, IReadOnlyList<string>? Maaneder);

/// <summary>A budget decision as sent; its head is already read.</summary>
public sealed record Vedtaksutkast(string Referanse, DateOnly Dato, string Organ, Vedtakstype Type, string? Tekst, IReadOnlyList<Budsjettlinjeutkast> Linjer)
{
    /// <summary>The reference of the decision that this one takes the place of; null for none.</summary>
    public string? Erstatter { get; init; }

    /// <summary>Why; there when a decision is replaced.</summary>
    public string? Begrunnelse { get; init; }

    /// <summary>Confirmations of findings of level bekreft.</summary>
    public IReadOnlyList<Likevel> Likevel { get; init; } = [];
}

/// <summary>What a budget decision answers.</summary>
/// <param name="SumDrift">Kroner: the sum of the decision's drift lines; 0 when it balances.</param>
/// <param name="Proevekjoering">There, and true, when nothing was recorded and all else is what would have been.</param>
public sealed record Vedtakskvittering(
    int Vedtaksnummer, string Vedtaksreferanse, int AntallLinjer, decimal SumDrift, decimal SumInvestering, long Versjon, string Kjedehode,
    bool AlleredeVedtatt, IReadOnlyList<Feil> Varsler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null)
{
    /// <summary>What is told, by code and value, with how many lines it is about and what they sum to.</summary>
    public IReadOnlyList<Importfunn> Funn { get; init; } = [];
}

/// <summary>Records budget decisions: each is an append to the same journal as the bilag (kommuneloven §§ 14-3, 14-5).</summary>
public sealed class Vedtakstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Skriveflyt flyt)
{
    public const string Handling = "vedtak";

    /// <summary>The year's decisions in the order they were recorded.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public async Task<IReadOnlyList<LagretVedtak>> ListeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        return await leser.VedtakAsync(ledger, aar, long.MaxValue, ct);
    }

    /// <exception cref="Avvisning">
    /// 404 unknown municipality or year; 409 the year is closed or the reference is used; 422 lines with errors, or the key was used for another
    /// decision.
    /// </exception>
    public async Task<Skrivesvar<Vedtakskvittering>> VedtaAsync(
        LedgerId ledger, Regnskapsaar aar, Vedtaksutkast utkast, Skriveoppdrag oppdrag, string? idempotensnoekkel, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ledger, aar.Aar, Handling, oppdrag, idempotensnoekkel),
            async (kontekst, token) =>
            {
                var grunnlag = await grunndata.HentAsync(ledger, kontekst.Oekt, aar, token);
                if (grunnlag.ErAvsluttet || grunnlag.ErLukket)
                {
                    throw Avvisning.Konflikt(
                        Problemtyper.AaretErAvsluttet, "Regnskapsåret er avsluttet", $"Regnskapet for {aar} er avsluttet; budsjettet kan ikke endres.");
                }

                var feil = new Feilsamling();
                var vedtak = Les(utkast, grunnlag.Bokfoering(), feil);
                if (await kontekst.Oekt.FinnReferanseAsync(aar.Aar, Journalslag.Vedtak, utkast.Referanse, token) is { } brukt)
                {
                    throw Avvisning.Konflikt(
                        Problemtyper.VedtaksreferanseFinnes, "Vedtaksreferansen er brukt",
                        $"Vedtaksreferanse «{utkast.Referanse}» er allerede registrert som vedtak {brukt}.");
                }

                var (linjer, harOpprinnelig, funn) = await KontrollerAsync(kontekst, grunnlag, utkast, feil, token);
                if (feil.HarFeil)
                {
                    throw Avvisning.Av(feil);
                }

                KrevBekreftet(funn, utkast.Likevel, oppdrag);
                vedtak = vedtak with { Linjer = [.. linjer, .. vedtak.Linjer] };
                var nummer = await kontekst.Oekt.SisteNummerAsync(aar.Aar, Journalslag.Vedtak, token) + 1;
                await kontekst.VedtaAsync(aar, nummer, vedtak, token, Erstatning.Tekster(utkast));
                var drift = Sum(vedtak, Kontoklasse.Drift, grunnlag.Kontoplan);
                var investering = Sum(vedtak, Kontoklasse.Investering, grunnlag.Kontoplan);
                VarsleHodet(vedtak, aar, harOpprinnelig, funn, feil);
                VarsleUbalanse(drift, "drift", feil);
                VarsleUbalanse(investering, "investering", feil);
                return new Vedtakskvittering(
                    nummer, vedtak.Referanse, utkast.Linjer.Count, drift.Kroner, investering.Kroner, kontekst.Versjon, kontekst.Kjedehode.ToString(),
                    AlleredeVedtatt: false, feil.Varsler) { Funn = Importfunn.Av(feil) };
            },
            () => Vedtaksavtrykk.Av(utkast),
            ct);
        return svar with { Kvittering = svar.Kvittering with { AlleredeVedtatt = svar.AlleredeUtfoert, Proevekjoering = oppdrag.ErProeve } };
    }

    private static Budsjettvedtak Les(Vedtaksutkast utkast, Bokfoeringsgrunnlag grunnlag, Feilsamling feil)
    {
        var tolk = new Dimensjonstolk(grunnlag, budsjett: true);
        var linjer = new List<Budsjettlinje>();
        foreach (var linje in utkast.Linjer)
        {
            var felt = linje.Felt;
            var before = feil.AntallFeil;
            var dimensjon = tolk.Tolk(felt, feil);
            if (felt.Merke.Length > 0)
            {
                feil.Avvis(felt.Linje, felt.Prefiks + "merke", Feilkoder.MerkeUtenforAvslutning, "Et budsjett har ikke avslutningsmerker.");
            }

            if (!Beloep.TryParse(felt.Beloep, out var beloep))
            {
                feil.Avvis(
                    felt.Linje, felt.Prefiks + "beloep", felt.Beloep.Length == 0 ? Feilkoder.Mangler : Feilkoder.UgyldigBeloep,
                    "Beløpet skrives med høyst to desimaler.");
            }

            foreach (var funn in tolk.Varsler)
            {
                funn.Ta(felt.Linje, beloep);
            }

            var periodisering = Periodiser(linje, beloep, feil);
            if (feil.AntallFeil == before)
            {
                linjer.Add(new Budsjettlinje(dimensjon!.Value, beloep, periodisering));
            }
        }

        return new Budsjettvedtak(utkast.Referanse, utkast.Dato, utkast.Organ, utkast.Type, utkast.Tekst, linjer);
    }

    private static Periodisering Periodiser(Budsjettlinjeutkast linje, Beloep beloep, Feilsamling feil)
    {
        if (linje.Maaneder is not { } tekster)
        {
            return Periodisering.Jevn;
        }

        var felt = linje.Felt.Prefiks + "periodisering";
        var maaneder = new List<Beloep>();
        foreach (var tekst in tekster)
        {
            if (!Beloep.TryParse(tekst, out var maaned))
            {
                feil.Avvis(linje.Felt.Linje, felt, Feilkoder.UgyldigBeloep, "Periodisering er «jevn» eller tolv beløp med høyst to desimaler.");
                return Periodisering.Jevn;
            }

            maaneder.Add(maaned);
        }

        if (maaneder.Count != 12)
        {
            feil.Avvis(linje.Felt.Linje, felt, Feilkoder.UgyldigFormat, $"Periodisering har tolv beløp; her er {maaneder.Count}.");
            return Periodisering.Jevn;
        }

        var sum = maaneder.Aggregate(0m, (s, m) => s + m.Kroner);
        if (sum != beloep.Kroner)
        {
            feil.Avvis(linje.Felt.Linje, felt, Feilkoder.PeriodiseringSum, $"Periodiseringen summerer til {sum}, ikke {beloep}.");
        }

        return Periodisering.Fra(maaneder);
    }

    /// <summary>The lines that take back a decision that is replaced, and what the law says of the decision's date.</summary>
    /// <exception cref="Avvisning">409: a second original budget in the year, or a decision that is replaced already.</exception>
    private async Task<(IReadOnlyList<Budsjettlinje> Tilbake, bool HarOpprinnelig, IReadOnlyList<Funn> Funn)> KontrollerAsync(
        Skrivekontekst kontekst, Kommunegrunnlag grunnlag, Vedtaksutkast utkast, Feilsamling feil, CancellationToken ct)
    {
        var (hode, aar) = (kontekst.Oekt.Hode!, grunnlag.Aar);
        var foer = await leser.VedtakAsync(hode.Ledger, aar, hode.Sekvens, ct);
        var erstatning = Erstatning.Finn(utkast, foer, feil);
        var opprinnelige = foer.Where(v => v.Vedtak.Type == Vedtakstype.Opprinnelig && !Erstatning.ErErstattet(v, foer)).Select(v => v.Vedtak.Dato).ToList();
        if (Kommuneloven14_3Budsjettvedtak.FinnesOpprinnelig(utkast.Type, utkast.Dato, aar, opprinnelige, utkast.Erstatter is not null))
        {
            throw Avvisning.Konflikt(
                Problemtyper.OpprinneligFinnes, "Året har et opprinnelig budsjett",
                $"Budsjettet for {aar} er vedtatt. Et nytt opprinnelig vedtak i året må si hvilket det erstatter, og hvorfor.");
        }

        var idag = DateOnly.FromDateTime(kontekst.Tidspunkt.UtcDateTime);
        var funn = Kommuneloven14_3Budsjettvedtak.Finn(utkast.Type, utkast.Dato, aar, opprinnelige, utkast.Erstatter is not null, idag)
            .Select(f => f.Hevet(grunnlag.Nivaaer)).ToList();
        foreach (var f in funn.Where(f => f.Nivaa == Funnivaa.Avvis))
        {
            feil.Avvis(null, "vedtaksdato", f.Kode, f.Melding);
        }

        return (erstatning, opprinnelige.Count > 0 && utkast.Erstatter is null, funn);
    }

    private static void KrevBekreftet(IReadOnlyList<Funn> funn, IReadOnlyList<Likevel> likevel, Skriveoppdrag oppdrag)
    {
        if (!oppdrag.Proevekjoering
            && Avvisning.AvFunn(funn, likevel, (Problemtyper.Valideringsfeil, "Vedtaket kan ikke registreres")) is { } avvisning)
        {
            throw avvisning;
        }
    }

    /// <summary>A decision cannot be changed afterwards, so what is unlikely about its date or kind is told at once.</summary>
    private static void VarsleHodet(Budsjettvedtak vedtak, Regnskapsaar aar, bool harOpprinnelig, IReadOnlyList<Funn> funn, Feilsamling feil)
    {
        if (Math.Abs(vedtak.Dato.Year - aar.Aar) > 1)
        {
            feil.Varsle(
                null, "vedtaksdato", Feilkoder.DatoUtenforAaret, $"Vedtaksdato {vedtak.Dato:yyyy-MM-dd} ligger mer enn ett år fra budsjettåret {aar}.");
        }

        if (harOpprinnelig && vedtak.Type == Vedtakstype.Opprinnelig)
        {
            feil.Varsle(
                null, "type", Feilkoder.OpprinneligBudsjettEndres,
                "Året har et opprinnelig budsjett fra før; dette endrer kolonnen for opprinnelig budsjett.");
        }

        foreach (var f in funn)
        {
            feil.Varsle(null, "vedtaksdato", f.Kode, f.Melding);
        }
    }

    /// <summary>By what the accounts mean now.</summary>
    private static Beloep Sum(Budsjettvedtak vedtak, Kontoklasse kontoklasse, Kommunekontoplan kontoplan) =>
        Beloep.Sum(vedtak.Linjer.Where(l => l.Dimensjon.MedBetydning(kontoplan).Kontoklasse == kontoklasse).Select(l => l.Beloep));

    private static void VarsleUbalanse(Beloep sum, string hvor, Feilsamling feil)
    {
        if (!sum.ErNull)
        {
            feil.Varsle(
                null, "linjer", Feilkoder.BudsjettIkkeIBalanse,
                $"Vedtakets linjer i {hvor} summerer til {sum}; et budsjett skal gå i null (kommuneloven § 14-10).");
        }
    }
}

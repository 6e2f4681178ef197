using System.Text.Json.Serialization;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Opplysninger;
using Ledger.Application.Porter;
using Ledger.Application.Skriving;
using Ledger.Domain;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Serier;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Budsjett;

/// <summary>A budget line as sent.</summary>
/// <param name="Felt">The dimension and amount.</param>
/// <param name="Maaneder">Twelve amounts as text, or null for an even spread.</param>
public sealed record Budsjettlinjeutkast(Posteringsfelt Felt, IReadOnlyList<string>? Maaneder)
{
    /// <summary>The code of the profile that spreads it; null when the months say it, or it is even.</summary>
    public string? Profil { get; init; }
}

/// <summary>A budget decision as sent; its head is already read.</summary>
public sealed record Vedtaksutkast(string Referanse, DateOnly Dato, string Organ, Vedtakstype Type, string? Tekst, IReadOnlyList<Budsjettlinjeutkast> Linjer)
{
    /// <summary>The reference of the decision that this one takes the place of; null for none.</summary>
    public string? Erstatter { get; init; }

    /// <summary>Why; there when a decision is replaced.</summary>
    public string? Begrunnelse { get; init; }

    /// <summary>Of a detaljering: the reference of the decision whose frames it lays out.</summary>
    public string? Av { get; init; }

    /// <summary>Of a detaljering: nothing is to be left of the frames that it lays out.</summary>
    public bool Fullstendig { get; init; }

    /// <summary>How much loan is taken up (kommuneloven § 14-4); null when the decision does not say.</summary>
    public Beloep? Laanopptak { get; init; }

    /// <summary>The budget year; null for that of the address.</summary>
    public Regnskapsaar? Aar { get; init; }

    /// <summary>Where a file has the decision's first line; null for what is no file.</summary>
    public long? Linje { get; init; }
}

/// <summary>A request to record what the council has decided: one decision, or those of a file, which has one for each year.</summary>
/// <param name="Likevel">Confirmations of findings of level bekreft.</param>
/// <param name="Romslig">The lines are texts of another system, and are read as those of an import are.</param>
public sealed record Vedtaksordre(
    LedgerId Ledger, Regnskapsaar Aar, IReadOnlyList<Vedtaksutkast> Vedtak, IReadOnlyList<Likevel> Likevel, Skriveoppdrag Oppdrag,
    string? Idempotensnoekkel = null, bool Romslig = false)
{
    /// <summary>What was found when a file was read; told with the rest.</summary>
    public Feilsamling Lesing { get; init; } = new();

    public Ukjentvalg Ukjent { get; init; } = Ukjentvalg.Avvis;
}

/// <summary>A decision that is read, with what the year had decided before it and what was found of it.</summary>
internal sealed record Lestvedtak(
    Kommunegrunnlag Grunnlag, Vedtaksutkast Utkast, Budsjettvedtak Vedtak, IReadOnlyList<LagretVedtak> Foer, bool HarOpprinnelig,
    IReadOnlyList<Funn> Funn);

/// <summary>What a budget decision answers. Of a file of several years, number and reference are those of the first, and the sums are of all.</summary>
/// <param name="SumDrift">Kroner: the sum of the decision's drift lines; 0 when it balances.</param>
/// <param name="Proevekjoering">There, and true, when nothing was recorded and all else is what would have been.</param>
public sealed record Vedtakskvittering(
    int Vedtaksnummer, string Vedtaksreferanse, int AntallLinjer, decimal SumDrift, decimal SumInvestering, long Versjon, string Kjedehode,
    bool AlleredeVedtatt, IReadOnlyList<Feil> Varsler,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null)
{
    /// <summary>What is told, by code and value, with how many lines it is about and what they sum to.</summary>
    public IReadOnlyList<Importfunn> Funn { get; init; } = [];

    /// <summary>The appropriations that the decision is about; not there in a year that has defined none. Of a file those of its first year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Bevilgningsendring>? Bevilgninger { get; init; }

    /// <summary>Of a file: its decisions, one for each year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Vedtaksaar>? Vedtak { get; init; }
}

/// <summary>The decision of one year of a file. Sums in kroner.</summary>
public sealed record Vedtaksaar(int Aar, int Vedtaksnummer, string Vedtaksreferanse, int AntallLinjer, decimal SumDrift, decimal SumInvestering);

/// <summary>Records budget decisions: each is an append to the same journal as the bilag (kommuneloven §§ 14-3, 14-5).</summary>
public sealed class Vedtakstjeneste(IHovedbokleser leser, Grunndataleser grunndata, Registerlager registre, Skriveflyt flyt)
{
    public const string Handling = "vedtak";

    /// <summary>The year's decisions in the order they were recorded.</summary>
    /// <exception cref="Avvisning">404 unknown municipality or year.</exception>
    public async Task<IReadOnlyList<LagretVedtak>> ListeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct)
    {
        await grunndata.HentAsync(ledger, aar, ct);
        return await leser.VedtakAsync(ledger, aar, long.MaxValue, ct);
    }

    /// <summary>All decisions of the order, or none.</summary>
    /// <exception cref="Avvisning">
    /// 404 unknown municipality or year; 409 the year is closed or the reference is used; 422 lines with errors, or the key was used for another
    /// decision.
    /// </exception>
    public async Task<Skrivesvar<Vedtakskvittering>> VedtaAsync(Vedtaksordre ordre, CancellationToken ct)
    {
        await grunndata.HentAsync(ordre.Ledger, ordre.Aar, ct);
        var svar = await flyt.UtfoerAsync(
            new Skriveordre(ordre.Ledger, ordre.Aar.Aar, Handling, ordre.Oppdrag, ordre.Idempotensnoekkel),
            (kontekst, token) => VedtaAsync(ordre, kontekst, token),
            () => Vedtaksavtrykk.Av(ordre),
            ct);
        return svar with { Kvittering = svar.Kvittering with { AlleredeVedtatt = svar.AlleredeUtfoert, Proevekjoering = ordre.Oppdrag.ErProeve } };
    }

    /// <summary>The same as a part of a write that has begun, for what is decided together with something else.</summary>
    internal async Task<Vedtakskvittering> VedtaAsync(Vedtaksordre ordre, Skrivekontekst kontekst, CancellationToken ct)
    {
        var (feil, funn, leste, nye) = (new Feilsamling(), new List<Funn>(), new List<Lestvedtak>(), new SortedSet<Prosjektkode>());
        feil.TaMed(ordre.Lesing);
        foreach (var sendt in ordre.Vedtak)
        {
            if (await GrunnlagAsync(ordre, sendt, kontekst, feil, ct) is { } grunnlag)
            {
                var foer = await leser.VedtakAsync(ordre.Ledger, grunnlag.Aar, kontekst.Oekt.Hode!.Sekvens, ct);
                var utkast = Detaljeringer.MedType(sendt, foer, feil);
                var koder = ordre.Ukjent.Les(grunnlag.Bokfoering(), utkast.Linjer.Select(l => l.Felt));
                var vedtak = Les(utkast, koder.Med(), ordre.Romslig, grunnlag.Periodiseringsprofiler, feil);
                var kontroll = Kontroller(kontekst, grunnlag, utkast, foer, feil);
                funn.AddRange(kontroll.Funn);
                nye.UnionWith(koder.NyeProsjekter);
                vedtak = feil.HarFeil ? vedtak : Detaljeringer.Fullfoer(utkast, vedtak, foer, grunnlag, feil);
                vedtak = vedtak with { Linjer = [.. kontroll.Tilbake, .. vedtak.Linjer] };
                leste.Add(new Lestvedtak(grunnlag, utkast, vedtak, foer, kontroll.HarOpprinnelig, kontroll.Funn));
            }
        }

        await KrevTiltakAsync(ordre, kontekst, feil, ct);
        if (feil.HarFeil)
        {
            throw Avvisning.AvRader(feil);
        }

        KrevBekreftet(funn, ordre.Likevel, ordre.Oppdrag);
        await ordre.Ukjent.DefinerAsync(kontekst, nye, ct);
        var aarene = new List<Vedtaksaar>();
        foreach (var lest in leste)
        {
            aarene.Add(await RegistrerAsync(lest, kontekst, feil, ct));
        }

        var bevilgninger = leste.ConvertAll(l => Vedtaksvarsler.Bevilgninger(l, feil));

        return new Vedtakskvittering(
            aarene[0].Vedtaksnummer, aarene[0].Vedtaksreferanse, aarene.Sum(a => a.AntallLinjer), aarene.Sum(a => a.SumDrift),
            aarene.Sum(a => a.SumInvestering), kontekst.Versjon, kontekst.Kjedehode.ToString(), AlleredeVedtatt: false, feil.Varsler)
        {
            Funn = Importfunn.Av(feil),
            Bevilgninger = bevilgninger[0],
            Vedtak = ordre.Romslig ? aarene : null,
        };
    }

    /// <summary>A measure that a line is a part of is one of the register.</summary>
    private async Task KrevTiltakAsync(Vedtaksordre ordre, Skrivekontekst kontekst, Feilsamling feil, CancellationToken ct)
    {
        var merkede = ordre.Vedtak.SelectMany(v => v.Linjer).Where(l => l.Felt[Radfelt.Tiltak].Length > 0).ToList();
        if (merkede.Count == 0)
        {
            return;
        }

        var tilstand = await registre.TilstandAsync(kontekst.Oekt, ct);
        foreach (var linje in merkede.Where(l => tilstand.Finn("tiltak", l.Felt[Radfelt.Tiltak]) is null))
        {
            feil.Avvis(linje.Felt.Linje, linje.Felt.Prefiks + "tiltak", Feilkoder.UkjentObjekt, "Tiltaket finnes ikke i registeret tiltak.");
        }
    }

    /// <summary>What is defined for the decision's year; null when a file names a year that is not opened, which is an error of its line.</summary>
    /// <exception cref="Avvisning">409: the year is closed, or the reference is used in it.</exception>
    private async Task<Kommunegrunnlag?> GrunnlagAsync(
        Vedtaksordre ordre, Vedtaksutkast utkast, Skrivekontekst kontekst, Feilsamling feil, CancellationToken ct)
    {
        var aar = utkast.Aar ?? ordre.Aar;
        var grunnlag = await grunndata.HentEllerUaapnetAsync(ordre.Ledger, kontekst.Oekt, aar, ct);
        if (grunnlag.Organisasjon is null)
        {
            feil.Avvis(utkast.Linje, "aar", Feilkoder.UkjentAar, $"Året {aar} har ingen organisasjon ennå; den må være der før budsjettet vedtas.");
            return null;
        }

        if (grunnlag.ErAvsluttet || grunnlag.ErLukket)
        {
            throw Avvisning.Konflikt(
                Problemtyper.AaretErAvsluttet, "Regnskapsåret er avsluttet", $"Regnskapet for {aar} er avsluttet; budsjettet kan ikke endres.");
        }

        if (await kontekst.Oekt.FinnReferanseAsync(aar.Aar, Journalslag.Vedtak, utkast.Referanse, ct) is { } brukt)
        {
            throw Avvisning.Konflikt(
                Problemtyper.VedtaksreferanseFinnes, "Vedtaksreferansen er brukt",
                $"Vedtaksreferanse «{utkast.Referanse}» er allerede registrert som vedtak {brukt}{(utkast.Aar is null ? "" : $" i {aar}")}.");
        }

        return grunnlag;
    }

    private static async Task<Vedtaksaar> RegistrerAsync(Lestvedtak lest, Skrivekontekst kontekst, Feilsamling feil, CancellationToken ct)
    {
        var (grunnlag, utkast, vedtak) = (lest.Grunnlag, lest.Utkast, lest.Vedtak);
        var nummer = await kontekst.Oekt.SisteNummerAsync(grunnlag.Aar.Aar, Journalslag.Vedtak, ct) + 1;
        await kontekst.VedtaAsync(grunnlag.Aar, nummer, vedtak, ct, Erstatning.Tekster(utkast));
        var drift = Sum(vedtak, Kontoklasse.Drift, grunnlag.Kontoplan);
        var investering = Sum(vedtak, Kontoklasse.Investering, grunnlag.Kontoplan);
        VarsleHodet(lest, feil);
        Vedtaksvarsler.Laanopptak(lest, feil);
        VarsleUbalanse(drift, "drift", utkast.Linje, feil);
        VarsleUbalanse(investering, "investering", utkast.Linje, feil);
        return new Vedtaksaar(grunnlag.Aar.Aar, nummer, vedtak.Referanse, utkast.Linjer.Count, drift.Kroner, investering.Kroner);
    }

    private static Budsjettvedtak Les(
        Vedtaksutkast utkast, Bokfoeringsgrunnlag grunnlag, bool romslig, IReadOnlyDictionary<string, IReadOnlyList<decimal>> profiler, Feilsamling feil)
    {
        var tolk = new Dimensjonstolk(grunnlag, budsjett: true, romslig);
        var linjer = new List<Budsjettlinje>();
        foreach (var linje in utkast.Linjer)
        {
            var felt = linje.Felt;
            var before = feil.AntallFeil;
            var dimensjon = felt[Radfelt.Ramme].Length > 0 ? Rammelinje.Les(felt, grunnlag, feil) : tolk.Tolk(felt, feil);
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

            var periodisering = Periodiser(linje, beloep, profiler, feil);
            if (feil.AntallFeil == before)
            {
                linjer.Add(new Budsjettlinje(dimensjon!.Value, beloep, periodisering, felt[Radfelt.Tiltak] is { Length: > 0 } tiltak ? tiltak : null));
            }
        }

        return new Budsjettvedtak(utkast.Referanse, utkast.Dato, utkast.Organ, utkast.Type, utkast.Tekst, linjer);
    }

    private static Periodisering Periodiser(
        Budsjettlinjeutkast linje, Beloep beloep, IReadOnlyDictionary<string, IReadOnlyList<decimal>> profiler, Feilsamling feil)
    {
        if (linje.Profil is { } profil)
        {
            if (profiler.TryGetValue(profil, out var vekter))
            {
                return Periodisering.Av(beloep, vekter);
            }

            feil.Avvis(
                linje.Felt.Linje, linje.Felt.Prefiks + "periodisering", Feilkoder.UkjentPeriodisering,
                "Periodisering er «jevn», tolv beløp eller koden til en profil som er definert.");
            return Periodisering.Jevn;
        }

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
            feil.Avvis(linje.Felt.Linje, felt, Feilkoder.PeriodiseringSum, $"Periodiseringen summerer til {Kronetekst.Kr(sum)}, ikke {Kronetekst.Kr(beloep)}.");
        }

        return Periodisering.Fra(maaneder);
    }

    /// <summary>The lines that take back a decision that is replaced, and what the law says of the decision's date.</summary>
    /// <exception cref="Avvisning">409: a second original budget in the year, or a decision that is replaced already.</exception>
    private static (IReadOnlyList<Budsjettlinje> Tilbake, bool HarOpprinnelig, IReadOnlyList<Funn> Funn) Kontroller(
        Skrivekontekst kontekst, Kommunegrunnlag grunnlag, Vedtaksutkast utkast, IReadOnlyList<LagretVedtak> foer, Feilsamling feil)
    {
        var aar = grunnlag.Aar;
        var erstatning = Erstatning.Finn(utkast, foer, feil);
        var opprinnelige = Erstatning.IKraft(foer, Vedtakstype.Opprinnelig).Select(v => Erstatning.FoersteDato(v, foer)).ToList();
        if (Kommuneloven14_3Budsjettvedtak.FinnesOpprinnelig(utkast.Type, utkast.Dato, aar, opprinnelige, utkast.Erstatter is not null))
        {
            throw Avvisning.Konflikt(
                Problemtyper.OpprinneligFinnes, "Året har et opprinnelig budsjett",
                new Feil(
                    utkast.Linje, "vedtaksdato", Feilkoder.OpprinneligEtterAaretsStart,
                    $"Budsjettet for {aar} er vedtatt. Et nytt opprinnelig vedtak i året må si hvilket det erstatter, og hvorfor."));
        }

        var idag = DateOnly.FromDateTime(kontekst.Tidspunkt.UtcDateTime);
        var funn = Kommuneloven14_3Budsjettvedtak.Finn(utkast.Type, utkast.Dato, aar, opprinnelige, utkast.Erstatter is not null, idag)
            .Select(f => f.Hevet(grunnlag.Nivaaer, Hindring.Bokfoering)).ToList();
        foreach (var f in funn.Where(f => f.Nivaa == Funnivaa.Avvis))
        {
            feil.Avvis(utkast.Linje, "vedtaksdato", f.Kode, f.Melding);
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
    private static void VarsleHodet(Lestvedtak lest, Feilsamling feil)
    {
        var (vedtak, aar, linje) = (lest.Vedtak, lest.Grunnlag.Aar, lest.Utkast.Linje);
        if (Math.Abs(vedtak.Dato.Year - aar.Aar) > 1)
        {
            feil.Varsle(
                linje, "vedtaksdato", Feilkoder.DatoUtenforAaret, $"Vedtaksdato {vedtak.Dato:yyyy-MM-dd} ligger mer enn ett år fra budsjettåret {aar}.");
        }

        if (lest.HarOpprinnelig && vedtak.Type == Vedtakstype.Opprinnelig)
        {
            feil.Varsle(
                linje, "type", Feilkoder.OpprinneligFinnes,
                "Året har et opprinnelig budsjett fra før; dette endrer kolonnen for opprinnelig budsjett.");
        }

        foreach (var f in lest.Funn)
        {
            feil.Varsle(linje, "vedtaksdato", f.Kode, f.Melding);
        }
    }

    /// <summary>By what the accounts mean now.</summary>
    private static Beloep Sum(Budsjettvedtak vedtak, Kontoklasse kontoklasse, Kommunekontoplan kontoplan) =>
        Beloep.Sum(vedtak.Linjer.Where(l => l.Dimensjon.MedBetydning(kontoplan).Kontoklasse == kontoklasse).Select(l => l.Beloep));

    private static void VarsleUbalanse(Beloep sum, string hvor, long? linje, Feilsamling feil)
    {
        if (!sum.ErNull)
        {
            feil.Varsle(
                linje, "linjer", Feilkoder.BudsjettIkkeIBalanse,
                $"Vedtakets linjer i {hvor} summerer til {Kronetekst.Kr(sum)}; et budsjett skal gå i null (kommuneloven § 14-10).");
        }
    }
}

using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Kildeavslutning;
using Ledger.Domain.Kvalitet;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Aarsavslutning;

/// <summary>How a year would be closed, with the choices that it was computed by.</summary>
/// <param name="Funn">At the municipality's levels.</param>
/// <param name="JournalfoertUdekket">What the closing before told of its udekket beløp; null when it did not.</param>
/// <param name="HarMerker">The year has rows that a closing marked and that nobody reversed.</param>
public sealed record Beregnetavslutning(
    Avslutningsresultat Resultat, Avslutningsvalgene Valg, IReadOnlyList<Funn> Funn, Beloep? JournalfoertUdekket, string? Vedtaksreferanse, bool HarMerker)
{
    public Avslutningsinnhold Innhold(int nummer, int? erstatter, long versjon, IReadOnlyList<int> bilagsnumre, IReadOnlyList<Likevel> likevel) => new(
        nummer, Grunndata.Definisjoner.Avslutningsform.Avsluttet, erstatter, versjon, bilagsnumre, Avslutningsstatussvar.Av(Resultat.Foer),
        Avslutningsstatussvar.Av(Resultat.FoerStrykninger), Avslutningsstatussvar.Av(Resultat.Etter),
        [.. Resultat.Steg.Select((s, i) => new Journalsteg(
            s.Hjemmel, s.Fond.ErTom ? null : s.Fond.ToString(), s.Kontoklasse.Navn(), s.Art.ToString(),
            s.Merke == Avslutningsmerke.Ingen ? null : s.Merke.Navn(), s.Beloep.Kroner, s.Foer.Kroner, s.Etter.Kroner, s.Begrunnelse,
            i < bilagsnumre.Count ? bilagsnumre[i] : null))],
        [.. Resultat.Budsjettavvik.Select(Disposisjonsavviksvar.Av)], Avslutningsgrunnlagssvar.Av(Resultat, Vedtaksreferanse),
        [.. Funn.Select(Funnsvar.Av)], Valg.Svar(Resultat, JournalfoertUdekket),
        [.. likevel.Select(l => new Likevelsvar(l.Kode, l.Beloep?.Kroner, l.Verdi, l.Begrunnelse))]);
}

/// <summary>Computes a closing from the ledger at a head, and what the years around it tell.</summary>
public sealed class Avslutningsberegning(IHovedbokleser leser, Grunndataleser grunndata)
{
    /// <param name="tilbakefoeringer">Reversals of an earlier closing that are about to be booked in the same write.</param>
    /// <param name="dag">The day of the closing.</param>
    /// <exception cref="Avvisning">422: the choices do not fit the year or its funds.</exception>
    public async Task<Beregnetavslutning> BeregnAsync(
        Kommunehode hode, Kommunegrunnlag data, Avslutningsutkast utkast, IReadOnlyList<Bilag> tilbakefoeringer, DateOnly dag, CancellationToken ct)
    {
        var (_, lest) = await leser.SaldokubeAsync(hode.Ledger, data.Aar, ct);
        var skrevet = tilbakefoeringer.Count == 0 ? lest : lest.Fremfoer(lest.Versjon, [.. tilbakefoeringer.SelectMany(b => b.Posteringer.Select(p =>
            new Saldopost(p.Dimensjon, Saldoslag.Regnskap, b.Periode, p.Beloep, 1)))]);
        var kube = data.Tolk.Tolk(skrevet);
        var valgene = Avslutningsvalgene.Av(utkast, data, data.Organisasjon!.Fellesenhet());
        var valg = valgene.Utkast.Valg();
        if (!data.Organisasjon!.ErBlad(valg.Ansvar))
        {
            throw Avvisning.Regelbrudd("ansvar", Feilkoder.UkjentAnsvar, $"{valg.Ansvar} er ikke en enhet uten enheter under seg i {data.Aar}.");
        }

        try
        {
            var opplysninger = await OpplysningerAsync(hode, data, kube, ct);
            var fond = data.Fond.Concat(Kvalitetskontroll.UfordelteFond(kube)).ToDictionary();
            var resultat = Avslutningsmotor.Avslutt(Avslutningsgrunnlag.Fra(kube, fond, valg, opplysninger));
            var rader = resultat.Bilag.SelectMany(b => b.Posteringer);
            var funn = Avslutningsdag.Finn(data.Aar, dag).Concat(resultat.Funn)
                .Concat(Kvalitetskontroll.Avslutning(kube, data.Kontoplan, data.Nivaaer, rader)).Concat(await KildenAsync(hode, data.Aar, ct))
                .Concat(await Enhetsdekning.FinnAsync(leser, grunndata, hode, data, ct))
                .Concat(await Samletavdrag.FinnAsync(leser, grunndata, hode, data, kube, ct))
                .Select(f => f.Hevet(data.Nivaaer, Hindring.Avslutning).Hevet(data.Avslutningsregler.Nivaa, Hindring.Avslutning)).ToList();
            return new Beregnetavslutning(
                resultat, valgene, funn, opplysninger.UdekketLaanefinansierbart, opplysninger.NesteBudsjett?.Vedtaksreferanse, HarMerker(kube));
        }
        catch (Avslutningsavvisning e)
        {
            throw Avvist(e);
        }
    }

    /// <summary>What is found of a closing that a source has booked, at the municipality's levels.</summary>
    /// <param name="kube">The year by what its keys mean, with the closing in it.</param>
    /// <param name="merking">Which parts of the source's rows struck, disposed and covered.</param>
    /// <exception cref="Avvisning">422: rows are on funds that do not exist.</exception>
    public async Task<IReadOnlyList<Funn>> EtterproevAsync(
        Kommunehode hode, Kommunegrunnlag data, Saldokube kube, IReadOnlyList<Merketdel> merking, CancellationToken ct)
    {
        try
        {
            var valgene = Avslutningsvalgene.Av(new Avslutningsutkast(), data, data.Organisasjon!.Fellesenhet());
            var fond = data.Fond.Concat(Kvalitetskontroll.UfordelteFond(kube)).ToDictionary();
            var grunnlag = Avslutningsgrunnlag.Fra(
                Kildemerker.Merk(kube, merking), fond, valgene.Utkast.Valg(), await OpplysningerAsync(hode, data, kube, ct));
            return
            [
                .. Avslutningsmotor.Kontroller(grunnlag).Where(f => f.Kode != Funnregler.AvslutningFinnes.Kode).Concat(Avslutningsmotor.Etterproev(grunnlag))
                    .Concat(Kvalitetskontroll.Avslutning(kube, data.Kontoplan, data.Nivaaer, []))
                    .Select(f => f.Hevet(data.Nivaaer, Hindring.Avslutning).Hevet(data.Avslutningsregler.Nivaa, Hindring.Avslutning)),
            ];
        }
        catch (Avslutningsavvisning e)
        {
            throw Avvist(e);
        }
    }

    /// <summary>The closing cannot be made: 422 with what is wrong.</summary>
    internal static Avvisning Avvist(Avslutningsavvisning e)
    {
        var feil = new Feilsamling();
        foreach (var f in e.Feil)
        {
            feil.Avvis(f.Linje, f.Felt, f.Kode, f.Melding);
        }

        return Avvisning.Av(feil);
    }

    /// <summary>True when a later year is closed or has come further.</summary>
    public async Task<bool> ErSenereAarAvsluttetAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct) =>
        Regnskapsaar.TryFra(aar.Aar + 1, out var neste)
            && (await grunndata.AarsgangAsync(hode.Ledger, neste.Aar, hode.Sekvens, ct)).Tilstand != Domain.Aarsstatus.Aarstilstand.Aapen;

    /// <summary>The saldo of a year around it, by what its keys mean.</summary>
    private async Task<Saldokube> KubeAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct)
    {
        var (_, skrevet) = await leser.SaldokubeAsync(hode.Ledger, aar, ct);
        return skrevet.Antall == 0 ? skrevet : (await grunndata.HentAsync(hode, aar, ct)).Tolk.Tolk(skrevet);
    }

    /// <summary>A source that brings the state of the whole year brings its own closing too.</summary>
    private async Task<IEnumerable<Funn>> KildenAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct) =>
        (await leser.KilderAsync(hode.Ledger, aar, hode.Sekvens, ct)).Select(k => Funnregler.KildenFoererAvslutningen.Funnet(
            $"Kilden «{k.Kilde}» fører regnskapet for {aar} med saldoer; avslutningen kommer vanligvis derfra. Registrer kildens avslutning, eller " +
                "bekreft at tjenesten skal avslutte.",
            verdi: k.Kilde));

    private async Task<long> UtenDokumentAsync(Kommunehode hode, Regnskapsaar aar, CancellationToken ct) =>
        (await leser.BilagAsync(new Bilagssporring(hode.Ledger, aar, hode.Sekvens, 0, 1) { UtenDokumentFra = 0 }, ct)).FirstOrDefault()?.Totalt ?? 0;

    /// <summary>Bilag that two have not approved, where the municipality asks for it.</summary>
    private async Task<long> UtenAttestasjonAsync(Kommunehode hode, Kommunegrunnlag data, CancellationToken ct) =>
        data.Attestasjonsregler is not { Krav: not Attestasjonskrav.Ingen } regler ? 0
            : (await leser.BilagAsync(
                new Bilagssporring(hode.Ledger, data.Aar, hode.Sekvens, 0, 1).Med(regler, Attestasjonsutvalg.Uten, null), ct)).FirstOrDefault()?.Totalt ?? 0;

    /// <summary>What the years around it tell.</summary>
    private async Task<Avslutningsopplysninger> OpplysningerAsync(Kommunehode hode, Kommunegrunnlag data, Saldokube aaret, CancellationToken ct)
    {
        var aar = data.Aar;
        var o = new Avslutningsopplysninger
        {
            ErLaanefond = data.Regnskapsenheter.Any(e => e.Kode == hode.Ledger.Enhet && e.Type == Regnskapsenhet.Laanefond),
            BilagUtenDokument = await UtenDokumentAsync(hode, aar, ct),
            BilagUtenAttestasjon = await UtenAttestasjonAsync(hode, data, ct),
            Minimumsavdrag = new Kontrollinndata(data.Inndata).Til(Minimumsavdragsgrunnlag.Fra(aaret)).Beregn(),
            SenereAarAvsluttet = await ErSenereAarAvsluttetAsync(hode, aar, ct),
        };
        if (Regnskapsaar.TryFra(aar.Aar + 1, out var neste))
        {
            var kube = await KubeAsync(hode, neste, ct);
            var vedtak = Erstatning.IKraft(await leser.VedtakAsync(hode.Ledger, neste, hode.Sekvens, ct), Vedtakstype.Opprinnelig);
            o = o with { NesteBudsjett = Nestebudsjett.Fra(kube, string.Join(", ", vedtak.Select(v => v.Vedtak.Referanse))) };
        }

        if (Regnskapsaar.TryFra(aar.Aar - 1, out var forrige))
        {
            var kube = await KubeAsync(hode, forrige, ct);
            o = o with
            {
                InngaaendeBalanseAvvik = Balanseoverfoering.SammenlignEllerSomDetStaar(kube, aaret, data).Sammenligning.SumAbsolutt,
                ForrigeAarAapent = HarPosteringer(kube) && data.ForrigeAar.Tilstand == Domain.Aarsstatus.Aarstilstand.Aapen,
                UdekketLaanefinansierbart = data.ForrigeAar.UdekketLaanefinansierbart,
            };
        }

        return o;
    }

    private static bool HarPosteringer(Saldokube kube) => Enumerable.Range(0, kube.Antall).Any(n => kube.AntallPosteringer(n, Periode.Aarsavslutning) > 0);

    private static bool HarMerker(Saldokube kube) => Enumerable.Range(0, kube.Antall)
        .Any(n => kube.Noekkel(n).Merke != Avslutningsmerke.Ingen && !kube.Regnskap(n, Periode.Aarsavslutning).ErNull);
}

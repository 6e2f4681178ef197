using System.Text;
using Ledger.Application.Profiler;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Tests.Profiler;

/// <summary>Each profile that comes with the service reads the small made file of its name.</summary>
public sealed class MedfulgteProfilerTests
{
    private static readonly Dictionary<string, (string Fil, string Ventet)> Filer = new()
    {
        ["csv-ledger"] = (
            "sep=;\nBilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;tekst;MVA\n"
                + "A;31.01.2026;01;drift;010;202;;;101;1 234,50;Lønn;x\nA;20260131;202601;balanse;;;10;320;;−1 234,50;;x\nTotalt;;;;;;;;;0,00;;\n",
            "1 drift 010 202   101 1234.50 2026-01-31|1 balanse   10 320  -1234.50 2026-01-31"),
        ["csv-budsjett"] = (
            "aar;vedtaksreferanse;vedtaksdato;organ;type;kontoklasse;art;funksjon;ansvar;periode;beloep\n"
                + "2026;KS 1;10.12.2025;kommunestyret;opprinnelig;drift;010;202;101;1;1 234,50\nTotalt;;;;;;;;;;0,00\n",
            "2026 KS 1 2025-12-10 kommunestyret opprinnelig drift 010 202 101 1 1234.50"),
        ["budsjett-per-aar"] = (
            "konto,konto_tekst,ansvar,ansvar_tekst,tjeneste,tjeneste_tekst,rekneskap_2025,budsjett_2026,budsjett_2027\n"
                + "01001,\"Kopiering, papir\",F550,Skulen,22200,Skulelokale,835,1 200 000,0\n08000,Rammetilskot,100,Felles,84000,Tilskot,-1,-1 200 000,\n",
            "2026 01001 22200 F550 1200000.00|2027 01001 22200 F550 0.00|2026 08000 84000 100 -1200000.00"),
        ["netto-per-omraade"] = (
            "Avdeling;Avdeling(T);Tj.omr.;Tjenesteområde (tekst);Tjeneste;Tekst;2026;2027\n1;Oppvekst;01;Barnehage;20100;Ramme;1 000;1 100\n1;Oppvekst;02;Skole;20200;Kutt;-5,50;\n",
            "2026 drift netto 01 1000.00|2027 drift netto 01 1100.00|2026 drift netto 02 -5.50"),
        ["xledger-saldo"] = (
            """[{"Systemkonto":"10100 - Fastlønn","Ansvar/Kode":"101","Funksjon (K)/Kode":"20200","Prosjekt/Kode":"P1","Fridimensjon/Kode":"010190","IB/2026":0,"Jan/2026":1000.5000001},"""
                + """{"Systemkonto":"210320 - Bank","IB/2026":500.25,"Jan/2026":-500.25},{"Systemkonto":"Totalt","IB/2026":1,"Jan/2026":1}]""",
            "0 10100 20200 101 P1  0.00|1 10100 20200 101 P1  1000.50|0 210320     500.25|1 210320     -500.25"),
    };

    [Test]
    public void Each_of_them_has_a_file_here() => Assert.That(Profilregister.Medfulgte.Select(p => p.Id), Is.EquivalentTo(Filer.Keys));

    [TestCase("csv-ledger")]
    [TestCase("csv-budsjett")]
    [TestCase("budsjett-per-aar")]
    [TestCase("netto-per-omraade")]
    [TestCase("xledger-saldo")]
    public void It_reads_its_file(string id)
    {
        var (fil, ventet) = Filer[id];
        var profil = Profilform.Les(Profilregister.Medfulgte.Single(p => p.Id == id).Profil);
        using var leser = new Profilleser(Profilfil.Aapne(new MemoryStream(Encoding.UTF8.GetBytes(fil)), profil.Format), profil, Regnskapsaar.Fra(2026), k => "M");
        var rader = new List<string>();
        while (leser.Neste() is { } r)
        {
            rader.Add(id == "csv-ledger"
                ? $"{r.Periode} {r.Kontoklasse} {r.Art} {r.Funksjon} {r.Kapittel} {r.Sektor} {r.Ansvar} {r.Beloep} {r.Bilagsdato}"
                : id == "budsjett-per-aar"
                ? $"{r[Radfelt.Aar]} {r[Radfelt.Konto]} {r[Radfelt.LokalFunksjon]} {r.Ansvar} {r.Beloep}"
                : id == "netto-per-omraade"
                ? $"{r[Radfelt.Aar]} {r.Kontoklasse} {r[Radfelt.Ramme]} {r.Ansvar} {r.Beloep}"
                : id == "csv-budsjett"
                ? $"{r[Radfelt.Aar]} {r[Radfelt.Vedtaksreferanse]} {r[Radfelt.Vedtaksdato]} {r[Radfelt.Organ]} {r[Radfelt.Type]} {r.Kontoklasse} {r.Art} {r.Funksjon} {r.Ansvar} {r.Periode} {r.Beloep}"
                : $"{r.Periode} {r[Radfelt.Konto]} {r[Radfelt.LokalFunksjon]} {r.Ansvar} {r.Prosjekt} {r[Radfelt.Fridim1]} {r.Beloep}");
        }

        Assert.That(string.Join('|', rader), Is.EqualTo(ventet));
    }

    [Test]
    public void A_profile_is_the_same_when_it_is_stored_and_read_again()
    {
        foreach (var medfulgt in Profilregister.Medfulgte)
        {
            var lest = Profilform.LesLagret(Profilform.Skriv(medfulgt.Profil));
            Assert.That(Profilform.Skriv(lest), Is.EqualTo(Profilform.Skriv(medfulgt.Profil)));
        }
    }

    [TestCase("masker")]
    [TestCase("maskér")]
    public void A_column_is_masked_by_the_word_with_or_without_its_accent(string ord)
    {
        var json = """{"navn":"a","kilde":"x","format":{"type":"csv"},"kolonner":{"beloep":{"tittel":"b"},"fridim1":{"tittel":"k","behandling":"ORD"}}}"""
            .Replace("ORD", ord, StringComparison.Ordinal);
        Assert.That(Profilform.Les(Profilform.LesLagret(json)).Kolonner["fridim1"].Behandling, Is.EqualTo(Behandling.Masker));
    }

    [TestCase("""{"kilde":"x","format":{"type":"csv"},"kolonner":{"beloep":{"tittel":"b"}}}""", "navn")]
    [TestCase("""{"navn":"a","kilde":"x y","format":{"type":"csv"},"kolonner":{"beloep":{"tittel":"b"}}}""", "kilde")]
    [TestCase("""{"navn":"a","kilde":"x","kolonner":{"beloep":{"tittel":"b"}}}""", "format.type")]
    [TestCase("""{"navn":"a","kilde":"x","format":{"type":"excel"},"kolonner":{"beloep":{"tittel":"b"}}}""", "format.type")]
    [TestCase("""{"navn":"a","kilde":"x","format":{"type":"csv","desimaltegn":",."},"kolonner":{"beloep":{"tittel":"b"}}}""", "format.desimaltegn")]
    [TestCase("""{"navn":"a","kilde":"x","format":{"type":"csv"},"kolonner":{"konto":{"tittel":"b"}}}""", "kolonner.beloep")]
    [TestCase("""{"navn":"a","kilde":"x","format":{"type":"csv"},"kolonner":{"beloep":{"tittel":"b","behandling":"slett"}}}""", "kolonner.beloep.behandling")]
    [TestCase("""{"navn":"a","kilde":"x","format":{"type":"csv"},"kolonner":{"beloep":{"tittel":"b"}},"ukjentProsjekt":"lag"}""", "ukjentProsjekt")]
    [TestCase("""{"navn":"a","kilde":"x","format":{"type":"csv"},"kolonner":{"beloep":{"tittel":"b"}},"differanse":{"konto":"1","hoeyst":0.001}}""", "differanse")]
    public void What_cannot_be_used_is_told_by_field(string json, string felt) => Assert.That(
        Assert.Throws<Avvisning>(() => Profilform.Les(Profilform.LesLagret(json)))!.Feil.Select(f => f.Felt), Is.EqualTo(new[] { felt }));
}

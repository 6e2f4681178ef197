using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// Every operation of the contract against every kind of caller. Which scopes open an operation is written here by hand: an operation that is
/// not in the table fails, and so does one whose contract says otherwise.
/// </summary>
public sealed partial class TilgangsmatriseTests
{
    private const string L = "ledger:les";
    private const string B = "ledger:bokfor";
    private const string V = "ledger:budsjett";
    private const string S = "ledger:stamdata";
    private const string P = "ledger:rapporter";
    private const string U = "ledger:publiser";
    private const string R = "ledger:revisjon";
    private const string A = "ledger:admin";
    private static readonly string[] Alle = [L, B, V, S, P, U, R, A];

    /// <summary>By operationId.</summary>
    private static readonly Dictionary<string, string[]> Tabell = new(StringComparer.Ordinal)
    {
        ["importprofiler"] = [L, R, B, V, S], ["hentImportprofil"] = [L, R, B, V, S], ["lagreImportprofil"] = [S, A], ["foreslaaImportprofil"] = [B, V, S, A],
        ["saldoimport"] = [B], ["avstemming"] = [L, R, B], ["kilder"] = [L, R, B], ["hentSaldoimport"] = [L, R, B], ["importer"] = [B], ["importliste"] = [L, R, B], ["importstatus"] = [L, R, B], ["bokfoerBilag"] = [B], ["hentBilag"] = [L, R, B], ["tilbakefoerBilag"] = [B], ["korrigerBilag"] = [B],
        ["registrerVedtak"] = [V], ["registrerFlereVedtak"] = [V], ["hentBevilgninger"] = [L, R, V, P, A], ["definerBevilgninger"] = [A], ["rammekontroll"] = [L, R, V, P], ["prognosetreff"] = [L, R, V, P], ["forklaringer"] = [L, R, V, P], ["hentRapporteringsbok"] = [V, P], ["sendRapporteringsbok"] = [V, P], ["listPeriodiseringsprofiler"] = [L, R, V, P, A], ["definerPeriodiseringsprofil"] = [A], ["tertialrapport"] = [L, R], ["prognosemaaneder"] = [L, R, V, P], ["gjeldsutvikling"] = [L, R, V], ["overfoeringer"] = [L, R, V], ["frister"] = [L, R, V, U], ["listVedtak"] = [L, R, V], ["listPosteringer"] = [L, R], ["posteringerBakLinje"] = [L, R],
        ["registrerKommune"] = [A], ["hentKommune"] = [L, R, B, V, S], ["definerOrganisasjon"] = [S, A], ["hentOrganisasjon"] = [L, R, S], ["definerFond"] = [S, A], ["definerProsjekt"] = [V, S, B, A],
        ["hentKontoplan"] = [L, R, S, A], ["definerKontoplan"] = [S, A], ["endreKontoplan"] = [S, A], ["hentStamdata"] = [L, R, S, A], ["oppdaterStamdata"] = [S, A], ["listRegler"] = [L, R, A], ["definerRegel"] = [A], ["hentSaldobremse"] = [L, R, B, A], ["settSaldobremse"] = [A], ["kvalitet"] = [L, R],
        ["listKommuner"] = [L, R, B, V, S, P, U, A], ["listRegnskapsaar"] = [L, R, B, V, S, P, U], ["listFond"] = [L, R, B, V, S, P, U],
        ["hentFond"] = [L, R, B, V, S, P, U], ["listProsjekter"] = [L, R, B, V, S, P, U], ["hentProsjekt"] = [L, R, B, V, S, P, U],
        ["hentInndata"] = [L, R], ["hentBillett"] = [L, R], ["listBilag"] = [L, R, B], ["listBilagUtenDokument"] = [L, R, B], ["listBilagUtenAttestasjon"] = [L, R, B], ["listBilagSammePerson"] = [L, R, B], ["hentAttestasjonsregler"] = [L, R, A], ["settAttestasjonsregler"] = [A], ["attesterBilag"] = [B], ["listNoter"] = [L, R], ["hentNote"] = [L, R], ["settNotetekst"] = [A], ["hentNotenummerering"] = [L, R], ["settNotenummerering"] = [A], ["hentKodeliste"] = [L, R, B, V, S], ["saldo"] = [L, R],
        ["opprettNoekkel"] = [A], ["noekler"] = [A], ["roterNoekkel"] = [A], ["tilbakekallNoekkel"] = [A], ["listPerioder"] = [L, R, B], ["settPeriode"] = [B, A],
        ["utvikling"] = [L, R], ["driftsregnskap"] = [L, R], ["investeringsregnskap"] = [L, R], ["balanse"] = [L, R], ["budsjettavvik"] = [L, R], ["avvik"] = [L, R], ["fond"] = [L, R],
        ["fondsbevegelser"] = [L, R], ["disponering"] = [L, R], ["noekkeltall"] = [L, R], ["oekonomikontroll"] = [L, R], ["listOppstillinger"] = [L, R], ["hentOppstilling"] = [L, R],
        ["hentOppstillingsdefinisjon"] = [L, R, A], ["definerOppstilling"] = [A], ["settNoekkeltall"] = [A], ["settInndata"] = [A],
        ["revisjonsuttrekk"] = [R], ["revisjonssjekkpunkt"] = [R], ["revisjonsnoekkel"] = [R, L], ["revisjonstilgang"] = [R], ["revisjonskontroll"] = [R], ["installasjonslogg"] = [R, A], ["slettPersonopplysninger"] = [A],
        ["kontospesifikasjon"] = [L, R], ["saldobalanse"] = [L, R], ["bokfoeringsspesifikasjon"] = [L, R], ["avsluttAaret"] = [A],
        ["hentAvslutning"] = [L, R], ["tilbakefoerAvslutning"] = [A], ["hentStatus"] = [L, R], ["settMerforbrukslag"] = [A], ["settMerforbruksvedtak"] = [A], ["inngaaendebalanse"] = [L, R], ["overfoerBalansen"] = [A], ["aapneAaret"] = [A], ["hentRegisterforslag"] = [L, R, B], ["kundespesifikasjon"] = [L, R], ["leverandoerspesifikasjon"] = [L, R], ["selvkost"] = [L, R], ["settAnlegg"] = [S, A], ["settUtlaan"] = [S, A], ["settGaranti"] = [S, A], ["settSelvkost"] = [S, A], ["settPremieavvik"] = [S, A], ["hentAnlegg"] = [L, R, B, V, P], ["hentUtlaan"] = [L, R, B, V, P], ["hentGaranti"] = [L, R, B, V, P], ["hentSelvkost"] = [L, R, B, V, P], ["hentPremieavvik"] = [L, R, B, V, P], ["foreslaaBilag"] = [B], ["registrerStatus"] = [A],
        ["hentAvslutningsregler"] = [L, R, A], ["settAvslutningsregler"] = [A], ["hentRapporter"] = [L, R], ["listEndringer"] = [L, R],
        ["listPublikasjoner"] = [L, R, U], ["hentPublikasjon"] = [L, R, U], ["lagrePublikasjon"] = [U], ["laasPublikasjon"] = [U], ["kastPublikasjon"] = [U], ["publiser"] = [U], ["planleggPublisering"] = [U], ["avlysPublisering"] = [U], ["hentPubliseringsregler"] = [L, R, U, A], ["settPubliseringsregler"] = [A],
        ["listRegistre"] = [L, R, B, V, P, A], ["hentRegister"] = [L, R, B, V, P, A], ["definerRegister"] = [A, S],
        ["sendRegisterobjekter"] = [V, S, B], ["settRegisterobjekt"] = [V, S, B], ["listRegisterobjekter"] = [L, R, B, V, P], ["hentRegisterobjekt"] = [L, R, B, V, P],
        ["listTabeller"] = [L, R, B, V, P, A], ["hentTabelldefinisjon"] = [L, R, B, V, P, A], ["definerTabell"] = [A, S], ["hentTabell"] = [L, R], ["hentTabellcelle"] = [L, R, V, P],
        ["listSerier"] = [L, R, V, P], ["hentSerie"] = [L, R, V, P], ["definerSerie"] = [V, P], ["listSerierader"] = [L, R, V, P], ["sendSerierader"] = [V, P],
        ["laasSerie"] = [V], ["vedtaSerie"] = [V],
        ["importerRegistre"] = [A, S, B], ["sendPoster"] = [B, V], ["listPoster"] = [L, R, B, V, P], ["sendOpplysninger"] = [P, V], ["listOpplysninger"] = [L, R, B, V, P],
        ["gjeldsmotparter"] = [L, R], ["gjeldsbevegelser"] = [L, R], ["gjeldsformaal"] = [L, R], ["gjeldsrentebinding"] = [L, R], ["gjeldsforfall"] = [L, R], ["gjeldsplan"] = [L, R], ["markedsrenter"] = [L, R],
        ["plasseringer"] = [L, R], ["fondsresultat"] = [L, R], ["aktivafordeling"] = [L, R], ["fondsdurasjon"] = [L, R], ["fondsrisiko"] = [L, R], ["fondsregnskap"] = [L, R], ["fondsesg"] = [L, R],
        ["avkastning"] = [L, R], ["fondshistorikk"] = [L, R], ["likviditet"] = [L, R], ["dagliglikviditet"] = [L, R], ["stresstest"] = [L, R], ["reglementskontroll"] = [L, R], ["finansrapport"] = [L, R], ["leverteFinansrapporter"] = [L, R], ["leverFinansrapport"] = [B], ["eierposter"] = [L, R],
        ["definerFinansreglement"] = [A], ["hentFinansreglement"] = [L, R, B, A], ["listFinansreglement"] = [L, R, B, A],
        ["definerPortefoelje"] = [S, A], ["hentPortefoelje"] = [L, R, B, S, A], ["listPortefoelje"] = [L, R, B, S, A],
        ["definerBeholdning"] = [S, A], ["hentBeholdning"] = [L, R, B, S, A], ["listBeholdning"] = [L, R, B, S, A],
        ["definerLaan"] = [S, A], ["hentLaan"] = [L, R, B, S, A], ["listLaan"] = [L, R, B, S, A],
        ["definerRentebytte"] = [S, A], ["hentRentebytte"] = [L, R, B, S, A], ["listRentebytte"] = [L, R, B, S, A],
        ["definerEierpost"] = [S, A], ["hentEierpost"] = [L, R, B, S, A],
        ["finansavstemming"] = [L, R], ["bilagsforslag"] = [L, R], ["registrerAvstemmingsmerknad"] = [B], ["registrerAvvikshaandtering"] = [B], ["importerFinansposter"] = [B], ["listFinansposter"] = [L, R, B], ["hentFinanspost"] = [L, R, B],
        ["listRegnskapsenheter"] = [L, R], ["hentRegnskapsenhet"] = [L, R], ["settRegnskapsenhet"] = [A], ["settJustering"] = [A],
        ["konsolidertDriftsregnskap"] = [L, R], ["konsolidertInvesteringsregnskap"] = [L, R], ["konsolidertBalanse"] = [L, R], ["elimineringer"] = [L, R], ["samletMinimumsavdrag"] = [L, R], ["konsolidertNoter"] = [L, R],
        ["trekkPublikasjon"] = [U], ["fjernPublikasjon"] = [U, A],
    };

    private static readonly string[] Aapne = ["helseLive", "helseKlar"];

    private readonly Testklokke _klokke = new();
    private Tjener _tjener = null!;
    private Dictionary<string, string> _noekler = null!;
    private string _alt = "", _utloept = "", _tilbakekalt = "", _annen = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(klokke: _klokke);
        await RegistrerAsync(_tjener, "3203");
        await RegistrerAsync(_tjener, "3205");
        _noekler = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var scope in Alle)
        {
            _noekler[scope] = (await LagAsync([scope], ["3203"])).Noekkel;
        }

        _alt = (await LagAsync(Alle, ["3203"])).Noekkel;
        _annen = (await LagAsync(Alle, ["3205"])).Noekkel;
        _utloept = (await LagAsync(Alle, ["3203"], _klokke.GetUtcNow().AddHours(1))).Noekkel;
        var revoked = await LagAsync(Alle, ["3203"]);
        _tilbakekalt = revoked.Noekkel;
        await KrevAsync(_tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/" + revoked.Id));
        _klokke.Fram(TimeSpan.FromHours(2));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    public static IEnumerable<TestCaseData> Operasjoner() =>
        from path in Kontrakt()["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key is "get" or "put" or "post" or "delete"
        select new TestCaseData(operation.Key.ToUpperInvariant(), path.Key, operation.Value).SetArgDisplayNames(operation.Key, path.Key);

    [TestCaseSource(nameof(Operasjoner))]
    public async Task An_operation_opens_to_the_right_key_only(string metode, string sti, JsonNode operasjon)
    {
        var id = (string)operasjon["operationId"]!;
        if (operasjon["security"] is not JsonArray { Count: > 0 })
        {
            Assert.That(Aapne, Does.Contain(id), "only health is open");
            return;
        }

        Assert.That(Tabell, Does.ContainKey(id), "not in the matrix");
        var scopes = Tabell[id];
        Assert.That(Sagt().Matches((string)operasjon["description"]!).Select(m => m.Value), Is.EquivalentTo(scopes), "the contract says the same");

        foreach (var (hvem, noekkel) in new[] { ("no token", (string?)null), ("garbage", "tull"), ("expired", _utloept), ("revoked", _tilbakekalt) })
        {
            var svar = await SendAsync(metode, sti, operasjon, noekkel);
            Assert.That((svar.Status, svar.Innholdstype), Is.EqualTo((HttpStatusCode.Unauthorized, "application/problem+json")), hvem);
        }

        foreach (var scope in Alle)
        {
            var svar = await SendAsync(metode, sti, operasjon, _noekler[scope]);
            if (scopes.Contains(scope))
            {
                Assert.That((int)svar.Status, Is.Not.EqualTo(401).And.Not.EqualTo(403).And.LessThan(500), $"{scope}: {svar.Tekst}");
            }
            else
            {
                Assert.That((svar.Status, (string)svar.Json["type"]!), Is.EqualTo((HttpStatusCode.Forbidden, "urn:ledger:problem:mangler-scope")), scope);
            }
        }

        if (sti.Contains("{kommunenummer}", StringComparison.Ordinal))
        {
            var other = await SendAsync(metode, sti, operasjon, _annen);
            Assert.That((other.Status, (string)other.Json["type"]!), Is.EqualTo((HttpStatusCode.NotFound, "urn:ledger:problem:ukjent-kommune")), "someone else's municipality is not there");
            var unknown = await SendAsync(metode, sti.Replace("{kommunenummer}", "9998", StringComparison.Ordinal), operasjon, _alt);
            Assert.That(Uten(unknown), Is.EqualTo(Uten(other).Replace("3203", "9998", StringComparison.Ordinal)), "and looks like one that is not");
        }

        static string Uten(Svar svar)
        {
            var json = svar.Json.AsObject();
            json.Remove("traceId");
            return json.ToJsonString();
        }
    }

    private Task<Svar> SendAsync(string metode, string sti, JsonNode operasjon, string? noekkel)
    {
        var path = Parameter().Replace(sti, m => m.Groups[1].Value switch
        {
            "kommunenummer" => "3203",
            "aar" => "2025",
            "periode" => "3",
            "kode" => "uplassert",
            "bilagsnummer" => "1",
            "noekkelId" => "0123456789abcdef",
            "importId" => "01a208ed-32d7-72fb-aefa-c5ac2c75f737",
            _ => "x",
        });
        var type = operasjon["requestBody"]?["content"]?.AsObject().First().Key;
        var body = type is null ? null : new StringContent(type == "application/json" ? "{}" : "x\n", Encoding.UTF8, type);
        return _tjener.SendAsync(new HttpMethod(metode), path, body, noekkel, ("Idempotency-Key", "matrise"));
    }

    private async Task<(string Id, string Noekkel)> LagAsync(string[] scopes, string[] kommuner, DateTimeOffset? utloeper = null)
    {
        var svar = await _tjener.PostAsync("/v1/noekler", new { navn = "Matrise", scopes, kommuner, utloeper = utloeper?.ToString("O") });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        return ((string)svar.Json["id"]!, (string)svar.Json["noekkel"]!);
    }

    private static JsonNode Kontrakt() => JsonNode.Parse(File.ReadAllText(Repository.Path("openapi/ledger-v1.json")))!;

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("ledger:[a-z]+")]
    private static partial Regex Sagt();
}

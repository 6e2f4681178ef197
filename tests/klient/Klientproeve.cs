// The contract through the client that NSwag writes for System.Text.Json: it posts a bilag, reads reports and the bytes of a file, and prints what they
// gave, for the test to compare. Compiled by the test together with the generated client.
using Ledger.Klient;

var (adresse, noekkel, kommune, aar) = (args[0], args[1], args[2], int.Parse(args[3]));
using var http = new HttpClient { BaseAddress = new Uri(adresse + "/") };
http.DefaultRequestHeaders.Authorization = new("Bearer", noekkel);
var klient = new LedgerKlient(http);

var kvittering = await klient.BokfoerBilagAsync(kommune, aar, body: new Bilagsforesporsel
{
    Bilagsreferanse = "NSWAG",
    Bilagsdato = $"{aar}-03-01",
    Periode = 3,
    Posteringer =
    [
        new Posteringsforesporsel { Kontoklasse = Kontoklasse.Balanse, Kapittel = "10", Sektor = "320", Beloep = 1.25m },
        new Posteringsforesporsel { Kontoklasse = Kontoklasse.Balanse, Kapittel = "10", Sektor = "320", Beloep = -1.25m },
    ],
});
var drift = await klient.DriftsregnskapAsync(kommune, aar, kolonnesett: Kolonnesett.Tertial, tilPeriode: 4);
var avvik = await klient.AvvikAsync(kommune, aar, nivaa: "tjenesteomraade", kolonnesett: Kolonnesett.Tertial, tilPeriode: 4);
var fond = await klient.FondAsync(kommune, aar);
var balanse = await klient.BalanseAsync(kommune, aar);
var noekkeltall = await klient.NoekkeltallAsync(kommune, aar);
var bunke = await klient.HentRapporterAsync(kommune, new Rapportforesporsel
{
    Rapporter = [.. Enum.GetValues<RapportbestillingRapport>().Select(r => new Rapportbestilling
    {
        Rapport = r,
        Aar = aar,
        Oppstilling = r == RapportbestillingRapport.Oppstilling ? "5-4-1" : null,
    })],
});
using var uttrekk = await klient.RevisjonsuttrekkAsync(kommune, tilVersjon: 1);
var foerste = await new StreamReader(uttrekk.Stream).ReadLineAsync();

Console.WriteLine(string.Join(
    " | ", kvittering.Bilagsreferanse, drift.Linjer.First().Tekst, drift.Linjer.First().AvvikHittil, avvik.Sum.AvvikHittil, fond.Linjer.Count > 0,
    balanse.Linjer.Count > 0, noekkeltall.Noekkeltall.First(n => n.Operatorkode == Operatorkode.Minst).Operator,
    string.Join(",", bunke.Rapporter.Select(r => r.Status)), foerste![..1]));
